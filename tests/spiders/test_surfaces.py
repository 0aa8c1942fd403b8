"""Platforms with surfaces of their own: how their walks go on, end, and fold clones; what a recorded page yields.

What single pages yield stands in `tests/sources/`; here is what takes more than one page.
"""

from __future__ import annotations

import json
import re
import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest

from spiders.archive import Archive, import_night, read_recorded_page
from spiders.cases import CASES, read_case, run_case
from spiders.harvest import harvest
from spiders.registry import find_source
from spiders.run import CrawlOutcome, crawl, read_drafts, read_issues
from tests.spiders.recorded import write_page
from transforms.records import Page

NIGHTS = Path(__file__).resolve().parents[3] / "shared" / "real" / "nights"
AT = datetime(2026, 11, 2, 3, tzinfo=UTC)
ALIGNERR = "https://www.alignerr.com"


def make_page(source: str, url: str, body: Any, *, content_type: str = "application/json", method: str = "GET") -> Page:
    text = body if isinstance(body, str) else json.dumps(body)
    return Page(
        source=source, url=url, method=method, fetched_at=AT, status=200, content_type=content_type, body=text.encode()
    )  # fmt: skip


def make_rows(numbers: Sequence[int], clones: int = 5) -> list[dict[str, Any]]:
    """Rows of a list in which every `clones` neighbours are one job in that many cities."""
    return [
        {"id": f"job-{n:04}", "title": f"Expert {n // clones}", "description": "Judge what a model says about...",
         "pay": "$40-60/hr", "location": f"City {n}", "applyUrl": f"/jobs/job-{n:04}", "category": "Stem",
         "originalCategory": "STEM"}
        for n in numbers
    ]  # fmt: skip


def walk(rows: list[dict[str, Any]], between: Callable[[int], None] = lambda number: None) -> tuple[set[str], int]:
    """Walks the list as a crawl would while `between` changes it; the job pages led to, and the pages it took."""
    source = find_source("alignerr_jobs")
    url, jobs, pages = source.start[0].url, set[str](), 0
    while url:
        offset = int(parse_qs(urlsplit(url).query)["offset"][0])
        body = {"jobs": rows[offset : offset + 120], "limit": 120, "offset": offset, "total": len(rows)}
        found = harvest(source, make_page("alignerr_jobs", url, body))
        assert found.failed is None
        jobs |= {link.url.rpartition("/")[2] for link in found.links if link.kind == "detail"}
        url = next((link.url for link in found.links if link.kind == "list"), "")
        pages += 1
        between(pages)
        assert pages < 100
    return jobs, pages


def test_alignerr_leads_to_one_clone_of_each_job() -> None:
    jobs, pages = walk(make_rows(range(1000)))
    assert pages == 10
    assert {int(job[-4:]) // 5 for job in jobs} == set(range(200))
    assert len(jobs) < 220, "a group that two pages share costs one more"


@pytest.mark.parametrize("gone", [1, 5, 20])
def test_alignerr_sees_every_job_while_the_list_shrinks(gone: int) -> None:
    """Rows in front of the walk vanish, so that the later ones move up: none of them slips between two pages."""
    rows = make_rows(range(500), clones=1)

    def shrink(number: int) -> None:
        if number == 1:
            del rows[:gone]

    jobs, _ = walk(rows, shrink)
    assert jobs >= {row["id"] for row in rows}


def test_alignerr_a_server_that_repeats_a_page_ends_the_walk() -> None:
    source = find_source("alignerr_jobs")
    body = {"jobs": make_rows(range(120)), "limit": 120, "offset": 0, "total": 500}
    assert harvest(source, make_page("alignerr_jobs", f"{ALIGNERR}/api/jobs?limit=120&offset=100", body)).failed


def crawl_clones(
    data: Path, change: Callable[[str, int], str], *, is_reversed: bool = False
) -> tuple[CrawlOutcome, int]:
    """A night of Alignerr's list whose rows are clones of one master, each page changed by its number; and how many."""
    listed = json.loads((CASES / "alignerr_jobs" / "list" / "page.body.json").read_bytes())
    listed["jobs"] = listed["jobs"][:: -1 if is_reversed else 1]
    clone = (CASES / "alignerr_jobs" / "clone" / "page.body.html").read_text(encoding="utf-8")
    urls = [link.url for link in harvest(find_source("alignerr_jobs"), make_page(
        "alignerr_jobs", f"{ALIGNERR}/api/jobs?limit=120&offset=0", listed)).links]  # fmt: skip
    write_page(data, "2026-11-02", "alignerr_jobs", f"{ALIGNERR}/api/jobs?limit=120&offset=0", listed)
    for number, url in enumerate(sorted(urls), 1):
        body = change(re.sub(r'"id": "[^"]+"', f'"id": "{url.rpartition("/")[2]}"', clone, count=1), number)
        write_page(data, "2026-11-02", "alignerr_jobs", url, body, number=number, content_type="text/html")
    import_night(data / "2026-11-02", Archive(data / "archive"))
    return crawl("alignerr_jobs", night=date(2026, 11, 2), data=data, mode="replay", contact=None), len(urls)


def test_alignerr_night_folds_clones_and_is_whole(tmp_path: Path) -> None:
    """Pages of three clones of one master, each of which says another country: one posting, no contradiction."""
    outcome, clones = crawl_clones(tmp_path, lambda body, n: body.replace("Based in Austria", f"Based in Country {n}"))
    report = outcome.report
    assert (report.status, report.complete, report.parsed, report.skipped) == ("ok", True, 1, clones - 1)
    assert list(read_issues(outcome.issues_path)) == []


@pytest.mark.parametrize("is_reversed", [False, True])
def test_alignerr_clones_that_differ_are_one_posting_with_a_note(tmp_path: Path, is_reversed: bool) -> None:
    """Whichever way the list is sorted, the words of the same clone are kept; nothing is turned away."""
    outcome, clones = crawl_clones(
        tmp_path, lambda body, n: body.replace('HourlyRate": 120', f'HourlyRate": {100 + n}'), is_reversed=is_reversed
    )
    report = outcome.report
    assert (report.status, report.complete, report.parsed, report.rejected) == ("ok", True, 1, 0)
    (draft,) = read_drafts(outcome.drafts_path)
    assert {value.name: value.text for value in draft.published}["pay_max"] == "101"
    notes = [(issue.reason, issue.severity, issue.field) for issue in read_issues(outcome.issues_path)]
    assert clones > 1 and notes == [("clones_differ", "info", "pay_max")] * (clones - 1)


def test_telus_asks_for_the_next_page_until_the_last() -> None:
    source = find_source("telus")
    for number, following in ((1, 2), (2, None)):
        body = {"data": [], "pagination": {"page": number, "limit": 100, "total": 120, "pages": 2}}
        links = harvest(source, make_page("telus", source.start[0].url, body, method="POST")).links
        assert [json.loads(link.body or "")["page"] for link in links] == ([following] if following else [])


def test_handshake_finds_the_files_of_its_collection_through_the_modules() -> None:
    source = find_source("handshake")
    name = "https://framerusercontent.com/modules/aB/cD/Opportunities-chunk-default-{}.framercms"
    module = f'const c="Opportunities";new URL("{name.format(0)}");new URL("{name.format(1)}")'
    url = "https://framerusercontent.com/sites/s1/Opp.mjs"
    links = harvest(source, make_page("handshake", url, module, content_type="text/javascript")).links
    assert [link.url for link in links] == [name.format(n).replace("/modules/", "/cms/") for n in (0, 1)]
    other = make_page("handshake", url, 'const c="Blog"', content_type="text/javascript")
    assert harvest(source, other).links == []


def test_aitraining_looks_its_action_up_in_the_scripts() -> None:
    source = find_source("aitraining_jobs")
    script = f'let r=(0,n.createServerReference)("{"a1" * 20}",n.callServer,void 0,n.findSourceMapURL,"fetchRoles")'
    page = make_page("aitraining_jobs", "https://aitraining.jobs/_next/static/chunks/p.js", script)
    links = harvest(source, page).links
    assert {dict(link.headers)["Next-Action"] for link in links} == {"a1" * 20}
    assert [json.loads(link.body or "")[0]["offset"] for link in links][:3] == [0, 60, 120]


@pytest.mark.parametrize("name", ["braintrust", "aitraining_jobs", "afterquery"])
def test_refused_and_forbidden_sources_ship_off(name: str) -> None:
    card = find_source(name).card
    assert not card.enabled and card.off_reason


def test_mercor_never_asks_for_the_data_route() -> None:
    source, page, _ = read_case(CASES / "mercor" / "sitemap")
    asked = [link.url for link in (*source.start, *run_case(source, page)[0].links)]
    assert asked and not any("/_next/" in url or "/api/" in url for url in asked)


@pytest.mark.parametrize(
    ("case", "marks"),
    [
        ("surge/list", ("wrf-content-main-cms-item", "data-slug", 'data-job="title"', 'data-job="the-role"')),
        ("stellar/list", ("position-card", "position-title", "position-date")),
        ("dataannotation/home", ("jb-item", "<h2", 'class="rate"')),
        ("dataannotation/track", ("rd-cta-btn", "<h1")),
        ("micro1/post", ("client_job_id", "job_role_name", "job_description", "job_status", "self.__next_f")),
    ],
)
def test_a_renamed_mark_does_not_go_unseen(case: str, marks: tuple[str, ...]) -> None:
    source, page, _ = read_case(CASES / case)
    for mark in marks:
        changed = page.body.replace(mark.encode(), mark[:-1].encode() + b"-new" + mark[-1:].encode())
        assert changed != page.body
        found, _ = run_case(source, replace(page, body=changed))
        assert found.failed or found.rejected, mark


HOSTILE = ("1" * 100_000, " " * 100_000, "<" * 100_000, "$1," * 30_000, "a@" * 50_000, '"0a' * 30_000,
           "<loc> https://jobs.micro1.ai/post/0" * 3_000, "hai_job_id=" * 9_000)  # fmt: skip


@pytest.mark.parametrize("text", HOSTILE, ids=lambda text: text[:12])
@pytest.mark.parametrize("case", ["alignerr_jobs/list", "alignerr_jobs/clone", "micro1/sitemap", "micro1/post",
                                  "surge/list", "dataannotation/track", "handshake/chunk"])  # fmt: skip
def test_a_hostile_body_costs_no_time(case: str, text: str) -> None:
    source, page, _ = read_case(CASES / case)
    before = time.process_time()
    harvest(source, replace(page, body=text.encode()))
    assert time.process_time() - before < 0.5


@pytest.mark.skipif(not NIGHTS.is_dir(), reason="the recorded nights are not here")
def test_mercors_own_page_is_read_from_its_state() -> None:
    page = read_recorded_page(NIGHTS / "2026-02-15" / "mercor" / "000" / "page.json")
    (draft,) = harvest(find_source("mercor"), page, "detail").drafts
    held = {value.name: value.text for value in draft.published}
    shown = page.body.decode()
    assert draft.source_id == page.url.rpartition("/")[2] and draft.is_open
    assert re.search(rf"<h1[^>]*>{re.escape(draft.title)}</h1>", shown)
    assert f"${held['pay_min']}-${held['pay_max']}" in re.sub(r"<!-- -->|\s", "", shown)
    assert (held["location"], held["pay_unit"]) == ("Remote", "hourly")
    assert "country" not in held, "the JSON-LD says US, the page restricts nobody"
    without_state = re.sub(rb'<script id="__NEXT_DATA__".*?</script>', b"", page.body, flags=re.S)
    (fallback,) = harvest(find_source("mercor"), replace(page, body=without_state), "detail").drafts
    assert (fallback.source_id, fallback.title, fallback.description) == (
        draft.source_id, draft.title, draft.description,
    )  # fmt: skip


@pytest.mark.skipif(not NIGHTS.is_dir(), reason="the recorded nights are not here")
def test_alignerrs_old_board_is_read_as_before() -> None:
    page = read_recorded_page(next((NIGHTS / "2025-06-26" / "alignerr").glob("*/page.json")))
    found = harvest(find_source("alignerr"), page)
    assert (found.failed, found.declared_total, len(found.drafts)) == (None, 153, 153)
