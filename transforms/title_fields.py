"""The fields that a title names: alternatives, umbrella terms beside their children, generalists.

Belongs here: what stands in the title. Not here: how it goes together with the text (`specialties.py`), nor what makes
a title clean (`titles.py`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from transforms.domains import is_descendant
from transforms.field_lists import Field, find_borrowed
from transforms.matcher import find_fallback, find_specific
from transforms.programming import find_tools
from transforms.values import Requirement

_CREDENTIALS = re.compile(
    r"\((?:(?:MD|DO|MBBS|RN|NP|PA|MPH|PharmD|DDS|DMD|DVM|JD|LLM|PhD|PsyD|CPA|CFA|EA|LCSW|PT|OT)"
    r"(?:[,/& ]{1,3}(?:or )?|(?=\)))){2,12}\)"
)
"""Credentials listed in a title: "(MD, DO, RN, NP)" says who may apply, not in which field."""


class Found(NamedTuple):
    """One code as one place of the posting names it: the words at start:end of the string at `path`."""

    code: str
    label: str
    requirement: Requirement
    start: int
    end: int
    path: str | None = None
    in_list: bool = False
    soft: bool = False


def read_title(title: str) -> Iterator[Found]:
    """The fields that a title names; those joined by a slash or "or" are alternatives.

    >>> [(found.code, found.requirement) for found in read_title("Chemist or Chemical Engineer")]
    [('sci.chemistry', 'any_of'), ('eng.chemical', 'any_of')]
    """
    fields = _find(title)
    codes = [code for field in fields for code in field.codes]
    for at, field in enumerate(fields):
        alternative = any(_is_alternative(title, a, b) for a, b in _neighbours(fields, at)) or len(field.codes) > 1
        requirement: Requirement = "any_of" if alternative else "required"
        peer = any(_is_joined(title, a, b) for a, b in _neighbours(fields, at))
        for code in field.codes:
            if peer or not any(is_descendant(other, code) for other in codes):
                yield Found(code, title[field.start : field.end], requirement, field.start, field.end, "title")


def _find(title: str) -> tuple[Field, ...]:
    """The terms of the title, lone letters of programming languages among them where it speaks of software."""
    plain = _CREDENTIALS.sub(lambda found: "," * len(found.group()), title)
    hits = {hit.start: Field(hit.start, hit.end, hit.codes, hit.term) for hit in find_specific(plain)}
    for field in find_borrowed(plain):
        if not any(hit.start < field.end and field.start < hit.end for hit in hits.values()):
            hits[field.start] = field
    if any(not field.codes[0].startswith("fin.") for field in hits.values()):
        hits = {at: field for at, field in hits.items() if field.term != "pe"}  # a licensed engineer's letters
    if any(field.codes[0].startswith("sw.") for field in hits.values()):
        for tool in find_tools(title):
            hits.setdefault(tool.start, tool)
    return tuple(hits[start] for start in sorted(hits))


def _neighbours(fields: tuple[Field, ...], at: int) -> Iterator[tuple[Field, Field]]:
    if at > 0:
        yield fields[at - 1], fields[at]
    if at + 1 < len(fields):
        yield fields[at], fields[at + 1]


def _is_joined(title: str, left: Field, right: Field) -> bool:
    """Whether two fields stand side by side as equals, so that the wider one is sought too: "Accounting & Finance"."""
    return left.codes != right.codes and title[left.end : right.start].strip(" *").lower() in ("/", "or", "&", "and")


def _is_alternative(title: str, left: Field, right: Field) -> bool:
    return left.codes != right.codes and title[left.end : right.start].strip(" *").lower() in ("/", "or")


def read_fallback(title: str) -> Iterator[Found]:
    """Nobody in particular: a generalist, or an expert whose field is left open.

    >>> [found.code for found in read_fallback("Graduate Level Expert - AI Trainer")]
    ['expert_open']
    """
    hits = [hit for hit in find_fallback(title) if hit.codes[0] != "lang.*"]
    for hit in hits:
        code = hit.codes[0]
        if code == "expert_open" or all(other.codes[0] == "generalist" for other in hits):
            yield Found(code, title[hit.start : hit.end], "required", hit.start, hit.end, "title")
            return
