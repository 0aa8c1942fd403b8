"""The fields of expertise that a posting asks for: title, requirement lists and degree fields brought together.

Belongs here: which reading wins and how strongly each field is asked for. Not here: the wordings that lead a list
(`specialty_cues.py`), the terms (`matcher.py`, `vocabulary/specialties.csv`), languages (`languages.py`).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from babel import Locale

from transforms.clauses import make_proof
from transforms.domains import is_descendant, is_related
from transforms.field_lists import Field, find_fields, find_tools, is_open
from transforms.matcher import find_fallback, find_specific
from transforms.reading import Parsed, Proof, Reading
from transforms.specialty_cues import Claim, find_claims
from transforms.values import Language, Requirement, Specialty

GROUP = "s1"
"""The one any-of pool of a posting; degree fields and background items share it."""

DegreeField = tuple[str, int, int, Requirement]
"""A phrase that names the field of a degree, its offsets into the stored text, and how strongly it is asked for."""

_UMBRELLA = frozenset({"med.general", "health.general", "sci.stem"})
_LEAST_CHILDREN = 2
_STRENGTH: dict[Requirement, int] = {"required": 0, "any_of": 1, "preferred": 2, "accepted": 3}
_IN_BRANCH = {
    "law": {
        "fin.tax": "law.tax", "fin.compliance": "law.regulatory_compliance", "biz.real_estate": "law.real_estate",
    },
    "fin": {"biz.real_estate": "fin.real_estate", "law.tax": "fin.tax"},
}  # fmt: skip
"""Words of two trades, read as the trade that the title names."""


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


def parse_specialties(
    reading: Reading, *, languages: tuple[Language, ...] = (), degree_fields: tuple[DegreeField, ...] = ()
) -> Parsed[Specialties] | None:
    """The specialties of a posting: the title and the requirement lists decide, preferred lists add to them.

    `languages` gives the languages that are the product variant (role "target"), `degree_fields` the fields named
    beside a degree. Returns None where neither a field nor a target language is found.
    """
    claims = tuple(find_claims(reading))
    titled = tuple(_read_title(reading.title))
    branch = titled[0].code.split(".")[0] if titled else ""
    listed = tuple(_read_lists(reading, claims, degree_fields, branch))
    flags: tuple[str, ...] = ()
    if not titled:
        titled = tuple(_read_roles(reading, claims))
    found = _drop_umbrella([*titled, *_read_languages(reading, languages), *listed])
    if not found:
        found = list(_read_fallback(reading))
    if not found:
        return None
    items = _merge(found)
    return Parsed(
        value=Specialties(items=items, open=_is_open(reading, claims, degree_fields)),
        proofs=tuple(dict.fromkeys(item.proof for item in found)),
        flags=flags,
    )


def _read_title(title: str) -> Iterator[_Found]:
    """The fields that the title names; those joined by a slash or "or" are alternatives."""
    fields = _title_fields(title)
    codes = [code for field in fields for code in field.codes]
    for at, field in enumerate(fields):
        alternative = any(_is_alternative(title, a, b) for a, b in _neighbours(fields, at)) or len(field.codes) > 1
        for code in field.codes:
            if not any(is_descendant(other, code) for other in codes):
                yield _Found(
                    code, title[field.start : field.end], "any_of" if alternative else "required",
                    Proof(field="specialties", start=field.start, end=field.end, key=code, path="title"),
                )  # fmt: skip


def _title_fields(title: str) -> tuple[Field, ...]:
    hits = {hit.start: Field(hit.start, hit.end, hit.codes, hit.term) for hit in find_specific(title)}
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


def _read_lists(
    reading: Reading, claims: Iterable[Claim], degree_fields: Iterable[DegreeField], branch: str
) -> Iterator[_Found]:
    """The fields of requirement lists, preferred lists and degree phrases; they share one any-of pool."""
    moved = _IN_BRANCH.get(branch, {})
    for phrase, start, _, requirement in degree_fields:
        weakened: Requirement = "any_of" if requirement == "required" else requirement
        if not reading.text.endswith("octor of ", 0, start):
            for field in find_fields(phrase):
                yield from _place(reading, field, start, weakened, moved)
    for claim in claims:
        if claim.kind == "role":
            continue
        stretch = reading.text[claim.start : claim.end]
        fields = find_tools(stretch) if claim.kind == "tools" else find_fields(stretch)
        for field in fields:
            yield from _place(reading, field, claim.start, claim.requirement, moved, in_list=len(fields) > 1)


def _place(
    reading: Reading,
    field: Field,
    offset: int,
    requirement: Requirement,
    moved: dict[str, str],
    *,
    in_list: bool = False,
) -> Iterator[_Found]:
    start, end = offset + field.start, offset + field.end
    for named in field.codes:
        code = moved.get(named, named)
        proof = make_proof(reading.text, "specialties", start, end, key=code)
        yield _Found(code, reading.text[start:end], requirement, proof, in_list)


def _read_roles(reading: Reading, claims: Iterable[Claim]) -> Iterator[_Found]:
    """Who is sought, where the title names no field: the first sentence that says so."""
    for claim in claims:
        if claim.kind != "role":
            continue
        fields = find_fields(reading.text[claim.start : claim.end])
        for field in fields:
            yield from _place(reading, field, claim.start, "required", {})
        if fields:
            return


def _drop_umbrella(found: list[_Found]) -> list[_Found]:
    """A title like "Medical Expertise" over a list of accepted specialties: the list replaces it, unless it repeats it."""
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
        code, name = f"lang.{language.lang}", find_language_name(language.lang)
        at = reading.title.find(name)
        if at >= 0:
            proof = Proof(field="specialties", start=at, end=at + len(name), key=code, path="title")
        else:
            at = reading.text.find(name)
            proof = make_proof(reading.text, "specialties", max(at, 0), max(at, 0) + len(name), key=code)
        yield _Found(code, name, language.requirement, proof)


@cache
def find_language_name(tag: str) -> str:
    """The English name of a language by its tag, without the country: "pt-BR" -> "Portuguese"."""
    names = Locale("en").languages
    return str(names.get(tag.replace("-", "_")) or names.get(tag.split("-")[0]) or tag)


def _read_fallback(reading: Reading) -> Iterator[_Found]:
    """Nobody in particular: a generalist, or an expert whose field is left open."""
    hits = [hit for hit in find_fallback(reading.title) if hit.codes[0] != "lang.*"]
    for hit in hits:
        code = hit.codes[0]
        if code == "expert_open" or all(other.codes[0] == "generalist" for other in hits):
            yield _Found(
                code, reading.title[hit.start : hit.end], "required",
                Proof(field="specialties", start=hit.start, end=hit.end, key=code, path="title"),
            )  # fmt: skip
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


def _specialty(item: _Found, *, lone: bool) -> Specialty:
    requirement: Requirement = "required" if lone and item.requirement == "any_of" else item.requirement
    return Specialty(
        code=item.code, label=item.label, requirement=requirement, group=GROUP if requirement == "any_of" else None
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
