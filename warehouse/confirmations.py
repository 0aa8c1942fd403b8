"""A person's word on a list that was doubted: what is missing from it is gone. Kept as a fact; history follows from it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import Connection, func, insert, select

from warehouse.checks import check_invariants
from warehouse.facts import read_known
from warehouse.history import rewrite
from warehouse.models import Confirmation as Row
from warehouse.models import SourceRun
from warehouse.store import Store


@dataclass(frozen=True, slots=True, kw_only=True)
class Confirmation:
    """One decision: the list of `source` on `night` is right. `why` in the words of who decided."""

    source: str
    night: date
    by: str
    why: str | None
    at: datetime


def find_held(store: Store, source: str) -> tuple[date, int] | None:
    """The newest night of a source, and how many closures it holds; None where its newest list holds none."""
    newest = select(func.max(SourceRun.logical_date)).where(SourceRun.source == source).scalar_subquery()
    held = select(SourceRun.logical_date, SourceRun.held).where(
        SourceRun.source == source, SourceRun.logical_date == newest, SourceRun.held > 0
    )
    with store.reading() as connection:
        row = connection.execute(held.order_by(SourceRun.attempt.desc())).first()
    return (date.fromisoformat(row.logical_date), row.held) if row else None


def load_confirmations(store: Store, confirmations: Iterable[Confirmation]) -> int:
    """Takes in decisions that the warehouse does not know yet, and closes what they release; returns how many."""
    with store.transaction() as connection:
        known = {(row.source, row.night) for row in connection.execute(select(Row.source, Row.night))}
        fresh = {(one.source, one.night.isoformat()): one for one in confirmations}
        fresh = {key: one for key, one in fresh.items() if key not in known}
        for one in fresh.values():
            save(connection, one)
        for source in sorted({one.source for one in fresh.values()}):
            nights = [one.night.isoformat() for one in fresh.values() if one.source == source]
            rewrite(connection, source, read_known(connection, max(nights)))
        if fresh:
            check_invariants(connection)
    return len(fresh)


def save(connection: Connection, one: Confirmation) -> None:
    connection.execute(
        insert(Row).values(
            source=one.source, night=one.night.isoformat(), decided_by=one.by, why=one.why, decided_at=one.at
        )
    )
