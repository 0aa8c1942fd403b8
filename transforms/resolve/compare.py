"""Two postings that share something: the same work, siblings, or apart, and why.

A discriminator counts only where both sides state it. Platform, language and seniority always separate; a board's city,
company name or translated shell never does.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from transforms.resolve.candidates import Candidate, Pay
from transforms.resolve.roles import Role, read_role


@dataclass(frozen=True, slots=True)
class Facts:
    """What tells a posting from its siblings. `source` is empty for a board whose own habits do not matter.

    They matter where its title ends in what may be a city: one board lists one posting for many cities.
    """

    source: str
    first_party: bool
    platform: str | None
    role: Role
    languages: frozenset[str]
    specialties: frozenset[str]
    credentials: frozenset[str]
    countries: frozenset[str]
    pay: Pay | None
    hours: tuple[float | None, float | None] | None

    @property
    def keys(self) -> tuple[tuple[str, ...], ...]:
        """The role keys under which partners are looked for: the last part of a platform's own title is no city."""
        return (self.role.key,) if self.first_party else tuple(dict.fromkeys((self.role.key, self.role.stem)))


def make_facts(candidate: Candidate) -> Facts:
    role = read_role(candidate.title)
    source = candidate.source if candidate.first_party or role.key != role.stem else ""
    return Facts(
        source=source, first_party=candidate.first_party, platform=candidate.platform,
        role=role, languages=candidate.languages, specialties=candidate.specialties,
        credentials=candidate.credentials, countries=candidate.countries, pay=candidate.pay, hours=candidate.hours,
    )  # fmt: skip


def find_differences(a: Facts, b: Facts, *, one_text: bool = False) -> tuple[str, ...]:
    """The discriminators that both sides state and that disagree, by name.

    `one_text` says that the wording is the same to the word: one source then lists it once per place, so that countries
    do not separate, and what only one side states was read from the row.
    """
    own = bool(a.source) and a.source == b.source
    left, right = a.role, b.role
    pairs = (
        ("platform", bool(a.platform and b.platform) and a.platform != b.platform),
        ("seniority", left.seniority != right.seniority),
        ("track", left.track != right.track),
        ("tier", bool(left.tiers and right.tiers) and left.tiers != right.tiers),
        ("language", _differ_languages(a, b)),
        ("specialty", _differ(a.specialties, b.specialties, own)),
        ("credentials", _differ(a.credentials, b.credentials, own)),
        ("countries", not (own and one_text) and _differ(a.countries, b.countries, True)),
        ("pay", _differ_pay(a.pay, b.pay, own)),
    )
    differing = tuple(name for name, differs in pairs if differs)
    return differing if one_text or not own else (*differing, *_one_sided(a, b))


def _one_sided(a: Facts, b: Facts) -> tuple[str, ...]:
    """One source prints the same facts for the same work, so what only one of its postings states is a difference."""
    pairs = (
        ("language", a.languages, b.languages), ("specialty", a.specialties, b.specialties), ("pay", a.pay, b.pay),
        ("countries", a.countries, b.countries),
    )  # fmt: skip
    return tuple(f"{name} on one side" for name, x, y in pairs if bool(x) != bool(y)) if a.first_party else ()


def _differ(x: frozenset[str], y: frozenset[str], own: bool) -> bool:
    """Sets that disagree. A copy may be cut off, so between sources a part of the other's set agrees with it."""
    return bool(x and y) and (x != y if own else not (x <= y or y <= x))


def _differ_languages(a: Facts, b: Facts) -> bool:
    """Titles must name the same languages where both name any; of the text's, a part may be missing in a copy.

    A language stands for any of its varieties between sources ("Mandarin", "Mandarin (Singapore)"), not within one.
    """
    if a.source and a.source == b.source:
        return _differ(a.languages, b.languages, True) or a.role.languages != b.role.languages
    for x, y in ((a.languages, b.languages), (frozenset(a.role.languages), frozenset(b.role.languages))):
        if x and y and not (_covers(x, y) or _covers(y, x)):
            return True
    return False


def _covers(x: frozenset[str], y: frozenset[str]) -> bool:
    return all(any(tag == one or one.startswith(f"{tag}-") or tag.startswith(f"{one}-") for one in x) for tag in y)


def _differ_pay(x: Pay | None, y: Pay | None, own: bool) -> bool:
    """Amounts that disagree where both print them. Another unit or currency is another statement of one source only."""
    if x is None or y is None or x == y:
        return False
    if any(p and q and p != q for p, q in zip(x[2:], y[2:], strict=True)):
        return own
    return any(p is not None and q is not None and p != q for p, q in zip(x[:2], y[:2], strict=True))


def same_role(a: Facts, b: Facts) -> Literal["exact", "decorated", ""]:
    """Whether both titles name one role; `decorated` where a board's title has a last part that may be a city."""
    if a.role.key == b.role.key:
        return "exact"
    stems = (a.role.key if a.first_party else a.role.stem, b.role.key if b.first_party else b.role.stem)
    if stems[0] == b.role.key or stems[1] == a.role.key:
        return "decorated"
    return "decorated" if a.source and a.source == b.source and stems[0] == stems[1] else ""


def may_be_one(a: Facts, b: Facts, *, one_text: bool = False) -> bool:
    """Whether nothing speaks against one opportunity holding both."""
    roles = {a.role.key, *a.keys} & {b.role.key, *b.keys}
    return bool(roles) and not find_differences(a, b, one_text=one_text)


def states_other(a: Facts, b: Facts) -> bool:
    """Whether the two state different discriminators, or one states what the other is silent on."""
    return (
        a.pay != b.pay
        or a.languages != b.languages
        or a.specialties != b.specialties
        or a.credentials != b.credentials
        or a.countries != b.countries
    )


def contradicts(a: Facts, b: Facts) -> bool:
    """Whether both state a set of facts and the sets are not equal: between whole texts a part is no agreement."""
    pairs = ((a.countries, b.countries), (a.credentials, b.credentials), (a.specialties, b.specialties))
    return any(x and y and x != y for x, y in pairs)


def disagree(at: int, a: Facts, b: Facts) -> bool:
    """Whether both state a fact and it is another: by number languages, specialties, credentials, countries, pay."""
    x, y = ((one.languages, one.specialties, one.credentials, one.countries)[at] if at < 4 else None for one in (a, b))
    if x is None or y is None:
        return _differ_pay(a.pay, b.pay, False)
    return _differ(x, y, at == 3)


def knows_more(copy: Facts, own: Facts) -> bool:
    """Whether a copy demands what the platform's own posting is silent on: it is a copy of another posting."""
    if copy.first_party or not own.first_party:
        return False
    return bool(copy.countries and not own.countries) or bool(copy.languages and not own.languages)


def agreeing_facts(a: Facts, b: Facts) -> tuple[str, ...]:
    """Rare facts that both sides state alike, by name: what speaks for one origin where the wording does not."""
    languages = bool(a.languages) and a.languages == b.languages
    specialties = bool(a.specialties) and a.specialties == b.specialties
    pairs = (
        ("pay", a.pay is not None and a.pay == b.pay),
        ("countries", bool(a.countries) and a.countries == b.countries),
        ("language", languages) if languages else ("specialty", specialties),
        ("hours", a.hours is not None and a.hours == b.hours),
        ("credentials", bool(a.credentials) and a.credentials == b.credentials),
    )
    return tuple(name for name, agrees in pairs if agrees)


def differing_facts(a: Candidate, b: Candidate) -> tuple[str, ...]:
    """The discriminators that both postings state and that disagree, by name."""
    return find_differences(make_facts(a), make_facts(b))
