"""Pareto at Ashby: contracts for experts stand beside staff jobs, which are the full-time ones."""

from collections.abc import Iterator

from spiders.platforms import ashby, scope
from spiders.platforms.vendors import make_card
from transforms.records import Draft, Issue, Page

CARD = make_card(
    "ashby", "pareto-ai", name="pareto", title="Pareto", homepage="https://pareto.ai/", operator="Pareto, Inc.",
    platform="pareto", expected=(1, 300),
)  # fmt: skip


def extract(page: Page) -> Iterator[Draft | Issue]:
    yield from scope.keep(page, ashby.extract(page), scope.is_contract)
