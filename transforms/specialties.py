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
from transforms.matcher import find_fallback, find_specific
from transforms.programming import find_tools
from transforms.quotes import LIMIT, find_clause
from transforms.reading import Parsed, Proof, Reading
from transforms.specialty_checks import has_leak, is_title_foreign
from transforms.specialty_cues import Claim, find_claims
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
_IN_BRANCH = {
    "law": {
        "fin.tax": "law.tax", "fin.compliance": "law.regulatory_compliance", "biz.real_estate": "law.real_estate",
    },
    "fin": {"biz.real_estate": "fin.real_estate", "law.tax": "fin.tax"},
}  # fmt: skip
"""Words of two trades, read as the trade that the title names."""
_ONLY_IN = {"fin.compliance": ("fin", "law", "biz", "")}
"""Fields that a list names only in some trades: "regulatory compliance" in health physics is no compliance."""
_ASIDE = re.compile(r"\b(?:[Dd]octor of |related |similar |relevant )$")
_BEFORE = 12
_CREDENTIALS = re.compile(
    r"\((?:(?:MD|DO|MBBS|RN|NP|PA|MPH|PharmD|DDS|DMD|DVM|JD|LLM|PhD|PsyD|CPA|CFA|EA|LCSW|PT|OT)"
    r"(?:[,/& ]{1,3}(?:or )?|(?=\)))){2,12}\)"
)
"""Credentials listed in a title: "(MD, DO, RN, NP)" says who may apply, not in which field."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Specialties:
    """The fields asked for, strongest first, one entry a code; `open` where the list ends in "or a related field"."""

    items: tuple[Specialty, ...]
    open: bool = False


class _Found(NamedTuple):
    """One code as one place of the posting names it."""

    code: str
    label: str
    requirement: Requirement
    proof: Proof
    in_list: bool = False
    soft: bool = False


class _Scope(NamedTuple):
    """What lists are read against: the posting, the trade its title names, its only list if that is an "Ideal" one."""

    reading: Reading
    branch: str
    ideal: tuple[tuple[int, int], ...]


def parse_specialties(
    reading: Reading, *, languages: tuple[Language, ...] = (), degree_fields: tuple[DegreeField, ...] = ()
) -> Parsed[Specialties] | None:
    """The specialties of a posting: the title and the requirement lists decide, preferred lists add to them.

    `languages` gives the languages that are the product variant (role "target"), `degree_fields` the fields named
    beside a degree. Returns None where neither a field nor a target language is found.
    """
    claims = tuple(islice(find_claims(reading), _MOST_CLAIMS))
    titled = tuple(_read_title(reading.title))
    scope = _make_scope(reading, titled)
    listed = tuple(_read_lists(scope, claims, degree_fields))
    flags = []
    if _is_foreign(scope, titled, claims, degree_fields):
        flags.append("title_body_mismatch")
        titled = ()
    sought = titled or tuple(_read_roles(scope, claims))
    found = _drop_umbrella([*sought, *_read_languages(reading, languages), *listed])
    if all(item.requirement in ("preferred", "accepted") for item in found):
        found = [*_read_fallback(reading), *found]
    if not found:
        return None
    items = _merge(found)
    if titled and has_leak(reading, [item.code for item in items]):
        flags.append("sibling_text_leak")
    if any(item.soft for item in items):
        flags.append("heading_soft")
    return Parsed(
        value=Specialties(items=items, open=_is_open(reading, claims, degree_fields)),
        proofs=_choose_proofs(found),
        flags=tuple(flags),
    )


def _make_scope(reading: Reading, titled: tuple[_Found, ...]) -> _Scope:
    ideal = () if reading.has_required_list else tuple((line.start, line.end) for line in reading.of("ideal"))
    return _Scope(reading, titled[0].code.split(".")[0] if titled else "", ideal)


def _is_foreign(
    scope: _Scope, titled: tuple[_Found, ...], claims: Iterable[Claim], degree_fields: Iterable[DegreeField]
) -> bool:
    """Whether the degrees asked for and the people sought are of another profession, and the title's is never named."""
    if not titled:
        return False
    named = (*_read_roles(scope, claims), *_read_lists(scope, (), degree_fields))
    asked = {item.code for item in named if item.requirement != "preferred"}
    return is_title_foreign(scope.reading, [item.code for item in titled], asked)


def _read_title(title: str) -> Iterator[_Found]:
    """The fields that the title names; those joined by a slash or "or" are alternatives."""
    fields = _title_fields(title)
    codes = [code for field in fields for code in field.codes]
    for at, field in enumerate(fields):
        alternative = any(_is_alternative(title, a, b) for a, b in _neighbours(fields, at)) or len(field.codes) > 1
        for code in field.codes:
            if not any(is_descendant(other, code) for other in codes):
                proof = _prove_title(field.start, field.end, code)
                yield _Found(
                    code, title[field.start : field.end], "any_of" if alternative else "required", proof
                )  # fmt: skip


def _title_fields(title: str) -> tuple[Field, ...]:
    plain = _CREDENTIALS.sub(lambda found: "," * len(found.group()), title)
    hits = {hit.start: Field(hit.start, hit.end, hit.codes, hit.term) for hit in find_specific(plain)}
    if any(field.codes[0].startswith("sw.") for field in hits.values()):
        for tool in find_tools(title):
            hits.setdefault(tool.start, tool)
    return tuple(hits[start] for start in sorted(hits))


def _neighbours(fields: tuple[Field, ...], at: int) -> Iterator[tuple[Field, Field]]:
    if at > 0:
        yield fields[at - 1], fields[at]
    if at + 1 < len(fields):
        yield fields[at], fields[at + 1]


def _is_alternative(title: str, left: Field, right: Field) -> bool:
    return left.codes != right.codes and title[left.end : right.start].strip(" *").lower() in ("/", "or")


def _read_lists(scope: _Scope, claims: Iterable[Claim], degree_fields: Iterable[DegreeField]) -> Iterator[_Found]:
    """The fields of requirement lists, preferred lists and degree phrases; they share one any-of pool."""
    text = scope.reading.text
    for phrase, start, end, requirement in degree_fields:
        if requirement == "accepted" or _is_aside(text, start, end):
            continue
        weakened: Requirement = "any_of" if requirement == "required" else requirement
        for field in find_fields(phrase):
            yield from _place(scope, field, start, weakened)
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
    scope: _Scope, field: Field, offset: int, requirement: Requirement, *, in_list: bool = False
) -> Iterator[_Found]:
    """A field of a list as found: its codes read in the title's trade, its offsets in the stored text."""
    start, end = offset + field.start, offset + field.end
    soft = any(first <= start < last for first, last in scope.ideal)
    for named in field.codes:
        code = _IN_BRANCH.get(scope.branch, {}).get(named, named)
        if code not in _ONLY_IN or scope.branch in _ONLY_IN[code]:
            proof = _prove(scope.reading, start, end, code)
            yield _Found(code, scope.reading.text[start:end], requirement, proof, in_list, soft)


def _read_roles(scope: _Scope, claims: Iterable[Claim]) -> Iterator[_Found]:
    """Who is sought, where the title names no field: the first sentence that says so."""
    for claim in claims:
        if claim.kind != "role":
            continue
        fields = find_fields(scope.reading.text[claim.start : claim.end])
        for field in fields:
            yield from _place(scope, field, claim.start, "required")
        if fields:
            return


def _drop_umbrella(found: list[_Found]) -> list[_Found]:
    """Where a list of specialties stands under a title like "Medical Expertise", the title falls, unless listed too."""
    pool = {item.code for item in found if item.requirement == "any_of"}
    repeated = {item.code for item in found if item.in_list}
    dropped = {
        code for code in _UMBRELLA - repeated if sum(is_descendant(child, code) for child in pool) >= _LEAST_CHILDREN
    }
    return [item for item in found if item.code not in dropped]


def _read_languages(reading: Reading, languages: Iterable[Language]) -> Iterator[_Found]:
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
            yield _Found(code, label, language.requirement, _prove(reading, in_text.start, in_text.end, code))
        elif reading.title:
            start, end = (in_title.start, in_title.end) if in_title else (0, min(len(reading.title), LIMIT))
            yield _Found(code, reading.title[start:end], language.requirement, _prove_title(start, end, code))


def _find_mention(text: str, tag: str) -> Mention | None:
    """Where a text names a language: with its region or script at best, else by its base."""
    mentions = find_languages(text)
    exact = next((mention for mention in mentions if mention.tag == tag), None)
    return exact or next((mention for mention in mentions if split_base(mention.tag) == split_base(tag)), None)


def _prove_title(start: int, end: int, code: str) -> Proof:
    return Proof(field="specialties", start=start, end=end, key=code, path="title")


def _prove(reading: Reading, start: int, end: int, code: str) -> Proof:
    """The clause around the words that name a code."""
    clause = find_clause(reading.text, start, end)
    return Proof(field="specialties", start=clause.start, end=clause.end, key=code)


def _read_fallback(reading: Reading) -> Iterator[_Found]:
    """Nobody in particular: a generalist, or an expert whose field is left open."""
    hits = [hit for hit in find_fallback(reading.title) if hit.codes[0] != "lang.*"]
    for hit in hits:
        code = hit.codes[0]
        if code == "expert_open" or all(other.codes[0] == "generalist" for other in hits):
            yield _Found(code, reading.title[hit.start : hit.end], "required", _prove_title(hit.start, hit.end, code))
            return


def _merge(found: Iterable[_Found]) -> tuple[Specialty, ...]:
    """One entry a code, its strongest requirement, in order of strength and then of place."""
    best: dict[str, _Found] = {}
    for item in found:
        known = best.get(item.code)
        if known is None or _STRENGTH[item.requirement] < _STRENGTH[known.requirement]:
            best[item.code] = item
    lone = len(best) == 1
    return tuple(
        _specialty(item, lone=lone) for item in sorted(best.values(), key=lambda item: _STRENGTH[item.requirement])
    )


def _choose_proofs(found: Iterable[_Found]) -> tuple[Proof, ...]:
    """The best proofs of every code: those of its strongest class first, at most `_MOST_PROOFS` each."""
    kept: dict[str, list[_Found]] = {}
    for item in sorted(found, key=lambda item: _STRENGTH[item.requirement]):
        known = kept.setdefault(item.code, [])
        weaker = known and item.requirement in ("preferred", "accepted") and known[0].requirement != item.requirement
        if not weaker and len(known) < _MOST_PROOFS and item.proof not in [other.proof for other in known]:
            known.append(item)
    return tuple(item.proof for items in kept.values() for item in items)


def _specialty(item: _Found, *, lone: bool) -> Specialty:
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
