"""Copies that are silent on what tells siblings apart: whoever reads them cannot say which sibling they were copied from.

Siblings begin alike, so the postings of one role key whose texts begin alike are a copy's possible origins.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from transforms.resolve.blocks import Joins
from transforms.resolve.compare import disagree, find_differences
from transforms.resolve.shingles import BANDS, HEADS, I64
from transforms.resolve.state import State

AT_ONCE = 1 << 19
"""Pairs that are looked at together."""
CLEAR = 0.08
"""Only an origin that has this much less of a copy's wording than another is out: siblings have lines of their own."""
_FACTS = range(3, 8)
"""Where the facts stand that a copy may lose with its end, among the facts as numbers (`codes.CODES`)."""
_OWN = 12
"""Where they say that it is the platform's own."""


def find_open(state: State, changed: NDArray[np.bool_], alive: NDArray[np.bool_]) -> set[int]:
    """The third-party units that fit two postings about equally well which differ in a fact that the unit does not state.

    Only units that begin like a changed one are looked at again.
    """
    slots = range(BANDS, min(BANDS + HEADS, len(state.wordings.keys)))
    near = changed.copy()
    for slot in slots:
        firsts, place = _group(state.wordings.keys[slot])
        owners = state.wordings.owners[slot]
        hit = np.zeros(len(firsts), dtype=bool)
        hit[place[changed[owners]]] = True
        near[owners[hit[place]]] = True
    kept = {unit for unit in state.open if not near[unit]}
    return kept | _find_open(state, [_find_origins(state, state.wordings, slot, alive, near) for slot in slots])


def _find_open(state: State, found: list[I64]) -> set[int]:
    coded = np.unique(np.concatenate((np.zeros(0, dtype=np.int64), *found)))
    pairs = np.stack((coded >> 32, coded & 0xFFFFFFFF), axis=1)
    pairs = pairs[np.isin(pairs[:, 0], _find_varied(state, pairs))]
    rows = np.array(state.wording, dtype=np.int64)[pairs]
    shared = state.texts.count_shared(rows[:, 0], rows[:, 1])
    firsts, place = _group(pairs[:, 0])
    if len(firsts):
        pairs = pairs[shared >= (np.maximum.reduceat(shared, firsts) * (1 - CLEAR))[place]]
    firsts, _ = _group(pairs[:, 0])
    varied = set(_find_varied(state, pairs).tolist())
    groups = np.split(pairs, firsts[1:])
    return {int(group[0, 0]) for group in groups if len(group) and group[0, 0] in varied and _is_open(state, group)}


def _group(keys: NDArray[Any]) -> tuple[I64, I64]:
    """Where each run of equal keys begins, and the number of the run at each place."""
    starts = np.concatenate((np.ones(min(1, len(keys)), dtype=bool), keys[1:] != keys[:-1]))
    return np.flatnonzero(starts), np.cumsum(starts) - 1


def _find_origins(state: State, joins: Joins, slot: int, alive: NDArray[np.bool_], near: NDArray[np.bool_]) -> I64:
    """Pairs of a third-party unit and one posting for each combination of facts among those that begin like it."""
    use = alive[joins.owners[slot]]
    keys, owners = joins.keys[slot][use], joins.owners[slot][use]
    firsts, place = _group(keys)
    if not len(firsts):
        return np.zeros(0, dtype=np.int64)
    codes = state.code_rows.rows
    silent = np.zeros(len(keys), dtype=bool)
    for fact in _FACTS:
        silent |= _vary(codes[owners, fact], firsts)[place] & (codes[owners, fact] == 0)
    silent &= (codes[owners, _OWN] == 0) & near[owners]
    combos = state.combos.rows[owners]
    order = np.lexsort((np.array(state.ranks, dtype=np.uint64)[owners], combos, place))
    order = order[np.isin(place[order], place[silent])]
    kept = order[_group((place[order].astype(np.int64) << 32) | combos[order])[0]]
    copies = np.flatnonzero(silent)
    opens = np.searchsorted(place[kept], place[copies], "left")
    counts = np.searchsorted(place[kept], place[copies], "right") - opens
    found = [np.zeros(0, dtype=np.int64)]
    for part in np.split(np.arange(len(copies)), np.flatnonzero(np.diff(np.cumsum(counts) // AT_ONCE)) + 1):
        size = counts[part]
        at = np.repeat(opens[part] - (np.cumsum(size) - size), size) + np.arange(size.sum())
        pairs = np.stack((np.repeat(owners[copies[part]], size), owners[kept[at]]), axis=1)
        pairs = pairs[_fit(state, pairs)]
        found.append((pairs[:, 0] << 32) | pairs[:, 1])
    return np.concatenate(found)


def _vary(values: NDArray[np.int32], firsts: I64) -> NDArray[np.bool_]:
    """For each group, whether two of its members state different values."""
    lowest = np.minimum.reduceat(np.where(values > 0, values, np.iinfo(np.int32).max), firsts)
    return np.maximum.reduceat(values, firsts) > lowest


def _fit(state: State, pairs: I64) -> NDArray[np.bool_]:
    """Which of the pairs differ in nothing that both state; facts of one kind are compared once."""
    agree, differ = state.compare(pairs[:, 0], pairs[:, 1], roles=False)
    unclear = np.flatnonzero(~agree & ~differ)
    kinds = (state.combos.rows[pairs[unclear, 0]].astype(np.int64) << 32) | state.combos.rows[pairs[unclear, 1]]
    _, some, place = np.unique(kinds, return_index=True, return_inverse=True)
    facts = state.facts
    fits = [not find_differences(facts[a], facts[b]) for a, b in pairs[unclear[some]].tolist()]
    agree[unclear] = np.array(fits, dtype=bool)[place]
    return agree


def _find_varied(state: State, pairs: I64) -> I64:
    """The units, of pairs ordered by unit, whose origins state different values of a fact that they are silent on."""
    firsts, _ = _group(pairs[:, 0])
    if not len(firsts):
        return np.zeros(0, dtype=np.int64)
    codes, units = state.code_rows.rows, pairs[firsts, 0]
    varied = np.zeros(len(firsts), dtype=bool)
    for fact in _FACTS:
        varied |= _vary(codes[pairs[:, 1], fact], firsts) & (codes[units, fact] == 0)
    found: I64 = units[varied]
    return found


def _is_open(state: State, pairs: I64) -> bool:
    """Whether two origins of the unit disagree in a fact that it does not state: a part of a set is no other value."""
    facts, codes, unit = state.facts, state.codes, int(pairs[0, 0])
    for fact in _FACTS:
        if not codes[unit][fact]:
            stated = {codes[one][fact]: facts[one] for one in pairs[:, 1].tolist() if codes[one][fact]}.values()
            values = list(stated)
            if any(disagree(fact - _FACTS[0], x, y) for at, x in enumerate(values) for y in values[:at]):
                return True
    return False
