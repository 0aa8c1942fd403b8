"""Writes what a run received and saw: raw documents, sightings, rejects, issues. Nothing here decides anything."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection, insert, select
from sqlalchemy.dialects import postgresql, sqlite

from transforms.records import Issue
from warehouse import models
from warehouse.accounting import Intake
from warehouse.shelf import Shelf

if TYPE_CHECKING:
    from warehouse.load import RawDoc

CHUNK = 5000


class MissingRawError(ValueError):
    """Raised by `save_raw_docs` where a posting names a page that neither this run nor an earlier one received."""


def save_raw_docs(connection: Connection, run_id: int, docs: Iterable[RawDoc], *, needed: set[str]) -> dict[str, int]:
    """Registers raw documents; of one that is known, the earliest run that received it is kept. Returns sha -> id."""
    rows = [
        {"sha": doc.sha256, "run_id": run_id, "url": doc.url, "bytes": doc.bytes, "fetched_at": doc.fetched_at}
        for doc in {doc.sha256: doc for doc in docs}.values()
    ]
    if rows:
        connection.execute(keep_earliest(connection), rows)
    ids: dict[str, int] = {}
    wanted = sorted(needed)
    for start in range(0, len(wanted), CHUNK):
        some = select(models.RawDoc.sha, models.RawDoc.raw_id).where(
            models.RawDoc.sha.in_(wanted[start : start + CHUNK])
        )
        ids.update((sha, raw_id) for sha, raw_id in connection.execute(some))
    if needed - ids.keys():
        raise MissingRawError(
            f"{len(needed - ids.keys())} pages are not archived, among them {min(needed - ids.keys())}"
        )
    return ids


def keep_earliest(connection: Connection) -> Any:
    dialect = postgresql if connection.dialect.name == "postgresql" else sqlite
    statement = dialect.insert(models.RawDoc)
    new = statement.excluded
    return statement.on_conflict_do_update(
        index_elements=["sha"],
        set_={"run_id": new.run_id, "url": new.url, "fetched_at": new.fetched_at},
        where=new.fetched_at < models.RawDoc.fetched_at,
    )


def save_sightings(
    connection: Connection, run_id: int, shelf: Shelf, intake: Intake, raw_ids: dict[str, int]
) -> None:  # fmt: skip
    """One row for each posting seen open, one for each that the source calls closed."""
    seen = [
        {"run_id": run_id, "posting_id": shelf.placed[key].posting_id, "version_id": shelf.placed[key].version_id,
         "raw_id": raw_ids[taken.page_sha], "listing_rows": taken.rows}
        for key, taken in intake.seen.items()
    ]  # fmt: skip
    stated = [
        {"run_id": run_id, "source_id": key, "raw_id": raw_ids[page_sha]} for key, page_sha in intake.stated.items()
    ]
    if seen:
        connection.execute(insert(models.Observation), seen)
    if stated:
        connection.execute(insert(models.ClosedSighting), stated)


def save_findings(connection: Connection, run_id: int, rejects: list[Issue], issues: list[Issue]) -> None:
    if rejects:
        connection.execute(insert(models.Reject), [make_finding(run_id, issue) for issue in rejects])
    save_issues(connection, run_id, issues, is_derived=False)


def save_issues(connection: Connection, run_id: int, issues: list[Issue], *, is_derived: bool) -> None:
    if issues:
        own = {"is_derived": int(is_derived)}
        rows = [{**make_finding(run_id, issue), "severity": issue.severity, **own} for issue in issues]
        connection.execute(insert(models.Issue), rows)


def make_finding(run_id: int, issue: Issue) -> dict[str, Any]:
    return {
        "run_id": run_id, "stage": issue.stage, "reason": issue.reason, "source_id": issue.source_id, "url": issue.url,
        "raw_sha": issue.sha256, "field": issue.field, "value": issue.value,
    }  # fmt: skip
