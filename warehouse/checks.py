"""Checks that history holds together: every file in `invariants/` is a query that must return no row."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from sqlalchemy import Connection, func, select, text

from warehouse.definitions import read_statements
from warehouse.models import SourceRun

STUCK = timedelta(days=1)


class InvariantError(RuntimeError):
    """Raised by `check_invariants`: names the rule and the first rows that break it. The load is rolled back."""


def check_invariants(connection: Connection) -> None:
    """Runs every invariant over the whole warehouse. Raises InvariantError at the first that returns a row."""
    now = connection.execute(select(func.max(SourceRun.finished_at))).scalar_one_or_none()
    for name, broken in find_violations(connection, now or datetime(1970, 1, 1, tzinfo=UTC)).items():
        raise InvariantError(f"{name}: {broken}")


def find_violations(connection: Connection, now: datetime) -> dict[str, list[object]]:
    """Invariant -> up to five rows that break it. `now` is the newest time that any run reports."""
    tomorrow: date = (now + timedelta(days=1)).date()
    values = {"tomorrow": tomorrow.isoformat(), "yesterday": (now - STUCK).astimezone(UTC).isoformat()}
    found: dict[str, list[object]] = {}
    for name, sql in read_statements("invariants").items():
        used = {key: value for key, value in values.items() if f":{key}" in sql}
        rows = connection.execute(text(sql.rstrip(";")), used).fetchmany(5)
        if rows:
            found[name] = [tuple(row) for row in rows]
    return found
