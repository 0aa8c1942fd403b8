"""Benture: an aggregator's feed of titles; addresses end in `-at-{company}`, and `-2` for the same title again."""

import re
from collections.abc import Iterator
from datetime import date
from urllib.parse import urlsplit

from spiders.card import Card, Terms
from spiders.payload import Row, read_rows
from spiders.platforms import feed
from transforms.records import Draft, Issue, Page

CARD = Card(
    name="benture", title="Benture", homepage="https://benture.io/", operator="unknown", kind="aggregator",
    hosts=("benture.io",), completeness="single_response", expected=(1, 5000), reader="feed",
    terms=Terms(status="unclear", read_on=date(2026, 10, 10), note="No statement on programs found; robots decides."),
    key="https://benture.io/rss",
)  # fmt: skip
_COMPANY = re.compile(r"-at-((?:[a-z0-9]{1,30}-){0,5}?[a-z0-9]{1,30})(?:-\d{1,3})?\Z")


def extract(page: Page) -> Iterator[Draft | Issue]:
    yield from read_rows(page, feed.read_items(page), _read)


def _read(page: Page, row: Row) -> Draft:
    path = urlsplit(str(row.peek("link"))).path.rpartition("/")[2]
    # The last `-at-` is the pattern's; a title may hold one too.
    found = _COMPANY.search(path[path.rfind("-at-") :]) if "-at-" in path else None
    row.add("company", found[1] if found else None, "link~company")
    return feed.read(page, row)
