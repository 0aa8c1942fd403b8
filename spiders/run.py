"""Crawls one source on one night in a child process and says how it went, whatever happens to the child.

Children are forked from a server that has Scrapy imported already, so a night of many sources pays for it once.
Output: `<data>/runs/<night>/<source>/{drafts.jsonl, issues.jsonl, report.json, crawl.log}`.
"""

from __future__ import annotations

import multiprocessing
import sys
import threading
import types
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import cache
from multiprocessing.context import ForkServerContext
from pathlib import Path
from typing import Literal

from spiders.archive import write_atomically
from spiders.child import run_child
from spiders.lines import LineWriter, read_lines
from spiders.registry import find_source
from spiders.settings import Job
from spiders.terms import judge_terms
from transforms.records import CrawlReport, Draft, Issue
from transforms.wire import make_line, parse_record

LIVE_LIMIT, REPLAY_LIMIT = 1800.0, 300.0
"""Seconds of wall clock for one source. A polite crawl of 500 pages at one a second fits."""
GRACE = 20.0
"""Seconds between SIGTERM and SIGKILL: time enough to finish a request and write the files."""

_STARTING = threading.Lock()


@dataclass(frozen=True, slots=True, kw_only=True)
class CrawlOutcome:
    """A run's report and where its records lie; both files exist and have their end marker, also after a failure."""

    report: CrawlReport
    drafts_path: Path
    issues_path: Path


def crawl(
    source: str,
    *,
    night: date,
    data: Path,
    mode: Literal["live", "replay"],
    contact: str | None,
    allow_addresses: tuple[str, ...] = (),
    loopback_delay: float = 0.0,
    previous_listed: int | None = None,
    time_limit: float | None = None,
) -> CrawlOutcome:
    """Crawls a source, or replays it from `<data>/archive`. Raises UnknownSource, and nothing for a failed crawl.

    `previous_listed` is the night before's count of listed rows. For tests only: `allow_addresses` are `host:port` pairs
    on loopback that may be asked, `loopback_delay` seconds apart.
    """
    job = Job(
        source=source, night=night, data=data.resolve(), mode=mode, contact=contact, allow_addresses=allow_addresses,
        loopback_delay=loopback_delay, previous_listed=previous_listed,
        time_limit=time_limit or (LIVE_LIMIT if mode == "live" else REPLAY_LIMIT),
    )  # fmt: skip
    started = datetime.now(UTC)
    card = find_source(source, data=job.data).card
    (job.folder / "report.json").unlink(missing_ok=True)
    if mode == "live" and not card.enabled:
        return _fail(job, started, "switched_off")
    if mode == "live" and not contact:
        return _fail(job, started, "no_contact")
    if mode == "live" and judge_terms(card, on=night, data=job.data) == "terms_stale":
        return _fail(job, started, "terms_stale")
    reason = _run(job)
    report = _read_report(job)
    return _fail(job, started, reason or "crashed") if report is None else _outcome(job, report)


def read_drafts(path: Path) -> Iterator[Draft]:
    """The drafts of a run. Raises TornFile where the end marker is missing."""
    return read_lines(Draft, path)


def read_issues(path: Path) -> Iterator[Issue]:
    """The issues of a run. Raises TornFile where the end marker is missing."""
    return read_lines(Issue, path)


def _run(job: Job) -> str | None:
    """Starts the child and waits, so long and no longer. Returns why it had to be stopped, None where it ended."""
    with _STARTING, _without_main():
        child = _context().Process(target=run_child, args=(job,), daemon=True)
        child.start()
    child.join(job.time_limit)
    overdue = child.exitcode is None
    if overdue:
        child.terminate()
        child.join(GRACE)
    if child.exitcode is None:
        child.kill()
        child.join()
    return "time_limit" if overdue else None


@cache
def _context() -> ForkServerContext:
    """One fork server for this process, with the crawler imported before the first child is asked for."""
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["spiders.preload"])
    return context


@contextmanager
def _without_main() -> Iterator[None]:
    """Hides our `__main__` while a child starts: it would import it again, and with it the whole orchestrator."""
    main = sys.modules["__main__"]
    sys.modules["__main__"] = types.ModuleType("__main__")
    try:
        yield
    finally:
        sys.modules["__main__"] = main


def _read_report(job: Job) -> CrawlReport | None:
    path = job.folder / "report.json"
    return parse_record(CrawlReport, path.read_bytes()) if path.exists() else None


def _outcome(job: Job, report: CrawlReport) -> CrawlOutcome:
    return CrawlOutcome(
        report=report, drafts_path=job.folder / "drafts.jsonl", issues_path=job.folder / "issues.jsonl"
    )  # fmt: skip


def _fail(job: Job, started: datetime, reason: str) -> CrawlOutcome:
    """Leaves empty, finished files and a failed report: nothing half-read of a killed child is ever used."""
    issue = Issue(severity="error", stage="collect", reason=reason, source=job.source)
    for name, records in (("drafts.jsonl", ()), ("issues.jsonl", (issue,))):
        writer = LineWriter(job.folder / name)
        for record in records:
            writer.write(record)
        writer.close()
    report = CrawlReport(
        source=job.source, night=job.night, started_at=started, finished_at=datetime.now(UTC), status="failed",
        complete=False, reason=reason,
    )  # fmt: skip
    write_atomically(job.folder / "report.json", make_line(report).encode())
    return _outcome(job, report)
