"""The one door in: one source's night, in one transaction. Everything in it happens, or nothing does.

Rerunning a night changes nothing. A night may arrive late: history is then computed again from all sightings and
comes out as if it had arrived in time.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import islice
from typing import Any, Protocol

from sqlalchemy import Connection, Row, func, insert, select

from transforms.records import CrawlReport, Issue, LoadReport, Posting
from warehouse import facts
from warehouse.accounting import Account, Intake, Taken, check_refused, make_account, make_digest
from warehouse.checks import check_invariants
from warehouse.contents import make_content_hash, make_storable
from warehouse.history import extend, rewrite
from warehouse.models import Posting as PostingRow
from warehouse.models import SourceRun
from warehouse.profiles import make_text
from warehouse.shelf import Reading, Shelf, open_shelf
from warehouse.store import Store
from warehouse.watch import load_findings

CHUNK = 2000
GROWN = 1000
"""From so many changed postings on, the engine's statistics are renewed."""
KEY_LIMIT = 500
"""Longer ids cannot be indexed on PostgreSQL, and no source has any."""


class NightTakenError(RuntimeError):
    """Raised by `load_night` where the night already holds a good run of the source that saw something else."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RawDoc:
    """One archived response body that a run received."""

    sha256: str
    url: str
    bytes: int
    fetched_at: datetime


class ClosedDraft(Protocol):
    """What the source calls closed; a Draft will do."""

    @property
    def source_id(self) -> str: ...
    @property
    def page_sha256(self) -> str: ...
    @property
    def rows(self) -> int: ...


def load_night(
    store: Store, *, report: CrawlReport, postings: Iterable[Posting], closed: Iterable[ClosedDraft] = (),
    issues: Iterable[Issue] = (), raw_docs: Iterable[RawDoc] = (), parser_version: str, authoritative: bool = False,
) -> LoadReport:  # fmt: skip
    """Loads what one source's run saw.

    Raises AccountingError where the records are not those that the crawl counted, NightTakenError where the night holds
    another good run, InvariantError where the result would break a rule; the warehouse is then as it was.
    """
    made = load_run(store, report, postings, closed, issues, raw_docs, parser_version, authoritative=authoritative)
    if made.loaded > max(GROWN, made.open_postings / 10):
        store.analyze()
    return made


def load_run(
    store: Store, report: CrawlReport, postings: Iterable[Posting], closed: Iterable[ClosedDraft],
    issues: Iterable[Issue],
    raw_docs: Iterable[RawDoc], parser_version: str, *, authoritative: bool,
) -> LoadReport:  # fmt: skip
    """The one transaction of `load_night`."""
    with store.transaction() as connection:
        shelf = open_shelf(connection, report.source, report.night.isoformat())
        intake = Intake()
        intake.sort_issues(issues)
        is_refused = check_refused(report, intake)
        readings = take_in(report, intake, postings)
        shelve(shelf, readings, parser_version, is_refused=is_refused)
        take_closed(intake, closed)
        intake.settle(is_refused=is_refused)
        account = make_account(report, intake)
        digest = make_digest(account, report, intake)
        held = find_run(connection, report, digest, account.status)
        if held is not None:
            return make_load_report(connection, held)
        made = {
            "digest": digest,
            "profile": make_text(intake.tallying.make_profile()),
            "parser_version": parser_version,
        }
        known = facts.read_known(connection, shelf.night)
        run_id = insert_run(connection, report, account, {**made, "known_on": known}, authoritative=authoritative)
        facts.save_raw_docs(connection, run_id, raw_docs)
        facts.save_sightings(connection, run_id, shelf.staging, intake.stated)
        facts.save_findings(connection, run_id, intake.rejects, intake.issues)
        load_history(connection, shelf, run_id, known)
        shelf.staging.clear()
        load_findings(connection, report.source, since="" if shelf.is_late else shelf.night)
        check_invariants(connection)
        return make_load_report(connection, read_run(connection, run_id))


def take_in(report: CrawlReport, intake: Intake, postings: Iterable[Posting]) -> Iterator[Reading]:
    """Sorts postings as they pass: what is open and new to tonight goes on, everything else is counted here."""
    for raw in postings:
        if raw.source != report.source:
            raise ValueError(f"a posting of {raw.source} in a run of {report.source}")
        posting = make_storable(raw)
        intake.drafts += 1
        intake.rows += posting.rows
        if len(posting.source_id) > KEY_LIMIT or not posting.source_id:
            intake.rejects.append(make_issue(posting, "error", "bad_source_id"))
        elif not posting.is_posting:
            intake.set_aside += 1
            intake.issues.append(make_issue(posting, "info", "not_a_posting", posting.page_kind))
        elif posting.status == "closed":
            take_stated(intake, posting.source_id, posting.page_sha256)
        else:
            yield from take_open(intake, posting)


def take_open(intake: Intake, posting: Posting) -> Iterator[Reading]:
    """The first draft of an id counts; another is a duplicate, and an issue where its content differs."""
    content_hash = make_content_hash(posting)
    first = intake.seen.get(posting.source_id)
    if first is not None:
        intake.duplicates += 1
        if first.content_hash != content_hash:
            intake.issues.append(make_issue(posting, "warning", "duplicate_differs"))
        return
    intake.seen[posting.source_id] = Taken(
        source_id=posting.source_id, content_hash=content_hash, page_sha=posting.page_sha256, rows=posting.rows
    )
    intake.tallying.add(posting)
    yield Reading(posting.source_id, content_hash, posting)


def take_stated(intake: Intake, source_id: str, page_sha: str) -> None:
    if source_id in intake.stated:
        intake.duplicates += 1
    else:
        intake.stated[source_id] = page_sha


def take_closed(intake: Intake, closed: Iterable[ClosedDraft]) -> None:
    for draft in closed:
        intake.drafts += 1
        intake.rows += draft.rows
        take_stated(intake, draft.source_id, draft.page_sha256)


def make_issue(posting: Posting, severity: Any, reason: str, value: str | None = None) -> Issue:
    return Issue(
        severity=severity, stage="load", reason=reason, source=posting.source, url=posting.page_url,
        source_id=posting.source_id[:KEY_LIMIT], sha256=posting.page_sha256, value=value,
    )  # fmt: skip


def shelve(shelf: Shelf, readings: Iterator[Reading], parser_version: str, *, is_refused: bool) -> None:
    """Stores content that is new, a chunk at a time, so that a large night does not have to fit into memory."""
    while chunk := list(islice(readings, CHUNK)):
        if not is_refused:
            shelf.shelve(chunk, parser_version)


def load_history(connection: Connection, shelf: Shelf, run_id: int, known: str) -> None:
    """Brings postings, intervals and the runs' numbers up to date with the sightings of `run_id`."""
    if shelf.is_late:
        rewrite(connection, shelf.source, known)
    else:
        extend(connection, shelf.source, shelf.night, run_id, known)


def find_run(connection: Connection, report: CrawlReport, digest: str, status: str) -> Row[Any] | None:
    """The run of that night that saw the same. Raises NightTakenError where a good one saw something else."""
    rows = connection.execute(
        select(SourceRun.__table__)
        .where(SourceRun.source == report.source, SourceRun.logical_date == report.night.isoformat())
        .order_by(SourceRun.attempt)
    ).all()
    for row in rows:
        if row.digest == digest:
            return row
    if status == "ok" and any(row.status == "ok" for row in rows):
        raise NightTakenError(f"{report.source} {report.night}: the night holds a good run that saw something else")
    return None


def insert_run(
    connection: Connection, report: CrawlReport, account: Account, made: dict[str, str], *, authoritative: bool
) -> int:
    """The run's row; what it did to history is filled in later."""
    night = report.night.isoformat()
    earlier = connection.execute(
        select(func.count()).where(SourceRun.source == report.source, SourceRun.logical_date == night)
    ).scalar_one()
    values = {
        "source": report.source, "logical_date": night, "attempt": earlier + 1, "started_at": report.started_at,
        "finished_at": report.finished_at, "status": account.status, "complete": int(report.complete),
        "authoritative": int(authoritative), "reason": report.reason, "listed": report.listed,
        "fetched": report.fetched,
        "fetch_failed": report.fetch_failed, "skipped": report.skipped, "parsed": account.parsed,
        "rejected": account.rejected, "duplicate": account.duplicate, "set_aside": account.set_aside, "loaded": 0,
        "unchanged": account.parsed - account.duplicate, "opened": 0, "changed": 0, "reopened": 0, "closed_by_flag": 0,
        "closed": 0, "held": 0, "seen": 0, "verdict": "unproved", "requests": report.requests, "bytes": report.bytes,
        **made,
    }  # fmt: skip
    return connection.execute(insert(SourceRun).returning(SourceRun.run_id), values).scalar_one()


def read_run(connection: Connection, run_id: int) -> Row[Any]:
    return connection.execute(select(SourceRun.__table__).where(SourceRun.run_id == run_id)).one()


def make_load_report(connection: Connection, run: Row[Any]) -> LoadReport:
    """A run's numbers, and how many postings of its source are open now."""
    postings, rows = connection.execute(
        select(func.count(), func.coalesce(func.sum(PostingRow.listing_rows), 0)).where(
            PostingRow.source == run.source, PostingRow.closed_on.is_(None)
        )
    ).one()
    return LoadReport(
        source=run.source, night=datetime.fromisoformat(run.logical_date).date(), loaded=run.loaded,
        unchanged=run.unchanged, duplicate=run.duplicate, new=run.opened, changed=run.changed, reopened=run.reopened,
        closed=run.closed, held=run.held, open_postings=postings, open_rows=rows,
    )  # fmt: skip
