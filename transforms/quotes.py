"""The stretch of text that proves a value: the clause around a word, and the hirer's own stretches to look in.

Belongs here: where a clause begins and ends, in flattened texts as well as in clean ones. Not here: what it means.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from transforms.reading import Proof, Reading
from transforms.signposts import CueName, find_cues

LIMIT = 200
"""Longest clause, in code points: the longest quote that may be kept as evidence."""

_MARK = re.compile(r"[\n.!?;。！？•●▪✔✅|–*-](?:(?<![–*-])|(?<=\s[–*-])[–*-]?(?=\s))")
"""Begins with one class of characters, which `re` looks for fastest; a dash is a mark only between blanks."""
_ABBREVIATION = re.compile(r"(?:\b(?:e\.g|i\.e|etc|approx|vs|max|min|no|hr|hrs|u\.s|u\.k|ph\.d)|\b[A-Z])$", re.I)
_EDGE = " \t\n\u00a0*_•●▪|"
_AFTER_STOP = ' \t\n\u00a0*"”’)'


def any_of(*words: str) -> str:
    """The pattern that any of the words matches.

    >>> any_of("hours?", "hrs?")
    '(?:hours?|hrs?)'
    """
    return f"(?:{'|'.join(words)})"


class Span(NamedTuple):
    """Half-open code point offsets into the stored text."""

    start: int
    end: int


@lru_cache(maxsize=4)
def find_stretches(reading: Reading) -> tuple[Span, ...]:
    """The hirer's own text in as few pieces as possible: runs of lines that no other speaker interrupts."""
    return tuple(_find_stretches(reading))


def _find_stretches(reading: Reading) -> Iterator[Span]:
    start = end = -1
    for line in reading.lines:
        if line.segment != "platform_text":
            if start >= 0:
                yield Span(start, end)
            start = -1
            continue
        start, end = (line.start if start < 0 else start), line.end
    if start >= 0:
        yield Span(start, end)


def find_clauses(reading: Reading, name: CueName) -> Iterator[Span]:
    """The clauses of the hirer's own text that hold a cue of that name, each once, in order."""
    hits = find_cues(reading.text).get(name, ())
    if not hits:
        return
    done = -1
    stretches = find_stretches(reading)
    for hit in hits:
        if hit < done:
            continue
        for stretch in stretches:
            if stretch.start <= hit < stretch.end:
                clause = find_clause(reading.text, hit, hit + 1, stretch)
                done = clause.end
                yield clause


def find_clause(text: str, start: int, end: int, within: Span | None = None) -> Span:
    """The clause that holds `text[start:end]`: up to the nearest full stop, bullet or line break, at most `LIMIT` long.

    >>> text = "Join us. Rates, e.g. for PhDs, average $22.50 per hour. Apply now."
    >>> text[slice(*find_clause(text, 39, 45))]
    'Rates, e.g. for PhDs, average $22.50 per hour.'
    """
    low, high = within or Span(0, len(text))
    room = max(0, LIMIT - (end - start))
    left, right = max(low, start - room), min(high, end + room)
    first, last, is_cut_left, is_cut_right = left, right, left > low, right < high
    broken = max(left, text.rfind("\n", left, start))  # a line break is a stop: what stands before it is not looked at
    for mark in reversed([*_MARK.finditer(text, broken, start)]):
        if _is_stop(text, mark):
            first, is_cut_left = mark.end(), False
            break
    for mark in _MARK.finditer(text, end, right):
        if _is_stop(text, mark):
            last, is_cut_right = (mark.end() if mark.group() in ".!?" else mark.start()), False
            break
    if last - first > LIMIT:
        keep = min(start - first, max(LIMIT - (last - start), (LIMIT - (end - start)) // 2))
        is_cut_left, first = is_cut_left or start - keep > first, start - keep
        is_cut_right, last = is_cut_right or first + LIMIT < last, min(last, first + LIMIT)
    return _trim(text, Span(first, last), Span(start, end), is_cut_left, is_cut_right)


def _is_stop(text: str, mark: re.Match[str]) -> bool:
    """Whether a mark ends a clause: not the point of a number, of an abbreviation, or inside a word."""
    sign = mark.group()
    following = text[mark.end() : mark.end() + 2]
    if sign[0] in "-–*":
        return following[1:2].isupper() or following[1:2] in "*$"
    if sign not in ".!?;":
        return True
    if following and following[0] not in _AFTER_STOP:
        return following[0].isupper() and following[1:2].islower() and text[mark.start() - 1 : mark.start()].islower()
    return sign != "." or _ABBREVIATION.search(text, max(0, mark.start() - 8), mark.start()) is None


def _trim(text: str, clause: Span, inner: Span, is_cut_left: bool, is_cut_right: bool) -> Span:
    """Takes marks, white space and halves of words off the ends of a clause; `inner` stays."""
    first, last = clause
    while is_cut_left and first < inner.start and not text[first - 1].isspace():
        first += 1
    while is_cut_right and last > inner.end and not text[last].isspace():
        last -= 1
    while first < inner.start and (text[first] in _EDGE or (text[first] in "-–" and text[first + 1].isspace())):
        first += 1
    while last > inner.end and text[last - 1] in _EDGE:
        last -= 1
    return Span(first, last)


def make_proof(field: str, clause: Span, *, key: str | None = None) -> Proof:
    """The proof that a clause of the stored text gives."""
    return Proof(field=field, start=clause.start, end=clause.end, key=key)
