"""The pairs that a person should look at, most valuable first: what may be one opportunity and was not joined."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from transforms.resolve.candidates import Candidate
from transforms.resolve.compare import agreeing_facts
from transforms.resolve.engine import resolve
from transforms.resolve.judgements import Judgement, Key, standing
from transforms.resolve.state import State

_KINDS = {
    "near": "similar wording",
    "rewritten": "other wording, rare facts agree",
    "torn": "fits several opportunities equally well",
}


@dataclass(frozen=True, slots=True)
class Doubt:
    """Two postings of different opportunities; `value` is how likely they are one times the postings that it concerns."""

    left: Key
    right: Key
    reasons: tuple[str, ...]
    value: float


def find_doubts(candidates: Iterable[Candidate], judgements: Sequence[Judgement] = ()) -> list[Doubt]:
    """The doubtful pairs among the postings, one for each two opportunities; pairs that were judged are left out."""
    state = State()
    resolve(candidates, judgements, state=state)
    return list_doubts(state, judgements)


def list_doubts(state: State, judgements: Sequence[Judgement] = ()) -> list[Doubt]:
    """The same from what a run remembered."""
    judged = standing(judgements)
    found: dict[tuple[int, int], Doubt] = {}
    for unit, others in state.doubts.items():
        for other, (kind, closeness) in others.items():
            if unit > other or not (state.members[unit] and state.members[other]):
                continue
            a, b = (state.cluster_of[one] for one in (unit, other))
            left, right = sorted((min(state.members[unit]), min(state.members[other])))
            word = judged.get((left, right))
            if a == b or (word is not None and word.verdict != "unsure"):
                continue
            size = sum(len(state.opportunities[one].members) for one in (a, b))
            reasons = (
                _KINDS[kind],
                *(f"same {name}" for name in agreeing_facts(state.facts[unit], state.facts[other])),
            )
            reasons += ("somebody was unsure",) if word else ()
            doubt = Doubt(left, right, reasons, round(closeness * size, 3))
            pair = (min(a, b), max(a, b))
            if pair not in found or (doubt.value, left, right) > (
                found[pair].value,
                found[pair].left,
                found[pair].right,
            ):
                found[pair] = doubt
    return sorted(found.values(), key=lambda one: (-one.value, one.left, one.right))
