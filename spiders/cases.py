"""Saved pages with what they must yield: page.json, page.body.* and expected.json in a folder per source and case."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, Literal

from spiders.archive import read_recorded_page
from spiders.expectation import make_expectation, print_expectation
from spiders.harvest import Harvest, harvest
from spiders.registry import Source, find_source
from transforms.records import Page

CASES = Path(__file__).resolve().parent.parent / "tests" / "sources"


def find_cases(root: Path = CASES, source: str = "*") -> list[Path]:
    """The case folders of a source, or of all, in order."""
    return sorted(path.parent for path in root.glob(f"{source}/*/page.json"))


def read_case(folder: Path) -> tuple[Source, Page, Any]:
    """The source, the saved page, and what is expected of it (None while there is no expectation yet)."""
    page = read_recorded_page(folder / "page.json")
    expected = folder / "expected.json"
    return find_source(page.source), page, json.loads(expected.read_bytes()) if expected.exists() else None


def run_case(source: Source, page: Page) -> tuple[Harvest, dict[str, Any]]:
    """What the source makes of the page now."""
    kind = find_kind(source, page)
    found = harvest(source, page, kind)
    return found, make_expectation(found, kind)


def write_expectation(folder: Path) -> None:
    """Writes expected.json from what the source yields now; the difference to the committed file is the review."""
    source, page, _ = read_case(folder)
    (folder / "expected.json").write_text(print_expectation(run_case(source, page)[1]), encoding="utf-8")


def find_kind(source: Source, page: Page) -> Literal["list", "detail"]:
    """A page at one of the start addresses is a list, every other one a detail."""
    starts = {link.url.partition("?")[0] for link in source.start}
    return "list" if page.url.partition("?")[0] in starts else "detail"
