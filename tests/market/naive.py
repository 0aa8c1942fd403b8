"""What identity is measured against: joining by wording alone."""

from __future__ import annotations

import re
import zlib
from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import pairwise

_WORD = re.compile(r"\w+")
RUN = 5


def make_runs(text: str) -> frozenset[int]:
    """Hashes of all runs of five words."""
    words = _WORD.findall(text.lower())
    return frozenset(zlib.crc32(" ".join(words[i : i + RUN]).encode()) for i in range(max(1, len(words) - RUN + 1)))


def share_in_common(a: frozenset[int], b: frozenset[int]) -> float:
    """Jaccard similarity, 0 to 1."""
    return len(a & b) / len(a | b)


def find_components(count: int, pairs: Iterable[tuple[int, int]]) -> list[list[int]]:
    """Connected components of the numbers below `count`, by union-find with path halving."""
    parent = list(range(count))

    def find(one: int) -> int:
        while parent[one] != one:
            parent[one] = parent[parent[one]]
            one = parent[one]
        return one

    for a, b in pairs:
        parent[find(a)] = find(b)
    found: dict[int, list[int]] = {}
    for one in range(count):
        found.setdefault(find(one), []).append(one)
    return list(found.values())


def join_by_text(texts: Sequence[str], threshold: float = 0.8) -> list[list[int]]:
    """Joins whatever shares at least `threshold` of its runs of five words, among those that share a rare-looking run."""
    runs = [make_runs(text) for text in texts]
    holders: dict[int, list[int]] = defaultdict(list)
    for number, one in enumerate(runs):
        for value in sorted(one)[:12]:
            holders[value].append(number)
    near = {pair for members in holders.values() for pair in pairwise(members)}
    return find_components(
        len(texts), sorted((a, b) for a, b in near if share_in_common(runs[a], runs[b]) >= threshold)
    )
