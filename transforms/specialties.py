"""The fields of expertise that a posting asks for: title, requirement lists and degree fields brought together.

Belongs here: which reading wins and how strongly each field is asked for. Not here: the wordings that lead a list
(`specialty_cues.py`), the terms (`matcher.py`, `vocabulary/specialties.csv`), languages (`languages.py`).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import NamedTuple

from transforms.domains import is_descendant
from transforms.field_lists import Field, find_fields, heads_examples, is_open
from transforms.language_names import Mention, find_languages, split_base
from transforms.programming import find_tools
from transforms.quotes import LIMIT, find_clause
from transforms.reading import Parsed, Proof, Reading
from transforms.sentences import has_stronger_list
from transforms.specialty_checks import has_leak, is_title_foreign
from transforms.specialty_cues import Claim, find_claims
from transforms.title_fields import Found, read_fallback, read_title
from transforms.trades import read_codes
from transforms.values import Language, Requirement, Specialty

GROUP = "s1"
"""The one any-of pool of a posting; degree fields and background items share it."""

DegreeField = tuple[str, int, int, Requirement]
"""A phrase that names the field of a degree, its offsets into the stored text, and how strongly it is asked for."""

_UMBRELLA = frozenset({"med.general", "health.general", "sci.stem"})
_LEAST_CHILDREN = 2
_MOST_CLAIMS = 300
_MOST_PROOFS = 3
_STRENGTH: dict[Requirement, int] = {"required": 0, "any_of": 1, "preferred": 2, "accepted": 3}
_ASIDE = re.compile(r"\b(?:[Dd]octor of |related |similar |relevant )$")
_BEFORE = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Specialties:
    """The fields asked for, strongest first, one entry a code; `open` where the list ends in "or a related field"."""

    items: tuple[Specialty, ...]
    open: bool = False


class _Scope(NamedTuple):
    """What lists are read against: the posting, what its title names, its only list if that is an "Ideal" one."""

    reading: Reading
    titled: tuple[str, ...]
    ideal: tuple[tuple[int, int], ...]


def parse_specialties(
    reading: Reading, *, languages: tuple[Language, ...] = (), degree_fields: tuple[DegreeField, ...] = ()
) -> Parsed[Specialties] | None:
    """The specialties of a posting: the title and the requirement lists decide, preferred lists add to them.

    `languages` gives the languages that are the product variant (role "target"), `degree_fields` the fields named
    beside a degree. Returns None where neither a field nor a target language is found.
    """
    claims = tuple(islice(find_claims(reading), _MOST_CLAIMS))
    titled = tuple(read_title(reading.title))
    scope = _make_scope(reading, titled)
    listed = tuple(_read_lists(scope, claims, degree_fields))
    flags = []
    if _is_foreign(scope, titled, claims, degree_fields):
        flags.append("title_body_mismatch")
        titled = ()
    sought = _choose_sought(titled, tuple(_read_roles(scope, claims)))
    found = _drop_umbrella([*sought, *_read_languages(reading, languages), *listed], _find_crafts(reading, claims))
    found = [*_read_nobody(reading, found), *found]
    if not found:
        return None
    items = _merge(found)
    if titled and has_leak(reading, [item.code for item in items]):
        flags.append("sibling_text_leak")
    if any(item.soft for item in items):
        flags.append("heading_soft")
    return Parsed(
        value=Specialties(items=items, open=_is_open(reading, claims, degree_fields)),
        proofs=_choose_proofs(reading, found),
        flags=tuple(flags),
    )


def _read_nobody(reading: Reading, found: Iterable[Found]) -> Iterator[Found]:
    """Nobody in particular, where no field is asked for; beside a language only where the title says so itself."""
    asked = [item.code for item in found if item.requirement in ("required", "any_of")]
    for nobody in read_fallback(reading.title):
        said = nobody.code == "expert_open" or "generalist" in nobody.label.lower()
        if not asked or (said and all(code.startswith("lang.") for code in asked)):
            yield nobody


def _make_scope(reading: Reading, titled: tuple[Found, ...]) -> _Scope:
    ideal = () if has_stronger_list(reading) else tuple((line.start, line.end) for line in reading.of("ideal"))
    return _Scope(reading, tuple(item.code for item in titled), ideal)


def _choose_sought(titled: tuple[Found, ...], roles: tuple[Found, ...]) -> tuple[Found, ...]:
    """The title's fields; those of the people sought where it names none, or none but an umbrella over all of them."""
    over = [item.code for item in titled]
    if over and not _UMBRELLA.issuperset(over):
        return titled
    narrowed = bool(roles) and all(any(is_descendant(item.code, code) for code in over) for item in roles)
    return roles if not titled or narrowed else titled


def _is_foreign(
    scope: _Scope, titled: tuple[Found, ...], claims: Iterable[Claim], degree_fields: Iterable[DegreeField]
) -> bool:
    """Whether the degrees asked for and the people sought are of another profession, and the title's is never named."""
    if not titled:
        return False
    named = (*_read_roles(scope, claims), *_read_lists(scope, (), degree_fields))
    asked = {item.code for item in named if item.requirement != "preferred"}
    return is_title_foreign(scope.reading, [item.code for item in titled], asked)


def _read_lists(scope: _Scope, claims: Iterable[Claim], degree_fields: Iterable[DegreeField]) -> Iterator[Found]:
    """The fields of requirement lists, preferred lists and degree phrases; they share one any-of pool."""
    text = scope.reading.text
    for phrase, start, end, requirement in degree_fields:
        if requirement == "accepted" or _is_aside(text, start, end):
            continue
        weakened: Requirement = "any_of" if requirement == "required" else requirement
        for field in find_fields(phrase):
            yield from _place(scope, field, start, weakened, is_degree=True)
    for claim in claims:
        if claim.kind == "role":
            continue
        stretch = text[claim.start : claim.end]
        fields = find_tools(stretch) if claim.kind == "tools" else find_fields(stretch)
        for field in fields:
            yield from _place(scope, field, claim.start, claim.requirement, in_list=len(fields) > 1)


def _is_aside(text: str, start: int, end: int) -> bool:
    """Whether a degree phrase names no field of its own: part of a degree's name, a widening, the head of examples."""
    return _ASIDE.search(text, max(0, start - _BEFORE), start) is not None or heads_examples(text, start, end)


def _place(
    scope: _Scope,
    field: Field,
    offset: int,
    requirement: Requirement,
    *,
    in_list: bool = False,
    is_degree: bool = False,
) -> Iterator[Found]:
    """A field of a list as found: its codes read in the title's trade, its offsets in the stored text."""
    start, end = offset + field.start, offset + field.end
    soft = any(first <= start < last for first, last in scope.ideal)
    trade = scope.titled[0].split(".")[0] if scope.titled else ""
    for code in read_codes(field, trade, is_degree=is_degree):
        # "redox chemistry" under "Organic Chemistry" is one more part of it, not all of chemistry
        if not (field.is_part and any(is_descendant(titled, code) for titled in scope.titled)):
            yield Found(code, scope.reading.text[start:end], requirement, start, end, None, in_list, soft)


def _read_roles(scope: _Scope, claims: Iterable[Claim]) -> Iterator[Found]:
    """Who is sought, where the title names no field: the first sentence that says so."""
    for claim in claims:
        if claim.kind != "role":
            continue
        fields = find_fields(scope.reading.text[claim.start : claim.end])
        for field in fields:
            yield from _place(scope, field, claim.start, "required")
        if fields:
            return


def _find_crafts(reading: Reading, claims: Iterable[Claim]) -> set[int]:
    """Offsets inside lists of what the people sought "live and breathe": strengths, not fields to choose among."""
    led = (
        claim
        for claim in claims
        if reading.text[max(0, claim.start - 9) : claim.start].rstrip().lower().endswith("breathe")
    )
    return {at for claim in led for at in range(claim.start, claim.end)}


def _drop_umbrella(found: list[Found], crafts: set[int]) -> list[Found]:
    """Where a list of specialties stands under a title like "Medical Expertise", the title falls, unless listed too."""
    pool = {item.code for item in found if item.requirement == "any_of" and item.start not in crafts}
    repeated = {item.code for item in found if item.in_list}
    dropped = {
        code for code in _UMBRELLA - repeated if sum(is_descendant(child, code) for child in pool) >= _LEAST_CHILDREN
    }
    return [item for item in found if item.code not in dropped]


def _read_languages(reading: Reading, languages: Iterable[Language]) -> Iterator[Found]:
    """Languages that are the product variant, as `lang.<tag>`."""
    for language in languages:
        if language.role != "target":
            continue
        code = f"lang.{language.lang}"
        in_title, in_text = _find_mention(reading.title, language.lang), None
        if in_title is None:
            in_text = _find_mention(reading.text, language.lang)
        if in_text is not None:
            label = reading.text[in_text.start : in_text.end]
            yield Found(code, label, language.requirement, in_text.start, in_text.end)
        elif reading.title:
            start, end = (in_title.start, in_title.end) if in_title else (0, min(len(reading.title), LIMIT))
            yield Found(code, reading.title[start:end], language.requirement, start, end, "title")


def _find_mention(text: str, tag: str) -> Mention | None:
    """Where a text names a language: with its region or script at best, else by its base."""
    mentions = find_languages(text)
    exact = next((mention for mention in mentions if mention.tag == tag), None)
    return exact or next((mention for mention in mentions if split_base(mention.tag) == split_base(tag)), None)


def _prove(reading: Reading, item: Found) -> Proof:
    """The words in the title, or the clause around them in the text."""
    if item.path is not None:
        return Proof(field="specialties", start=item.start, end=item.end, key=item.code, path=item.path)
    clause = find_clause(reading.text, item.start, item.end)
    return Proof(field="specialties", start=clause.start, end=clause.end, key=item.code)


def _merge(found: Iterable[Found]) -> tuple[Specialty, ...]:
    """One entry a code, its strongest requirement, in order of strength and then of place."""
    best: dict[str, Found] = {}
    for item in found:
        known = best.get(item.code)
        if known is None or _STRENGTH[item.requirement] < _STRENGTH[known.requirement]:
            best[item.code] = item
    lone = len(best) == 1
    return tuple(
        _specialty(item, lone=lone) for item in sorted(best.values(), key=lambda item: _STRENGTH[item.requirement])
    )


def _choose_proofs(reading: Reading, found: Iterable[Found]) -> tuple[Proof, ...]:
    """The best proofs of every code: those of its strongest class first, at most `_MOST_PROOFS` each."""
    kept: dict[str, list[Found]] = {}
    for item in sorted(found, key=lambda item: _STRENGTH[item.requirement]):
        known = kept.setdefault(item.code, [])
        weaker = known and item.requirement in ("preferred", "accepted") and known[0].requirement != item.requirement
        if not weaker and len(known) < _MOST_PROOFS:
            known.append(item)
    return tuple(dict.fromkeys(_prove(reading, item) for items in kept.values() for item in items))


def _specialty(item: Found, *, lone: bool) -> Specialty:
    requirement: Requirement = "required" if lone and item.requirement == "any_of" else item.requirement
    return Specialty(
        code=item.code,
        label=item.label,
        requirement=requirement,
        group=GROUP if requirement == "any_of" else None,
        soft=item.soft,
    )


def _is_open(reading: Reading, claims: Iterable[Claim], degree_fields: Iterable[DegreeField]) -> bool:
    """Whether a list of fields ends in "or a related field", "etc." or the like."""
    for _, start, end, _ in degree_fields:
        if is_open(reading.text[start : end + 40]):
            return True
    return any(
        claim.kind == "fields" and is_open(stretch) and bool(find_fields(stretch))
        for claim in claims
        for stretch in (reading.text[claim.start : claim.end],)
    )
