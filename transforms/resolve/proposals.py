"""From pairs worth comparing to edges and doubts: which similarity of wording is enough, given the facts.

The thresholds stand here with their reasons.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from transforms.resolve.compare import (
    Facts,
    agreeing_facts,
    contradicts,
    find_differences,
    knows_more,
    same_role,
    states_other,
)
from transforms.resolve.edges import CONTAINED, WORDING, Edge
from transforms.resolve.shingles import I64, RUN
from transforms.resolve.state import (
    Change,
    State,
    join_families,
    note_codes,
    propose_by_facts,
    propose_by_wording,
)

SAME_WORDING = 0.80
"""Share of runs in common of a copy and its origin: boards cut a line, add a line, lose a paragraph."""
OWN_WORDING = 0.90
"""The same within one source, whose postings share their whole template."""
CONTAINED_WORDING = 0.90
"""Share of the shorter text's runs in the longer one, for copies that were cut off or stand inside a longer page."""
HIDDEN_CONTAINED = 0.97
"""The same where one side does not name the platform."""
LEAST_RUNS = 30
"""Runs of a part that is long enough to be known by."""
NEAR_WORDING = 0.60
"""Share from which a pair that is not joined is worth a person's look."""
RARE_FACTS = 3
"""Agreeing rare facts that link a rewritten copy to its origin."""
REPELLED = -1
CONTAINED_DISCOUNT = 0.25
"""Any text that agrees as a whole comes before one that agrees in part."""


def propose(state: State, change: Change) -> None:
    """Compares new units with those that they may be one with; adds edges and doubts."""
    note_codes(state)
    _weigh(state, *propose_by_wording(state, change.fresh))
    _link_rewritten(state, change, *propose_by_facts(state, change.fresh))
    join_families(state, change.fresh)


def _weigh(state: State, left: I64, right: I64) -> None:
    facts, wording = state.facts, state.wording
    plain, apart = state.compare(left, right)
    left, right, plain = left[~apart], right[~apart], plain[~apart]
    kept = [
        (a, b) for a, b, agree in zip(left.tolist(), right.tolist(), plain.tolist(), strict=True)
        if agree
        or (same_role(facts[a], facts[b]) and not find_differences(facts[a], facts[b], one_text=wording[a] == wording[b]))
    ]  # fmt: skip
    rows = np.array(wording, dtype=np.int64)[np.array(kept, dtype=np.int64).reshape(-1, 2)]
    lengths = state.texts.lengths()[rows]
    shared = lengths[:, 0].copy()
    unlike = np.flatnonzero(rows[:, 0] != rows[:, 1])
    shared[unlike] = state.texts.count_shared(rows[unlike, 0], rows[unlike, 1])
    edges = []
    for (a, b), runs, (x, y) in zip(kept, shared.tolist(), lengths.tolist(), strict=True):
        overlap = Overlap(runs, x, y)
        kind, weight = _judge(facts[a], facts[b], overlap)
        if kind > 0:
            edges.append(Edge(a, b, kind, weight, overlap.inside))
        elif kind < 0:
            state.repelled.setdefault(a, set()).add(b)
            state.repelled.setdefault(b, set()).add(a)
            if not states_other(facts[a], facts[b]):
                state.doubt(a, b, "near", overlap.share)
        elif max(overlap.share, overlap.inside) >= NEAR_WORDING and not (facts[a].first_party and facts[b].first_party):
            state.doubt(a, b, "near", overlap.share)
    state.edges.extend(edges)


class Overlap(NamedTuple):
    """Runs that two wordings share, and how many each has."""

    shared: int
    left: int
    right: int

    @property
    def share(self) -> float:
        """Of all runs of both."""
        return self.shared / (self.left + self.right - self.shared)

    @property
    def inside(self) -> float:
        """Of the shorter one's runs; 0 where it is too short to be known by."""
        least = min(self.left, self.right)
        return self.shared / least if least >= LEAST_RUNS else 0.0

    @property
    def has_other_words(self) -> bool:
        """Whether words stand in place of other words. What is added or left out breaks up to four runs of one side."""
        return min(self.left, self.right) - self.shared >= RUN


def _judge(a: Facts, b: Facts, overlap: Overlap) -> tuple[int, float]:
    """The kind of edge between two units of one role that differ in nothing stated, and its weight; (0, 0) for none.

    Where words were put in place of others they may be a fact that was not read: siblings are one text with other words
    in one place. Such pairs are `REPELLED`: no third text joins them either.
    """
    own = bool(a.source) and a.source == b.source
    if overlap.inside >= NEAR_WORDING and _may_differ(a, b, overlap):
        return REPELLED, 0.0
    if overlap.share >= (OWN_WORDING if own else SAME_WORDING):
        return WORDING, overlap.share
    if own or (a.first_party and b.first_party):
        return 0, 0.0
    if overlap.inside >= (CONTAINED_WORDING if a.platform and b.platform else HIDDEN_CONTAINED):
        return CONTAINED, overlap.inside - CONTAINED_DISCOUNT
    return 0, 0.0


def _may_differ(a: Facts, b: Facts, overlap: Overlap) -> bool:
    """Whether other words may be another fact: not where enough facts are read on both sides."""
    if overlap.left == overlap.right == overlap.shared and a.source and a.source == b.source:
        return False
    if overlap.share >= SAME_WORDING and (contradicts(a, b) or knows_more(a, b) or knows_more(b, a)):
        return True
    if not overlap.has_other_words:
        return False
    return states_other(a, b) or len(agreeing_facts(a, b)) < RARE_FACTS


def _link_rewritten(state: State, change: Change, left: I64, right: I64) -> None:
    """Links, and no more, copies whose wording is another but whose rare facts agree."""
    _, apart = state.compare(left, right)
    left, right = left[~apart], right[~apart]
    for a, b in zip(left.tolist(), right.tolist(), strict=True):
        x, y = state.facts[a], state.facts[b]
        if (x.first_party and y.first_party) or x.platform != y.platform or b in state.doubts.get(a, ()):
            continue
        if not same_role(x, y) or find_differences(x, y):
            continue
        agreeing = agreeing_facts(x, y)
        if len(agreeing) >= RARE_FACTS:
            state.doubt(a, b, "rewritten", len(agreeing) / 5)
            change.units.update((a, b))
