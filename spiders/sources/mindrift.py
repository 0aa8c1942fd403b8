"""Mindrift's roles at Workable (account of Toloka, its parent): one text posted once per country or city."""

from datetime import date

from spiders.card import Card, Terms

CARD = Card(
    name="mindrift",
    title="Mindrift",
    homepage="https://mindrift.ai/",
    operator="Toloka AI",
    kind="platform",
    platform="mindrift",
    hosts=("apply.workable.com",),
    terms=Terms(status="unclear", read_on=date(2026, 10, 10), note="No statement on programs found; robots decides."),
    completeness="single_response",
    expected=(1, 3000),
    reader="workable",
    key="toloka-ai",
    delay=2.0,  # Workable answers 429 above a few requests at a time, with hours to wait
)
