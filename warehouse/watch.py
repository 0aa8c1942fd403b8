"""Runs the monitors over the nights of a source and writes what they find as issues."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, select

from transforms.records import Issue
from warehouse import facts
from warehouse.models import SourceRun
from warehouse.monitors import NIGHTS, Finding, Turnover, check_night, check_required
from warehouse.profiles import Profile, parse_profile


def load_findings(connection: Connection, source: str, *, since: str) -> None:
    """Judges every run of the source on `since` and later, each against the complete nights before it."""
    past: list[tuple[Profile, Turnover]] = []
    for row in read_runs(connection, source, since):
        profile, turnover = parse_profile(row.profile), Turnover(row.opened, row.changed, row.closed)
        is_proved = row.status == "ok" and row.complete == 1
        if row.logical_date >= since:
            found = check_night(profile, turnover, past) if is_proved else list(check_required(profile))
            write_findings(connection, source, row.run_id, found if profile.seen else [])
        if is_proved:
            past.append((profile, turnover))


def read_runs(connection: Connection, source: str, since: str) -> list[Any]:
    """The runs to judge, and before them as many complete nights as a comparison needs; oldest first."""
    columns = select(
        SourceRun.run_id, SourceRun.logical_date, SourceRun.status, SourceRun.complete, SourceRun.profile,
        SourceRun.opened, SourceRun.changed, SourceRun.closed,
    ).where(SourceRun.source == source)  # fmt: skip
    newest = (SourceRun.logical_date.desc(), SourceRun.attempt.desc())
    proved = columns.where(SourceRun.logical_date < since, SourceRun.status == "ok", SourceRun.complete == 1)
    before = connection.execute(proved.order_by(*newest).limit(NIGHTS)).all()
    judged = connection.execute(columns.where(SourceRun.logical_date >= since).order_by(*newest)).all()
    return [*before[::-1], *judged[::-1]]


def write_findings(connection: Connection, source: str, run_id: int, found: Sequence[Finding]) -> None:
    issues = [
        Issue(severity=one.level, stage="load", reason=f"monitor_{one.monitor}", source=source, field=one.field,
              value=one.value)
        for one in found
    ]  # fmt: skip
    facts.save_issues(connection, run_id, issues, is_derived=True)
