"""Stellar's list of positions: title, rate and a relative date. The pages behind it were never described, so only what
the list says is read.
"""

from collections.abc import Iterator
from datetime import date

from spiders.card import Card, Terms
from spiders.platforms import html_cards
from transforms.records import Draft, Issue, Link, Page

CARD = Card(
    name="stellar",
    title="Stellar AI",
    homepage="https://joinstellar.ai/",
    operator="unknown",
    kind="platform",
    platform="stellar",
    hosts=("joinstellar.ai",),
    terms=Terms(status="unclear", read_on=date(2026, 10, 10), note="No statement on programs found; robots decides."),
    completeness="single_response",
    expected=(1, 300),
    start=(Link(url="https://joinstellar.ai/apply/"),),
)
_CARDS = html_cards.Cards(
    card='a.position-card[href^="/apply/"]',
    key="href",
    url="/apply/{}",
    title="h3.position-title",
    values=(("pay_text", "span.position-rate"), ("posted_at", "span.position-date")),
    required=("span.position-date",),
)


def extract(page: Page) -> Iterator[Draft | Issue]:
    yield from html_cards.extract(page, _CARDS)
