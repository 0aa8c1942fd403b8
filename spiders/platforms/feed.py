"""RSS 2.0 and Atom; the key is the feed's address. A feed is mostly the newest few: absence from it proves nothing."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from urllib.parse import urljoin, urlsplit

from spiders.payload import Row, make_draft, read_rows
from spiders.platforms.xml_tree import make_record, make_xml, name_of
from transforms.records import Draft, Issue, Link, Page

COMPLETENESS = "none"

_IGNORED = (
    "author", "comments", "contributor", "dc:creator", "enclosure", "rights", "source", "summary", "description",
    "other:thumbnail", "other:content", "other:comments", "other:commentRss",
)  # fmt: skip


def make_start(key: str) -> tuple[Link, ...]:
    return (Link(url=key),)


def extract(page: Page) -> Iterator[Draft | Issue]:
    yield from read_rows(page, read_items(page), read)


def read_items(page: Page) -> list[dict[str, Any]]:
    """The items of either format as records; an Atom link becomes its address. Raises BrokenPage."""
    root = make_xml(page, "rss", "feed", "RDF", "other:RDF")
    items = [item for item in root.iter() if isinstance(item.tag, str) and name_of(item) in ("item", "entry")]
    return [make_record(item) | _find_link(item) for item in items]


def _find_link(item: Any) -> dict[str, str]:
    links = [child for child in item.iterchildren() if isinstance(child.tag, str) and name_of(child) == "link"]
    alternate = [link.get("href") for link in links if link.get("href") and link.get("rel", "alternate") == "alternate"]
    if len(set(alternate)) > 1:
        return {"link": ""}  # which of them is the posting's own cannot be told
    return {"link": alternate[0]} if alternate else {}


def read(page: Page, row: Row) -> Draft:
    """One item; its id is the one it declares, else its address. Some feeds have titles only."""
    row.expect("guid", "id") if not row.has("guid") and not row.has("id") else None
    row.expect("content:encoded", "content", words=True)
    link = urljoin(page.url, row.require("link"))
    row.source_id = row.text("guid") or row.text("id") or urlsplit(link).path.strip("/")
    row.ignore("guid", "id")
    title = row.require("title")
    texts = [row.text(key) for key in ("content:encoded", "content", "description", "summary")]
    for ours, key in (
        ("posted_at", "pubDate"), ("posted_at", "published"), ("posted_at", "dc:date"), ("updated_at", "updated"),
        ("domain", "category"), ("department", "tt:department"), ("remote", "remoteStatus"),
    ):  # fmt: skip
        row.publish(ours, key)
    for place in row.child("tt:locations").children("tt:location"):
        for ours, key in (("location", "tt:name"), ("city", "tt:city"), ("country", "tt:country")):
            place.publish(ours, key)
        place.ignore("tt:zip", "tt:address")
    row.ignore(*_IGNORED)
    return make_draft(
        page, row, source_id=row.source_id, url=link, title=title, description=next(filter(None, texts), ""),
        description_format="html",
    )  # fmt: skip
