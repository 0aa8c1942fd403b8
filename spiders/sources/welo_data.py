"""Welo Data at Lever: Welocalize's whole board, of which one department is gigs."""

from collections.abc import Iterator

from spiders.platforms import lever, scope
from spiders.platforms.vendors import make_card
from transforms.records import Draft, Issue, Page

CARD = make_card(
    "lever", "weloglobal", name="welo_data", title="Welo Data", homepage="https://welodata.ai/",
    operator="Welocalize, Inc.", platform="welocalize", expected=(1, 2000),
)  # fmt: skip


def extract(page: Page) -> Iterator[Draft | Issue]:
    yield from scope.keep(page, lever.extract(page), lambda draft: "welo data" in scope.values(draft, "department"))
