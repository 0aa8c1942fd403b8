"""TELUS Digital's AI community: paid tasks and projects, each for one country and language."""

from datetime import date

from spiders.card import Card, Terms

CARD = Card(
    name="telus",
    title="TELUS Digital AI Community",
    homepage="https://www.telusinternational.ai/",
    operator="TELUS Digital",
    kind="platform",
    platform="telus",
    hosts=("api.telusinternational.ai",),
    terms=Terms(status="unclear", read_on=date(2026, 10, 10), note="No statement on programs found; robots decides."),
    completeness="declared_total",
    expected=(1, 3000),
    reader="telus",
    key="global",
)
