"""HumanSignal at Greenhouse: a company's board, of which the department of AI trainers is gigs."""

from collections.abc import Iterator

from spiders.platforms import greenhouse, scope
from spiders.platforms.vendors import make_card
from transforms.records import Draft, Issue, Page

CARD = make_card(
    "greenhouse", "humansignal", name="humansignal", title="HumanSignal", homepage="https://humansignal.com/",
    operator="HumanSignal, Inc.", platform="humansignal", expected=(1, 200), completeness="single_response",
)  # fmt: skip


def extract(page: Page) -> Iterator[Draft | Issue]:
    yield from scope.keep(page, greenhouse.extract(page), lambda draft: "trainer" in scope.values(draft, "department"))
