"""Finds the names of a controlled list in a text: exact spellings, whole words, the longest where they overlap.

Belongs here: the search. Not here: which names exist (`countries.py`, `language_names.py`) or what a hit means.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import islice, pairwise
from typing import Generic, NamedTuple, TypeVar

import ahocorasick

from transforms.templates import remember, split_lines

T = TypeVar("T")

MOST = 600
"""How many names are looked at: more than any posting holds, few enough for hostile text."""

_UNSPACED = "\u0e00"
"""From Thai upwards scripts are taken to write without spaces, so a name needs no word boundary there."""

_GLUED_LEFT = re.compile(
    r"(?<![a-z])(?:in|of|for|from|to|the|and|or|by|native|fluent|with|speak|both|written|into|as|an?)$"
)
_GLUED_RIGHT = re.compile(
    r"(?:to|texts?|writing|writers?|speakers?|abouta?|or|and|in|language|experts?|is|for|with|fluency|proficiency)(?![a-z])"
)


class Hit(NamedTuple, Generic[T]):
    """A name found: half-open offsets and what it stands for."""

    start: int
    end: int
    value: T


class Gazetteer(Generic[T]):
    """A list of names compiled for one pass over a text; where a name is given twice, the first meaning stays."""

    def __init__(self, names: Iterable[tuple[str, T]]) -> None:
        self._automaton = ahocorasick.Automaton()
        for name, value in names:
            if name and name not in self._automaton:
                self._automaton.add_word(name, (len(name), value))
        self._automaton.make_automaton()

        self._find = remember(self._find_in_line)

    def find(self, text: str) -> list[Hit[T]]:
        """Hits in order of place, none overlapping; at most `MOST`. A name never stands in two lines.

        >>> Gazetteer([("Niger", "NE"), ("Nigeria", "NG")]).find("Nigeria, Nigerians")
        [Hit(start=0, end=7, value='NG')]
        """
        if "\n" not in text:
            return list(self._find(text))
        lines = ((offset, hit) for offset, line in split_lines(text) for hit in self._find(line))
        return [Hit(offset + start, offset + end, value) for offset, (start, end, value) in islice(lines, MOST)]

    def _find_in_line(self, text: str) -> tuple[Hit[T], ...]:
        found = []
        for last, (length, value) in self._automaton.iter(text):
            start, end = last + 1 - length, last + 1
            if _opens(text, start) and _closes(text, end):
                found.append(Hit(start, end, value))
            if len(found) == MOST:
                break
        return tuple(_longest(found))


def _opens(text: str, start: int) -> bool:
    """Lost spaces are common where a board dropped its bold marks: "fluency inMalay" still names Malay."""
    if start == 0 or not text[start - 1].isalnum() or not text[start].isalnum() or text[start] >= _UNSPACED:
        return True
    return text[start].isupper() and _GLUED_LEFT.search(text, max(0, start - 8), start) is not None


def _closes(text: str, end: int) -> bool:
    if end == len(text) or not text[end].isalnum() or not text[end - 1].isalnum() or text[end - 1] >= _UNSPACED:
        return True
    return text[end - 1].islower() and _GLUED_RIGHT.match(text, end) is not None


def _longest(found: list[Hit[T]]) -> list[Hit[T]]:
    if all(left.end <= right.start for left, right in pairwise(found)):
        return found
    kept: list[Hit[T]] = []
    for hit in sorted(found, key=lambda hit: (hit.start, -hit.end)):
        if not kept or hit.start >= kept[-1].end:
            kept.append(hit)
    return kept
