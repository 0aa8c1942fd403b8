"""The history that a release carries: what was true on every night until its own, and since when it was known.

The tables are the warehouse's, by name and column, so that one text of SQL asks both. Ids are counted anew, by the
order of natural keys: the same facts give the same rows, whatever the warehouse numbered them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import count, groupby
from typing import Any

from sqlalchemy import Connection, bindparam, text

from transforms.frames import VALUES
from warehouse.exports.public import make_public_row

Row = dict[str, Any]

VERSIONS = """
select p.source, p.source_id, r.logical_date as night, r.attempt, h.*
from (
    select version_id, posting_id, valid_from, valid_to, content_hash, raw_sha, run_id, parser_version, listing_rows,
        known_on, end_known_on, null as replaced_on
    from posting_version where valid_from <= :night
    union all
    select version_id, posting_id, valid_from, valid_to, content_hash, raw_sha, run_id, parser_version, listing_rows,
        known_on, end_known_on, replaced_on
    from replaced_version where valid_from <= :night
) as h
join posting p on p.posting_id = h.posting_id
join source_run r on r.run_id = h.run_id
order by p.source, p.source_id, h.valid_from, h.known_on, h.version_id
"""
MEMBERSHIPS = """
select p.source, p.source_id, h.*
from (
    select posting_id, valid_from, valid_to, opportunity_id, family_id, relation, reasons, known_on, end_known_on,
        null as replaced_on
    from membership where valid_from <= :night
    union all
    select posting_id, valid_from, valid_to, opportunity_id, family_id, relation, reasons, known_on, end_known_on,
        replaced_on
    from replaced_membership where valid_from <= :night
) as h
join posting p on p.posting_id = h.posting_id
order by p.source, p.source_id, h.valid_from, h.known_on
"""
RUNS = """
select source, logical_date, attempt, status, complete, known_on from source_run where logical_date <= :night
order by source, logical_date, attempt
"""
CONTENTS = "select * from version where version_id in :versions"
PLACES = "select * from version_country where version_id in :versions order by version_id, ord"
INTERVAL = ("posting_id", "valid_from", "valid_to", "known_on", "end_known_on")
SPELL = (*INTERVAL, "version_id", "content_hash", "raw_sha", "run_id", "parser_version", "listing_rows")
BELONGING = (*INTERVAL, "opportunity_id", "family_id", "relation", "reasons")
COLUMNS = {
    "source_run": ("run_id", "source", "logical_date", "attempt", "status", "complete", "known_on"),
    "posting": ("posting_id", "source", "source_id"),
    "posting_version": ("spell_id", *SPELL),
    "replaced_version": ("replaced_id", *SPELL, "replaced_on"),
    "membership": BELONGING,
    "replaced_membership": (*BELONGING, "replaced_on"),
    "version": ("version_id", "posting_id", *VALUES, "page_kind", "text_sha", "publisher_kind"),
    "version_country": ("version_id", "ord", "country", "kind"),
}
"""Table -> its columns, in a release."""


def read_beliefs(connection: Connection, night: str) -> dict[str, list[Row]]:
    """Table -> its rows, as they stand to reason on `night`: what came later is cut off."""
    held = merge_equal(cut(row, night) for row in read(connection, VERSIONS, night))
    belongings = merge_equal(cut(row, night) for row in read(connection, MEMBERSHIPS, night))
    runs = read(connection, RUNS, night)
    number(runs, "run_id", ("source", "logical_date", "attempt"))
    postings = [{"source": source, "source_id": key} for source, key in sorted({make_key(row) for row in held})]
    ids = number(postings, "posting_id", ("source", "source_id"))
    contents = read_contents(connection, held)
    run_ids = {(row["source"], row["logical_date"], row["attempt"]): row["run_id"] for row in runs}
    versions = {(make_key(row), row["content_hash"]): row["version_id"] for row in contents}
    for row in held:
        row["run_id"] = run_ids[row["source"], row["night"], row["attempt"]]
        row["version_id"] = versions[make_key(row), row["content_hash"]]
    for row in (*held, *contents, *belongings):
        row["posting_id"] = ids.get(make_key(row))
    belongings = [row for row in belongings if row["posting_id"] is not None]
    places = read_places(connection, contents)
    made = {"source_run": runs, "posting": postings, "version": contents, "version_country": places}
    for present, past, rows in (
        ("posting_version", "replaced_version", held),
        ("membership", "replaced_membership", belongings),
    ):
        made[present] = [row for row in rows if row["replaced_on"] is None]
        made[past] = [row for row in rows if row["replaced_on"] is not None]
    number(made["posting_version"], "spell_id", ())
    number(made["replaced_version"], "replaced_id", ())
    return made


def read(connection: Connection, sql: str, night: str) -> list[Row]:
    return [dict(row._mapping) for row in connection.execute(text(sql), {"night": night})]


def make_key(row: Mapping[str, Any]) -> tuple[str, str]:
    return (row["source"], row["source_id"])


def cut(row: Row, night: str) -> Row:
    """What ended later had not ended."""
    is_open = row["valid_to"] is None or row["valid_to"] > night
    return {**row, "valid_to": None, "end_known_on": None} if is_open else row


def merge_equal(rows: Iterable[Row]) -> list[Row]:
    """Beliefs that follow one another and are the same once they are cut are one."""
    made: list[Row] = []
    for _, group in groupby(rows, key=lambda row: (make_key(row), row["valid_from"])):
        last: Row | None = None
        for row in group:
            if last is not None and last["replaced_on"] == row["known_on"] and is_same(last, row):
                last["replaced_on"] = row["replaced_on"]
            else:
                last = dict(row)
                made.append(last)
    return made


def is_same(left: Row, right: Row) -> bool:
    apart = ("known_on", "end_known_on", "replaced_on", "version_id", "run_id")
    return all(left[name] == right[name] for name in left if name not in apart)


def number(rows: list[Row], name: str, key: tuple[str, ...]) -> dict[tuple[Any, ...], int]:
    """Counts rows from 1 in their order."""
    for row, place in zip(rows, count(1), strict=False):
        row[name] = place
    return {tuple(row[column] for column in key): row[name] for row in rows}


def read_contents(connection: Connection, held: list[Row]) -> list[Row]:
    """The contents that the intervals name, public, by natural key; numbered, `held_id` is the warehouse's number."""
    keys = {row["version_id"]: make_key(row) for row in held}
    found: list[Row] = []
    for row in read_some(connection, CONTENTS, keys):
        source, source_id = keys[row["version_id"]]
        found.append({**make_public_row(row), "source": source, "source_id": source_id, "held_id": row["version_id"]})
    found.sort(key=lambda row: (*make_key(row), row["content_hash"]))
    number(found, "version_id", ())
    return found


def read_places(connection: Connection, contents: list[Row]) -> list[Row]:
    """The places that the contents name, in their order."""
    ids = {row["held_id"]: row["version_id"] for row in contents}
    found = [{**row, "version_id": ids[row["version_id"]]} for row in read_some(connection, PLACES, ids)]
    return sorted(found, key=lambda row: (row["version_id"], row["ord"]))


def read_some(connection: Connection, sql: str, versions: Iterable[int]) -> Iterator[Row]:
    """The rows of some versions, a few hundred at a time."""
    statement = text(sql).bindparams(bindparam("versions", expanding=True))
    wanted = sorted(versions)
    for start in range(0, len(wanted), 500):
        for row in connection.execute(statement, {"versions": wanted[start : start + 500]}).mappings():
            yield dict(row)
