"""RWS TrainAI at Lever: the whole company's board, of which only the work that names TrainAI is gigs."""

from collections.abc import Iterator

from spiders.platforms import lever, scope
from spiders.platforms.vendors import make_card
from transforms.records import Draft, Issue, Page

CARD = make_card(
    "lever", "rws", name="rws_trainai", title="RWS TrainAI", homepage="https://www.rws.com/", operator="RWS Group",
    platform="rws", expected=(1, 500),
)  # fmt: skip


def extract(page: Page) -> Iterator[Draft | Issue]:
    yield from scope.keep(page, lever.extract(page), _is_gig)


def _is_gig(draft: Draft) -> bool:
    return "trainai" in f"{draft.title}\n{scope.values(draft, 'department')}\n{draft.description}".casefold()
