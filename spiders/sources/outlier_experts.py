"""Outlier's standing pages for one expertise each: no listing id, no date, always open."""

from collections.abc import Iterator
from datetime import date

from spiders.card import Card, Terms
from spiders.platforms import html_page
from transforms.records import Draft, Issue, Link, Page

CARD = Card(
    name="outlier_experts",
    title="Outlier, pages for experts",
    homepage="https://outlier.ai/",
    operator="Scale AI, Inc.",
    kind="platform",
    platform="outlier",
    hosts=("outlier.ai",),
    terms=Terms(status="unclear", read_on=date(2026, 10, 10), note="No statement on programs found; robots decides."),
    completeness="single_response",
    expected=(1, 50),
    start=(Link(url="https://outlier.ai/experts/medical"),),
)
_LAYOUT = html_page.Layout(root="main")


def extract(page: Page) -> Iterator[Draft | Issue]:
    yield from html_page.extract(page, _LAYOUT)
