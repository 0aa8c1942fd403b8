"""What a site answers for a posting that is gone: another posting's page at status 200 is no page of the one asked for."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from spiders.cases import CASES
from tests.spiders.test_drift import make_case

FOLDERS = [
    *(CASES / case for case in ("mercor/detail_closed", "mercor/page_without_state", "alignerr_jobs/clone",
                                "xai/detail_pay", "outlier/detail", "micro1/post")),
    *(CASES.parent / "platforms" / case for case in ("greenhouse/detail_without_pay", "lever/detail",
                                                     "workable/detail_v2", "smartrecruiters/detail")),
]  # fmt: skip


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: f"{folder.parent.name}/{folder.name}")
def test_a_page_about_another_posting_is_refused(folder: Path) -> None:
    case = make_case(folder)
    assert case is not None and case.read().drafts
    path, mark, query = case.page.url.partition("?")
    other = replace(case, page=replace(case.page, url=path[:-3] + "999" + mark + query)).read()
    assert (other.failed, other.drafts) == ("no_posting", [])
