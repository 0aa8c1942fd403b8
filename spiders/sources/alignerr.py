"""Alignerr's board at Greenhouse: one post per subject or language, place and pay in the text."""

from datetime import date

from spiders.card import Card, Terms

CARD = Card(
    name="alignerr",
    title="Alignerr",
    homepage="https://www.alignerr.com/",
    operator="Labelbox, Inc.",
    kind="platform",
    platform="alignerr",
    hosts=("boards-api.greenhouse.io",),
    terms=Terms(status="unclear", read_on=date(2026, 8, 3), note="Greenhouse is silent on third-party readers."),
    completeness="declared_total",
    expected=(1, 2000),
    reader="greenhouse",
    key="alignerr",
)
