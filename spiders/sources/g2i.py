"""G2i at Ashby: contracts for experts stand beside staff jobs, which are the full-time ones."""

from collections.abc import Iterator

from spiders.platforms import ashby, scope
from spiders.platforms.vendors import make_card
from transforms.records import Draft, Issue, Page

CARD = make_card(
    "ashby", "g2i", name="g2i", title="G2i", homepage="https://www.g2i.co/", operator="G2i Inc.",
    platform="g2i", expected=(1, 300),
)  # fmt: skip


def extract(page: Page) -> Iterator[Draft | Issue]:
    yield from scope.keep(page, ashby.extract(page), scope.is_contract)
