"""Clusters of units -> opportunities with ids, families and the reasons of each member, replacing those they held."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace

from transforms.records import Member, Opportunity
from transforms.resolve.candidates import Sighting
from transforms.resolve.cluster import Clusters
from transforms.resolve.edges import ADDRESS, JUDGED, LISTING, WORDING, Edge
from transforms.resolve.opportunities import by_age, make_members, pick_id
from transforms.resolve.state import PART, Claim, State


def name_clusters(state: State, clusters: Clusters, units: list[int], names: dict[tuple[int, int], str]) -> None:
    """Puts the opportunities of the given units in place of those that they were in. `names` are those of id edges."""
    for old in {state.cluster_of.pop(unit) for unit in units if unit in state.cluster_of}:
        for part in range(state.parts.pop(old, 1)):
            del state.ids[state.opportunities.pop(old + part * PART).opportunity_id]
            state.claims.pop(old + part * PART, None)
    found: dict[int, list[int]] = defaultdict(list)
    for unit in units:
        if state.members[unit]:
            found[clusters.groups.find(unit)].append(unit)
    peopled = [one for group in found.values() for one in _people(state, clusters, group)]
    for members, group in sorted(peopled, key=lambda one: by_age(one[0][0])):
        name = pick_id(members, state.ids.__contains__)
        made = make_members(members, _Reasons(state, clusters, names, members), state.facts_of)
        if len(members) == 1 and not members[0].first_party:
            made = (_link(state, made[0]),)
        root = min(group)
        if root in state.opportunities:
            state.parts[root] = state.parts.get(root, 1) + 1
            root += (state.parts[root] - 1) * PART
        state.ids[name] = root
        state.opportunities[root] = Opportunity(opportunity_id=name, family_id=name, members=made)
        for unit in group:
            state.cluster_of.setdefault(unit, root)
        _claim_family(state, root, group, members[0], name)


def _people(state: State, clusters: Clusters, group: list[int]) -> list[tuple[list[Sighting], list[int]]]:
    """The postings of a cluster by age; copies that could be of several siblings stand each alone."""
    members = sorted((state.postings[key] for unit in group for key in state.members[unit]), key=by_age)
    if len(group) == 1 and group[0] in clusters.scattered:
        return [([member], group) for member in members]
    return [(members, group)]


class _Reasons:
    """Why each posting of one cluster is in it."""

    def __init__(
        self, state: State, clusters: Clusters, names: dict[tuple[int, int], str], members: list[Sighting]
    ) -> None:
        self.state, self.clusters, self.names = state, clusters, names
        self.first: dict[int, Sighting] = {}
        for member in members:
            self.first.setdefault(state.unit_of[member.key], member)

    def __call__(self, member: Sighting) -> tuple[str, ...]:
        unit = self.state.unit_of[member.key]
        first = self.first[unit]
        if first is not member:
            return (f"same wording and facts as {first.source} {first.source_id}",)
        edge = self.clusters.reasons.get(unit)
        return () if edge is None else self._explain(unit, edge)

    def _explain(self, unit: int, edge: Edge) -> tuple[str, ...]:
        if edge.kind in (JUDGED, LISTING, ADDRESS):
            return (self.names.get(edge[:2], "judged the same"),)
        other = self.first[edge.right if edge.left == unit else edge.left]
        facts = self.state.facts
        exact = facts[edge.left].role.key == facts[edge.right].role.key
        return (
            ("same wording" if edge.kind == WORDING else "part of the wording") + f" as {other.source} {other.source_id}",
            "same title" if exact else "same title but for its last part",
        )  # fmt: skip


def _link(state: State, member: Member) -> Member:
    """A copy that stands alone and may be of an opportunity that it was not joined to."""
    unit = state.unit_of[member.source, member.source_id]
    near = state.doubts.get(unit, {})
    others = sorted(
        (min(state.members[x]), kind) for x, (kind, _) in near.items() if kind != "near" and state.members[x]
    )
    if not others:
        return member
    return replace(member, relation="possible_same", reasons=tuple(f"{kind}: {x[0]} {x[1]}" for x, kind in others[:5]))


def name_families(state: State) -> None:
    """Gives every opportunity the family of its template: the held id of its oldest member's, else the oldest's own."""
    leads: dict[int, Claim] = {}
    roots: dict[int, int] = {}
    find = state.families.find
    for root, (template, claim) in state.claims.items():
        roots[root] = family = find(template)
        if family not in leads or claim < leads[family]:
            leads[family] = claim
    for root, one in state.opportunities.items():
        name = leads[roots[root]][1] if root in roots else one.opportunity_id
        if one.family_id != name:
            state.opportunities[root] = replace(one, family_id=name)


def _claim_family(state: State, root: int, group: list[int], oldest: Sighting, name: str) -> None:
    """Joins the templates of an opportunity's units, and notes under which name its family would go."""
    known = state.template_of
    templates = [known[at] for x in group for at in [(state.wording[x], state.facts[x].platform)] if at in known]
    for other in templates[1:]:
        state.families.join(templates[0], other)
    if templates:
        state.claims[root] = (templates[0], ((oldest.family_id is None, *by_age(oldest)), oldest.family_id or name))
