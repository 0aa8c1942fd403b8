"""Invisible's board of freelance projects at Greenhouse (token `agency`; its staff jobs are on another board)."""

from datetime import date

from spiders.card import Card, Terms

CARD = Card(
    name="invisible",
    title="Invisible Technologies",
    homepage="https://www.invisibletech.ai/",
    operator="Invisible Technologies Inc.",
    kind="platform",
    platform="invisible",
    hosts=("boards-api.greenhouse.io",),
    terms=Terms(status="unclear", read_on=date(2026, 8, 3), note="Greenhouse is silent on third-party readers."),
    completeness="declared_total",
    expected=(1, 3000),
    reader="greenhouse",
    key="agency",
)
