"""WordPress' REST interface: `{host}/wp-json/wp/v2/{type}`, 100 posts a page; the key is `host/type`.

How many pages there are stands in a header, and a page past the end answers 400. So further pages are asked for with
`_envelope`, which puts headers and status into the body. Names of taxonomies are the site's own.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from html import unescape
from typing import Any

from spiders.payload import BrokenPage, Row, load_json, make_draft, make_text, read_rows
from transforms.records import Draft, Issue, Link, Page

COMPLETENESS = "natural_end"

SIZE = 100
_NUMBER = re.compile(r"[?&]page=(\d{1,4})")
_TAXONOMIES = (
    ("location", "location"), ("country", "country"), ("language", "language"), ("skill", "skill"),
    ("department", "department"), ("type", "employment_type"), ("tag", "domain"), ("categor", "domain"),
)  # fmt: skip
"""Parts of taxonomies' names, and the name of ours that their terms go under."""
_PAY_LABEL = re.compile(r"\b(?:per|rate|hourly|fixed price)\b", re.I)
_IGNORED = (
    "_links", "acf", "author", "class_list", "comment_status", "date", "excerpt", "featured_media", "format", "guid",
    "menu_order", "meta", "modified", "parent", "ping_status", "slug", "status", "sticky", "template", "type",
    "yoast_head", "yoast_head_json",
)  # fmt: skip


def make_start(key: str) -> tuple[Link, ...]:
    host, _, kind = key.partition("/")
    return (Link(url=f"https://{host}/wp-json/wp/v2/{kind}?per_page={SIZE}&page=1&_embed=wp:term"),)


def follow(page: Page) -> Iterator[Link]:
    """The next page after a full one; the envelope says where the end is."""
    found, asked = _NUMBER.search(page.url), load_json(page.body)
    number = int(found[1]) if found else 1
    headers = asked.get("headers") if isinstance(asked, dict) else None
    last = headers.get("X-WP-TotalPages") if isinstance(headers, dict) else None
    if len(read_posts(page)) == SIZE and (last is None or number < int(last)):
        url = _NUMBER.sub(lambda old: old[0][:6] + str(number + 1), page.url)
        yield Link(url=url if "_envelope" in url else url + "&_envelope=1")


def read_posts(page: Page) -> list[Any]:
    """The posts of a list page, bare or in an envelope; none past the end."""
    payload = load_json(page.body)
    posts = payload.get("body") if isinstance(payload, dict) else payload
    if isinstance(posts, dict) and posts.get("code") == "rest_post_invalid_page_number":
        return []
    if not isinstance(posts, list):
        raise BrokenPage("missing_envelope", "[]")
    return posts


def extract(page: Page) -> Iterator[Draft | Issue]:
    yield from read_rows(page, read_posts(page), read)


def extract_with(page: Page, field: str, values: dict[str, str]) -> Iterator[Draft | Issue]:
    """Like `extract`, with the site's own fields in `acf` or `meta`, by their keys under our names."""

    def more(row: Row) -> None:
        own = row.child(field)
        for key, ours in values.items():
            own.publish(ours, key)

    yield from read_rows(page, read_posts(page), lambda page, row: read(page, row, more))


def extract_variants(page: Page, key: str, values: dict[str, str], id_: re.Pattern[str]) -> Iterator[Draft | Issue]:
    """Posts that stand for several postings, listed in `acf` under a key: one draft for each, with its own values."""

    def more(row: Row) -> None:
        row.demand("acf")  # an empty list where a post has no fields
        if isinstance(row.peek("acf"), dict):
            Row(row.peek("acf"), path="acf.").demand(key)
        variants = row.child("acf").child(key)
        for number in variants.left():
            variant = variants.child(number)
            variant.demand(*values)
            for inner, ours in values.items():
                variant.publish(ours, inner)

    rows = [row for post in read_posts(page) for row in _split(post, key, id_)]
    yield from read_rows(page, rows, lambda page, row: read(page, row, more))


def _split(post: Any, key: str, id_: re.Pattern[str]) -> Iterator[Any]:
    """The post once for each variant, under the id in its address, else the post's with its language; or as it is."""
    fields = post.get("acf") if isinstance(post, dict) else None
    variants = fields.get(key) if isinstance(fields, dict) else None
    if not isinstance(variants, list) or not variants:
        yield post
        return
    for number, variant in enumerate(variants):
        told = variant if isinstance(variant, dict) else {}
        found, post_id = id_.search(str(told.get("apply_url"))), make_text(post.get("id"))
        own = found[1] if found else f"{post_id}-{make_text(told.get('language')) or number}"
        yield {**post, "id": own if post_id else None, "acf": {key: {str(number): variant}}}


def read(page: Page, row: Row, more: Callable[[Row], None] | None = None) -> Draft:
    """One post; `more` reads the site's own fields, which stand in `acf` or `meta`."""
    source_id, url = row.identify("id"), row.require("link")
    heading, content = row.child("title"), row.child("content")
    title, description = unescape(heading.require("rendered")), content.require("rendered")
    for part in (heading, content):
        part.ignore("protected", "raw")
    row.publish("posted_at", "date_gmt")
    row.publish("updated_at", "modified_gmt")
    if more is not None:
        more(row)
    publish_terms(row)
    row.ignore(*_IGNORED)
    return make_draft(
        page, row, source_id=source_id, url=url, title=title, description=description, description_format="html"
    )


def publish_terms(row: Row) -> None:
    """The names of the embedded terms: pay labels ("Fixed Rate Per Hour") as a unit, others by their taxonomy."""
    embedded = row.child("_embedded")
    groups = embedded.take("wp:term")
    for outer, group in enumerate(groups if isinstance(groups, list) else ()):
        for inner, item in enumerate(group if isinstance(group, list) else ()):
            term = Row(item, path=f"_embedded.wp:term[{outer}][{inner}].", published=row.published)
            taxonomy, name = term.text("taxonomy") or "", unescape(term.text("name") or "") or None
            ours = next((ours for mark, ours in _TAXONOMIES if mark in taxonomy), None)
            ours = "pay_unit" if name and _PAY_LABEL.search(name) else ours
            if ours is not None:
                term.add(ours, name, "name")
            row.ignore(taxonomy)
    embedded.ignore("author", "wp:featuredmedia", "replies", "up")
