"""Which postings could be a copy's origin: where more than one could, the copy joins nobody and is left for a person."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence, Set
from dataclasses import dataclass

from transforms.resolve.compare import Facts, disagree
from transforms.resolve.edges import WORDING, Edge

MARGIN = 0.01
"""Texts whose shares in common differ by less are equally similar: one word of a hundred changes five runs of a hundred."""
_MOST = 16
"""Rivals that are looked at."""
_FIRST, _LAST = 3, 7
"""Where the facts stand that a copy may lose with its end, among the facts as numbers (`state.CODES`)."""


@dataclass(frozen=True, slots=True)
class Units:
    """What is known of units, by number: facts, the same as numbers, wording, place in an order, whom other words repel.

    `alive` says which have a posting, `shared` are units of several postings.
    """

    facts: Sequence[Facts]
    codes: Sequence[tuple[int, ...]]
    texts: Sequence[int]
    ranks: Sequence[int]
    repelled: Mapping[int, set[int]]
    alive: Sequence[bool]
    shared: Set[int]


def find_torn(edges: Iterable[Edge], facts: Sequence[Facts], fit: Callable[[int, int], bool]) -> dict[int, list[int]]:
    """Third-party units whose best texts by wording belong to rivals that cannot be one; with those rivals.

    Texts that name the platform and texts that had the name taken out are compared with their like: other names are other
    words. `edges` come strongest first.
    """
    best: dict[tuple[int, bool], float] = {}
    near: dict[tuple[int, bool], list[tuple[float, int]]] = defaultdict(list)
    for edge in edges:
        if edge.kind > WORDING:
            continue
        for unit, other in ((edge.left, edge.right), (edge.right, edge.left)):
            if not facts[unit].first_party:
                name = (unit, facts[other].platform is None)
                near[name].append((edge.inside, other))
                best[name] = max(best.get(name, 0.0), edge.inside)
    torn: dict[int, list[int]] = {}
    for name, others in near.items():
        rivals = _pick(facts, best[name] - MARGIN, others) if len(others) > 1 else []
        if any(not fit(x, y) for at, x in enumerate(rivals) for y in rivals[:at]):
            torn.setdefault(name[0], []).extend(rivals)
    return torn


def _pick(facts: Sequence[Facts], least: float, near: list[tuple[float, int]]) -> list[int]:
    """Of the texts that fit best, one for each combination of facts."""
    found: dict[tuple[object, ...], int] = {}
    for inside, other in near:
        if inside >= least:
            one = facts[other]
            found.setdefault(
                (one.role.key, one.languages, one.specialties, one.credentials, one.countries, one.pay), other
            )
    return list(found.values())[:_MOST]


class Origins:
    """Third-party units that are silent on a fact in which their possible origins differ: they are `open`.

    Two open copies may be of two siblings, however equal their words: what they have left is what siblings share.
    """

    def __init__(self, edges: Iterable[Edge], units: Units) -> None:
        self.units = units
        self.near: dict[int, list[int]] = defaultdict(list)
        for edge in edges:
            if edge.kind <= WORDING:
                self.near[edge.left].append(edge.right)
                self.near[edge.right].append(edge.left)
        self.known: dict[int, bool] = {}

    def are_open(self, a: int, b: int) -> bool:
        return self.is_open(a) and self.is_open(b)

    def is_open(self, unit: int) -> bool:
        if unit not in self.known:
            self.known[unit] = not self.units.facts[unit].first_party and self._find_open(unit)
        return self.known[unit]

    def _find_open(self, unit: int) -> bool:
        codes, alive = self.units.codes, self.units.alive
        silent = [fact for fact in range(_FIRST, _LAST + 1) if not codes[unit][fact]]
        if not silent:
            return False
        near = [x for x in (*self.near.get(unit, ()), *self.units.repelled.get(unit, ())) if alive[x]]
        return any(self._differ(near, fact) for fact in silent)

    def _differ(self, near: list[int], fact: int) -> bool:
        """Whether two of the units state the fact and disagree."""
        stated = sorted({self.units.codes[x][fact]: x for x in near if self.units.codes[x][fact]}.values())[:_MOST]
        facts = self.units.facts
        return any(disagree(fact - _FIRST, facts[x], facts[y]) for at, x in enumerate(stated) for y in stated[:at])
