"""Outlier's own job list. Ids close and come back."""

from datetime import date

from spiders.card import Card, Terms

CARD = Card(
    name="outlier",
    title="Outlier",
    homepage="https://outlier.ai/",
    operator="Scale AI, Inc.",
    kind="platform",
    platform="outlier",
    hosts=("app.outlier.ai",),
    terms=Terms(status="unclear", read_on=date(2026, 10, 10), note="No statement on programs found; robots decides."),
    completeness="declared_total",
    expected=(1, 500),
    reader="outlier",
    key="job-board",
)
