"""State that a site prints into its HTML: Next.js' `__NEXT_DATA__`, and JSON-LD blocks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from spiders.payload import BrokenPage, load_json
from spiders.platforms.html_tree import make_tree
from transforms.records import Page

_KIND = b"application/ld+json"
_REACH = 300
_TAG = re.compile(rb"<script\s[^<>]{0,300}>")
_TYPE = re.compile(rb"\stype\s{0,3}=\s{0,3}([\"']?)application/ld\+json\1[\s/>]")
_BLOCKS = 200
"""More scripts than any page has; a body that repeats the words endlessly goes to the parser."""


def read_next_data(page: Page) -> Any:
    """The page's `__NEXT_DATA__`. Raises BrokenPage where it is missing (a 404 page has none) or no JSON."""
    found = make_tree(page).css_first("script#__NEXT_DATA__")
    if found is None:
        raise BrokenPage("missing_envelope", "__NEXT_DATA__")
    return load_json(found.text().encode())


def read_json_ld(page: Page) -> Iterator[Any]:
    """Every object of every JSON-LD block, `@graph` and lists opened; a block that is no JSON comes as BrokenPage."""
    for text in _cut_blocks(page) or _select_blocks(page):
        try:
            yield from open_block(_load_block(text))
        except BrokenPage as broken:
            yield broken


def _load_block(text: bytes) -> Any:
    """Strict JSON, or JSON with bare line breaks in its texts, which templates often print."""
    try:
        return load_json(text)
    except BrokenPage:
        return load_json(text, bare_controls=True)


def _select_blocks(page: Page) -> list[bytes]:
    return [script.text().encode() for script in make_tree(page).css('script[type="application/ld+json"]')]


def _cut_blocks(page: Page) -> list[bytes]:
    """The blocks cut out of the bytes, some 50 times faster than a tree; none where only a parser can tell.

    That is: a comment or another script around the tag, an odd tag, an end that is missing, another charset.
    """
    body, found, done = page.body, list[bytes](), 0
    while (at := body.find(_KIND, done)) >= 0:
        opening, start = body.rfind(b"<script", max(done, at - _REACH), at), body.find(b">", at, at + _REACH) + 1
        end = body.find(b"</script", start)
        if opening < 0 or not start or end < 0 or len(found) == _BLOCKS or not _is_tag(body, opening, start):
            return []
        block = body[start:end]
        if _is_inside(body, done, opening) or b"<!--" in block or not _is_readable(block, page):
            return []
        found.append(block)
        done = end + len(b"</script")
    return found


def _is_tag(body: bytes, opening: int, end: int) -> bool:
    tag = body[opening:end]
    return _TAG.fullmatch(tag) is not None and _TYPE.search(tag) is not None


def _is_inside(body: bytes, start: int, end: int) -> bool:
    """Whether a comment or a script that began before is still open."""
    pairs = ((b"<!--", b"-->"), (b"<script", b"</script"), (b"<template", b"</template"), (b"<textarea", b"</textarea"))
    return any(body.rfind(opens, start, end) > body.rfind(closes, start, end) for opens, closes in pairs)


def _is_readable(block: bytes, page: Page) -> bool:
    return block.isascii() or "utf-8" in page.content_type.lower()


def open_block(block: Any) -> Iterator[Any]:
    """The objects of a block: itself, the members of a list, or those of its `@graph`."""
    if isinstance(block, list):
        for item in block:
            yield from open_block(item)
    elif isinstance(block, dict):
        graph = block.get("@graph")
        yield from open_block(graph) if isinstance(graph, list) else (block,)


def is_of_type(block: Any, name: str) -> bool:
    """Whether a JSON-LD object is of a schema.org type; `@type` may be a list."""
    kind = block.get("@type") if isinstance(block, dict) else None
    return name in kind if isinstance(kind, list) else kind == name
