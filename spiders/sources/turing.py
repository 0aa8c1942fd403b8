"""Turing's board for AI work; the company's staff board (Greenhouse `turing`) stays out."""

from datetime import date

from spiders.card import Card, Terms

CARD = Card(
    name="turing",
    title="Turing",
    homepage="https://work.turing.com/",
    operator="Turing Enterprises, Inc.",
    kind="platform",
    platform="turing",
    hosts=("work.turing.com",),
    terms=Terms(status="unclear", read_on=date(2026, 10, 10), note="No statement on programs found; robots decides."),
    completeness="declared_total",
    expected=(1, 1999),
    reader="turing",
    key="all",
)
