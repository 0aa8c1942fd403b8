"""Surge AI's page for its workforce: every role with its whole text; the first item is the builder's empty template."""

from collections.abc import Iterator
from datetime import date

from spiders.card import Card, Terms
from spiders.platforms import html_cards
from transforms.records import Draft, Issue, Link, Page

CARD = Card(
    name="surge",
    title="Surge AI",
    homepage="https://surgehq.ai/",
    operator="Surge AI",
    kind="platform",
    platform="surge",
    hosts=("surgehq.ai",),
    terms=Terms(status="unclear", read_on=date(2026, 10, 10), note="No statement on programs found; robots decides."),
    completeness="single_response",
    expected=(1, 100),
    start=(Link(url="https://surgehq.ai/workforce"),),
)
# The label "pay-rate" names a kind of contract ("Contractor") more often than an amount.
_CARDS = html_cards.Cards(
    card="div.wrf-content-main-cms-item[role=listitem]",
    key="data-slug",
    url="/workforce/{}",
    title='[data-job="title"]',
    values=(("pay_text", '[data-job="pay-rate"]'), ("employment_type", '[data-job="pay-rate"]')),
    required=('[data-job="the-role"]',),
    body=('[data-job="subtitle"]', '[data-job="about"]', '[data-job="the-role"]'),
)


def extract(page: Page) -> Iterator[Draft | Issue]:
    yield from html_cards.extract(page, _CARDS)
