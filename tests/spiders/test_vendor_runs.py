"""Runs over vendors' boards as a night records them: lists that lead to texts, and traps that must close nothing."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

from spiders.archive import Archive, import_night
from spiders.platforms import gem, smartrecruiters, workday
from spiders.run import CrawlOutcome, crawl, read_drafts
from tests.faults.conftest import write_card
from tests.spiders.recorded import write_page
from transforms.records import Link

NIGHT = date(2026, 11, 2)
CASES = Path(__file__).resolve().parents[1] / "platforms"
KEYS = {"workday": "acme.wd1.myworkdayjobs.com/acme/Careers"}


def body_of(case: str) -> Any:
    return json.loads((CASES / case / "page.body.json").read_bytes())


def run(
    data: Path, reader: str, pages: list[tuple[Link, Any]], completeness: str, previous: int | None = None
) -> CrawlOutcome:
    """A night of an operator's own source on the reader, with the given pages in the archive."""
    host = pages[0][0].url.split("/")[2]
    write_card(data, [], reader=reader, key=KEYS.get(reader, "acme"), hosts=[host], completeness=completeness)
    folder = data / "nights" / "2026-11-02"
    for number, (link, body) in enumerate(pages):
        folder = write_page(
            data / "nights",
            "2026-11-02",
            "site",
            link.url,
            body,
            number=number,
            method=link.method,
            request_body=link.body,
        )
    import_night(folder, Archive(data / "archive"))
    return crawl("site", night=NIGHT, data=data, mode="replay", contact=None, previous_listed=previous)


def test_a_list_leads_to_every_text(tmp_path: Path) -> None:
    (start,) = smartrecruiters.make_start("acme")
    listed, text = body_of("smartrecruiters/list"), body_of("smartrecruiters/detail")
    listed["totalFound"] = 2
    base = start.url.partition("?")[0]
    pages = [(start, listed)]
    pages += [(Link(url=f"{base}/{row['id']}"), {**text, "id": row["id"]}) for row in listed["content"]]
    outcome = run(tmp_path, "smartrecruiters", pages, "union")
    assert (outcome.report.status, outcome.report.complete, outcome.report.parsed) == ("ok", True, 2)


def test_a_wrong_company_closes_nothing(tmp_path: Path) -> None:
    (start,) = smartrecruiters.make_start("acme")
    report = run(tmp_path, "smartrecruiters", [(start, body_of("smartrecruiters/wrong_company"))], "union", 40).report
    assert (report.status, report.complete, report.parsed) == ("failed", False, 0)


def test_a_text_that_was_not_read_leaves_the_run_incomplete(tmp_path: Path) -> None:
    (start,) = smartrecruiters.make_start("acme")
    listed = {**body_of("smartrecruiters/list"), "totalFound": 2}
    report = run(tmp_path, "smartrecruiters", [(start, listed)], "union").report
    assert (report.status, report.reason, report.complete) == ("incomplete", "not_recorded", False)


def make_workday(*, repeated: bool) -> list[tuple[Link, Any]]:
    """A board of 21: the second page has the last row, or is the first page again."""
    (start,) = workday.make_start(KEYS["workday"])
    rows = [{"title": f"Rater {n}", "externalPath": f"/job/Remote/Rater_{n}"} for n in range(21)]
    first: dict[str, Any] = {"total": 21, "jobPostings": rows[:20]}
    second = first if repeated else {"total": 0, "jobPostings": rows[20:]}
    pages: list[tuple[Link, Any]] = [(start, first), (workday._make_list(start.url, 20), second)]
    info = body_of("workday/detail")["jobPostingInfo"]
    for n, row in enumerate(rows):
        url = start.url.removesuffix("/jobs") + row["externalPath"]
        pages.append(
            (Link(url=url), {"jobPostingInfo": {**info, "jobReqId": f"JR{n}", "externalUrl": f"https://a.example/{n}"}})
        )
    return pages


def test_the_total_of_later_pages_is_not_believed(tmp_path: Path) -> None:
    report = run(tmp_path, "workday", make_workday(repeated=False), "natural_end").report
    assert (report.status, report.complete, report.parsed) == ("ok", True, 21)


def test_the_first_page_again_is_no_end_of_the_list(tmp_path: Path) -> None:
    report = run(tmp_path, "workday", make_workday(repeated=True), "natural_end").report
    assert (report.status, report.reason, report.complete) == ("incomplete", "repeated_page", False)


def test_texts_come_in_batches_and_one_that_is_gone_is_passed_over(tmp_path: Path) -> None:
    (start,) = gem.make_start("acme")
    request = json.loads((CASES / "gem/detail_batch/page.json").read_bytes())["request_body"]
    pages = [
        (start, body_of("gem/list")),
        (Link(url=gem.URL, method="POST", body=request), body_of("gem/detail_batch")),
    ]
    outcome = run(tmp_path, "gem", pages, "union")
    assert [draft.source_id for draft in read_drafts(outcome.drafts_path)] == ["am9i-1"]
    report = outcome.report
    assert (report.status, report.complete, report.parsed, report.skipped) == ("ok", True, 1, 1)
