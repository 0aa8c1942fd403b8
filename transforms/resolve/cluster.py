"""Joins units of postings into clusters, strongest evidence first, and never two that something keeps apart.

A posting that fits two siblings equally well joins neither: it is left for a person.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from transforms.resolve.compare import find_differences, may_be_one
from transforms.resolve.edges import ADDRESS, LISTING, WORDING, Edge
from transforms.resolve.rivals import Units, find_torn

_MOST = 16
"""Members of either side that are asked when two clusters meet."""


class Groups(dict[int, int]):
    """Disjoint sets of numbers; the smaller leader stays."""

    def find(self, one: int) -> int:
        leader = one
        while self.setdefault(leader, leader) != leader:
            leader = self[leader]
        while self[one] != leader:
            self[one], one = leader, self[one]
        return leader

    def join(self, a: int, b: int) -> int:
        a, b = self.find(a), self.find(b)
        if b < a:
            a, b = b, a
        self[b] = a
        return a


def settle(a: tuple[int, ...], b: tuple[int, ...]) -> bool | None:
    """Whether facts as numbers (`codes.CODES`) agree; None where they do not tell."""
    if a[2] != b[2] and a[2] and b[2]:
        return False
    if a[7] != b[7] and a[11] == b[11] and a[11]:
        return False
    if a[1] != b[1] or (a[0] == b[0] and a[0]):
        return None
    agree = all(x == y or not x or not y for x, y in zip(a[3:8], b[3:8], strict=True))
    return True if agree else None


class Clusters:
    """Clusters of units under way."""

    def __init__(self, units: Units, foes: Mapping[int, set[int]]) -> None:
        self.facts, self.texts, self.repelled, self.codes = units.facts, units.texts, units.repelled, units.codes
        self.foes = foes
        self.known: dict[tuple[tuple[int, ...], tuple[int, ...], bool], bool] = {}
        self.groups = Groups()
        self.voices: dict[int, list[int]] = {}
        self.judged: dict[int, set[int]] = {unit: {unit} for unit in foes}
        self.reasons: dict[int, Edge] = {}
        self.scattered: set[int] = set()

    def fit(self, a: int, b: int) -> bool:
        """Whether nothing speaks against the two units being one."""
        if a in self.repelled and b in self.repelled[a]:
            return False
        pair = (self.codes[a], self.codes[b], self.texts[a] == self.texts[b])
        known = self.known.get(pair)
        if known is None:
            known = self.known[pair] = self._compare(a, b)
        return known

    def _compare(self, a: int, b: int) -> bool:
        settled = settle(self.codes[a], self.codes[b])
        if settled is not None:
            return settled
        return may_be_one(self.facts[a], self.facts[b], one_text=self.texts[a] == self.texts[b])

    def agree(self, a: int, b: int) -> bool:
        """The same for units that share an address: their titles and wordings need not agree."""
        return not find_differences(self.facts[a], self.facts[b], one_text=self.texts[a] == self.texts[b])

    def join(self, edge: Edge) -> bool:
        """Joins the clusters of both ends unless a judgement or, for anything weaker than a listing id, facts forbid."""
        a, b = self.groups.find(edge.left), self.groups.find(edge.right)
        if a == b:
            return True
        if self.foes and self._are_apart(a, b):
            return False
        voices = [self.voices.get(root, [root]) for root in (a, b)]
        fit = self.fit if edge.kind < ADDRESS else self.agree
        if edge.kind < LISTING and not all(fit(x, y) for x in voices[0][:_MOST] for y in voices[1][:_MOST]):
            return False
        root = self.groups.join(a, b)
        for unit in (edge.left, edge.right):
            self.reasons.setdefault(unit, edge)
        self.voices[root] = self._voices(voices[0] + voices[1], edge)
        if a in self.judged or b in self.judged:
            self.judged[root] = self.judged.get(a, set()) | self.judged.get(b, set())
        return True

    def _voices(self, units: list[int], edge: Edge) -> list[int]:
        """Who speaks for the cluster: after a join by an id only the platform's own, since a board may distort."""
        if edge.kind >= LISTING:
            units = [unit for unit in units if self.facts[unit].first_party] or units
        own = [unit for unit in units if self.facts[unit].first_party]
        return own + [unit for unit in units if not self.facts[unit].first_party] if own else units

    def _are_apart(self, a: int, b: int) -> bool:
        few, many = sorted((a, b), key=lambda root: len(self.judged.get(root, ())))
        if few not in self.judged:
            return False
        others = self.judged[many]
        return any(foe in others for unit in self.judged[few] for foe in self.foes.get(unit, ()))


def make_clusters(
    edges: Sequence[Edge], units: Units, foes: Mapping[int, set[int]]
) -> tuple[Clusters, dict[int, list[int]]]:
    """Joins what the edges allow, the strongest first; also returns the torn units with their rivals."""
    clusters = Clusters(units, foes)
    certain = {unit for edge in edges if edge.kind >= ADDRESS for unit in edge[:2]}
    torn = find_torn(edges, units, clusters.fit)
    barred = torn.keys() - certain
    for edge in edges:
        if edge.kind > WORDING or (edge.left not in barred and edge.right not in barred):
            clusters.join(edge)
    clusters.scattered = {unit for unit in units.shared if unit in barred or unit in units.open} - certain
    return clusters, torn
