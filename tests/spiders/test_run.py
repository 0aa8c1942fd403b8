"""A crawl as its callers see it: replay from the archive, verdicts, and children that do not end by themselves."""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
import time
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from spiders import run
from spiders.archive import Archive, import_night
from spiders.registry import UnknownSource
from spiders.run import CrawlOutcome, crawl, read_drafts, read_issues
from tests.faults.conftest import write_card
from tests.faultsite.server import FaultSite, always, respond
from tests.spiders.recorded import OUTLIER, make_outlier, write_outlier, write_page

NIGHT = date(2026, 11, 2)


def replay(data: Path, source: str = "outlier", night: date = NIGHT, previous: int | None = None) -> CrawlOutcome:
    return crawl(source, night=night, data=data, mode="replay", contact=None, previous_listed=previous)


def test_a_recorded_night_is_read_from_the_archive(tmp_path: Path) -> None:
    folder = write_outlier(tmp_path / "nights", "2026-11-02", make_outlier(1, 2, 3))
    assert import_night(folder, Archive(tmp_path / "archive")) == ("outlier",)
    outcome = replay(tmp_path)
    drafts = list(read_drafts(outcome.drafts_path))
    assert [draft.source_id for draft in drafts] == ["1", "2", "3"]
    assert drafts[0].fetched_at == datetime(2026, 11, 2, 3, tzinfo=UTC), "not the time of the replay"
    assert list(read_issues(outcome.issues_path)) == []
    report = outcome.report
    assert (report.status, report.complete, report.listed, report.parsed) == ("ok", True, 3, 3)
    assert (report.source, report.night, report.requests) == ("outlier", NIGHT, 1)


def test_the_same_replay_writes_the_same_bytes(tmp_path: Path) -> None:
    import_night(write_outlier(tmp_path / "nights", "2026-11-02", make_outlier(1, 2)), Archive(tmp_path / "archive"))
    first = replay(tmp_path).drafts_path.read_bytes()
    assert replay(tmp_path).drafts_path.read_bytes() == first


def test_a_link_that_was_not_recorded_makes_the_run_incomplete(tmp_path: Path) -> None:
    folder = write_outlier(tmp_path / "nights", "2026-11-02", make_outlier(1, pages=2, total=2))
    import_night(folder, Archive(tmp_path / "archive"))
    outcome = replay(tmp_path)
    report = outcome.report
    assert (report.status, report.reason, report.complete) == ("incomplete", "not_recorded", False)
    assert (report.listed, report.parsed, report.fetch_failed) == (2, 1, 1)
    assert [(issue.reason, issue.url) for issue in read_issues(outcome.issues_path)] == [("not_recorded", OUTLIER)]


def test_a_night_without_any_record_is_incomplete_and_empty(tmp_path: Path) -> None:
    outcome = replay(tmp_path)
    assert (outcome.report.status, outcome.report.reason, outcome.report.listed) == ("incomplete", "not_recorded", 1)
    assert list(read_drafts(outcome.drafts_path)) == []


def test_a_lone_detail_page_is_read_though_no_list_leads_to_it(tmp_path: Path) -> None:
    from spiders.cases import CASES

    body = (CASES / "mercor" / "detail_closed" / "page.body.html").read_text(encoding="utf-8")
    url = "https://work.mercor.com/jobs/list_AAABexampleVoice0000005"
    folder = write_page(tmp_path / "nights", "2026-11-02", "mercor", url, body, content_type="text/html")
    import_night(folder, Archive(tmp_path / "archive"))
    outcome = replay(tmp_path, "mercor")
    assert [(draft.title, draft.is_open) for draft in read_drafts(outcome.drafts_path)] == [("Voice Coaches", False)]
    assert (outcome.report.status, outcome.report.parsed) == ("incomplete", 1)


def test_details_of_listed_postings_are_not_asked_for(tmp_path: Path) -> None:
    """Mercor's sitemap names a page that the list has whole, and one that only it knows."""
    from spiders.cases import CASES, read_case

    for number, case in enumerate(("list", "sitemap", "detail_closed")):
        _, page, _ = read_case(CASES / "mercor" / case)
        write_page(
            tmp_path / "nights", "2026-11-02", "mercor", page.url, page.body.decode(), number=number,
            content_type=page.content_type,
        )  # fmt: skip
    import_night(tmp_path / "nights" / "2026-11-02", Archive(tmp_path / "archive"))
    report = replay(tmp_path, "mercor").report
    assert (report.status, report.complete, report.requests) == ("ok", True, 3)
    assert (report.listed, report.parsed, report.skipped) == (5, 4, 1)


def test_pages_with_the_bytes_of_an_earlier_one_end_the_walk(tmp_path: Path) -> None:
    same = make_outlier(1, 2, pages=9, total=2)
    for number in (1, 2):
        write_outlier(tmp_path / "nights", "2026-11-02", same, page=number, number=number)
    import_night(tmp_path / "nights" / "2026-11-02", Archive(tmp_path / "archive"))
    report = replay(tmp_path).report
    assert (report.status, report.reason) == ("incomplete", "repeated_page")
    assert (report.parsed, report.skipped) == (2, 2)


def test_a_list_that_says_it_is_empty_is_suspect_though_proved(tmp_path: Path) -> None:
    import_night(write_outlier(tmp_path / "nights", "2026-11-02", make_outlier()), Archive(tmp_path / "archive"))
    report = replay(tmp_path, previous=27).report
    assert (report.status, report.reason, report.complete) == ("suspect_empty", "empty_after_rows", True)


def test_rotten_bytes_are_named(tmp_path: Path) -> None:
    archive = Archive(tmp_path / "archive")
    import_night(write_outlier(tmp_path / "nights", "2026-11-02", make_outlier(1)), archive)
    stored = next((tmp_path / "archive" / "bodies").glob("*/*.zst"))
    damaged = bytearray(stored.read_bytes())
    damaged[len(damaged) // 2] ^= 1
    stored.write_bytes(damaged)
    outcome = replay(tmp_path)
    assert (outcome.report.reason, outcome.report.parsed) == ("bit_rot", 0)


def test_live_needs_a_contact_and_an_enabled_source(tmp_path: Path) -> None:
    silent = crawl("outlier", night=NIGHT, data=tmp_path, mode="live", contact=None)
    off = crawl("remowork", night=NIGHT, data=tmp_path, mode="live", contact="us@site.example")
    assert [(o.report.status, o.report.reason) for o in (silent, off)] == [
        ("failed", "no_contact"),
        ("failed", "switched_off"),
    ]
    assert list(read_drafts(off.drafts_path)) == []
    with pytest.raises(UnknownSource):
        crawl("nobody", night=NIGHT, data=tmp_path, mode="live", contact="us@site.example")


@pytest.fixture
def hanging(tmp_path: Path) -> Iterator[FaultSite]:
    """A site whose list never comes; its card is in `tmp_path`."""
    robots = always(respond(b"User-agent: *\n"))
    with FaultSite({"/robots.txt": robots, "/list": lambda _: [60.0]}) as site:
        write_card(tmp_path, [f"{site.url}/list"])
        yield site


def crawl_in_thread(data: Path, site: FaultSite, found: list[CrawlOutcome], time_limit: float) -> threading.Thread:
    def work() -> None:
        found.append(crawl(
            "site", night=NIGHT, data=data, mode="live", contact="us@site.example", allow_addresses=(site.host,),
            time_limit=time_limit,
        ))  # fmt: skip

    thread = threading.Thread(target=work)
    thread.start()
    return thread


def wait_for_child(site: FaultSite) -> int:
    """The process id of the crawl that has just asked for the list."""
    until = time.monotonic() + 20
    while "/list" not in site.paths() and time.monotonic() < until:
        time.sleep(0.02)
    (child,) = multiprocessing.active_children()
    assert child.pid is not None
    return child.pid


def test_a_killed_child_is_a_failed_run_with_whole_files(tmp_path: Path, hanging: FaultSite) -> None:
    found: list[CrawlOutcome] = []
    thread = crawl_in_thread(tmp_path, hanging, found, time_limit=30)
    os.kill(wait_for_child(hanging), signal.SIGKILL)
    thread.join(10)
    report = found[0].report
    assert (report.status, report.reason, report.complete, report.listed) == ("failed", "crashed", False, 0)
    assert list(read_drafts(found[0].drafts_path)) == []
    assert [issue.reason for issue in read_issues(found[0].issues_path)] == ["crashed"]


def test_a_child_that_does_not_answer_is_killed_in_time(
    tmp_path: Path, hanging: FaultSite, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(run, "GRACE", 0.3)
    found: list[CrawlOutcome] = []
    thread = crawl_in_thread(tmp_path, hanging, found, time_limit=1.5)
    os.kill(wait_for_child(hanging), signal.SIGSTOP)
    thread.join(10)
    assert (found[0].report.status, found[0].report.reason) == ("failed", "time_limit")
    assert multiprocessing.active_children() == []


def test_a_report_of_an_earlier_run_is_not_taken_for_this_one(tmp_path: Path, hanging: FaultSite) -> None:
    folder = tmp_path / "runs" / NIGHT.isoformat() / "site"
    folder.mkdir(parents=True)
    (folder / "report.json").write_text("{}", encoding="utf-8")
    found: list[CrawlOutcome] = []
    thread = crawl_in_thread(tmp_path, hanging, found, time_limit=30)
    os.kill(wait_for_child(hanging), signal.SIGKILL)
    thread.join(10)
    assert found[0].report.status == "failed"


def test_no_port_is_open_during_a_crawl(tmp_path: Path, hanging: FaultSite) -> None:
    found: list[CrawlOutcome] = []
    thread = crawl_in_thread(tmp_path, hanging, found, time_limit=30)
    child = wait_for_child(hanging)
    sockets = {str(fd.readlink()) for fd in Path(f"/proc/{child}/fd").iterdir() if fd.is_symlink()}
    inodes = {link[8:-1] for link in sockets if link.startswith("socket:[")}
    listening = [
        row.split()[1]
        for table in ("tcp", "tcp6")
        for row in Path(f"/proc/{child}/net/{table}").read_text(encoding="ascii").splitlines()[1:]
        if row.split()[3] == "0A" and row.split()[9] in inodes
    ]
    os.kill(child, signal.SIGKILL)
    thread.join(10)
    assert inodes and listening == []
