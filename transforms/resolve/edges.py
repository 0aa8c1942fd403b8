"""What speaks for two units of postings being one opportunity, kept as columns."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from transforms.resolve.shingles import I64, U64
from transforms.resolve.texts import Column

WHOLE = 0.9
"""Share of runs in common from which a copy is whole, and a fact that it does not state was only not read."""
CONTAINED, WORDING, ADDRESS, LISTING, JUDGED = 1, 2, 3, 4, 5
"""Kinds of edges, the weakest first."""


class Edge(NamedTuple):
    """`weight` orders edges of all kinds: the kind's place for ids and judgements, the share in common for texts.

    `inside` is the share of the shorter text that stands in the longer one.
    """

    left: int
    right: int
    kind: int
    weight: float
    inside: float = 1.0


@dataclass(slots=True)
class Edges:
    """Edges by number of unit. Ids and judgements live in `named`, since they come and go with their group."""

    left: Column = field(default_factory=lambda: Column(np.int64))
    right: Column = field(default_factory=lambda: Column(np.int64))
    kind: Column = field(default_factory=lambda: Column(np.int8))
    weight: Column = field(default_factory=lambda: Column(np.float32))
    inside: Column = field(default_factory=lambda: Column(np.float32))
    named: dict[str, list[Edge]] = field(default_factory=dict)

    def extend(self, edges: list[Edge]) -> None:
        columns = (self.left, self.right, self.kind, self.weight, self.inside)
        for column, rows in zip(columns, zip(*edges, strict=True), strict=False):
            column.extend(np.array(rows))

    def reach(self, touched: NDArray[np.bool_], open_units: NDArray[np.bool_], roots: I64) -> None:
        """Adds to the touched units every unit that edges lead to, and all that shared a cluster (`roots`) with one."""
        named = [(edge.left, edge.right) for group in self.named.values() for edge in group]
        more = np.array(named, dtype=np.int64).reshape(-1, 2)
        use = self._count(open_units)
        left = np.concatenate((self.left.rows[use], more[:, 0]))
        right = np.concatenate((self.right.rows[use], more[:, 1]))
        fellow = np.flatnonzero(roots >= 0)
        known = -1
        while known != (known := int(np.count_nonzero(touched))):
            half = touched[left] != touched[right]
            touched[left[half]] = True
            touched[right[half]] = True
            held = np.zeros(len(touched), dtype=bool)
            held[roots[fellow[touched[fellow]]]] = True
            touched[fellow[held[roots[fellow]]]] = True

    def _count(self, open_units: NDArray[np.bool_]) -> NDArray[np.bool_]:
        """Which edges of texts count: what could be of several siblings joins only what is nearly all of its text."""
        left, right = open_units[self.left.rows], open_units[self.right.rows]
        whole = (self.kind.rows == WORDING) & (self.weight.rows >= WHOLE)
        counting: NDArray[np.bool_] = ~((left | right) & ((left & right) | ~whole))
        return counting

    def within(self, units: NDArray[np.bool_], open_units: NDArray[np.bool_], ranks: U64) -> list[Edge]:
        """The edges between the given units, the strongest first; equal ones in the order of their units' ranks."""
        at = np.flatnonzero(units[self.left.rows] & self._count(open_units))
        a, b = ranks[self.left.rows[at]], ranks[self.right.rows[at]]
        at = at[np.lexsort((np.maximum(a, b), np.minimum(a, b), -self.weight.rows[at]))]
        columns = (x.rows[at] for x in (self.left, self.right, self.kind, self.weight, self.inside))
        named = [edge for group in self.named.values() for edge in group if units[edge.left]]
        named.sort(key=lambda edge: (-edge.weight, *sorted((int(ranks[edge.left]), int(ranks[edge.right])))))
        return [*named, *map(Edge._make, zip(*(column.tolist() for column in columns), strict=True))]

    def put_off(self, units: NDArray[np.bool_], open_units: NDArray[np.bool_]) -> list[tuple[int, int]]:
        """The pairs of texts that do not count since one of them could be of several siblings."""
        at = np.flatnonzero((units[self.left.rows] | units[self.right.rows]) & ~self._count(open_units))
        return list(zip(self.left.rows[at].tolist(), self.right.rows[at].tolist(), strict=True))
