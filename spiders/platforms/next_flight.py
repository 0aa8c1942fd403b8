"""A Next.js site whose pages carry their postings in flight chunks (App Router). The key is the page's address."""

from __future__ import annotations

from collections.abc import Iterator

from spiders.platforms.flight import read_flight
from spiders.platforms.state_posting import read_postings
from transforms.records import Draft, Issue, Link, Page

COMPLETENESS = "none"


def make_start(key: str) -> tuple[Link, ...]:
    return (Link(url=key),)


def extract(page: Page) -> Iterator[Draft | Issue]:
    """The postings of the page; an object with a posting's keys and no values, which may come first, is passed over."""
    yield from read_postings(page, read_flight(page).find_objects(), "self.__next_f")
