"""Reads a location line ("Remote - United States, Canada", "APJ - Remote", "Pennsylvania,United States", "Any").

Belongs here: what such a line names. Not here: whether it may be believed (`places.py`).
"""

from __future__ import annotations

import re
from typing import NamedTuple

from transforms.countries import Place, add_codes, find_places
from transforms.gazetteer import Hit
from transforms.values import Remote

_REMOTE = re.compile(
    r"\b(?:fully |100% )?(?:remote(?:ly)?|remoto|work from home|wfh|home[- ]based|virtual|telecommut\w+)\b", re.I
)
_HYBRID = re.compile(r"\bhybrid\b", re.I)
_ONSITE = re.compile(r"\b(?:on-?site|in[- ](?:office|person))\b", re.I)
_WORLD = re.compile(
    r"\b(?:world[- ]?wide|global(?:ly)?|any(?:where)?(?: in the world)?|any (?:location|country)|all countries"
    r"|international)\b",
    re.I,
)
_FILLER = re.compile(
    r"\b(?:only|or|and|the|in|within|from|not specified|unspecified|none|n/?a|tbd|contract|freelance|multiple locations"
    r"|other|various|based|region|countries|position|locations?)\b",
    re.I,
)
_LONGEST = 2000
_LETTERS = re.compile(r"[^\W\d_]{2,}")


class Location(NamedTuple):
    """What a location line says; `has_city` where words are left over that name a smaller place."""

    remote: Remote
    hits: tuple[Hit[Place], ...]
    world: tuple[int, int] | None
    has_city: bool

    @property
    def countries(self) -> tuple[str, ...]:
        """Countries named, also through their subdivisions, each once and in order."""
        return tuple(dict.fromkeys(hit.value.country for hit in self.hits if hit.value.country))

    @property
    def groups(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(hit.value.code for hit in self.hits if hit.value.kind == "group"))


def read_location(text: str) -> Location:
    """What the line says; nothing where it is empty or says nothing ("Not specified").

    >>> read_location("Remote - Korea, Republic of, India").countries
    ('KR', 'IN')
    >>> read_location("San Francisco, CA").countries, read_location("Hybrid").remote, read_location("Any").world
    (('US',), 'hybrid', (0, 3))
    """
    text = text[:_LONGEST]
    hits = tuple(hit for hit in find_places(text) if hit.value.kind != "world")
    hits = add_codes(text, hits)
    rest = _blank(text, hits)
    world = None if hits else _WORLD.search(rest)
    left = _FILLER.sub(" ", _WORLD.sub(" ", _ONSITE.sub(" ", _HYBRID.sub(" ", _REMOTE.sub(" ", rest)))))
    has_city = any(hit.value.kind == "subdivision" for hit in hits) or _LETTERS.search(left) is not None
    return Location(_read_remote(text), hits, world.span() if world else None, has_city)


def _read_remote(text: str) -> Remote:
    if _HYBRID.search(text):
        return "hybrid"
    if _REMOTE.search(text):
        return "fully"
    return "onsite" if _ONSITE.search(text) else "not_stated"


def _blank(text: str, hits: tuple[Hit[Place], ...]) -> str:
    """The line with the names found replaced by spaces, so that offsets stay."""
    for hit in hits:
        text = text[: hit.start] + " " * (hit.end - hit.start) + text[hit.end :]
    return text
