"""Uvavec Careers: rewrites platforms' postings under a header line of place, contract and platform."""

from collections.abc import Iterator
from datetime import date

from spiders.card import Card, Terms
from spiders.platforms import html_page
from transforms.records import Draft, Issue, Link, Page

CARD = Card(
    name="uvavec",
    title="Uvavec",
    homepage="https://careers.uvavec.com/",
    operator="unknown",
    kind="referrer",
    hosts=("careers.uvavec.com",),
    terms=Terms(status="unclear", read_on=date(2026, 10, 10), note="None known; read them before switching it on."),
    completeness="none",
    expected=(1, 500),
    start=(Link(url="https://careers.uvavec.com/jobs"),),
    enabled=False,
    off_reason="its terms are not known and its list page was not seen live",
)
_LAYOUT = html_page.Layout(root="main .job-detail", links='main a[href^="/jobs/"]')


def follow(page: Page) -> Iterator[Link]:
    yield from html_page.follow(page, _LAYOUT)


def extract(page: Page) -> Iterator[Draft | Issue]:
    yield from html_page.extract(page, _LAYOUT)
