"""One crawl, in a process of its own: its own reactor, its own memory limit, nothing shared with the parent.

Scrapy is imported inside: the parent names `run_child` without paying for a crawler.
"""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from spiders.archive import RULE_FILES, Archive, write_atomically
from spiders.completeness import check_completeness
from spiders.fill import find_before, find_vanished, write_fill
from spiders.lines import LineWriter
from spiders.registry import Source, find_source
from spiders.settings import Job, make_settings
from spiders.tally import Tally
from spiders.terms import find_read_on, judge_terms
from transforms.records import CrawlReport, Issue, Link
from transforms.wire import make_line

_REACTOR = "twisted.internet.asyncioreactor.AsyncioSelectorReactor"
_STOPS = {"finished": None, "closespider_timeout": "time_limit", "shutdown": "stopped", "memusage_exceeded": "crashed"}
"""Scrapy's finish reasons and ours; any other one is a crash."""


def run_child(job: Job) -> None:
    """Crawls and leaves drafts.jsonl, issues.jsonl and, last of all, report.json in the run's folder."""
    started = datetime.now(UTC)
    _speak_into(job.folder / "crawl.log")
    # If the parent dies, nobody is left to stop us but the clock.
    signal.alarm(int(job.time_limit) + 60)
    source = find_source(job.source, data=job.data)
    tally = Tally()
    drafts, issues = LineWriter(job.folder / "drafts.jsonl"), LineWriter(job.folder / "issues.jsonl")
    stopped = _crawl(job, source, tally, drafts, issues)
    for note in find_notes(job, source, tally):
        issues.write(note)
    write_fill(job.folder / "fill.json", tally.fill)
    drafts.close()
    issues.close()
    report = make_report(job, source, tally, started=started, stopped=stopped)
    write_atomically(job.folder / "report.json", make_line(report).encode())


def make_report(job: Job, source: Source, tally: Tally, *, started: datetime, stopped: str | None) -> CrawlReport:
    """The run in numbers, with the verdict on them."""
    card = source.card
    noted = judge_terms(card, on=job.night, data=job.data) if job.mode == "live" else None
    verdict = check_completeness(
        tally, rule=card.completeness, expected_min=card.expected[0], retention=card.retention,
        previous_listed=job.previous_listed, stopped=stopped,
    )  # fmt: skip
    return CrawlReport(
        source=job.source, night=job.night, started_at=started, finished_at=datetime.now(UTC), status=verdict.status,
        complete=verdict.complete, reason=verdict.reason or noted, listed=tally.listed, fetched=tally.fetched,
        fetch_failed=tally.failed.total(), skipped=tally.skipped.total(), parsed=tally.parsed,
        rejected=tally.rejected, requests=tally.requests, bytes=tally.bytes,
    )  # fmt: skip


def find_notes(job: Job, source: Source, tally: Tally) -> Iterator[Issue]:
    """What a person should know of the run as a whole: too many rows, old terms, values that are gone."""
    card = source.card
    if tally.listed > card.expected[1]:
        yield _make_note(job, "volume_high", value=str(tally.listed))
    if job.mode == "live" and judge_terms(card, on=job.night, data=job.data) is not None:
        yield _make_note(job, "terms_old", value=str(find_read_on(card, on=job.night, data=job.data)))
    before = find_before(job.data / "runs", job.source, job.night.isoformat())
    for name in find_vanished(before, tally.fill) if before is not None else ():
        yield _make_note(job, "value_vanished", field=name)


def _make_note(job: Job, reason: str, **what: str) -> Issue:
    return Issue(severity="warning", stage="collect", reason=reason, source=job.source, **what)


def _crawl(job: Job, source: Source, tally: Tally, drafts: LineWriter, issues: LineWriter) -> str | None:
    """Runs the reactor until the spider is done. Returns the reason for an early stop, None after a natural end."""
    from scrapy.crawler import AsyncCrawlerProcess
    from scrapy.utils.reactor import install_reactor

    from spiders.base import SourceSpider
    from spiders.guards.addresses import guard_connections

    install_reactor(_REACTOR)
    from twisted.internet import reactor

    guard_connections(reactor, allowed=job.allow_addresses, none_at_all=job.mode == "replay")
    process = AsyncCrawlerProcess(make_settings(job, source.card))
    crawler = process.create_crawler(SourceSpider)
    recorded = find_recorded(job, source) if job.mode == "replay" else ()
    process.crawl(crawler, source=source, tally=tally, drafts=drafts, issues=issues, recorded=recorded)
    process.start()
    stats: dict[str, Any] = crawler.stats.get_stats()
    if stats.get("spider_exceptions/count"):
        return "crashed"
    return _STOPS.get(str(stats.get("finish_reason")), "crashed")


def find_recorded(job: Job, source: Source) -> tuple[Link, ...]:
    """Every other response of the night: a record may hold a single detail page that no list leads to."""
    lists = {_without_query(link.url) for link in source.start}
    entries = Archive(job.data / "archive").read_index(job.night, job.source)
    return tuple(
        Link(
            url=entry.url,
            method="POST" if entry.method == "POST" else "GET",
            body=entry.request_body,
            kind="list" if _without_query(entry.url) in lists else "detail",
        )
        for entry in entries
        if not 300 <= entry.status < 400 and not entry.url.endswith(RULE_FILES)
    )


def _without_query(url: str) -> str:
    return url.partition("?")[0]


def _speak_into(log: Path) -> None:
    """Sends everything that this process prints into the run's own log."""
    log.parent.mkdir(parents=True, exist_ok=True)
    handle = os.open(log, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o644)
    for stream in (sys.stdout, sys.stderr):
        os.dup2(handle, stream.fileno())
    os.close(handle)
