"""Breezy: the list `{key}.breezy.hr/json`, and the page `/p/{id}-{slug}` for each text. The key may be a host.

An unknown tenant is redirected away or answers with an empty list, so an empty list is a failed page. Bursts get 403.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import urljoin, urlsplit

from spiders.payload import BrokenPage, Row, load_json, make_draft, make_issue, need, read_rows
from spiders.platforms import json_ld
from spiders.platforms.embedded import is_of_type, read_json_ld
from spiders.platforms.html_tree import make_tree
from transforms.records import Draft, Issue, Link, Page

COMPLETENESS = "union"

_DETAIL = re.compile(r"/p/([0-9a-z]{6,40})(?:-[^/?]{0,200})?\Z")
_BODY = "div.description"


def make_start(key: str) -> tuple[Link, ...]:
    host = key if "." in key else f"{key}.breezy.hr"
    return (Link(url=f"https://{host}/json"),)


def follow(page: Page) -> Iterator[Link]:
    for position in _read_list(page):
        yield Link(url=urljoin(page.url, f"/p/{need(position, 'friendly_id')}"), kind="detail")


def _read_list(page: Page) -> list[object]:
    positions = load_json(page.body)
    if not isinstance(positions, list) or not positions:
        raise BrokenPage("missing_envelope", "[]")
    return positions


def extract(page: Page) -> Iterator[Draft | Issue]:
    """The posting of a position's page; a list has no texts, but it must be one."""
    asked = _DETAIL.search(urlsplit(page.url).path)
    if asked is None:
        _read_list(page)
        return
    blocks = (block for block in read_json_ld(page) if is_of_type(block, "JobPosting"))
    yield from read_rows(page, [{"id": asked[1], "posting": next(blocks, {})}], _read)


def _read(page: Page, row: Row) -> Draft | Issue:
    """The visible text, with the values of the page's own schema.org block where there is one."""
    tree = make_tree(page)
    source_id, posting = row.identify("id"), row.child("posting")
    body, heading = tree.css_first(_BODY), tree.css_first("h1")
    if body is None:
        raise BrokenPage("no_posting", _BODY)
    if heading is None or not heading.text().strip():
        return make_issue(page, "missing_key", source_id=source_id, field="h1")
    posting.ignore("title", "description", "url", "identifier")
    json_ld.publish(posting)
    return make_draft(
        page, row, source_id=source_id, url=page.url, title=" ".join(heading.text().split()),
        description=body.inner_html or "", description_format="html",
    )  # fmt: skip
