"""Framer sites: the listings stand in binary files of Framer's CMS, found through the modules that a page preloads.

page -> `modulepreload` modules -> the module that names the collection -> its `...-chunk-default-N.framercms` files,
`/modules/` replaced by `/cms/`. Addresses change with every publication, so they are found anew each night. All
numbers are big-endian. Field ids are opaque; a source asserts those it knows, so an edited schema fails loudly.
"""

from __future__ import annotations

import re
import struct
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from html import escape
from typing import Any
from urllib.parse import urljoin, urlsplit

from spiders.payload import BrokenPage, Row, load_json, make_draft, make_issue, read_rows
from spiders.platforms.html_tree import make_tree
from transforms.records import Draft, Issue, Link, Page

HOST = "framerusercontent.com"
_CHUNK = re.compile(r"[\w./-]{1,200}?-chunk-default-\d{1,4}\.framercms")
_BASE = re.compile(r"https://framerusercontent\.com/modules/[\w./-]{1,200}\.m?js")
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_LIMIT = 100_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Collection:
    """A collection by the opaque ids of its fields: the name that its module holds, the page of one listing (`{}` is
    the slug), the ids of title, slug and texts (the first that is there), of the flag that must be true, and of the
    values under our names. `known` are ids that are read past; all but those must be in a chunk.
    """

    name: str
    page: str
    title: str
    slug: str
    texts: tuple[str, ...]
    shown: str | None = None
    values: tuple[tuple[str, str], ...] = ()
    known: tuple[str, ...] = ()


def make_start(key: str) -> tuple[Link, ...]:
    """The page that shows the collection; the key is its address."""
    return (Link(url=key),)


def follow(page: Page, collection: Collection) -> Iterator[Link]:
    """From the page to its modules, from the collection's module to its chunks. All of them are list pages."""
    path = urlsplit(page.url).path
    if path.endswith((".mjs", ".js")):
        yield from _find_chunks(page, collection.name)
    elif not path.endswith(".framercms"):
        yield from _find_modules(page)


def extract(page: Page, collection: Collection) -> Iterator[Draft | Issue]:
    """The listings of a chunk; nothing for the page and its modules."""
    if not urlsplit(page.url).path.endswith(".framercms"):
        return
    shown = (collection.shown,) if collection.shown else ()
    needed = (collection.title, collection.slug, *collection.texts, *shown, *(name for _, name in collection.values))
    records = read_records(page, required=needed)
    yield from read_rows(page, records, lambda page, row: _read(page, row, collection))


def _read(page: Page, row: Row, collection: Collection) -> Draft | Issue:
    slug, title = row.identify(collection.slug), row.require(collection.title)
    if collection.shown and row.text(collection.shown) != "true":
        return make_issue(page, "unlisted", severity="info", source_id=slug)
    text = next((found for name in collection.texts if (found := row.text(name))), "")
    for ours, name in collection.values:
        row.publish(ours, name)
    row.ignore(*collection.texts, *collection.known)
    return make_draft(
        page, row, source_id=slug, url=collection.page.format(slug), title=title, description=render_rich_text(text),
        description_format="html",
    )  # fmt: skip


def _find_modules(page: Page) -> Iterator[Link]:
    found = [node.attributes.get("href") or "" for node in make_tree(page).css('link[rel="modulepreload"][href]')]
    if not found:
        raise BrokenPage("missing_envelope", "link[rel=modulepreload]")
    yield from (Link(url=urljoin(page.url, href)) for href in dict.fromkeys(found))


def _find_chunks(page: Page, name: str) -> Iterator[Link]:
    """Every chunk that the collection's module names; nothing where the module is of something else."""
    text = page.body.decode("utf-8", "replace")
    if name not in text:
        return
    base = next(iter(_BASE.findall(text)), page.url)
    urls = (urljoin(base, path).replace("/modules/", "/cms/") for path in _CHUNK.findall(text))
    yield from (Link(url=url) for url in dict.fromkeys(urls))


def render_rich_text(text: str) -> str:
    """Rich text as HTML: it is HTML already, or a tree of `[4, tag, attributes, ...]` and `[5, text]`.

    >>> render_rich_text('[1,[4,"p",null,[5,"a < b"]]]')
    '<p>a &lt; b</p>'
    """
    if not text.startswith("[1,"):
        return text
    try:
        return _render(load_json(text.encode()))
    except (BrokenPage, RecursionError):
        return text


def _render(node: Any) -> str:
    if not isinstance(node, list) or len(node) < 2:
        return ""
    if node[0] == 5:
        return escape(str(node[1]), quote=False)
    if node[0] == 1:
        return "".join(_render(child) for child in node[1:])
    return f"<{node[1]}>{''.join(_render(child) for child in node[3:])}</{node[1]}>"


def read_records(page: Page, *, required: tuple[str, ...]) -> list[dict[str, Any]]:
    """The records of a chunk by field id. Raises BrokenPage for bytes that do not fit, or a field id that is gone."""
    for array_count in (">H", ">I"):  # the width of an array's length is nowhere documented
        reader = _Reader(page.body, array_count)
        try:
            records = reader.read_records()
        except (struct.error, UnicodeDecodeError, ValueError, OverflowError):
            continue
        if reader.at == len(page.body):
            break
    else:
        raise BrokenPage("missing_envelope", "framercms")
    known = {name for record in records for name in record}
    missing = [name for name in required if name not in known]
    if missing:
        raise BrokenPage("missing_envelope", missing[0])
    return records


class _Reader:
    """Reads a chunk from front to back; `at` is how far it came. Raises struct.error, ValueError for broken bytes."""

    def __init__(self, data: bytes, array_count: str) -> None:
        self.data, self.at, self.array_count = data, 0, array_count

    def read_records(self) -> list[dict[str, Any]]:
        return [self._read_record() for _ in range(self._read_count(">I"))]

    def _read_record(self) -> dict[str, Any]:
        return {self._read_text(): self._read_value() for _ in range(self._read_count(">H"))}

    def _read_number(self, layout: str) -> Any:
        (value,) = struct.unpack_from(layout, self.data, self.at)
        self.at += struct.calcsize(layout)
        return value

    def _read_count(self, layout: str) -> int:
        count: int = self._read_number(layout)
        if count > min(_LIMIT, len(self.data) - self.at):
            raise ValueError("more members than bytes")
        return count

    def _read_text(self) -> str:
        length = self._read_count_of_bytes()
        self.at += length
        return self.data[self.at - length : self.at].decode("utf-8")

    def _read_count_of_bytes(self) -> int:
        length: int = self._read_number(">I")
        if length > len(self.data) - self.at:
            raise ValueError("a text longer than the file")
        return length

    def _read_value(self, depth: int = 0) -> Any:
        """A value after its type byte. Dates become ISO texts; links, enums and rich text stay texts."""
        kind = self._read_number(">B")
        if depth > 20:
            raise ValueError("arrays in arrays")
        if kind == 0:
            return None
        if kind == 1:
            return [self._read_value(depth + 1) for _ in range(self._read_count(self.array_count))]
        if kind == 2:
            return bool(self._read_number(">B"))
        if kind == 4:
            return (_EPOCH + timedelta(milliseconds=self._read_number(">q"))).isoformat()
        if kind == 8:
            return self._read_number(">d")
        if kind == 0x0B:
            self._read_number(">B")
        elif kind not in (5, 6, 7, 0x0C):
            raise ValueError(f"type {kind}")
        return self._read_text()
