"""What the command line calls to add or repair a source: `probe` looks, `new` writes the first draft, `accept` agrees.

`new` writes three things: the module, a saved page, and what that page yields. From then on the source is a test.
"""

from __future__ import annotations

import importlib
import json
import re
from dataclasses import replace
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from spiders.card import BadCard
from spiders.cases import CASES, find_cases, read_case, run_case, write_expectation
from spiders.expectation import find_differences
from spiders.payload import BrokenPage, load_json
from spiders.probe import READERS, Probe, fetch_page, find_tenants, probe
from transforms.records import Link, Page

__all__ = ["Probe", "accept", "make_case", "make_module", "new", "probe", "trim_page"]

SOURCES = Path(__file__).resolve().parent / "sources"
_KEPT_RECORDS = 3
_EXTENSIONS = (("json", "json"), ("xml", "xml"), ("html", "html"))

_HEAD = '''"""{title}: say in a line or two what is odd about it."""
{imports}

CARD = Card(
    name="{name}",
    title="{title}",
    homepage={homepage},
    operator="unknown",
    kind="job_board",
    hosts=({host},),
    terms=Terms(status="unclear", read_on=date({day}), note="Read them and say here what they allow."),
    completeness="{completeness}",
    expected=(1, 500),
{start}    enabled=False,
    off_reason="new: its card and its terms were not reviewed",
)
'''
_CARD_ONLY = "\nfrom datetime import date\n\nfrom spiders.card import Card, Terms"
_LINK = "\nfrom transforms.records import Link"
_IMPORTS = {
    (True, True): _CARD_ONLY,
    (True, False): _CARD_ONLY + _LINK,
    (False, False): "\nfrom collections.abc import Iterator" + _CARD_ONLY + "\nfrom spiders.platforms import html_page"
    "\nfrom transforms.records import Draft, Issue, Link, Page",
}
"""By (has a reader, has a key)."""
_OWN = """_LAYOUT = html_page.Layout(root="main", links=None)


def follow(page: Page) -> Iterator[Link]:
    yield from html_page.follow(page, _LAYOUT)


def extract(page: Page) -> Iterator[Draft | Issue]:
    yield from html_page.extract(page, _LAYOUT)
"""


def new(
    name: str,
    url: str,
    *,
    contact: str | None,
    page: Page | None = None,
    sources: Path = SOURCES,
    cases: Path = CASES,
    allow_addresses: tuple[str, ...] = (),
) -> list[Path]:
    """Writes the module, a trimmed page and its expectation; returns their paths. Raises BadCard, ValueError.

    Without `page` the address is fetched, under all guards, which needs a contact; of an address on a known vendor,
    the vendor's own interface is fetched in its place.
    """
    module = sources / f"{name}.py"
    if module.exists() or not re.fullmatch(r"[a-z][a-z0-9_]{1,39}", name):
        raise BadCard(f"{name}: " + ("is there already" if module.exists() else "lower case letters, digits and _"))
    reader, key = find_vendor(url)
    if page is None:
        link = importlib.import_module(f"spiders.platforms.{reader}").make_start(key)[0] if reader else Link(url=url)
        page, _, problem = fetch_page(link, contact=contact, allow_addresses=allow_addresses)
        if page is None:
            raise ValueError(f"{link.url}: {problem}")
    page = trim_page(replace(page, source=name))
    if reader is None:
        reader = next((tried.reader for tried in probe(page).tried), None)
    module.write_text(make_module(name, page, reader=reader, key=key), encoding="utf-8")
    folder = make_case(page, cases / name / "first")
    write_expectation(folder)
    return [module, *sorted(folder.iterdir())]


def make_module(name: str, page: Page, *, reader: str | None, key: str | None) -> str:
    """The source's first draft: a card and a key on a known vendor, else a card and a layout to fill in."""
    parts = urlsplit(page.url)
    platform = importlib.import_module(f"spiders.platforms.{reader}") if reader else None
    named = f'    reader="{reader}",\n' + (f'    key="{key}",\n' if key else "") if reader else ""
    start = "" if key else f"    start=(Link(url={json.dumps(page.url)}),),\n"
    head = _HEAD.format(
        title=name.replace("_", " ").title(), name=name, homepage=json.dumps(f"{parts.scheme}://{parts.netloc}/"),
        host=json.dumps(parts.hostname), day=f"{page.fetched_at:%Y, %-m, %-d}", start=start + named,
        completeness=getattr(platform, "COMPLETENESS", "none"), imports=_IMPORTS[(bool(reader), bool(key))],
    )  # fmt: skip
    return head if reader else head + _OWN


def find_vendor(url: str) -> tuple[str | None, str | None]:
    """The platform reader and the key that an address names; (None, None) for a site of its own."""
    found = [(vendor, key) for vendor, key in find_tenants(url) if vendor in READERS]
    return found[0] if found else (None, None)


def accept(name: str, *, cases: Path = CASES) -> list[str]:
    """Reads every saved page of a source again and rewrites what it yields; returns what is different now."""
    changed: list[str] = []
    for folder in find_cases(cases, name):
        source, page, expected = read_case(folder)
        found = run_case(source, page)[1]
        changed += [f"{folder.name}: {line}" for line in find_differences(expected, found)]
        write_expectation(folder)
    return changed


def make_case(page: Page, folder: Path) -> Path:
    """Saves a page as a case: page.json, and the body beside it."""
    folder.mkdir(parents=True, exist_ok=True)
    envelope = {
        "source": page.source, "url": page.url, "method": page.method, "request_body": page.request_body,
        "status": page.status, "content_type": page.content_type,
        "fetched_at": page.fetched_at.strftime("%Y-%m-%dT%H:%M:%SZ"),
    }  # fmt: skip
    extension = next((ending for mark, ending in _EXTENSIONS if mark in page.content_type), "txt")
    (folder / "page.json").write_text(json.dumps(envelope, indent=1) + "\n", encoding="utf-8")
    (folder / f"page.body.{extension}").write_bytes(page.body)
    return folder


def trim_page(page: Page) -> Page:
    """The page as small as its shape allows: of a JSON body, the first records of each list; other bodies stay."""
    try:
        payload = load_json(page.body)
    except BrokenPage:
        return page
    trimmed = json.dumps(_shorten(payload), ensure_ascii=False, indent=1, default=float)
    return replace(page, body=trimmed.encode() + b"\n")


def _shorten(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _shorten(inner) for key, inner in value.items()}
    return [_shorten(item) for item in value[:_KEPT_RECORDS]] if isinstance(value, list) else value
