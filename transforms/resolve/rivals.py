"""Which postings could be a copy's origin: where more than one could, the copy joins nobody and is left for a person."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence, Set
from dataclasses import dataclass

from transforms.resolve.compare import Facts
from transforms.resolve.edges import WORDING, Edge

MARGIN = 0.01
"""Texts whose shares in common differ by less are equally similar: one word of a hundred changes five runs of a hundred."""
_MOST = 16
"""Rivals that are looked at."""


@dataclass(frozen=True, slots=True)
class Units:
    """What is known of units, by number: facts, the same as numbers, wording, whom other words repel.

    `open` are those that could be of several siblings (`origins.py`), `shared` those of several postings.
    """

    facts: Sequence[Facts]
    codes: Sequence[tuple[int, ...]]
    texts: Sequence[int]
    repelled: Mapping[int, set[int]]
    open: Set[int]
    shared: Set[int]


def find_torn(edges: Iterable[Edge], units: Units, fit: Callable[[int, int], bool]) -> dict[int, list[int]]:
    """Third-party units whose best texts by wording belong to rivals that cannot be one; with those rivals.

    Texts that name the platform and texts that had the name taken out are compared with their like: other names are other
    words. `edges` come strongest first.
    """
    facts = units.facts
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
        rivals = _pick(units.codes, best[name] - MARGIN, others) if len(others) > 1 else []
        if any(not fit(x, y) for at, x in enumerate(rivals) for y in rivals[:at]):
            torn.setdefault(name[0], []).extend(rivals)
    return torn


def _pick(codes: Sequence[tuple[int, ...]], least: float, near: list[tuple[float, int]]) -> list[int]:
    """Of the texts that fit best, one for each combination of facts."""
    found: dict[tuple[int, ...], int] = {}
    for inside, other in near:
        if inside >= least:
            found.setdefault(codes[other], other)
    return list(found.values())[:_MOST]
