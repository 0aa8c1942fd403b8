"""Which postings are worth comparing: those that agree in a join key. NumPy sorts; the work grows with the matches.

Belongs here: keys -> pairs of numbers. Not here: what a key is made of (`keys.py`) or what a pair means (`compare.py`).
"""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from transforms.resolve.shingles import I64, U64

CROWD, HUBS = 48, 8
"""A group of more members is a template: each is paired with the first `HUBS` and with its neighbour, not with all."""


@dataclass(slots=True)
class Joins:
    """An index of keys in several slots. Key 0 stands for none. What is added is paired with what it meets."""

    crowd: int = CROWD
    keys: list[U64] = field(default_factory=list)
    owners: list[I64] = field(default_factory=list)

    def add(self, keys: U64, owners: I64, ranks: U64) -> tuple[I64, I64]:
        """Pairs of owners, each once, smaller number first, at least one of them new.

        `keys` is (entries, slots), `owners` one number per entry; `ranks` orders crowds, by owner, so that the outcome
        does not depend on the order of arrival.
        """
        found = [np.zeros(0, dtype=np.uint64)]
        for slot in range(keys.shape[1]):
            if slot == len(self.keys):
                self.keys.append(np.zeros(0, dtype=np.uint64))
                self.owners.append(np.zeros(0, dtype=np.int64))
            found.append(self._add(slot, keys[:, slot], owners, ranks))
            if sum(map(len, found)) > 4_000_000:
                found = [_sort_unique(np.concatenate(found))]
        pairs = _sort_unique(np.concatenate(found))
        return (pairs >> np.uint64(32)).astype(np.int64), (pairs & np.uint64(0xFFFFFFFF)).astype(np.int64)

    def _add(self, slot: int, keys: U64, owners: I64, ranks: U64) -> U64:
        stated = np.flatnonzero(keys)
        order = stated[np.argsort(keys[stated], kind="stable")]
        fresh, names = keys[order], owners[order]
        held, holders = self.keys[slot], self.owners[slot]
        opens, closes = np.searchsorted(held, fresh, "left"), np.searchsorted(held, fresh, "right")
        met = _ranges(opens, closes)
        self.keys[slot] = np.insert(held, closes, fresh)
        self.owners[slot] = np.insert(holders, closes, names)
        return self._pair(
            np.concatenate((fresh, held[met])), np.concatenate((names, holders[met])),
            np.concatenate((np.ones(len(fresh), dtype=bool), np.zeros(len(met), dtype=bool))), ranks,
        )  # fmt: skip

    def _pair(self, keys: U64, owners: I64, new: NDArray[np.bool_], ranks: U64) -> U64:
        order = np.argsort(keys, kind="stable")
        keys, owners, new = keys[order], owners[order], new[order]
        firsts = np.flatnonzero(np.concatenate((np.ones(min(1, len(keys)), dtype=bool), keys[1:] != keys[:-1])))
        sizes = np.diff(np.concatenate((firsts, [len(keys)])))
        size = np.repeat(sizes, sizes)
        many = size > max(self.crowd, HUBS)
        few = (size > 1) & ~many
        found = _pair_all(keys[few], owners[few], new[few])
        if many.any():
            order = np.lexsort((ranks[owners[many]], keys[many]))
            found.append(_pair_crowd(keys[many][order], owners[many][order]))
        return _sort_unique(np.concatenate(found)) if found else np.zeros(0, dtype=np.uint64)


def _ranges(opens: I64, closes: I64) -> I64:
    """All positions of the given half-open ranges, each once."""
    apart = np.concatenate((np.ones(min(1, len(opens)), dtype=bool), opens[1:] != opens[:-1])) & (closes > opens)
    opens, counts = opens[apart], (closes - opens)[apart]
    return np.repeat(opens - (np.cumsum(counts) - counts), counts) + np.arange(counts.sum(), dtype=np.int64)


def _pair_all(keys: U64, owners: I64, new: NDArray[np.bool_]) -> list[U64]:
    found = []
    for step in range(1, len(keys)):
        alike = keys[step:] == keys[:-step]
        if not alike.any():
            break
        use = alike & (new[step:] | new[:-step])
        found.append(_code(owners[:-step][use], owners[step:][use]))
    return found


def _pair_crowd(keys: U64, owners: I64) -> U64:
    """Each member with the first ones of its group and with its neighbour, whether new or not."""
    starts = np.concatenate(([True], keys[1:] != keys[:-1]))
    firsts = np.flatnonzero(starts)[np.cumsum(starts) - 1]
    near = ~starts[1:]
    hubs = [_code(owners[firsts + at], owners) for at in range(HUBS)]
    return np.concatenate((*hubs, _code(owners[:-1][near], owners[1:][near])))


def _sort_unique(values: U64) -> U64:
    """What `np.unique` gives, faster than by its hash table."""
    values = np.sort(values)
    made: U64 = values[np.concatenate((np.ones(min(1, len(values)), dtype=bool), values[1:] != values[:-1]))]
    return made


def _code(a: I64, b: I64) -> U64:
    apart = a != b
    low, high = np.minimum(a, b)[apart], np.maximum(a, b)[apart]
    made: U64 = (low.astype(np.uint64) << np.uint64(32)) | high.astype(np.uint64)
    return made
