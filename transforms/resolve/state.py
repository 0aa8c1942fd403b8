"""What identity remembers between nights, so that only what is new is hashed, compared and joined again.

`State` holds postings without their texts, wordings as hashed runs, join keys, edges and opportunities. A full run is an
increment to an empty state: both take the same way, and the order of arrival does not matter.
"""

from __future__ import annotations

import zlib
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from functools import cache

import numpy as np
from numpy.typing import NDArray

from transforms.records import Opportunity
from transforms.resolve.blocks import Joins
from transforms.resolve.candidates import Candidate, Sighting, make_sighting
from transforms.resolve.cluster import Groups
from transforms.resolve.codes import CODES, compare_codes, make_codes
from transforms.resolve.compare import Facts, make_facts
from transforms.resolve.edges import Edges
from transforms.resolve.judgements import Key
from transforms.resolve.keys import FACTS, fact_keys, join_wording, make_key
from transforms.resolve.shingles import I64, U64
from transforms.resolve.texts import Column, Texts
from transforms.vocabulary import load_rows, split_cell

SHORT = 20
"""A text of fewer runs proposes no one: a line or two is no wording to know a posting by."""
_STAND_INS = ("our client", "Our client", "our partner", "the client")
Content = tuple[int, Facts, Key | None]
"""Wording, facts, and the posting itself where it must stand alone."""
Claim = tuple[tuple[bool, date, bool, Key], str]
"""The name under which an opportunity's family would go; the least of them is the family's."""
PART = 1 << 40
"""Between the numbers of the opportunities of one unit, where its postings stand each alone."""
STRIDE = 1 << 14
"""Postings taken from the caller at once; their texts are let go afterwards."""


@dataclass(slots=True)
class State:
    """Postings, and units of postings that nothing tells apart: one source, one wording, equal facts."""

    texts: Texts = field(default_factory=Texts)
    postings: dict[Key, Sighting] = field(default_factory=dict)
    unit_of: dict[Key, int] = field(default_factory=dict)
    members: list[list[Key]] = field(default_factory=list)
    facts: list[Facts] = field(default_factory=list)
    codes: list[tuple[int, ...]] = field(default_factory=list)
    code_rows: Column = field(default_factory=lambda: Column(np.int32, CODES))
    combos: Column = field(default_factory=lambda: Column(np.int32))
    code_of: dict[object, int] = field(default_factory=dict)
    wording: list[int] = field(default_factory=list)
    ranks: list[int] = field(default_factory=list)
    by_content: dict[Content, int] = field(default_factory=dict)
    wordings: Joins = field(default_factory=Joins)
    rare: Joins = field(default_factory=Joins)
    templates: Joins = field(default_factory=lambda: Joins(crowd=3))
    template_of: dict[tuple[int, str | None], int] = field(default_factory=dict)
    template_ranks: Column = field(default_factory=lambda: Column(np.uint64))
    edges: Edges = field(default_factory=Edges)
    sharing: dict[str, set[Key]] = field(default_factory=lambda: defaultdict(set))
    doubts: dict[int, dict[int, tuple[str, float]]] = field(default_factory=dict)
    repelled: dict[int, set[int]] = field(default_factory=dict)
    open: set[int] = field(default_factory=set)
    torn: dict[int, list[int]] = field(default_factory=dict)
    judged: frozenset[Key] = frozenset()
    cluster_of: dict[int, int] = field(default_factory=dict)
    opportunities: dict[int, Opportunity] = field(default_factory=dict)
    parts: dict[int, int] = field(default_factory=dict)
    ids: dict[str, int] = field(default_factory=dict)
    families: Groups = field(default_factory=Groups)
    claims: dict[int, tuple[int, Claim]] = field(default_factory=dict)

    def facts_of(self, posting: Sighting) -> Facts:
        return self.facts[self.unit_of[posting.key]]

    def compare(self, left: I64, right: I64, *, roles: bool = True) -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
        """Which pairs of units agree and which differ, by their facts as numbers; see `compare_codes`."""
        return compare_codes(self.code_rows.rows[left], self.code_rows.rows[right], roles=roles)

    def doubt(self, a: int, b: int, kind: str, value: float) -> None:
        """Keeps a pair for a person: `kind` is near, rewritten or torn, `value` 0 to 1."""
        for unit, other in ((a, b), (b, a)):
            self.doubts.setdefault(unit, {}).setdefault(other, (kind, value))

    def settle_doubts(self, unit: int) -> None:
        """Forgets between which siblings a unit could not be placed."""
        held = self.doubts.get(unit)
        for other in [other for other, (kind, _) in held.items() if kind == "torn"] if held else ():
            del self.doubts[unit][other]
            del self.doubts[other][unit]


@dataclass(slots=True)
class Change:
    """What an update touched: units to look at again, groups of postings that share an id or an address."""

    units: set[int] = field(default_factory=set)
    fresh: list[int] = field(default_factory=list)
    shared: set[str] = field(default_factory=set)


def take_in(state: State, candidates: Iterable[Candidate], change: Change) -> None:
    """Adds postings, or replaces them; what did not change at all is left alone."""
    waiting: list[Candidate] = []
    for candidate in candidates:
        waiting.append(candidate)
        if len(waiting) == STRIDE:
            _take_batch(state, waiting, change)
            waiting = []
    _take_batch(state, waiting, change)


def _take_batch(state: State, batch: list[Candidate], change: Change) -> None:
    rows = list(state.texts.add(cut_names(candidate.text, candidate.platform) for candidate in batch))
    lengths = state.texts.lengths()
    digests = state.texts.digests.rows
    for candidate, row in zip(batch, rows, strict=True):
        bare = make_sighting(candidate)
        key = bare.key
        content = (row, make_facts(candidate), key if lengths[row] < SHORT or key in state.judged else None)
        held = state.unit_of.get(key)
        if held is not None:
            if state.postings[key] == bare and state.by_content.get(content) == held:
                continue
            let_go(state, key, change)
        unit = _find_unit(state, content, int(digests[row]), bool(lengths[row] < SHORT), change)
        state.postings[key] = bare
        state.unit_of[key] = unit
        state.members[unit].append(key)
        change.units.add(unit)
        for name in shared_names(bare):
            state.sharing[name].add(key)
            change.shared.add(name)


@cache
def _names(platform: str | None) -> tuple[str, ...]:
    """What a platform is called, longest first, and what boards put in the name's place."""
    named = (name for row in load_rows("platforms") if row["code"] == platform for name in split_cell(row["names"]))
    return (*sorted(named, key=len, reverse=True), *_STAND_INS)


def cut_names(text: str, platform: str | None) -> str:
    """The text without the platform's name, so that a copy that hides it has the same wording."""
    for name in _names(platform):
        text = text.replace(name, "")
    return text


def _find_unit(state: State, content: Content, digest: int, is_short: bool, change: Change) -> int:
    """The number of the unit that the posting belongs to. Whoever was judged stands alone, as do short texts."""
    unit = state.by_content.get(content)
    if unit is None:
        row, facts, alone = content
        unit = state.by_content[content] = len(state.members)
        state.members.append([])
        state.facts.append(facts)
        state.codes.append(make_codes(state.code_of, facts))
        state.wording.append(-1 - unit if is_short else row)
        sets = (facts.languages, facts.specialties, facts.credentials, facts.countries)
        name = repr((facts.source, facts.platform, facts.role, facts.pay, facts.hours, *map(sorted, sets), alone))
        state.ranks.append(digest ^ (zlib.crc32(name.encode()) << 16) ^ facts.first_party)
        change.fresh.append(unit)
    return unit


def let_go(state: State, key: Key, change: Change) -> None:
    """Takes a posting out; its unit stays known, in case it comes back."""
    unit = state.unit_of.pop(key)
    candidate = state.postings.pop(key)
    state.members[unit].remove(key)
    change.units.add(unit)
    for name in shared_names(candidate):
        state.sharing[name].discard(key)
        change.shared.add(name)


def note_codes(state: State) -> None:
    """Puts the facts of new units, as numbers, into columns; `combos` numbers their combinations."""
    fresh = state.codes[len(state.code_rows) :]
    known = state.code_of
    state.combos.extend(np.array([known.setdefault(codes, len(known) + 1) for codes in fresh], dtype=np.int32))
    state.code_rows.extend(np.array(fresh, dtype=np.int32).reshape(-1, CODES))


def isolate(state: State, key: Key, change: Change) -> None:
    """Gives a posting that was judged a unit of its own, so that its fellows are not judged with it."""
    held = state.unit_of.get(key)
    if held is None or state.wording[held] < 0 or (state.wording[held], state.facts[held], key) in state.by_content:
        return
    row = state.wording[held]
    unit = _find_unit(state, (row, state.facts[held], key), int(state.texts.digests.rows[row]), False, change)
    state.members[held].remove(key)
    state.members[unit].append(key)
    state.unit_of[key] = unit
    change.units.update((held, unit))
    change.shared.update(shared_names(state.postings[key]))


def shared_names(candidate: Sighting) -> set[str]:
    """The ids and addresses by which a posting may be known elsewhere."""
    names = {f"listing {key}" for key in candidate.listing_keys}
    return names | {f"apply URL {url}" for url in (candidate.apply_url, candidate.page_url) if url}


def propose_by_wording(state: State, fresh: list[int]) -> tuple[I64, I64]:
    """Pairs of units of one role key that share a band or a beginning."""
    long = [unit for unit in fresh if state.wording[unit] >= 0]
    entries = [(unit, make_key(key)) for unit in long for key in state.facts[unit].keys]
    owners = np.array([unit for unit, _ in entries], dtype=np.int64)
    roles = np.array([key for _, key in entries], dtype=np.uint64)
    rows = np.array([state.wording[unit] for unit, _ in entries], dtype=np.int64)
    keys = join_wording(roles, state.texts.bands.rows[rows], state.texts.heads.rows[rows])
    return state.wordings.add(keys, owners, _ranks(state))


def propose_by_facts(state: State, fresh: list[int]) -> tuple[I64, I64]:
    """Pairs of units of one platform and role that share rare facts."""
    keys = np.array([fact_keys(state.facts[unit]) for unit in fresh], dtype=np.uint64).reshape(-1, FACTS)
    return state.rare.add(keys, np.array(fresh, dtype=np.int64), _ranks(state))


def _ranks(state: State) -> U64:
    return np.array(state.ranks, dtype=np.uint64)


TEMPLATE_SIMILARITY = 0.5
"""Wording in common from which two postings of one platform count as one template."""


def join_families(state: State, fresh: list[int]) -> None:
    """Joins the templates of new units with those of one platform whose wording is similar."""
    names = []
    for unit in fresh:
        name = (state.wording[unit], state.facts[unit].platform)
        if name[0] >= 0 and name not in state.template_of:
            state.template_of[name] = len(state.template_of)
            names.append(name)
    rows = np.array([row for row, _ in names], dtype=np.int64)
    platforms = np.array([make_key(platform) for _, platform in names], dtype=np.uint64)
    owners = np.array([state.template_of[name] for name in names], dtype=np.int64)
    state.template_ranks.extend(state.texts.digests.rows[rows] ^ platforms)
    bands = state.texts.bands.rows[rows]
    keys = join_wording(platforms, bands, bands[:, :0])
    left, right = state.templates.add(keys, owners, state.template_ranks.rows)
    row_of = np.array([row for row, _ in state.template_of], dtype=np.int64)
    alike = state.texts.alike(row_of[left], row_of[right]) >= TEMPLATE_SIMILARITY
    for a, b in zip(left[alike].tolist(), right[alike].tolist(), strict=True):
        state.families.join(a, b)
