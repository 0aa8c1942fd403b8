"""What speaks for two units of postings being one opportunity, kept as columns."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from transforms.resolve.texts import Column

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

    def reach(self, touched: NDArray[np.bool_]) -> NDArray[np.bool_]:
        """Every unit that edges lead to from the touched ones; the argument is widened in place."""
        named = [(edge.left, edge.right) for group in self.named.values() for edge in group]
        more = np.array(named, dtype=np.int64).reshape(-1, 2)
        left, right = np.concatenate((self.left.rows, more[:, 0])), np.concatenate((self.right.rows, more[:, 1]))
        while True:
            a, b = touched[left], touched[right]
            half = a != b
            if not half.any():
                return touched
            touched[left[half]] = True
            touched[right[half]] = True

    def within(self, units: NDArray[np.bool_]) -> list[Edge]:
        """The edges between the given units, in no order."""
        at = np.flatnonzero(units[self.left.rows])
        columns = (x.rows[at] for x in (self.left, self.right, self.kind, self.weight, self.inside))
        found = [Edge(*row) for row in zip(*(column.tolist() for column in columns), strict=True)]
        return [*found, *(edge for group in self.named.values() for edge in group if units[edge.left])]
