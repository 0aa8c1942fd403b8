"""Edges that do not come from texts: listing ids, addresses, and what people decided."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations, pairwise

from transforms.resolve.candidates import Sighting
from transforms.resolve.compare import find_differences, may_be_one
from transforms.resolve.edges import ADDRESS, JUDGED, LISTING, Edge
from transforms.resolve.judgements import Judgement, Key, standing
from transforms.resolve.opportunities import by_age
from transforms.resolve.state import Change, State

_MANY = 12
"""Postings under one address from which each is compared with the first only."""


def join_shared(state: State, change: Change) -> None:
    """Makes the edges of every group that tonight's postings joined or left anew."""
    for name in sorted(change.shared):
        group = sorted((state.postings[key] for key in state.sharing[name]), key=by_age)
        edges = list(
            _listing_edges(state, group, name) if name.startswith("listing ") else _address_edges(state, group, name)
        )
        before = state.edges.named.pop(name, [])
        if edges:
            state.edges.named[name] = edges
        change.units.update(unit for edge in (*before, *edges) for unit in edge[:2])


def _listing_edges(state: State, group: Sequence[Sighting], name: str) -> Iterable[Edge]:
    """A platform's own id is proof. A page that shows several ids of one scheme is a list, and proves nothing."""
    scheme = name.split(":")[0]
    sure = [
        one
        for one in group
        if one.first_party or sum(f"listing {key}".startswith(f"{scheme}:") for key in one.listing_keys) == 1
    ]
    return [_edge(state, sure[0], other, LISTING) for other in sure[1:]]


def _address_edges(state: State, group: Sequence[Sighting], name: str) -> Iterable[Edge]:
    """An address that one source uses for several of its postings is a general form, not the address of one role."""
    sources = [one.source for one in group]
    if len(group) < 2 or len(set(sources)) < len(sources):
        return []
    pairs = combinations(group, 2) if len(group) <= _MANY else ((group[0], other) for other in group[1:])
    return [_edge(state, a, b, ADDRESS) for a, b in pairs if _may_share(state, a, b, name)]


def _may_share(state: State, a: Sighting, b: Sighting, name: str) -> bool:
    """Whether nothing stated speaks against it; titles too, unless the address is one of both postings' own page."""
    x, y = (state.facts[state.unit_of[one.key]] for one in (a, b))
    is_page = any(one.page_url and name == f"apply URL {one.page_url}" for one in (a, b))
    return not find_differences(x, y) if is_page else may_be_one(x, y)


def _edge(state: State, a: Sighting, b: Sighting, kind: int) -> Edge:
    return Edge(state.unit_of[a.key], state.unit_of[b.key], kind, float(kind))


@dataclass(frozen=True, slots=True)
class Ledger:
    """Judgements carried through: groups of postings that are the same, pairs of groups that differ."""

    groups: tuple[tuple[Key, ...], ...]
    words: tuple[str, ...]
    """Who called each group the same, and why; no two alike."""
    apart: tuple[tuple[int, int], ...]
    keys: frozenset[Key]


def read_judgements(judgements: Iterable[Judgement]) -> Ledger:
    """What the standing judgements mean for everybody they reach, also through postings that are long gone.

    Where a chain of "same" meets a "different", "different" holds and the newest "same" of the chain is not followed;
    `judgements.find_contradictions` reports it.
    """
    valid = sorted(standing(judgements).values(), key=lambda one: (one.at, one.pair))
    foes = [one.pair for one in valid if one.verdict == "different"]
    group_of: dict[Key, list[Key]] = {key: [key] for one in valid if one.verdict != "unsure" for key in one.pair}
    for one in valid:
        a, b = (group_of.get(key, [key]) for key in one.pair)
        if one.verdict != "same" or a is b or any((x in a and y in b) or (x in b and y in a) for x, y in foes):
            continue
        a.extend(b)
        for key in b:
            group_of[key] = a
    groups = list({id(group): tuple(sorted(group)) for group in group_of.values()}.values())
    number = {key: at for at, group in enumerate(groups) for key in group}
    apart = {(number[x], number[y]) for x, y in foes}
    words = tuple(_words(group, valid) for group in groups)
    return Ledger(tuple(groups), words, tuple(sorted(apart)), frozenset(group_of))


def _words(group: Sequence[Key], judgements: Iterable[Judgement]) -> str:
    said = [one for one in judgements if one.verdict == "same" and one.left in group and one.right in group]
    return f"{'; '.join(f'judged the same by {one.by}: {one.why}' for one in said)} ({'/'.join(group[0])})"


def join_judged(state: State, ledger: Ledger, change: Change) -> dict[int, set[int]]:
    """Makes the edges of "same" anew and returns which units must stay apart."""
    for name in [name for name in state.edges.named if name.startswith("judged ")]:
        change.units.update(unit for edge in state.edges.named.pop(name) for unit in edge[:2])
    present = [[state.unit_of[key] for key in group if key in state.unit_of] for group in ledger.groups]
    for at, units in enumerate(present):
        edges = [Edge(a, b, JUDGED, float(JUDGED)) for a, b in pairwise(units)]
        if edges:
            state.edges.named[ledger.words[at]] = edges
            change.units.update(units)
    foes: dict[int, set[int]] = defaultdict(set)
    for left, right in ledger.apart:
        for a, b in ((left, right), (right, left)):
            for unit in present[a]:
                foes[unit].update(present[b])
        change.units.update(present[left], present[right])
    return dict(foes)
