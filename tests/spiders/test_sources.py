"""Every saved page of every source: what it yields, and that no change of its shape goes unseen.

There is no test code per source; a new case is a folder in `tests/sources/<source>/`.
"""

from __future__ import annotations

import importlib
import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from spiders.cases import CASES, find_cases, read_case, run_case
from spiders.expectation import find_differences
from spiders.platforms.embedded import is_of_type, read_json_ld, read_next_data
from spiders.reasons import ALL
from transforms.records import PUBLISHED, Page

FOLDERS = find_cases()
SIZE_LIMIT = 100_000


def name_of(folder: Path) -> str:
    return str(folder.relative_to(CASES))


def test_there_are_cases() -> None:
    assert len({folder.parent.name for folder in FOLDERS}) >= 13


@pytest.mark.parametrize("folder", FOLDERS, ids=name_of)
def test_page_yields_what_is_expected(folder: Path) -> None:
    source, page, expected = read_case(folder)
    differences = list(find_differences(expected, run_case(source, page)[1]))
    assert not differences, f"{name_of(folder)}: " + "; ".join(differences)


@pytest.mark.parametrize("folder", FOLDERS, ids=name_of)
def test_page_is_small_and_its_yield_keeps_the_contract(folder: Path) -> None:
    source, page, _ = read_case(folder)
    found, _ = run_case(source, page)
    assert len(page.body) <= SIZE_LIMIT
    assert {issue.reason for issue in found.issues} <= ALL
    for draft in found.drafts:
        assert draft.source == source.card.name and draft.page_sha256 == page.sha256
        assert {value.name for value in draft.published} <= PUBLISHED
        texts: dict[str, set[str]] = {}
        for value in draft.published:
            texts.setdefault(value.path, set()).add(value.text)
        assert all(len(found) == 1 for found in texts.values()), "one path must not stand for two texts"


def find_records(page: Page) -> list[dict[str, Any]]:
    """The records on a page: a JSON body's first list of objects, Next.js' role, JSON-LD postings."""
    if "json" in page.content_type:
        return find_objects(json.loads(page.body))
    if b"__NEXT_DATA__" in page.body:
        return find_state(page)
    return [block for block in read_json_ld(page) if is_of_type(block, "JobPosting")]


def find_state(page: Page) -> list[dict[str, Any]]:
    """The record in a page's state, under whichever key the site keeps it; none where the state is empty."""
    props = read_next_data(page).get("props", {}).get("pageProps", {})
    return [props[key] for key in ("role", "poolListing", "closedListing", "job") if isinstance(props.get(key), dict)]


def find_objects(payload: Any) -> list[dict[str, Any]]:
    if isinstance(payload, list):
        return [item for item in payload if isinstance(item, dict)]
    return next(
        (found for value in payload.values() if isinstance(value, dict | list) and (found := find_objects(value))), []
    )


def find_keyed() -> list[tuple[Path, str]]:
    """Every key of every record of the pages that are whole, to be renamed one at a time."""
    whole = [(folder, read_case(folder)) for folder in FOLDERS]
    return [
        (folder, key)
        for folder, (_, page, expected) in whole
        if expected["failed"] is None and expected["drafts"]
        for key in dict.fromkeys(key for record in find_records(page) for key in record)
    ]


@pytest.mark.parametrize(("folder", "key"), find_keyed(), ids=str)
def test_a_renamed_key_does_not_go_unseen(folder: Path, key: str) -> None:
    """The page fails, a record is turned away under the old key, or the new key is noted; never silence."""
    source, page, _ = read_case(folder)
    renamed = page.body.replace(f'"{key}":'.encode(), f'"{key}_":'.encode())
    assert renamed != page.body
    found, _ = run_case(source, replace(page, body=renamed))
    missing = {(issue.field or "").partition(".")[0] for issue in found.issues if issue.reason == "missing_key"}
    unknown = {(issue.field or "").rpartition(".")[2] for issue in found.issues if issue.reason == "unknown_key"}
    assert found.failed or key in missing or key + "_" in unknown


def find_anchors() -> list[tuple[Path, str]]:
    """The class names and tags that an HTML source's layout hangs on."""
    return [
        (folder, anchor)
        for folder in FOLDERS
        for layout in [getattr(importlib.import_module(f"spiders.sources.{folder.parent.name}"), "_LAYOUT", None)]
        if layout is not None and read_case(folder)[2]["drafts"]
        for anchor in (layout.root, layout.title)
    ]


@pytest.mark.parametrize(("folder", "anchor"), find_anchors(), ids=str)
def test_a_changed_layout_does_not_go_unseen(folder: Path, anchor: str) -> None:
    """The element that holds the posting or its title gets another name: the page fails or the title is missing."""
    source, page, _ = read_case(folder)
    last = anchor.split()[-1].lstrip(".").encode()
    changed = page.body.replace(b'"' + last, b'"new-' + last).replace(b"<" + last, b"<new-" + last)
    assert changed != page.body
    found, _ = run_case(source, replace(page, body=changed))
    assert found.failed or found.rejected


@pytest.mark.parametrize("folder", FOLDERS, ids=name_of)
def test_envelope_and_required_keys_are_required(folder: Path) -> None:
    """A page without its envelope fails as a whole; it never reads as an empty list."""
    source, page, expected = read_case(folder)
    for body in (b"{}", b"[1]", b'"text"', b"null", b"{", b"<html><body>We are back soon</body></html>"):
        found, _ = run_case(source, replace(page, body=body))
        assert not found.drafts
        assert found.failed or found.rejected or (expected["drafts"] == [] and expected["failed"] is None)
