"""Joins what was judged the same into opportunities, and what shares a template into families.

First version of identity: only a shared listing id or a shared apply URL joins; text similarity makes families.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence
from typing import Literal, TypeVar

from transforms.records import Member, Opportunity
from transforms.resolve.block import jaccard, make_shingles, shared_ids, similar_pairs
from transforms.resolve.candidates import Candidate
from transforms.resolve.compare import check_same

FAMILY_SIMILARITY = 0.5
"""Wording in common from which two postings of one platform count as one template."""
Key = tuple[str, str]
K = TypeVar("K", bound=Hashable)


class Groups(dict[K, K]):
    """Disjoint sets over hashable keys; the smallest key leads, so the outcome does not depend on the order."""

    def find(self, key: K) -> K:
        leader = key
        while self.setdefault(leader, leader) != leader:
            leader = self[leader]
        self[key] = leader
        return leader

    def join(self, a: K, b: K) -> None:
        low, high = sorted((self.find(a), self.find(b)), key=repr)
        self[high] = low


def resolve(candidates: Iterable[Candidate]) -> tuple[Opportunity, ...]:
    """All opportunities of the given postings, ordered by id. Each posting is a member of exactly one.

    An opportunity keeps the id that its oldest member held before; a new one is named after its oldest member.
    """
    ordered = sorted(candidates, key=lambda c: (c.first_seen, not c.first_party, c.key))
    groups: Groups[Key] = Groups()
    reasons: dict[Key, list[str]] = defaultdict(list)
    for shared, members in shared_ids(ordered):
        for member in members[1:]:
            verdict = check_same(members[0], member, shared=shared)
            reasons[member.key].extend(verdict.reasons)
            if verdict.relation == "same":
                groups.join(members[0].key, member.key)
    clusters: dict[Key, list[Candidate]] = defaultdict(list)
    for candidate in ordered:
        clusters[groups.find(candidate.key)].append(candidate)
    named = {name: members for members in clusters.values() for name in [_opportunity_id(members)]}
    families = _families(named)
    made = (_opportunity(name, members, families[name], reasons) for name, members in named.items())
    return tuple(sorted(made, key=lambda opportunity: opportunity.opportunity_id))


def _opportunity_id(members: Sequence[Candidate]) -> str:
    held = next((member.opportunity_id for member in members if member.opportunity_id), None)
    return held or hashlib.sha256("\0".join(members[0].key).encode()).hexdigest()[:16]


def _opportunity(
    name: str, members: Sequence[Candidate], family: str, reasons: Mapping[Key, Sequence[str]]
) -> Opportunity:
    primary = next((m for m in members if m.first_party), members[0])
    made = tuple(
        Member(
            source=m.source, source_id=m.source_id, relation=_relation(m, primary),
            reasons=tuple(dict.fromkeys(reasons.get(m.key, ()))),
        )
        for m in members
    )  # fmt: skip
    return Opportunity(opportunity_id=name, family_id=family, members=made)


def _relation(member: Candidate, primary: Candidate) -> Literal["primary", "mirror", "reposted"]:
    if member is primary:
        return "primary"
    return "reposted" if member.source == primary.source else "mirror"


def _families(clusters: Mapping[str, Sequence[Candidate]]) -> dict[str, str]:
    """Opportunity id -> family id: one template of one platform, named after its first opportunity."""
    names = sorted(clusters)
    leads = [next((m for m in clusters[name] if m.first_party), clusters[name][0]) for name in names]
    shingles = [make_shingles(lead.text) for lead in leads]
    groups: Groups[str] = Groups()
    for i, j in similar_pairs(shingles):
        same_platform = leads[i].platform == leads[j].platform
        if same_platform and jaccard(shingles[i], shingles[j]) >= FAMILY_SIMILARITY:
            groups.join(names[i], names[j])
    return {name: groups.find(name) for name in names}
