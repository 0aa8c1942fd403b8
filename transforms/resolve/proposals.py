"""From pairs worth comparing to edges and doubts: which similarity of wording is enough, given the facts.

The thresholds stand here with their reasons.
"""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np

from transforms.resolve.compare import Facts, agreeing_facts, find_differences, same_role
from transforms.resolve.edges import CONTAINED, WORDING
from transforms.resolve.shingles import I64
from transforms.resolve.state import State, join_families, propose_by_facts, propose_by_wording

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
CONTAINED_DISCOUNT = 0.25
"""Any text that agrees as a whole comes before one that agrees in part."""
EXACT_TITLE = 0.02
"""What an undecorated title counts for between texts that are equally similar."""


def propose(state: State, fresh: list[int]) -> None:
    """Compares new units with those that they may be one with; adds edges and doubts."""
    left, right = propose_by_wording(state, fresh)
    _weigh(state, left, right)
    _link_rewritten(state, *propose_by_facts(state, fresh))
    join_families(state, fresh)


def _weigh(state: State, left: I64, right: I64) -> None:
    facts, wording = state.facts, state.wording
    kept = [
        (a, b) for a, b in zip(left.tolist(), right.tolist(), strict=True)
        if same_role(facts[a], facts[b]) and not find_differences(facts[a], facts[b], one_text=wording[a] == wording[b])
    ]  # fmt: skip
    pairs = np.array(kept, dtype=np.int64).reshape(-1, 2)
    texts = np.array(wording, dtype=np.int64)
    rows = texts[pairs]
    whole = np.ones(len(pairs), dtype=np.float32)
    part = whole.copy()
    apart = np.flatnonzero(rows[:, 0] != rows[:, 1])
    whole[apart], part[apart] = state.texts.compare(rows[apart, 0], rows[apart, 1])
    lengths = state.texts.lengths()
    least = np.minimum(lengths[rows[:, 0]], lengths[rows[:, 1]])
    left, right, kinds, weights = [], [], [], []
    for (a, b), share, inside, runs in zip(kept, whole.tolist(), part.tolist(), least.tolist(), strict=True):
        kind, weight = _judge(facts[a], facts[b], share, inside if runs >= LEAST_RUNS else 0.0)
        if kind:
            for column, value in zip((left, right, kinds, weights), (a, b, kind, weight), strict=True):
                column.append(value)
        elif max(share, inside) >= NEAR_WORDING and not (facts[a].first_party and facts[b].first_party):
            state.doubts[a, b] = ("near", share)
    state.edges.extend(
        np.array(left, dtype=np.int64), np.array(right, dtype=np.int64), np.array(kinds, dtype=np.int8),
        np.array(weights, dtype=np.float32),
    )  # fmt: skip


def _judge(a: Facts, b: Facts, share: float, inside: float) -> tuple[int, float]:
    """The kind of edge between two units of one role that differ in nothing stated, and its weight; (0, 0) for none."""
    exact = EXACT_TITLE if a.role.name == b.role.name else 0.0
    if share >= (OWN_WORDING if a.source == b.source else SAME_WORDING):
        return WORDING, share + exact
    if a.source == b.source or (a.first_party and b.first_party):
        return 0, 0.0
    if inside >= (CONTAINED_WORDING if a.platform and b.platform else HIDDEN_CONTAINED):
        return CONTAINED, inside - CONTAINED_DISCOUNT + exact
    return 0, 0.0


def _link_rewritten(state: State, left: I64, right: I64) -> None:
    """Links, and no more, copies whose wording is another but whose rare facts agree."""
    for a, b in zip(left.tolist(), right.tolist(), strict=True):
        x, y = state.facts[a], state.facts[b]
        if (x.first_party and y.first_party) or x.platform != y.platform or (a, b) in state.doubts:
            continue
        if not same_role(x, y) or find_differences(x, y):
            continue
        agreeing = agreeing_facts(x, y)
        if len(agreeing) >= RARE_FACTS:
            state.doubts[a, b] = ("rewritten", len(agreeing) / 5)


def rewritten_reason(a: Facts, b: Facts) -> Iterable[str]:
    """What a link between two wordings of one role rests on."""
    return ("same platform", "same title", *(f"same {name}" for name in agreeing_facts(a, b)))
