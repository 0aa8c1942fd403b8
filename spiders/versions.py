"""What a list says of each page that it leads to: a sitemap's lastmod, else a hash of the row that names the page.

A detail page of which the list says what it said before is not asked for again (`cache.py`). So a doubt means None, and
the page is read: a row must name exactly one page, and a page exactly one row.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any
from urllib.parse import urljoin, urlsplit

from spiders.platforms.html_tree import make_tree
from transforms.records import Link, Page

_ENTRY = re.compile(
    r"<loc>\s{0,99}([^<]{1,2000})</loc>(?:(?!<loc>)[^\0]){0,400}?<lastmod>\s{0,99}([^<]{1,40})</lastmod>"
)
_LONGEST = 300
_CLIMB = 6
"""Elements around a link that may still be its row; lists nest less."""


def add_versions(page: Page, links: list[Link]) -> list[Link]:
    """The links with the version of each detail page, where the source did not say it and the list does."""
    if not any(link.kind == "detail" and link.version is None for link in links):
        return links
    said = _find_sayings(page)
    keys = {link: next((key for key in _make_keys(link) if key in said), None) for link in links}
    times = Counter(said[key] for key in keys.values() if key is not None)
    return [
        replace(link, version=said[key])
        if (key := keys[link]) is not None and link.version is None and times[said[key]] == 1
        else link
        for link in links
    ]


def _make_keys(link: Link) -> Iterator[str]:
    """Under which words a row may name a page: its address, else a part of it, the last one first."""
    if link.kind == "detail" and link.method == "GET":
        yield link.url
        yield from reversed([part for part in urlsplit(link.url).path.split("/") if part])


def _find_sayings(page: Page) -> dict[str, str]:
    """By the words that name a page, what the list says of it; words that fit several rows are left out."""
    start = page.body[:500].lstrip().lower()
    if b"<urlset" in start:
        text = page.body.decode("utf-8", "replace")
        return _name_once((words, f"{loc.strip()} {day.strip()}") for loc, day in _ENTRY.findall(text)
                          for words in _split_address(loc.strip()))  # fmt: skip
    if start[:1] in (b"{", b"["):
        return _name_once(_read_records(page))
    return _name_once(_read_anchors(page)) if b"<" in start and not start.startswith(b"<?xml") else {}


def _name_once(pairs: Iterable[tuple[str, str]]) -> dict[str, str]:
    found: dict[str, str] = {}
    twice: set[str] = set()
    for words, said in pairs:
        if found.setdefault(words, said) != said:
            twice.add(words)
    return {words: said for words, said in found.items() if words not in twice}


def _split_address(url: str) -> Iterator[str]:
    yield url
    yield from (part for part in urlsplit(url).path.split("/") if part)


def _read_records(page: Page) -> Iterator[tuple[str, str]]:
    try:
        payload = json.loads(page.body)
    except (ValueError, RecursionError):
        return
    for record in _find_records(payload):
        said = _hash(json.dumps(record, sort_keys=True))
        yield from ((words, said) for words in _find_words(record))


def _find_records(value: Any) -> Iterator[dict[str, Any]]:
    """The objects of the outermost lists."""
    if isinstance(value, list):
        yield from (item for item in value if isinstance(item, dict))
    elif isinstance(value, dict):
        for inner in value.values():
            yield from _find_records(inner)


def _find_words(value: Any) -> Iterator[str]:
    if isinstance(value, dict | list):
        for inner in value.values() if isinstance(value, dict) else value:
            yield from _find_words(inner)
    elif isinstance(value, str | int) and not isinstance(value, bool) and len(str(value)) <= _LONGEST:
        yield str(value)


def _read_anchors(page: Page) -> Iterator[tuple[str, str]]:
    """Each link's address with the text of its row: the widest element around it that leads nowhere else."""
    for anchor in make_tree(page).css("a[href]"):
        target, row = anchor.attributes.get("href") or "", anchor
        for _ in range(_CLIMB):
            around = row.parent
            if around is None or any(other.attributes.get("href") != target for other in around.css("a[href]")):
                break
            row = around
        words = " ".join(row.text(separator=" ").split())
        yield urljoin(page.url, target).partition("#")[0], _hash(f"{target} {words}")


def _hash(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "replace")).hexdigest()[:24]
