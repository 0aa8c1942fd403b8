"""Writes what `lifecycle` decides: the next night onto the present state, or the whole history again for a late one."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from statistics import median
from typing import Any

from sqlalchemy import Connection, Row, bindparam, delete, select, text, update

from transforms.records import Issue
from warehouse import facts
from warehouse.lifecycle import (
    MEDIAN_NIGHTS,
    Level,
    Life,
    Night,
    Outcome,
    Run,
    Sighting,
    apply_night,
    make_level,
    make_night,
)
from warehouse.models import CURRENT, ClosedSighting, Observation, PostingVersion, RawDoc, SourceRun, Version
from warehouse.models import Issue as IssueRow
from warehouse.models import Posting as PostingRow
from warehouse.shelf import Shelf

PROOFS = ("ok", "suspect_empty")


def load_history(connection: Connection, shelf: Shelf, run_id: int) -> None:
    """Brings postings, versions and the runs' numbers up to date with the sightings of `run_id`."""
    if shelf.is_late:
        rewrite(connection, shelf)
    else:
        extend(connection, shelf, run_id)


def extend(connection: Connection, shelf: Shelf, run_id: int) -> None:
    """The usual case: a night later than all before, with one run."""
    runs = read_runs(connection, shelf, run_id)
    night = make_night(shelf.night, [run for _, run, _ in runs])
    first_seen = make_first_sights(shelf, runs, shelf.lives, night)
    past = read_levels(connection, shelf)
    outcome = apply_night(shelf.lives, night, past)
    write_night(connection, run_id, shelf, outcome)
    write_tallies(connection, runs, night, outcome, past, first_seen)


def rewrite(connection: Connection, shelf: Shelf) -> None:
    """The late case: all nights again from the first. Rows that come out as they were are left alone."""
    lives: dict[int, Life] = {}
    past: list[Level] = []
    everything = read_runs(connection, shelf)
    connection.execute(
        delete(IssueRow).where(IssueRow.is_derived == 1, IssueRow.run_id.in_([run.run for _, run, _ in everything]))
    )
    for date, group in groupby(everything, key=lambda row: row[0].logical_date):
        runs = list(group)
        night = make_night(date, [run for _, run, _ in runs])
        first_seen = make_first_sights(shelf, runs, lives, night)
        outcome = apply_night(lives, night, past)
        write_tallies(connection, runs, night, outcome, past, first_seen)
        level = make_level(night)
        past += [level] if level else []
    write_lives(connection, shelf, lives)


Attempt = tuple[Row[Any], Run, list[tuple[str, int]]]
"""A run's row, what lifecycle needs of it, and what the source called closed: (id, raw document)."""


def read_runs(connection: Connection, shelf: Shelf, run_id: int | None = None) -> list[Attempt]:
    """The source's runs with what they saw, by night and attempt; only one of them where `run_id` is given."""
    chosen = SourceRun.source == shelf.source if run_id is None else SourceRun.run_id == run_id
    rows = connection.execute(
        select(SourceRun.__table__).where(chosen).order_by(SourceRun.logical_date, SourceRun.attempt)
    ).all()
    seen: defaultdict[int, dict[int, Sighting]] = defaultdict(dict)
    sightings = select(
        Observation.run_id, Observation.posting_id, Observation.version_id, Observation.raw_id, Observation.listing_rows
    )
    for run, posting, version, raw, listed in connection.execute(sightings.join(SourceRun).where(chosen)):
        seen[run][posting] = Sighting(version, raw, listed, run)
    stated: defaultdict[int, list[tuple[str, int]]] = defaultdict(list)
    closures = select(ClosedSighting.run_id, ClosedSighting.source_id, ClosedSighting.raw_id)
    for run, key, raw in connection.execute(closures.join(SourceRun).where(chosen).order_by(ClosedSighting.source_id)):
        stated[run].append((key, raw))
    return [(row, make_run(row, seen[row.run_id], stated[row.run_id], shelf.ids), stated[row.run_id]) for row in rows]


def make_run(row: Row[Any], seen: dict[int, Sighting], stated: list[tuple[str, int]], ids: dict[str, int]) -> Run:
    known = [ids[key] for key, _ in stated if key in ids]
    return Run(row.run_id, row.status, row.complete == 1, row.authoritative == 1, seen, known)


def read_levels(connection: Connection, shelf: Shelf) -> list[Level]:
    """The complete nights before tonight, oldest first."""
    rows = connection.execute(
        select(SourceRun.logical_date, SourceRun.status, SourceRun.seen)
        .where(
            SourceRun.source == shelf.source, SourceRun.logical_date < shelf.night, SourceRun.complete == 1,
            SourceRun.status.in_(PROOFS),
        )
        .order_by(SourceRun.logical_date, SourceRun.attempt)
    ).all()  # fmt: skip
    levels: dict[str, Level] = {}
    for date, status, seen in rows:
        if status == "ok" or (seen == 0 and date not in levels):
            levels[date] = Level(date, seen, status == "ok")
    return list(levels.values())


def make_first_sights(
    shelf: Shelf, runs: Sequence[Attempt], lives: dict[int, Life], night: Night
) -> list[tuple[int, Issue]]:
    """An issue for each posting that its source calls closed and that nobody has ever seen open."""
    return [
        (
            run.run,
            Issue(severity="info", stage="load", reason="closed_at_first_sight", source=shelf.source, source_id=key),
        )
        for _, run, stated in runs
        for key, _ in stated
        if (posting := shelf.ids.get(key)) is None or (posting not in lives and posting not in night.seen)
    ]


def write_night(connection: Connection, run_id: int, shelf: Shelf, outcome: Outcome) -> None:
    """Applies one night to the tables: a few statements over sets, and one row for each posting that changed."""
    night = {"run": run_id, "night": shelf.night}
    ended = [key for key, (what, _) in outcome.transitions.items() if what == "changed"]
    ended += outcome.closures.closing
    if ended:
        statement = text(f"update posting_version set valid_to = :night where posting_id = :posting and {CURRENT}")  # noqa: S608
        connection.execute(statement, [{"posting": key, "night": shelf.night} for key in ended])
    connection.execute(text(SEEN_TONIGHT), night)
    connection.execute(text(OPEN_SPELLS), night)
    if outcome.closures.closing:
        write_postings(connection, ((key, shelf.lives[key]) for key in sorted(outcome.closures.closing)))


SEEN_TONIGHT = """
update posting set last_seen = :night, closed_on = null, closed_by_run = null, closed_how = null,
    listing_rows = (
        select o.listing_rows from observation o where o.run_id = :run and o.posting_id = posting.posting_id
    )
where posting_id in (select posting_id from observation where run_id = :run)
"""
OPEN_SPELLS = f"""
insert into posting_version
    (posting_id, version_id, valid_from, valid_to, content_hash, raw_sha, run_id, parser_version, listing_rows)
select o.posting_id, o.version_id, :night, null, v.content_hash, r.sha, o.run_id, v.parser_version, o.listing_rows
from observation o join version v on v.version_id = o.version_id join raw_doc r on r.raw_id = o.raw_id
where o.run_id = :run
    and not exists (select 1 from posting_version c where c.posting_id = o.posting_id and c.{CURRENT})
order by o.posting_id
"""  # noqa: S608
ONE_SPELL = """
insert into posting_version
    (posting_id, version_id, valid_from, valid_to, content_hash, raw_sha, run_id, parser_version, listing_rows)
select :posting, v.version_id, :start, :end, v.content_hash, r.sha, :run, v.parser_version, :rows
from version v join raw_doc r on r.raw_id = :raw where v.version_id = :version
"""


def write_postings(connection: Connection, lives: Iterable[tuple[int, Life]]) -> None:
    statement = update(PostingRow).where(PostingRow.posting_id == bindparam("held"))
    connection.execute(statement, [
        {"held": key, "first_seen": life.first_seen, "last_seen": life.last_seen, "closed_on": life.closed_on,
         "closed_by_run": life.closed_by, "closed_how": life.closed_how, "listing_rows": life.rows}
        for key, life in lives
    ])  # fmt: skip


def write_lives(connection: Connection, shelf: Shelf, lives: dict[int, Life]) -> None:
    """Writes those postings whose history came out differently from what is stored."""
    held_postings = dict(read_postings(connection, shelf))
    held_spells = read_spells(connection, shelf)
    moved = [(key, life) for key, life in lives.items() if held_postings[key] != make_dates(life)]
    if moved:
        write_postings(connection, moved)
    again = [key for key, life in lives.items() if held_spells.get(key) != list(make_spells(life))]
    if again:
        connection.execute(
            delete(PostingVersion).where(PostingVersion.posting_id == bindparam("held")),
            [{"held": key} for key in again],
        )
        connection.execute(text(ONE_SPELL), [
            {"posting": key, "start": spell.start, "end": spell.end, "run": spell.sighting.run,
             "rows": spell.sighting.rows,
             "raw": spell.sighting.raw, "version": spell.sighting.version}
            for key in again for spell in lives[key].spells
        ])  # fmt: skip


def read_postings(connection: Connection, shelf: Shelf) -> Iterator[tuple[int, tuple[Any, ...]]]:
    rows = connection.execute(
        select(
            PostingRow.posting_id, PostingRow.first_seen, PostingRow.last_seen, PostingRow.closed_on,
            PostingRow.closed_by_run, PostingRow.closed_how, PostingRow.listing_rows,
        ).where(PostingRow.source == shelf.source)
    )  # fmt: skip
    return ((row[0], tuple(row[1:])) for row in rows)


def read_spells(connection: Connection, shelf: Shelf) -> dict[int, list[tuple[Any, ...]]]:
    """Posting -> its stored intervals in the form of `make_spells`."""
    spells: defaultdict[int, list[tuple[Any, ...]]] = defaultdict(list)
    rows = connection.execute(
        select(
            PostingVersion.posting_id, PostingVersion.valid_from, PostingVersion.valid_to, PostingVersion.version_id,
            RawDoc.raw_id, PostingVersion.run_id, PostingVersion.listing_rows,
        )
        .join(PostingRow, PostingRow.posting_id == PostingVersion.posting_id)
        .join(RawDoc, RawDoc.sha == PostingVersion.raw_sha)
        .join(Version, (Version.version_id == PostingVersion.version_id)
              & (Version.parser_version == PostingVersion.parser_version))
        .where(PostingRow.source == shelf.source)
        .order_by(PostingVersion.posting_id, PostingVersion.valid_from)
    )  # fmt: skip
    for row in rows:
        spells[row[0]].append(tuple(row[1:]))
    return spells


def make_dates(life: Life) -> tuple[Any, ...]:
    return (life.first_seen, life.last_seen, life.closed_on, life.closed_by, life.closed_how, life.rows)


def make_spells(life: Life) -> Iterator[tuple[Any, ...]]:
    for spell in life.spells:
        seen = spell.sighting
        yield (spell.start, spell.end, seen.version, seen.raw, seen.run, seen.rows)


def write_tallies(
    connection: Connection, runs: Sequence[Attempt], night: Night, outcome: Outcome, past: Sequence[Level],
    first_seen: list[tuple[int, Issue]],
) -> None:  # fmt: skip
    """Fills in what each run did to history, and the issues that follow from it."""
    closures = outcome.closures
    reporting = night.complete_run or runs[-1][1].run
    did = Counter((run, what) for what, run in outcome.transitions.values())
    for row, run, _ in runs:
        counts = {what: did[run.run, what] for what in ("opened", "changed", "reopened", "closed_by_flag")}
        loaded, reports = sum(counts.values()), run.run == reporting
        values = {
            **counts, "loaded": loaded, "unchanged": row.parsed - row.duplicate - loaded, "seen": len(night.seen),
            "closed": len(closures.closing) * reports, "held": len(closures.held) * reports,
            "verdict": closures.verdict if reports else "unproved",
        }  # fmt: skip
        connection.execute(update(SourceRun).where(SourceRun.run_id == run.run).values(**values))
    source = runs[0][0].source
    for run_id, issue in (*first_seen, *((reporting, one) for one in make_doubts(source, night, outcome, past))):
        facts.save_issues(connection, run_id, [issue], is_derived=True)


def make_doubts(source: str, night: Night, outcome: Outcome, past: Sequence[Level]) -> Iterator[Issue]:
    """What an operator should know about tonight's list: that it was doubted, and what waits for another night."""
    closures, seen = outcome.closures, len(night.seen)
    levels = [level.seen for level in past if level.is_level][-MEDIAN_NIGHTS:]
    if closures.verdict in ("drop", "empty") and levels:
        yield Issue(
            severity="warning", stage="load", reason=f"listing_{closures.verdict}", source=source,
            value=f"{seen} seen, {median(levels):g} usual",
        )  # fmt: skip
    if closures.held:
        yield Issue(
            severity="warning", stage="load", reason="closures_held", source=source,
            value=f"{len(closures.held)} wait for another complete night",
        )  # fmt: skip
