"""Writes what a run received and saw: raw documents, sightings, rejects, issues. Nothing here decides anything."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection, func, insert, select
from sqlalchemy.dialects import postgresql, sqlite

from transforms.records import Issue
from warehouse import models
from warehouse.staging import Staging

if TYPE_CHECKING:
    from warehouse.load import RawDoc

CHUNK = 5000


class MissingRawError(ValueError):
    """Raised by `save_sightings` where a posting names a page that neither this run nor an earlier one received."""


def read_known(connection: Connection, night: str) -> str:
    """The night on which what is loaded now becomes known: its own, or the newest that was loaded before it."""
    newest = connection.execute(select(func.max(models.SourceRun.known_on))).scalar_one_or_none()
    return max(night, newest or night)


def save_raw_docs(connection: Connection, run_id: int, docs: Iterable[RawDoc]) -> None:
    """Registers raw documents; of one that is known, the earliest run that received it is kept."""
    rows = [
        {"sha": doc.sha256, "run_id": run_id, "url": doc.url, "bytes": doc.bytes, "fetched_at": doc.fetched_at}
        for doc in {doc.sha256: doc for doc in docs}.values()
    ]
    if rows:
        connection.execute(keep_earliest(connection), rows)


def keep_earliest(connection: Connection) -> Any:
    dialect = postgresql if connection.dialect.name == "postgresql" else sqlite
    statement = dialect.insert(models.RawDoc)
    new = statement.excluded
    return statement.on_conflict_do_update(
        index_elements=["sha"],
        set_={"run_id": new.run_id, "url": new.url, "fetched_at": new.fetched_at},
        where=new.fetched_at < models.RawDoc.fetched_at,
    )


def save_sightings(connection: Connection, run_id: int, staging: Staging, stated: dict[str, str]) -> None:
    """One row for each posting seen open, one for each that the source calls closed (id -> page).

    Raises MissingRawError.
    """
    raw_ids = read_raw_ids(connection, set(stated.values()))
    missing = staging.find_unarchived() or sorted(set(stated.values()) - raw_ids.keys())
    if missing:
        raise MissingRawError(f"{len(missing)} pages are not archived, among them {missing[0]}")
    staging.settle(run_id)
    rows = [{"run_id": run_id, "source_id": key, "raw_id": raw_ids[sha]} for key, sha in stated.items()]
    if rows:
        connection.execute(insert(models.ClosedSighting), rows)


def read_raw_ids(connection: Connection, wanted: set[str]) -> dict[str, int]:
    ids: dict[str, int] = {}
    for some in batched(sorted(wanted)):
        found = select(models.RawDoc.sha, models.RawDoc.raw_id).where(models.RawDoc.sha.in_(some))
        ids.update((sha, raw_id) for sha, raw_id in connection.execute(found))
    return ids


def batched(values: list[str]) -> Iterator[list[str]]:
    return (values[start : start + CHUNK] for start in range(0, len(values), CHUNK))


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
