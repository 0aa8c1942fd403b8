"""What people decided about pairs of postings, and where their decisions contradict one another. Pure.

A later judgement of the same pair stands in for the earlier one; `unsure` takes a decision back and leaves the pair for
somebody else. Decisions are inherited: what is the same as two postings that differ is a contradiction.
"""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

Key = tuple[str, str]
"""(source, source_id) of a posting."""
Verdict = Literal["same", "different", "unsure"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """One person's word on one pair, in either order; `at` is UTC."""

    left: Key
    right: Key
    verdict: Verdict
    why: str
    by: str
    at: datetime

    @property
    def pair(self) -> tuple[Key, Key]:
        return (self.left, self.right) if self.left < self.right else (self.right, self.left)


@dataclass(frozen=True, slots=True)
class Contradiction:
    """A pair called different whose postings a chain of "same" joins; `chain` leads from one to the other."""

    different: Judgement
    chain: tuple[Key, ...]


def standing(judgements: Iterable[Judgement]) -> dict[tuple[Key, Key], Judgement]:
    """The last word on each pair, in the order in which the pairs were first judged."""
    last: dict[tuple[Key, Key], Judgement] = {}
    for judgement in judgements:
        last[judgement.pair] = judgement
    return last


def find_contradictions(judgements: Iterable[Judgement]) -> list[Contradiction]:
    """Every standing "different" that standing "same" judgements deny."""
    valid = standing(judgements)
    near: defaultdict[Key, list[Key]] = defaultdict(list)
    for (left, right), judgement in valid.items():
        if judgement.verdict == "same":
            near[left].append(right)
            near[right].append(left)
    found = []
    for (left, right), judgement in valid.items():
        chain = _find_chain(near, left, right) if judgement.verdict == "different" else ()
        if chain:
            found.append(Contradiction(judgement, chain))
    return found


def _find_chain(near: Mapping[Key, Sequence[Key]], start: Key, end: Key) -> tuple[Key, ...]:
    """The shortest way from one posting to the other; empty where there is none."""
    came_from: dict[Key, Key | None] = {start: None}
    waiting = deque([start])
    while waiting:
        here = waiting.popleft()
        if here == end:
            return _walk_back(came_from, end)
        for other in near.get(here, ()):
            if other not in came_from:
                came_from[other] = here
                waiting.append(other)
    return ()


def _walk_back(came_from: Mapping[Key, Key | None], end: Key) -> tuple[Key, ...]:
    chain: list[Key] = []
    here: Key | None = end
    while here is not None:
        chain.append(here)
        here = came_from[here]
    return tuple(reversed(chain))
