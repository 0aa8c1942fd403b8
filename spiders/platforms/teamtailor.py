"""Teamtailor: the JSON Feed `{key}.teamtailor.com/jobs.json`, the key may be a host. Pages are chained by `next_url`.

`_jobposting` is a whole schema.org posting; the feed's own id and text go first.
"""

from __future__ import annotations

from collections.abc import Iterator

from spiders.payload import Row, find_next, load_json, make_draft, need, need_list, read_rows
from spiders.platforms import json_ld
from transforms.records import Draft, Issue, Link, Page

COMPLETENESS = "natural_end"

_FEED = ("version", "title", "home_page_url", "feed_url", "description", "icon", "favicon", "language", "user_comment")
"""The texts that a JSON Feed may have beside its items."""


def make_start(key: str) -> tuple[Link, ...]:
    host = key if "." in key else f"{key}.teamtailor.com"
    return (Link(url=f"https://{host}/jobs.json?per_page=100"),)


def follow(page: Page) -> Iterator[Link]:
    feed = load_json(page.body)
    need(feed, "items")
    if next_url := find_next(feed, "next_url", *_FEED):
        yield Link(url=next_url)


def extract(page: Page) -> Iterator[Draft | Issue]:
    yield from read_rows(page, need_list(load_json(page.body), "items"), read)


def read(page: Page, row: Row) -> Draft:
    """One item of the feed."""
    source_id, title, url = row.identify("id"), row.require("title"), row.require("url")
    description = row.require("content_html")
    posting = row.child("_jobposting")
    posting.ignore("title", "description", "url", "identifier")
    if posting.has("datePosted"):
        row.ignore("date_published")
    row.publish("posted_at", "date_published")
    row.publish("updated_at", "date_modified")
    json_ld.publish(posting)
    row.ignore("author", "authors", "content_text", "external_url", "image", "language", "summary", "tags")
    return make_draft(
        page, row, source_id=source_id, url=url, title=title, description=description, description_format="html"
    )
