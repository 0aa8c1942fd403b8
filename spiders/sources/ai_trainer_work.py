"""AI Trainer Work: a referrer with guides to the work and pages that point to platforms; the guides are no postings."""

from collections.abc import Iterator
from datetime import date

from spiders.card import Card, Terms
from spiders.platforms import html_page
from transforms.records import Draft, Issue, Link, Page

CARD = Card(
    name="ai_trainer_work",
    title="AI Trainer Work",
    homepage="https://ai-trainer-work.pages.dev/",
    operator="unknown",
    kind="referrer",
    hosts=("ai-trainer-work.pages.dev",),
    terms=Terms(status="unclear", read_on=date(2026, 10, 10), note="None known; read them before switching it on."),
    completeness="none",
    expected=(1, 500),
    start=(Link(url="https://ai-trainer-work.pages.dev/guides/"),),
    enabled=False,
    off_reason="its terms are not known and its list page was not seen live",
)
_LAYOUT = html_page.Layout(root="main article", links='main a[href*="/guides/"]')


def follow(page: Page) -> Iterator[Link]:
    yield from html_page.follow(page, _LAYOUT)


def extract(page: Page) -> Iterator[Draft | Issue]:
    yield from html_page.extract(page, _LAYOUT)
