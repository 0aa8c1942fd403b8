"""Clusters of postings as opportunities: which posting leads, how the others relate to it, and under which id."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from datetime import date, timedelta
from itertools import chain
from typing import Literal

from transforms.records import Member
from transforms.resolve.candidates import Sighting
from transforms.resolve.compare import Facts, find_differences

REPOST_GAP = timedelta(days=30)
"""Nights between two sightings from which a posting counts as put up again."""
CORE = frozenset({"pay", "countries", "language", "specialty", "credentials"})
Relation = Literal["primary", "mirror", "reposted", "changed_version", "possible_same"]


def by_age(candidate: Sighting) -> tuple[date, bool, tuple[str, str]]:
    """The order of an opportunity's members: the oldest first, of one night the platform's own."""
    return (candidate.first_seen, not candidate.first_party, candidate.key)


def own_id(candidate: Sighting) -> str:
    """The id of an opportunity that is named after this posting: 16 hex digits."""
    return hashlib.sha256("\0".join(candidate.key).encode()).hexdigest()[:16]


def pick_id(members: Sequence[Sighting], taken: Callable[[str], bool]) -> str:
    """The id that the oldest member held, else one made of it; never one that another opportunity has.

    Where an opportunity was split, the part with the older posting was asked first and kept the id.
    """
    held = (member.opportunity_id for member in members if member.opportunity_id)
    made = (own_id(member) for member in members)
    free = next((name for name in chain(held, made) if not taken(name)), None)
    return free or hashlib.sha256(("\0".join(members[0].key) + "\0split").encode()).hexdigest()[:16]


def make_members(
    members: Sequence[Sighting],
    reasons: Callable[[Sighting], tuple[str, ...]],
    facts: Callable[[Sighting], Facts],
) -> tuple[Member, ...]:
    """The postings of one opportunity in order of age, each with its relation to the first one of the platform's own."""
    primary = next((member for member in members if member.first_party), members[0])
    made = []
    for at, member in enumerate(members):
        why = reasons(member)
        relation, more = _relate(member, primary, members[:at], why, facts)
        made.append(Member(source=member.source, source_id=member.source_id, relation=relation, reasons=(*why, *more)))
    return tuple(made)


def _relate(
    member: Sighting,
    primary: Sighting,
    older: Sequence[Sighting],
    why: tuple[str, ...],
    facts: Callable[[Sighting], Facts],
) -> tuple[Relation, tuple[str, ...]]:
    if member is primary:
        return "primary", ()
    earlier = [other for other in older if other.source == member.source]
    if earlier and _is_repost(member, earlier):
        return "reposted", ()
    if any(reason.startswith(("listing ", "apply URL ")) for reason in why):
        changed = [name for name in find_differences(facts(primary), facts(member)) if name in CORE]
        if changed:
            return "changed_version", tuple(f"different {name}" for name in changed)
    return "mirror", ()


def _is_repost(member: Sighting, earlier: Sequence[Sighting]) -> bool:
    """Whether a source put the posting up again: after the earlier one was gone, or at least 30 days after it came."""
    last = max(other.last_seen or other.first_seen for other in earlier)
    gone = all(other.last_seen is not None and other.last_seen < member.first_seen for other in earlier)
    return gone or member.first_seen - last >= REPOST_GAP
