"""Postings -> opportunities, in full or by the night: the order of the steps."""

from __future__ import annotations

import gc
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager

import numpy as np

from transforms.records import Opportunity
from transforms.resolve.candidates import Candidate
from transforms.resolve.cluster import make_clusters
from transforms.resolve.edges import CONTAINED
from transforms.resolve.judgements import Judgement, Key
from transforms.resolve.naming import name_clusters, name_families
from transforms.resolve.origins import find_open
from transforms.resolve.proposals import propose
from transforms.resolve.rivals import Units
from transforms.resolve.shared import Ledger, join_judged, join_shared, read_judgements
from transforms.resolve.state import Change, State, isolate, let_go, take_in


def resolve(
    candidates: Iterable[Candidate], judgements: Sequence[Judgement] = (), *, state: State | None = None
) -> tuple[Opportunity, ...]:
    """All opportunities of the given postings, ordered by id. Each posting is a member of exactly one.

    An opportunity keeps the id that its oldest member held before; a new one is named after its oldest member. Postings
    are taken one by one and let go of, texts included. An empty `state` given here remembers what was found.
    """
    return resolve_increment(State() if state is None else state, candidates, judgements=judgements)


def resolve_increment(
    state: State, new: Iterable[Candidate], *, gone: Iterable[Key] = (), judgements: Sequence[Judgement] = ()
) -> tuple[Opportunity, ...]:
    """All opportunities after a night: `new` are postings that are new or changed, `gone` those that no longer count.

    `judgements` are all that stand, not only tonight's. Gives the clusters of a full run over the same postings.
    """
    with _uncollected():
        _update(state, new, gone, read_judgements(judgements))
    return tuple(sorted(state.opportunities.values(), key=lambda one: one.opportunity_id))


@contextmanager
def _uncollected() -> Iterator[None]:
    """Millions of small objects and not one cycle: the collector would look through them again and again in vain."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _update(state: State, new: Iterable[Candidate], gone: Iterable[Key], ledger: Ledger) -> None:
    change = Change()
    for key in gone:
        if key in state.unit_of:
            let_go(state, key, change)
    state.judged = ledger.keys
    for key in ledger.keys:
        isolate(state, key, change)
    take_in(state, new, change)
    propose(state, change)
    join_shared(state, change)
    foes = join_judged(state, ledger, change)
    _recluster(state, change, foes)
    name_families(state)


def _recluster(state: State, change: Change, foes: dict[int, set[int]]) -> None:
    """Joins anew whatever an edge connects with what was touched, and nothing else."""
    count = len(state.members)
    alive = np.fromiter(map(bool, state.members), dtype=bool, count=count)
    touched, is_open, roots = (
        np.zeros(count, dtype=bool),
        np.zeros(count, dtype=bool),
        np.full(count, -1, dtype=np.int64),
    )
    touched[list(change.units)] = True
    before, state.open = state.open, find_open(state, touched, alive)
    touched[list(before ^ state.open)] = True
    is_open[list(state.open)] = True
    roots[list(state.cluster_of.keys())] = list(state.cluster_of.values())
    state.edges.reach(touched, is_open, roots)
    units = np.flatnonzero(touched).tolist()
    edges = [
        edge for edge in state.edges.within(touched & alive, is_open, np.array(state.ranks, dtype=np.uint64))
        if alive[edge.right] and (edge.kind != CONTAINED or not _have_other_ids(state, edge.left, edge.right))
    ]  # fmt: skip
    names = {edge[:2]: name for name, group in sorted(state.edges.named.items()) for edge in group}
    shared = {unit for unit in units if len(state.members[unit]) > 1 and not state.facts[unit].first_party}
    known = Units(state.facts, state.codes, state.wording, state.repelled, state.open, shared)
    clusters, torn = make_clusters(edges, known, foes)
    for unit in units:
        state.torn.pop(unit, None)
        state.settle_doubts(unit)
    state.torn.update(torn)
    for unit, rivals in torn.items():
        for rival in rivals:
            state.doubt(unit, rival, "torn", 0.5)
    for unit, other in state.edges.put_off(touched, is_open):
        state.doubt(unit, other, "torn", 0.5)
    name_clusters(state, clusters, units, names)


def _have_other_ids(state: State, a: int, b: int) -> bool:
    """Whether both sides carry listing ids of one platform and not the same: a part of a text is no proof against that."""
    x, y = ({key for one in state.members[unit] for key in state.postings[one].listing_keys} for unit in (a, b))
    if not x or not y:
        return False
    return x.isdisjoint(y) and not {key.split(":")[0] for key in x}.isdisjoint(key.split(":")[0] for key in y)
