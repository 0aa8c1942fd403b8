"""Writes intervals: one night onto the present ones, or those that a late night shows otherwise.

What is written over stays in `replaced_version` with the nights between which it was held true, unless it was written
on the same night. `known` is the night whose load writes.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from sqlalchemy import Connection, bindparam, select, text, update

from warehouse.lifecycle import Life
from warehouse.models import CURRENT, PostingVersion, RawDoc, Version
from warehouse.models import Posting as PostingRow
from warehouse.staging import merge

Interval = tuple[str, str | None, int, int, int, int]
"""start, end, version, raw document, run, listing rows"""

END = f"update posting_version set valid_to = :night, end_known_on = :known where posting_id = :held and {CURRENT}"  # noqa: S608
KEEP = """
insert into replaced_version
    (posting_id, version_id, valid_from, valid_to, content_hash, raw_sha, run_id, parser_version, listing_rows,
    known_on, end_known_on, replaced_on)
select posting_id, version_id, valid_from, valid_to, content_hash, raw_sha, run_id, parser_version, listing_rows,
    known_on, end_known_on, cast(:known as varchar(10))
from posting_version where spell_id = :spell and known_on < cast(:known as varchar(10))
"""
DROP = "delete from posting_version where spell_id = :spell"
WRITE = """
insert into posting_version
    (posting_id, version_id, valid_from, valid_to, content_hash, raw_sha, run_id, parser_version, listing_rows,
    known_on, end_known_on)
select :posting, v.version_id, :start, cast(:end as varchar(10)), v.content_hash, r.sha, :run, v.parser_version, :rows,
    :known, cast(:end_known as varchar(10))
from version v join raw_doc r on r.raw_id = :raw where v.version_id = :version
"""


def write_night(connection: Connection, run_id: int, night: str, known: str, closing: Mapping[int, Life]) -> None:
    """Applies one night to the tables: a few statements over sets, and one row for each posting that closes."""
    merge(connection, "changed", run=run_id, night=night, known=known)
    if closing:
        connection.execute(text(END), [{"held": key, "night": night, "known": known} for key in sorted(closing)])
    merge(connection, "seen", run=run_id, night=night)
    merge(connection, "opened", run=run_id, night=night, known=known)
    write_postings(connection, sorted(closing.items()))


def write_postings(connection: Connection, lives: Iterable[tuple[int, Life]]) -> None:
    rows = [
        {"held": key, "first_seen": life.first_seen, "last_seen": life.last_seen, "closed_on": life.closed_on,
         "closed_by_run": life.closed_by, "closed_how": life.closed_how, "listing_rows": life.rows}
        for key, life in lives
    ]  # fmt: skip
    if rows:
        connection.execute(update(PostingRow).where(PostingRow.posting_id == bindparam("held")), rows)


def write_lives(connection: Connection, source: str, lives: dict[int, Life], known: str) -> None:
    """Writes those intervals and postings whose history came out differently from what is stored."""
    dates = read_dates(connection, source)
    write_postings(connection, [(key, life) for key, life in lives.items() if dates[key] != make_dates(life)])
    held = read_intervals(connection, source)
    gone: list[dict[str, Any]] = []
    fresh: list[dict[str, Any]] = []
    for key, life in lives.items():
        made, present = set(make_intervals(life)), held.get(key, {})
        gone += [{"spell": spell, "known": known} for interval, spell in present.items() if interval not in made]
        fresh += [make_row(key, interval, known) for interval in sorted(made - present.keys())]
    if gone:
        connection.execute(text(KEEP), gone)
        connection.execute(text(DROP), [{"spell": one["spell"]} for one in gone])
    if fresh:
        connection.execute(text(WRITE), fresh)


def make_row(posting: int, interval: Interval, known: str) -> dict[str, Any]:
    start, end, version, raw, run, rows = interval
    return {
        "posting": posting, "start": start, "end": end, "version": version, "raw": raw, "run": run, "rows": rows,
        "known": known, "end_known": None if end is None else known,
    }  # fmt: skip


def read_dates(connection: Connection, source: str) -> dict[int, tuple[Any, ...]]:
    rows = connection.execute(
        select(
            PostingRow.posting_id, PostingRow.first_seen, PostingRow.last_seen, PostingRow.closed_on,
            PostingRow.closed_by_run, PostingRow.closed_how, PostingRow.listing_rows,
        ).where(PostingRow.source == source)
    )  # fmt: skip
    return {row[0]: tuple(row[1:]) for row in rows}


def read_intervals(connection: Connection, source: str) -> dict[int, dict[Any, int]]:
    """Posting -> its stored intervals with their keys. One whose reading was replaced since equals none."""
    held: defaultdict[int, dict[Any, int]] = defaultdict(dict)
    rows = connection.execute(
        select(
            PostingVersion.posting_id, PostingVersion.spell_id,
            PostingVersion.parser_version == Version.parser_version,
            PostingVersion.valid_from, PostingVersion.valid_to, PostingVersion.version_id,
            RawDoc.raw_id, PostingVersion.run_id, PostingVersion.listing_rows,
        )
        .join(PostingRow, PostingRow.posting_id == PostingVersion.posting_id)
        .join(RawDoc, RawDoc.sha == PostingVersion.raw_sha)
        .join(Version, Version.version_id == PostingVersion.version_id)
        .where(PostingRow.source == source)
    )  # fmt: skip
    for posting, spell, is_same_reading, *interval in rows:
        held[posting][tuple(interval) if is_same_reading else spell] = spell
    return held


def make_dates(life: Life) -> tuple[Any, ...]:
    return (life.first_seen, life.last_seen, life.closed_on, life.closed_by, life.closed_how, life.rows)


def make_intervals(life: Life) -> Iterator[Interval]:
    for spell in life.spells:
        seen = spell.sighting
        yield (spell.start, spell.end, seen.version, seen.raw, seen.run, seen.rows)
