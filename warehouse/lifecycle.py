"""When a posting opens, changes, closes and opens again: the one place that decides it. Pure.

History is a function of the sightings alone. Loading a night in order applies that night to the present state; loading
an older night applies all of them from the beginning. Both go through `apply_night`, so they cannot disagree.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from datetime import date
from statistics import median
from typing import Literal, NamedTuple

MEDIAN_NIGHTS = 5
DROP_SHARE = 0.70
"""A list shorter than this share of the usual is doubted, even when it was proved complete."""
MASS_SHARE = 0.30
"""Losing more than this share of the open postings from one night to the next is doubted, however few they are."""
WEEK_NIGHTS, WEEK_SHARE = 7, 0.50
"""Where the list was last proved a week ago or more, ordinary turnover may have taken up to this share."""
MASS_COUNT = 20
"""As many closures stated by the source itself are believed whatever their share."""
AGREEING_NIGHTS = 3
"""A list that is doubted closes nothing before so many complete nights in a row agree, or a person confirms it."""

Verdict = Literal["trusted", "drop", "mass", "empty", "unproved"]
Transition = Literal["opened", "changed", "reopened", "closed_by_flag"]


class Sighting(NamedTuple):
    """A posting seen open: with which content, in which raw document, on how many listing rows, by which run."""

    version: int
    raw: int
    rows: int
    run: int


@dataclass(slots=True)
class Spell:
    """One interval [start, end) of nights with one content; no end: still so."""

    start: str
    sighting: Sighting
    end: str | None = None


@dataclass(slots=True)
class Life:
    """One posting's history so far; `spells` holds at least the current one."""

    first_seen: str
    last_seen: str
    rows: int
    spells: list[Spell]
    closed_on: str | None = None
    closed_by: int | None = None
    closed_how: Literal["missing", "stated"] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Night:
    """What all attempts at one source saw on one night, merged: see `make_night`."""

    night: str
    seen: Mapping[int, Sighting]
    stated: Mapping[int, int]
    """Postings that the source called closed, with the run that saw it."""
    complete_run: int | None
    """The run that proved the list complete, if any did."""
    is_level: bool
    """The night counts towards the usual length of the list."""
    authoritative: bool
    unchanged: int = 0
    """Sightings that only confirm what is held; where they are counted here, they are not in `seen`."""
    is_confirmed: bool = False
    """A person has said that what is missing from this night's list is gone."""

    @property
    def count(self) -> int:
        return len(self.seen) + self.unchanged


@dataclass(frozen=True, slots=True)
class Level:
    """An earlier night on which the list was proved complete, and how many postings it held."""

    night: str
    seen: int
    is_level: bool = True


@dataclass(frozen=True, slots=True)
class Closures:
    """What closes tonight, what waits for another complete night, and what the list was worth as evidence."""

    closing: frozenset[int]
    held: frozenset[int]
    verdict: Verdict


@dataclass(slots=True)
class Outcome:
    """What a night did: per posting the transition and the run that saw it; closures; the postings that it touched."""

    transitions: dict[int, tuple[Transition, int]] = field(default_factory=dict)
    closures: Closures = field(default_factory=lambda: Closures(frozenset(), frozenset(), "unproved"))


def check_closures(
    *, unseen: Mapping[int, int], stated: AbstractSet[int], open_count: int, seen: int, levels: Sequence[int],
    is_complete: bool, authoritative: bool, gap: int = 1, is_confirmed: bool = False,
) -> Closures:  # fmt: skip
    """Which open postings close.

    `unseen`: open postings not seen tonight -> complete nights without them, tonight included. `stated`: open postings
    that the source calls closed. `levels`: how many postings the last complete nights listed, oldest first. `gap`:
    nights since the last of them.
    A posting that was absent from three complete nights closes in any case; nothing is held for ever. What a person
    has confirmed is not doubted.
    """
    stated_mass = len(stated) > max(MASS_COUNT, MASS_SHARE * open_count) and not is_confirmed
    proved = frozenset() if stated_mass else frozenset(stated)
    if not is_complete:
        return Closures(proved, frozenset(stated) - proved, "unproved")
    base = 1 if authoritative else 2
    due = {posting for posting, nights in unseen.items() if nights >= base} - proved
    missing = len(unseen.keys() - proved)
    verdict = judge_list(seen=seen, levels=levels, missing=missing, open_count=open_count, gap=gap)
    needed = base if verdict == "trusted" or is_confirmed else AGREEING_NIGHTS
    gone = proved | {posting for posting in due if unseen[posting] >= needed}
    return Closures(gone, (frozenset(due) | stated) - gone, verdict)


def judge_list(*, seen: int, levels: Sequence[int], missing: int, open_count: int, gap: int = 1) -> Verdict:
    """What a list that was proved complete is worth as evidence of absence.

    All that is missing counts, due or not: two short lists in a row may each lack others, and newcomers hide their length.
    """
    if not seen and open_count:
        return "empty"
    if levels and seen < DROP_SHARE * max(median(levels[-MEDIAN_NIGHTS:]), levels[-1]):
        return "drop"
    share = WEEK_SHARE if gap >= WEEK_NIGHTS else MASS_SHARE
    return "mass" if missing > share * open_count else "trusted"


def apply_night(lives: dict[int, Life], night: Night, past: Sequence[Level]) -> Outcome:
    """Moves `lives` on by one night that is later than all before; `past` holds the complete nights before it.

    `lives` may lack the postings that the night counts as unchanged.
    """
    outcome = Outcome()
    for posting, sighting in night.seen.items():
        transition = see(lives, posting, sighting, night.night)
        if transition:
            outcome.transitions[posting] = (transition, sighting.run)
    missing = {key: life for key, life in lives.items() if life.closed_on is None and key not in night.seen}
    stated = {key: run for key, run in night.stated.items() if key in missing}
    outcome.closures = check_closures(
        unseen=count_unseen(missing, past, is_complete=night.complete_run is not None),
        stated=stated.keys(),
        open_count=len(missing) + night.unchanged + sum(was_open(lives[key], night.night) for key in night.seen),
        seen=night.count,
        levels=[level.seen for level in past if level.is_level],
        is_complete=night.complete_run is not None,
        authoritative=night.authoritative,
        gap=count_nights(past[-1].night, night.night) if past else 1,
        is_confirmed=night.is_confirmed,
    )
    for key in outcome.closures.closing:
        close(lives[key], night, stated.get(key))
        if key in stated:
            outcome.transitions[key] = ("closed_by_flag", stated[key])
    return outcome


def count_nights(earlier: str, later: str) -> int:
    """Nights from one to the other, both as ISO dates."""
    return (date.fromisoformat(later) - date.fromisoformat(earlier)).days


def see(lives: dict[int, Life], posting: int, sighting: Sighting, night: str) -> Transition | None:
    """Takes in one sighting; returns what it changed, None where it only confirms."""
    life = lives.get(posting)
    spell = Spell(night, sighting)
    if life is None:
        lives[posting] = Life(night, night, sighting.rows, [spell])
        return "opened"
    life.last_seen, life.rows = night, sighting.rows
    if life.closed_on is not None:
        life.closed_on = life.closed_by = life.closed_how = None
        life.spells.append(spell)
        return "reopened"
    if life.spells[-1].sighting.version == sighting.version:
        return None
    life.spells[-1].end = night
    life.spells.append(spell)
    return "changed"


def was_open(life: Life, night: str) -> bool:
    """Whether a posting seen tonight was open before: its newest spell, or the one before it, reached tonight."""
    return life.spells[-1].start < night or (len(life.spells) > 1 and life.spells[-2].end == night)


def count_unseen(missing: Mapping[int, Life], past: Sequence[Level], *, is_complete: bool) -> dict[int, int]:
    """Complete nights since each posting was last seen, tonight included where it is complete."""
    nights = [level.night for level in past]
    return {key: len(nights) - bisect_right(nights, life.last_seen) + is_complete for key, life in missing.items()}


def close(life: Life, night: Night, stated_by: int | None) -> None:
    life.closed_on = life.spells[-1].end = night.night
    life.closed_by = night.complete_run if stated_by is None else stated_by
    life.closed_how = "missing" if stated_by is None else "stated"


class Run(NamedTuple):
    """One attempt: its id, how it ended, what it saw open and what the source called closed."""

    run: int
    status: str
    complete: bool
    authoritative: bool
    seen: Mapping[int, Sighting]
    stated: Iterable[int]
    unchanged: int = 0


def make_night(night: str, runs: Sequence[Run], *, is_confirmed: bool = False) -> Night:
    """Merges the attempts at one night, oldest first. A run that ended well is believed over the others."""
    ordered = sorted(runs, key=lambda run: run.status == "ok")
    proofs = [
        run
        for run in ordered
        if run.complete
        and (run.status == "ok" or (run.status == "suspect_empty" and not run.seen and not run.unchanged))
    ]
    seen: dict[int, Sighting] = {}
    for run in ordered:
        seen.update(run.seen)
    stated = {key: run.run for run in ordered if run.status in ("ok", "incomplete") for key in run.stated}
    return Night(
        night=night,
        seen=seen,
        stated={key: run for key, run in stated.items() if key not in seen},
        complete_run=proofs[-1].run if proofs else None,
        is_level=bool(proofs) and proofs[-1].status == "ok",
        authoritative=bool(proofs) and proofs[-1].authoritative,
        unchanged=sum(run.unchanged for run in runs),
        is_confirmed=is_confirmed,
    )


def make_level(night: Night) -> Level | None:
    """What later nights remember of this one, None where its list was not proved complete."""
    return Level(night.night, night.count, night.is_level) if night.complete_run is not None else None
