"""Any board whose sitemap leads to pages with JSON-LD postings; the key is the sitemap's address.

A sitemap may be an index of sitemaps, and may be packed. Which addresses are postings is told by their path.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator
from dataclasses import replace
from urllib.parse import urljoin, urlsplit

from spiders.payload import BrokenPage
from spiders.platforms import json_ld
from spiders.platforms.xml_tree import make_xml, name_of
from transforms.records import Draft, Issue, Link, Page

COMPLETENESS = "union"

_POSTING = re.compile(
    r"/(?:jobs?|careers?|positions?|post(?:ing)?s?|vacanc(?:y|ies)|opportunit(?:y|ies)|openings?|roles?|offers?|gigs?)"
    r"/[^?#]{1,300}"
)
_UNPACKED = 16 * 2**20
"""Bytes; as much as a body may have that comes unpacked."""


def make_start(key: str) -> tuple[Link, ...]:
    return (Link(url=key),)


def follow(page: Page) -> Iterator[Link]:
    """The sitemaps of an index, or the posting pages of a sitemap, each once. Raises BrokenPage for neither."""
    if not is_sitemap(page):
        return
    root = make_xml(replace(page, body=_unpack(page.body)), "urlset", "sitemapindex")
    found = [urljoin(page.url, (place.text or "").strip()) for place in root.iter() if _is_place(place)]
    if name_of(root) == "sitemapindex":
        yield from (Link(url=url) for url in dict.fromkeys(found))
    else:
        postings = [url for url in dict.fromkeys(found) if _POSTING.search(urlsplit(url).path)]
        yield from (Link(url=url, kind="detail") for url in postings)


def _is_place(element: object) -> bool:
    return isinstance(getattr(element, "tag", None), str) and name_of(element) == "loc"


def is_sitemap(page: Page) -> bool:
    """Whether a page is a sitemap, and no posting page."""
    if page.body.startswith(b"\x1f\x8b"):
        return True
    head = page.body[:2000].lower()
    return b"<urlset" in head or b"<sitemapindex" in head or urlsplit(page.url).path.endswith((".xml", ".xml.gz"))


def _unpack(body: bytes) -> bytes:
    if not body.startswith(b"\x1f\x8b"):
        return body
    unpacker = zlib.decompressobj(wbits=31)
    try:
        unpacked = unpacker.decompress(body, _UNPACKED)
    except zlib.error as error:
        raise BrokenPage("corrupt_body", value=str(error)) from error
    if not unpacker.eof:
        raise BrokenPage("too_big" if len(unpacked) >= _UNPACKED else "corrupt_body")
    return unpacked


def extract(page: Page) -> Iterator[Draft | Issue]:
    """The postings of a posting page; a sitemap has none, but it must be one."""
    if is_sitemap(page):
        make_xml(replace(page, body=_unpack(page.body)), "urlset", "sitemapindex")
        return
    yield from json_ld.extract(page, address=page.url.partition("#")[0])
