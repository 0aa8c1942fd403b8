"""Handshake AI's opportunities: long-running pools for experts; its staff board (Ashby `handshake`) stays out."""

from datetime import date

from spiders.card import Card, Terms

CARD = Card(
    name="handshake",
    title="Handshake AI",
    homepage="https://joinhandshake.com/",
    operator="Stryder Corp.",
    kind="platform",
    platform="handshake",
    hosts=("joinhandshake.com", "framerusercontent.com"),
    terms=Terms(status="unclear", read_on=date(2026, 10, 10), note="No statement on programs found; robots decides."),
    completeness="natural_end",
    expected=(1, 1000),
    reader="handshake",
    key="ai/opportunities/",
)
