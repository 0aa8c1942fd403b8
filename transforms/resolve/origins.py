"""Copies that are silent on what tells siblings apart: whoever reads them cannot say which sibling they were copied from.

Siblings begin alike, so the postings of one role key whose texts begin alike are a copy's possible origins.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

import numpy as np

from transforms.resolve.blocks import Joins
from transforms.resolve.compare import disagree, find_differences
from transforms.resolve.shingles import BANDS, HEADS, I64
from transforms.resolve.state import State

_FIRST, _LAST = 3, 7
"""Where the facts stand that a copy may lose with its end, among the facts as numbers (`state.CODES`)."""
_OWN = 12
"""Where they say that it is the platform's own."""
CLEAR = 0.08
"""Only an origin that has this much less of a copy's wording than another is out: siblings have lines of their own."""
_MOST = 24
"""Combinations of facts that are looked at among those that begin alike."""


def find_open(state: State) -> set[int]:
    """The third-party units that fit two postings about equally well which differ in a fact that the unit does not state."""
    alive = np.fromiter(map(bool, state.members), dtype=bool, count=len(state.members))
    codes = state.code_rows.rows
    origins: dict[int, dict[tuple[int, ...], int]] = {}
    for slot in range(BANDS, BANDS + HEADS):
        if slot < len(state.wordings.keys):
            for group, silent in _find_varied(state.wordings, slot, alive, codes, state.ranks.__getitem__):
                for unit in silent:
                    _add_origins(state, unit, group, origins.setdefault(unit, {}))
    several = {unit: list(found.values()) for unit, found in origins.items() if _is_open(state, unit, found.values())}
    return set(_weigh(state, several))


def _weigh(state: State, origins: dict[int, list[int]]) -> Iterator[int]:
    """Of the units, those whose best origins by wording still differ."""
    pairs = np.array([(unit, one) for unit, found in origins.items() for one in found], dtype=np.int64).reshape(-1, 2)
    rows = np.array(state.wording, dtype=np.int64)[pairs]
    shared = state.texts.count_shared(rows[:, 0], rows[:, 1]).tolist()
    at = 0
    for unit, found in origins.items():
        runs = shared[at : at + len(found)]
        at += len(found)
        least = max(runs) * (1 - CLEAR)
        if _is_open(state, unit, [one for one, count in zip(found, runs, strict=True) if count >= least]):
            yield unit


def _find_varied(
    joins: Joins, slot: int, alive: I64, codes: I64, ranks: Callable[[int], int]
) -> Iterator[tuple[list[int], list[int]]]:
    """The groups in which a fact has several values, each with its third-party members that are silent on it."""
    keys, owners = joins.keys[slot], joins.owners[slot]
    use = alive[owners]
    keys, owners = keys[use], owners[use]
    if not len(keys):
        return
    firsts = np.flatnonzero(np.concatenate(([True], keys[1:] != keys[:-1])))
    place = np.repeat(np.arange(len(firsts)), np.diff(np.concatenate((firsts, [len(keys)]))))
    open_ones = np.zeros(len(keys), dtype=bool)
    for fact in range(_FIRST, _LAST + 1):
        values = codes[owners, fact]
        highest = np.maximum.reduceat(values, firsts)
        lowest = np.minimum.reduceat(np.where(values > 0, values, highest[place]), firsts)
        open_ones |= (lowest != highest)[place] & (values == 0)
    open_ones &= codes[owners, _OWN] == 0
    stops = np.concatenate((firsts[1:], [len(keys)]))
    for at in np.unique(place[open_ones]).tolist():
        part = slice(firsts[at], stops[at])
        yield sorted(set(owners[part].tolist()), key=ranks), owners[part][open_ones[part]].tolist()


def _add_origins(state: State, unit: int, group: list[int], found: dict[tuple[int, ...], int]) -> None:
    """One posting for each combination of facts, of those that the unit may be a copy of."""
    facts, codes = state.facts, state.codes
    for other in group:
        if codes[other] not in found and len(found) < _MOST and not find_differences(facts[unit], facts[other]):
            found[codes[other]] = other


def _is_open(state: State, unit: int, origins: Iterable[int]) -> bool:
    """Whether two of the origins differ in a fact that the unit does not state."""
    facts, codes = state.facts, state.codes
    for fact in range(_FIRST, _LAST + 1):
        if not codes[unit][fact]:
            stated = [facts[one] for one in {codes[one][fact]: one for one in origins if codes[one][fact]}.values()]
            if any(disagree(fact - _FIRST, x, y) for at, x in enumerate(stated) for y in stated[:at]):
                return True
    return False
