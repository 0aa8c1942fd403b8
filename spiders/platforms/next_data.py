"""A Next.js site whose pages carry their postings in `__NEXT_DATA__` (Pages Router). The key is the page's address."""

from __future__ import annotations

from collections.abc import Iterator

from spiders.payload import need
from spiders.platforms.embedded import read_next_data
from spiders.platforms.flight import walk
from spiders.platforms.state_posting import read_postings
from transforms.records import Draft, Issue, Link, Page

COMPLETENESS = "none"


def make_start(key: str) -> tuple[Link, ...]:
    return (Link(url=key),)


def extract(page: Page) -> Iterator[Draft | Issue]:
    yield from read_postings(page, walk(need(read_next_data(page), "props", "pageProps")), "__NEXT_DATA__")
