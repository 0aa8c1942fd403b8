"""Every response that was ever recorded is read whole: no page fails, no record is turned away, no key is unknown."""

from __future__ import annotations

from pathlib import Path

import pytest

from spiders.archive import read_recorded_page
from spiders.cases import find_kind
from spiders.harvest import harvest
from spiders.registry import find_source

NIGHTS = Path(__file__).resolve().parents[3] / "shared" / "real" / "nights"
PAGES = sorted(NIGHTS.glob("*/*/*/page.json"))


@pytest.mark.skipif(not PAGES, reason="the recorded nights are not here")
def test_there_are_recorded_pages() -> None:
    assert len(PAGES) >= 26


@pytest.mark.parametrize("path", PAGES, ids=lambda path: "/".join(path.parts[-4:-1]))
def test_a_recorded_page_is_read_without_an_unexplained_record(path: Path) -> None:
    page = read_recorded_page(path)
    source = find_source(page.source)
    found = harvest(source, page, find_kind(source, page))
    assert found.failed is None and found.drafts
    assert [(issue.reason, issue.field) for issue in found.issues] == []
    assert found.declared_total is None or found.declared_total == sum(draft.rows for draft in found.drafts)
