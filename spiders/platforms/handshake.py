"""Handshake AI's opportunities, out of the binary CMS files of its Framer site; the only pay is an hourly ceiling.

Field ids survive a publication, not an edit of the schema: those named here are asserted on every chunk.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from spiders.platforms import framer
from transforms.reading import Published
from transforms.records import Draft, Issue, Link, Page

_HOST = "https://joinhandshake.com/"
_SITE = _HOST + "ai/opportunities/"
_APPLY = re.compile(r"https://app\.joinhandshake\.com/signup\?[^\s\"<>]{0,200}hai_job_id=\d{1,12}")
_CEILING, _LINK = "WFQUwsB06", "YP6SW58rm"
_COLLECTION = framer.Collection(
    name="Opportunities",
    page=_SITE + "{}",
    title="Hi7WvygoG",
    slug="Vt3dK5Eel",
    shown="hwOeBJbXG",
    texts=("GRpdg1g2G", "y2vadTbOm"),
    values=(("pay_max", _CEILING), ("location", "Sw8QukdCp"), ("posted_at", "W1qkijmje"), ("apply_url", _LINK)),
    known=("qlLuhSKj_", "L64oFuWs0", "E5JNxEx4j", "q0zDwflPE"),  # filters of the site, and their labels
)


def make_start(key: str) -> tuple[Link, ...]:
    return (Link(url=_HOST + key),)


def follow(page: Page) -> Iterator[Link]:
    yield from framer.follow(page, _COLLECTION)


def extract(page: Page) -> Iterator[Draft | Issue]:
    for found in framer.extract(page, _COLLECTION):
        yield _complete(found) if isinstance(found, Draft) else found


def _complete(draft: Draft) -> Draft:
    """The ceiling is in USD an hour; the link to apply is JSON, of which the address is kept."""
    published = [value for value in draft.published if value.path != _LINK]
    if any(value.path == _CEILING for value in published):
        published.append(Published(name="pay_unit", text="hour", path=f"{_CEILING}~unit"))
        published.append(Published(name="pay_currency", text="USD", path=f"{_CEILING}~currency"))
    link = "".join(value.text for value in draft.published if value.path == _LINK)
    if found := _APPLY.search(link):
        published.append(Published(name="apply_url", text=found[0], path=_LINK))
    return replace(draft, published=tuple(published))
