"""How well opportunities agree with the truth of a market, counted over pairs of postings."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations
from math import comb

from transforms.records import Opportunity

Key = tuple[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """Pairs of postings that were rightly merged, wrongly merged, or missed; `siblings` are opportunities joined wrongly.

    Rightly merged and missed pairs count where both postings are sure; a wrong pair always counts.
    """

    right: int
    wrong: int
    missed: int
    siblings: tuple[tuple[str, str], ...]

    @property
    def precision(self) -> float:
        return self.right / (self.right + self.wrong) if self.right else 0.0

    @property
    def recall(self) -> float:
        return self.right / (self.right + self.missed) if self.right else 0.0

    @property
    def f1(self) -> float:
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0

    def __str__(self) -> str:
        return (
            f"precision {self.precision:.4f}, recall {self.recall:.4f}, F1 {self.f1:.4f} "
            f"({self.right:,} right, {self.wrong:,} wrong, {self.missed:,} missed pairs, {len(self.siblings)} sibling merges)"
        )


def clusters_of(opportunities: Iterable[Opportunity]) -> list[list[Key]]:
    """The postings that share an opportunity, whatever their relation; a doubtful one should stand alone."""
    return [[(member.source, member.source_id) for member in one.members] for one in opportunities]


def score_clusters(
    clusters: Iterable[Collection[Key]], *, truth: Mapping[Key, str], families: Mapping[str, str], sure: Collection[Key]
) -> Score:
    """Counts pairs from the sizes of the groups; a posting in no cluster stands alone."""
    right = wrong = 0
    siblings: set[tuple[str, str]] = set()
    for cluster in clusters:
        known = [key for key in cluster if key in truth]
        everyone = Counter(truth[key] for key in known)
        wrong += comb(len(known), 2) - sum(comb(count, 2) for count in everyone.values())
        right += sum(comb(count, 2) for count in Counter(truth[key] for key in known if key in sure).values())
        siblings |= {(a, b) for a, b in combinations(sorted(everyone), 2) if families[a] == families[b]}
    joinable = sum(comb(count, 2) for count in Counter(truth[key] for key in sure).values())
    return Score(right=right, wrong=wrong, missed=joinable - right, siblings=tuple(sorted(siblings)))


def count_sibling_pairs(families: Mapping[str, str]) -> int:
    return sum(comb(count, 2) for count in Counter(families.values()).values())


def find_wrong(clusters: Iterable[Collection[Key]], truth: Mapping[Key, str]) -> Iterator[tuple[Key, Key]]:
    """Pairs merged although they are not the same; one per two opportunities."""
    for cluster in clusters:
        firsts: dict[str, Key] = {}
        for key in cluster:
            firsts.setdefault(truth[key], key)
        yield from combinations(firsts.values(), 2)


def find_missed(
    clusters: Iterable[Collection[Key]], truth: Mapping[Key, str], sure: Collection[Key]
) -> Iterator[tuple[Key, Key]]:
    """For each sure posting that stands apart from the largest part of its opportunity: a pair that was missed."""
    place = {key: number for number, cluster in enumerate(clusters) for key in cluster}
    parts: dict[str, dict[int | Key, list[Key]]] = defaultdict(lambda: defaultdict(list))
    for key in sorted(sure):
        parts[truth[key]][place.get(key, key)].append(key)
    for one in parts.values():
        ranked = sorted(one.values(), key=len, reverse=True)
        yield from ((ranked[0][0], key) for rest in ranked[1:] for key in rest)
