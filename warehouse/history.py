"""Applies what `lifecycle` decides: the next night onto the present state, or the whole history again for a late one."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from statistics import median
from typing import Any, NamedTuple

from sqlalchemy import Connection, Row, delete, func, select, update

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
    Spell,
    apply_night,
    make_level,
    make_night,
)
from warehouse.models import ClosedSighting, Confirmation, Observation, SourceRun
from warehouse.models import Issue as IssueRow
from warehouse.models import Posting as PostingRow
from warehouse.spells import write_lives, write_night
from warehouse.staging import merge

PROOFS = ("ok", "suspect_empty")


class Attempt(NamedTuple):
    """A run's row, what lifecycle needs of it, and what the source called closed: (id, posting or None)."""

    row: Row[Any]
    run: Run
    stated: list[tuple[str, int | None]]


def extend(connection: Connection, source: str, night_on: str, run_id: int, known: str) -> None:
    """The usual case: a night later than all before of its source, with one run. Only what differs is looked at."""
    attempt, lives = read_turns(connection, source, run_id)
    confirmed = night_on in read_confirmed(connection, source)
    night = make_night(night_on, [attempt.run], is_confirmed=confirmed)
    past = read_levels(connection, source, night_on)
    strangers = [key for key, posting in attempt.stated if posting is None]
    outcome = apply_night(lives, night, past)
    write_night(connection, run_id, night_on, known, {key: lives[key] for key in outcome.closures.closing})
    write_tallies(connection, [attempt], night, outcome, past)
    write_first_sights(connection, source, ((run_id, key) for key in strangers))


def rewrite(connection: Connection, source: str, known: str) -> None:
    """The late case: all nights again from the first. Rows that come out as they were are left alone."""
    lives: dict[int, Life] = {}
    past: list[Level] = []
    everything = read_attempts(connection, source)
    confirmed = read_confirmed(connection, source)
    connection.execute(
        delete(IssueRow).where(IssueRow.is_derived == 1, IssueRow.run_id.in_([one.run.run for one in everything]))
    )
    for date, group in groupby(everything, key=lambda attempt: attempt.row.logical_date):
        attempts = list(group)
        night = make_night(date, [one.run for one in attempts], is_confirmed=date in confirmed)
        strangers = list(find_strangers(attempts, lives, night))
        outcome = apply_night(lives, night, past)
        write_tallies(connection, attempts, night, outcome, past)
        write_first_sights(connection, source, strangers)
        level = make_level(night)
        past += [level] if level else []
    write_lives(connection, source, lives, known)


def read_turns(connection: Connection, source: str, run_id: int) -> tuple[Attempt, dict[int, Life]]:
    """A run with those of its sightings that change anything, and the lives that they, or absence, concern."""
    row = connection.execute(select(SourceRun.__table__).where(SourceRun.run_id == run_id)).one()
    seen: dict[int, Sighting] = {}
    lives: dict[int, Life] = {}
    for turn in merge(connection, "turns", run=run_id):
        posting, version, raw, rows, *_, closed_on, current, _ = turn
        seen[posting] = Sighting(version, raw, rows, run_id)
        if current is not None or closed_on is not None:
            lives[posting] = make_life(turn, closed_on)
    for missing in merge(connection, "missing", run=run_id, source=source):
        lives[missing.posting_id] = make_life(missing, None)
    sightings = select(func.count()).select_from(Observation).where(Observation.run_id == run_id)
    unchanged = connection.execute(sightings).scalar_one() - len(seen)
    stated = read_stated(connection, source, SourceRun.run_id == run_id)[run_id]
    return Attempt(row, make_run(row, seen, stated, unchanged), stated), lives


def make_life(row: Row[Any], closed_on: str | None) -> Life:
    """A posting's present state; its earlier intervals are of no account for the next night."""
    spell = Spell(row.current_from, Sighting(row.current_version, 0, 0, 0)) if row.current_version else None
    return Life(row.first_seen, row.last_seen, row.listing_rows, [spell] if spell else [], closed_on)


def read_attempts(connection: Connection, source: str) -> list[Attempt]:
    """The source's runs with all that they saw, by night and attempt."""
    chosen = SourceRun.source == source
    rows = connection.execute(
        select(SourceRun.__table__).where(chosen).order_by(SourceRun.logical_date, SourceRun.attempt)
    ).all()
    seen: defaultdict[int, dict[int, Sighting]] = defaultdict(dict)
    sightings = select(
        Observation.run_id, Observation.posting_id, Observation.version_id, Observation.raw_id, Observation.listing_rows
    )
    for run, posting, version, raw, listed in connection.execute(sightings.join(SourceRun).where(chosen)):
        seen[run][posting] = Sighting(version, raw, listed, run)
    stated = read_stated(connection, source, chosen)
    return [Attempt(row, make_run(row, seen[row.run_id], stated[row.run_id]), stated[row.run_id]) for row in rows]


def read_stated(connection: Connection, source: str, chosen: Any) -> defaultdict[int, list[tuple[str, int | None]]]:
    """Run -> what the source called closed: (id, posting or None), by id."""
    found: defaultdict[int, list[tuple[str, int | None]]] = defaultdict(list)
    rows = connection.execute(
        select(ClosedSighting.run_id, ClosedSighting.source_id, PostingRow.posting_id)
        .join_from(ClosedSighting, SourceRun)
        .join(
            PostingRow,
            (PostingRow.source == source) & (PostingRow.source_id == ClosedSighting.source_id),
            isouter=True,
        )
        .where(chosen)
        .order_by(ClosedSighting.source_id)
    )
    for run, key, posting in rows:
        found[run].append((key, posting))
    return found


def make_run(
    row: Row[Any], seen: dict[int, Sighting], stated: list[tuple[str, int | None]], unchanged: int = 0
) -> Run:  # fmt: skip
    known = [posting for _, posting in stated if posting is not None]
    return Run(row.run_id, row.status, row.complete == 1, row.authoritative == 1, seen, known, unchanged)


def read_confirmed(connection: Connection, source: str) -> set[str]:
    """The nights whose list a person has confirmed."""
    return set(connection.execute(select(Confirmation.night).where(Confirmation.source == source)).scalars())


def read_levels(connection: Connection, source: str, before: str) -> list[Level]:
    """The complete nights before tonight, oldest first."""
    rows = connection.execute(
        select(SourceRun.logical_date, SourceRun.status, SourceRun.seen)
        .where(
            SourceRun.source == source, SourceRun.logical_date < before, SourceRun.complete == 1,
            SourceRun.status.in_(PROOFS),
        )
        .order_by(SourceRun.logical_date, SourceRun.attempt)
    ).all()  # fmt: skip
    levels: dict[str, Level] = {}
    for date, status, seen in rows:
        if status == "ok" or (seen == 0 and date not in levels):
            levels[date] = Level(date, seen, status == "ok")
    return list(levels.values())


def find_strangers(attempts: Sequence[Attempt], lives: dict[int, Life], night: Night) -> Iterator[tuple[int, str]]:
    """(run, id) of what its source calls closed and nobody has seen open by that night."""
    for _, run, stated in attempts:
        for key, posting in stated:
            if posting is None or (posting not in lives and posting not in night.seen):
                yield run.run, key


def write_first_sights(connection: Connection, source: str, strangers: Iterable[tuple[int, str]]) -> None:
    for run_id, key in strangers:
        issue = Issue(severity="info", stage="load", reason="closed_at_first_sight", source=source, source_id=key)
        facts.save_issues(connection, run_id, [issue], is_derived=True)


def write_tallies(
    connection: Connection, attempts: Sequence[Attempt], night: Night, outcome: Outcome, past: Sequence[Level]
) -> None:
    """Fills in what each run did to history, and the issues that follow from it."""
    closures = outcome.closures
    reporting = night.complete_run or attempts[-1].run.run
    did = Counter((run, what) for what, run in outcome.transitions.values())
    for row, run, _ in attempts:
        counts = {what: did[run.run, what] for what in ("opened", "changed", "reopened", "closed_by_flag")}
        loaded, reports = sum(counts.values()), run.run == reporting
        values = {
            **counts, "loaded": loaded, "unchanged": row.parsed - row.duplicate - loaded, "seen": night.count,
            "closed": len(closures.closing) * reports, "held": len(closures.held) * reports,
            "verdict": closures.verdict if reports else "unproved",
        }  # fmt: skip
        connection.execute(update(SourceRun).where(SourceRun.run_id == run.run).values(**values))
    doubts = list(make_doubts(attempts[0].row.source, night, outcome, past))
    facts.save_issues(connection, reporting, doubts, is_derived=True)


def make_doubts(source: str, night: Night, outcome: Outcome, past: Sequence[Level]) -> Iterator[Issue]:
    """What an operator should know about tonight's list: that it was doubted, and what waits."""
    closures = outcome.closures
    levels = [level.seen for level in past if level.is_level][-MEDIAN_NIGHTS:]
    if closures.verdict in ("drop", "empty") and levels:
        yield Issue(
            severity="warning", stage="load", reason=f"listing_{closures.verdict}", source=source,
            value=f"{night.count} seen, {median(levels):g} usual",
        )  # fmt: skip
    if closures.held:
        yield Issue(
            severity="warning", stage="load", reason="closures_held", source=source,
            value=f"{len(closures.held)} wait for a person, or for three complete nights that agree",
        )  # fmt: skip
