"""Two postings that share something: the same work, siblings, or apart, and why.

A discriminator counts only where both sides state it. Platform, language and seniority always separate; a board's city,
company name or translated shell never does.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from transforms.resolve.candidates import Candidate
from transforms.titles import parse_discriminators


@dataclass(frozen=True, slots=True)
class Verdict:
    """`same` may be merged, `sibling` shares a family at most; `reasons` are the facts that decided."""

    relation: Literal["same", "sibling"]
    reasons: tuple[str, ...]


def differing_facts(a: Candidate, b: Candidate) -> tuple[str, ...]:
    """The discriminators that both sides state and that disagree, by name."""
    left, right = parse_discriminators(a.title), parse_discriminators(b.title)
    pairs = (
        ("platform", a.platform, b.platform),
        ("language", a.languages, b.languages),
        ("specialty", a.specialties, b.specialties),
        ("countries", a.countries, b.countries),
        ("pay", a.pay, b.pay),
        ("seniority", left.seniority, right.seniority),
        ("track", left.track, right.track),
        ("tier", left.tiers, right.tiers),
    )
    differing = [name for name, x, y in pairs if x and y and x != y]
    # A seniority word on one side only is a difference in itself: "Senior Portfolio Manager" has its own posting.
    differing += [
        f"{name} on one side"
        for name, x, y in (("seniority", left.seniority, right.seniority), ("track", left.track, right.track))
        if bool(x) != bool(y)
    ]
    return tuple(differing)


def check_same(a: Candidate, b: Candidate, *, shared: str) -> Verdict:
    """Judges two postings that share an id or an apply URL (`shared` names it).

    The platform's own listing id is proof: a differing value is then a changed version or a distorting mirror. An apply
    URL is proof only while no discriminator disagrees, because a platform may use one form for several roles.
    """
    if shared.startswith("listing "):
        return Verdict("same", (shared,))
    differing = differing_facts(a, b)
    if differing:
        return Verdict("sibling", (shared, *(f"different {name}" for name in differing)))
    return Verdict("same", (shared,))
