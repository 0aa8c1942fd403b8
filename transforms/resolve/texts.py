"""Every wording once: its min-hash, its join keys, and how much of it two wordings share."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray

from transforms.resolve.shingles import BANDS, BUCKETS, HEADS, I64, U32, U64, make_shingles

BATCH = 128
"""Texts hashed at once: their bytes and the arrays made of them stay in the processor's cache."""
PAIRS = 512
"""Pairs compared at once, for the same reason."""


class Column:
    """An array that grows at its end; doubling keeps the cost per row constant."""

    def __init__(self, kind: type[np.generic[Any]], width: int = 0) -> None:
        shape = (1024, width) if width else (1024,)
        self._held, self._count = np.zeros(shape, dtype=kind), 0

    def extend(self, rows: NDArray[Any]) -> None:
        needed = self._count + len(rows)
        if needed > len(self._held):
            grown = np.zeros((max(needed, len(self._held) * 3 // 2), *self._held.shape[1:]), dtype=self._held.dtype)
            grown[: self._count] = self._held[: self._count]
            self._held = grown
        self._held[self._count : needed] = rows
        self._count = needed

    @property
    def rows(self) -> NDArray[Any]:
        return self._held[: self._count]

    def __len__(self) -> int:
        return self._count


@dataclass(slots=True)
class Texts:
    """Wordings by number. What is known by its bytes never reaches the min-hash again."""

    by_bytes: dict[bytes, int] = field(default_factory=dict)
    by_wording: dict[int, int] = field(default_factory=dict)
    runs: Column = field(default_factory=lambda: Column(np.uint32))
    starts: Column = field(default_factory=lambda: Column(np.int64))
    signs: Column = field(default_factory=lambda: Column(np.uint32, BUCKETS))
    bands: Column = field(default_factory=lambda: Column(np.uint64, BANDS))
    heads: Column = field(default_factory=lambda: Column(np.uint64, HEADS))
    digests: Column = field(default_factory=lambda: Column(np.uint64))
    hashed: int = 0
    """Texts that reached the min-hash so far."""

    def add(self, texts: Iterable[str]) -> Iterator[int]:
        """The number of each text's wording, in order."""
        waiting: dict[bytes, str] = {}
        order: list[bytes] = []
        for text in texts:
            name = hashlib.blake2b(text.encode("utf-8", "replace"), digest_size=12).digest()
            order.append(name)
            if name not in self.by_bytes:
                waiting[name] = text
            if len(waiting) == BATCH:
                self._hash(waiting)
                yield from (self.by_bytes[one] for one in order)
                waiting, order = {}, []
        self._hash(waiting)
        yield from (self.by_bytes[one] for one in order)

    def _hash(self, waiting: dict[bytes, str]) -> None:
        if not waiting:
            return
        self.hashed += len(waiting)
        made = make_shingles(list(waiting.values()))
        lengths = np.diff(made.starts)
        fresh = np.zeros(len(waiting), dtype=bool)
        for at, (name, digest) in enumerate(zip(waiting, made.digests.tolist(), strict=True)):
            row = self.by_wording.setdefault(digest, len(self.by_wording))
            fresh[at] = row == len(self.digests) + int(fresh[:at].sum())
            self.by_bytes[name] = row
        base = len(self.runs)
        kept = lengths[fresh]
        self.starts.extend(base + np.cumsum(kept) - kept)
        self.runs.extend(made.runs[np.repeat(fresh, lengths)])
        for column, rows in (
            (self.signs, made.signs), (self.bands, made.bands), (self.heads, made.heads), (self.digests, made.digests),
        ):  # fmt: skip
            column.extend(rows[fresh])

    def lengths(self) -> I64:
        """Runs of every wording."""
        starts = self.starts.rows.astype(np.int64)
        return np.diff(np.concatenate((starts, [len(self.runs)])))

    def count_shared(self, left: I64, right: I64) -> I64:
        """For pairs of wordings: how many runs they have in common."""
        lengths = self.lengths()
        codes = (left << 32) | right
        order = np.argsort(codes, kind="stable")
        firsts = np.concatenate((np.ones(min(1, len(codes)), dtype=bool), codes[order][1:] != codes[order][:-1]))
        left, right = left[order][firsts], right[order][firsts]
        shared = np.zeros(len(left), dtype=np.int64)
        for at in range(0, len(left), PAIRS):
            stop = at + PAIRS
            shared[at:stop] = self._count_shared(left[at:stop], right[at:stop], lengths)
        spread = np.zeros(len(codes), dtype=np.int64)
        spread[order] = shared[np.cumsum(firsts) - 1]
        return spread

    def _count_shared(self, left: I64, right: I64, lengths: I64) -> I64:
        both = np.concatenate((self._gather(left, lengths), self._gather(right, lengths)))
        keys = np.sort(both, kind="stable")  # two sorted halves: a merge, many times faster than sorting
        twice = keys[1:][keys[1:] == keys[:-1]] >> np.uint64(32)
        return np.bincount(twice.astype(np.int64), minlength=len(left))

    def _gather(self, texts: I64, lengths: I64) -> U64:
        """The runs of the given wordings, each marked with its place in the list."""
        counts = lengths[texts]
        places = np.repeat(np.arange(len(texts), dtype=np.uint64), counts)
        offsets = np.arange(int(counts.sum()), dtype=np.int64) - np.repeat(np.cumsum(counts) - counts, counts)
        runs: U32 = self.runs.rows[np.repeat(self.starts.rows[texts], counts) + offsets]
        return (places << np.uint64(32)) | runs

    def alike(self, left: I64, right: I64) -> NDArray[np.float32]:
        """The share of runs in common as the min-hash estimates it, within about 0.09."""
        made = np.zeros(len(left), dtype=np.float32)
        for at in range(0, len(left), 1 << 18):
            stop = at + (1 << 18)
            made[at:stop] = (self.signs.rows[left[at:stop]] == self.signs.rows[right[at:stop]]).mean(axis=1)
        return made
