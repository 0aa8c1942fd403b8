"""A site changes the names that its pages are read by, one at a time: somebody is told the same night, no row is wrong.

Mutated is every saved page of every source and of every platform reader (`renames.py`). A change counts as seen when
the page fails, a record is turned away, an unknown key is noted, the night is left without anything to read, the list
is shorter by a third, or a value that the pages had is on far fewer of them. There is no list of exceptions.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from spiders.archive import read_recorded_page
from spiders.cases import CASES, find_cases, read_case
from spiders.fill import Fill, find_vanished
from spiders.harvest import Harvest, harvest
from spiders.registry import Source
from tests.spiders.renames import LEFT_OUT, find_changes
from tests.spiders.test_platforms import FOLDERS as READER_FOLDERS
from tests.spiders.test_platforms import expected_of, make_platform
from transforms.records import Draft, Page

PAGES_A_NIGHT = 10
"""A night has more pages than the one that is saved; how many values vanish is judged on that many of its kind."""
KEPT = 0.7
"""A list that is shorter than this share of the nights before is doubted where it is loaded."""

_TAG = re.compile(r"<[^<>]{0,2000}>|^- ", re.MULTILINE)
"""Markup and what it becomes in a text: an item of a list without its mark says the same."""


@dataclass(frozen=True, slots=True)
class Case:
    """A saved page that can be read, and what reads it."""

    source: Source
    page: Page
    kind: Any

    def read(self, body: bytes | None = None) -> Harvest:
        return harvest(self.source, self.page if body is None else replace(self.page, body=body), self.kind)


def make_case(folder: Path) -> Case | None:
    """None for a page that is meant to fail."""
    if folder in READER_FOLDERS:
        page, expected = read_recorded_page(folder / "page.json"), expected_of(folder)
        source = make_platform(page.source)
    else:
        source, page, expected = read_case(folder)
    return Case(source, page, expected["kind"]) if expected["failed"] is None else None


FOLDERS = [folder for folder in (*find_cases(), *READER_FOLDERS) if make_case(folder) is not None]


@cache
def load(folder: Path) -> tuple[Case, Harvest]:
    case = make_case(folder)
    assert case is not None
    return case, case.read()


def make_fill(drafts: list[Draft]) -> Fill:
    night = Fill()
    for draft in drafts * PAGES_A_NIGHT:
        night.add(draft)
    return night


def is_seen(case: Case, before: Harvest, after: Harvest) -> bool:
    if len(case.source.start) == 1 and before.links and not after.links and not after.drafts:
        return True  # the one list that there is leads nowhere, which the night calls suspect
    if after.failed or after.rejected > before.rejected or len(after.drafts) < KEPT * len(before.drafts):
        return True
    noted = {(issue.reason, issue.field) for issue in after.issues} - {(i.reason, i.field) for i in before.issues}
    return bool(noted) or bool(find_vanished(make_fill(before.drafts), make_fill(after.drafts)))


def read_texts(found: Harvest) -> dict[str, str]:
    """The words of each posting; how they are marked up is no name that anything is read by."""
    return {draft.source_id: " ".join(_TAG.sub(" ", draft.description).split()) for draft in found.drafts}


def is_same(before: Harvest, after: Harvest) -> bool:
    def content(found: Harvest) -> object:
        drafts = [replace(draft, page_sha256="", description="") for draft in found.drafts]
        links = [replace(link, version=None) for link in found.links]
        return drafts, read_texts(found), links, found.declared_total

    return content(before) == content(after)


def find_wrong(before: Harvest, after: Harvest, *, may_be_shorter: bool) -> Iterator[str]:
    """Rows that nobody published: other ids, titles, values, words or pages than there were.

    A value that is missing is not wrong. A text that lacks a part is, unless the part just is not there.
    """
    known, texts = {draft.source_id: draft for draft in before.drafts}, read_texts(before)
    listed, urls = {link.url for link in before.links}, {draft.url for draft in before.drafts}
    yield from (f"page {link.url}" for link in after.links if link.kind == "detail" and link.url not in listed)
    for draft in after.drafts:
        was = known.get(draft.source_id)
        if was is None and may_be_shorter and draft.url in urls and draft.url.endswith(f"/{draft.source_id}"):
            continue  # where no id is printed at all, a posting goes by its address
        if was is None:
            yield f"a posting {draft.source_id} that does not exist"
            continue
        if (draft.title, draft.url, draft.is_open) != (was.title, was.url, was.is_open):
            yield f"{draft.source_id}: another title, address or state"
        had = {(value.name, value.text) for value in was.published}
        new = {(value.name, value.text) for value in draft.published} - had
        yield from (f"{draft.source_id}: {name} {text!r}" for name, text in sorted(new))
        words, text = texts[draft.source_id].split(), read_texts(after)[draft.source_id].split()
        if words != text and not (may_be_shorter and not Counter(text) - Counter(words)):
            yield f"{draft.source_id}: another text"


def drift(case: Case, before: Harvest) -> Iterator[str]:
    """What went unseen or wrong, over all names of a page."""
    ids = {part for draft in before.drafts for part in (draft.source_id, *draft.url.split("/"))}
    for label, body in find_changes(case.page, ids):
        after = case.read(body)
        if is_same(before, after):
            continue
        is_left_out = label.startswith(LEFT_OUT)
        # What is not there may be rightly so; what goes by another name must not be missed.
        if not is_left_out and not is_seen(case, before, after):
            yield f"{label}: unseen"
        yield from (f"{label}: {wrong}" for wrong in find_wrong(before, after, may_be_shorter=is_left_out))


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: str(folder.relative_to(CASES.parent)))
def test_every_change_of_a_name_is_seen_and_no_row_is_wrong(folder: Path) -> None:
    assert list(drift(*load(folder))) == []


def test_the_changes_are_many_and_most_matter() -> None:
    """A test of nothing would pass too: count what is renamed, and how much of it changes what is read."""
    made = changed = 0
    kinds: Counter[str] = Counter()
    for folder in FOLDERS:
        case, before = load(folder)
        for label, body in find_changes(case.page, set()):
            assert body != case.page.body
            is_changed = not is_same(before, case.read(body))
            made, changed = made + 1, changed + is_changed
            kinds[label.partition(" ")[0]] += is_changed
    assert made > 4000 and changed > 2000, (made, changed)
    assert all(kinds[kind] for kind in ("key", "no", "element", "attribute", "word", "namespace", "field")), kinds


def test_a_reader_that_falls_back_on_another_key_would_be_found() -> None:
    """The judge itself: a value taken from elsewhere is wrong, one that is left out is not."""
    folder = CASES / "mercor" / "list"
    case, before = load(folder)
    rows = json.loads(case.page.body)
    for row in rows["listings"]:
        row["postedAt"] = row["createdAt"]
    after = case.read(json.dumps(rows).encode())
    assert any("posted_at" in wrong for wrong in find_wrong(before, after, may_be_shorter=False))
    assert not list(find_wrong(before, before, may_be_shorter=False))
