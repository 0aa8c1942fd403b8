"""Reads a list of fields ("physics, applied mathematics or a related area"): which vocabulary terms its items name.

Belongs here: what one item of a list names, and what it only mentions in passing. Not here: which lists are asked for
(`specialty_cues.py`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from itertools import pairwise
from typing import NamedTuple

from transforms.matcher import Hit, find_specific, fold
from transforms.vocabulary import load_rows

_SEPARATOR = re.compile(r"[,;:()\[\]|•\n—]|[-–—]{2}|\s[-–—]\s|/|&|\b(?:and|or|plus|as well as|und|y|e|o|et|ou)\b", re.I)
_WORD = re.compile(r"[^\W_][\w+#.'’-]*")

_PLACE = re.compile(r"\b(?:setting|environment|workplace)s?\b", re.I)
"""Where the experience was had ("in a healthcare setting") is not the field."""
_SPELT_OUT = re.compile(r"(\bSTEM\b) ?\([^()]{0,80}\btechnology\b[^()]{0,80}\)", re.I)
"""STEM spelt out in brackets is one field, not a list of four."""
_EXAMPLES = re.compile(r"[\w ]{0,24}(?:\(|,? ?\b(?:such as|like|including|e\.g\.))", re.I)
_UMBRELLAS = frozenset({
    "engineering", "science", "stem", "medicine", "humanities", "social science", "life sciences", "natural science",
    "physical sciences",
})  # fmt: skip
_LAW_LIST = 3
_AFTER = re.compile(r"\b(?:in|of|for|from|within|at|on)\b", re.I)
_VAGUE = re.compile(r"\b(?:related|similar|relevant|equivalent|adjacent|comparable|other)\b", re.I)
"""An item that only widens the list ("or a related healthcare field")."""
_JOINED = re.compile(r"/|&|\b(?:or|and)\b", re.I)
_ROLE = re.compile(r"\s(?:experts?|specialists?|professionals?|expertise)\s*$", re.I)
_OWN_WORD = frozenset({"research", "data"})
"""Words that need no other beside them: "research and data scientist"."""
_SHARED = re.compile(r"\s*(?:/|&|,|\band/or\b|\band\b|\bor\b)\s*", re.I)


class Field(NamedTuple):
    """One field named by a list: the words `text[start:end]`, the rows they stand for; `is_part` if a word narrows it."""

    start: int
    end: int
    codes: tuple[str, ...]
    term: str
    is_part: bool = False


class _Item(NamedTuple):
    start: int
    end: int


@cache
def load_words(kind: str) -> frozenset[str]:
    """The words of one kind in `vocabulary/field_words.csv`.

    A "filler" says nothing about a field; a "weak" term only qualifies a field word beside it ("database management");
    an "alone" term names a field only as a whole item ("communications, linguistics"); a "title" term, the name of a
    product or an activity, names one only in a title; "noise" stands in any title of the trade.
    """
    return frozenset(row["word"] for row in load_rows("field_words") if row["kind"] == kind)


@lru_cache(maxsize=8192)
def find_fields(text: str) -> tuple[Field, ...]:
    """The fields that a list names, item by item, in order of place.

    >>> [field.term for field in find_fields("Engineering (Mechanical/Chemical), patient safety, database management")]
    ['mechanical engineering', 'chemical engineering', 'database']
    """
    text = _SPELT_OUT.sub(lambda found: found[1] + "," * (len(found[0]) - len(found[1])), text)
    hits = find_specific(text)
    items = list(_items(text, hits))
    found = {field.start: field for item in items for field in _name(text, item, hits)}
    for field in (*_shared_heads(text, items), *_bracketed(text, items, hits), *_law_courses(text, items, hits)):
        found[field.start] = field
    opened = {field.start for field in found.values()}
    return tuple(found[start] for start in sorted(opened) if not _is_head(text, found[start], opened))


@lru_cache(maxsize=8192)
def find_borrowed(text: str) -> tuple[Field, ...]:
    """The fields that borrow the last word of the one after them.

    >>> [field.term for field in find_borrowed("Civil/Mechanical Engineer - AI Trainer")]
    ['civil engineer']
    """
    return tuple(_shared_heads(text, list(_items(text, find_specific(text))))) if _JOINED.search(text) else ()


def _items(text: str, hits: tuple[Hit, ...]) -> Iterator[_Item]:
    """The stretches between separators; a separator inside a term ("ob/gyn", "art and design") does not cut."""
    start = 0
    for cut in _SEPARATOR.finditer(text):
        if not any(hit.start < cut.end() and cut.start() < hit.end for hit in hits):
            yield _Item(start, cut.start())
            start = cut.end()
    yield _Item(start, len(text))


def _name(text: str, item: _Item, hits: tuple[Hit, ...]) -> Iterator[Field]:
    """What one item names: the head noun decides, unless it is an everyday word with a field word before it."""
    inside = [hit for hit in hits if item.start <= hit.start and hit.end <= item.end]
    inside = [hit for hit in inside if hit.term not in load_words("title")]
    if not inside or _VAGUE.search(text, item.start, inside[0].start) or _PLACE.search(text, inside[-1].end, item.end):
        return
    weak = load_words("weak")
    chosen = next((hit for hit in reversed(inside) if hit.term not in weak), inside[0])
    if chosen.term in weak and text[item.start - 1 : item.start] == ")":
        return  # "health record (EHR) management": the word belongs to the item before the bracket
    firm = chosen.term not in weak and chosen.term not in load_words("alone")
    known, unknown = _count_words(text, item, inside)
    if unknown == 0 or (firm and unknown <= known):
        yield Field(chosen.start, chosen.end, chosen.codes, chosen.term, unknown > 0)


def _count_words(text: str, item: _Item, inside: list[Hit]) -> tuple[int, int]:
    """How many words of an item the terms cover, and how many they do not; fillers and what follows "in" left out."""
    after = _AFTER.search(text, inside[-1].end, item.end)
    known = unknown = 0
    for word in _WORD.finditer(text, item.start, after.start() if after else item.end):
        if word.group().lower() not in load_words("filler"):
            covered = any(hit.start < word.end() and word.start() < hit.end for hit in inside)
            known, unknown = known + covered, unknown + (not covered)
    return known, unknown


def _shared_heads(text: str, items: list[_Item]) -> Iterator[Field]:
    """ "Electrical/Computer Engineering", "organic, physical or analytical chemistry": they borrow the last word."""
    head = ""
    for left, right in reversed(list(pairwise(items))):
        last = _ROLE.sub("", text[right.start : right.end]).split()
        head = last[-1].strip(".*_") if len(last) > 1 else head
        word = text[left.start : left.end].strip(" *_")
        if not word or len(word.split()) > 2 or not _SHARED.fullmatch(text, left.end, right.start):
            head = ""
        elif head:
            yield from _borrow(text, left, word, head)


def _bracketed(text: str, items: list[_Item], hits: tuple[Hit, ...]) -> Iterator[Field]:
    """ "Engineering (Mechanical/Chemical/Electrical)": each item in brackets borrows the word before them."""
    for hit in hits:
        opening = text.find("(", hit.end, hit.end + 2)
        closing = text.find(")", opening, opening + 120) if opening >= 0 else -1
        head = text[hit.start : hit.end]
        if closing < 0 or len(head.split()) > 1:
            continue
        for item in items:
            if opening < item.start and item.end <= closing:
                yield from _borrow(text, item, text[item.start : item.end].strip(" *_"), head)


def _law_courses(text: str, items: list[_Item], hits: tuple[Hit, ...]) -> Iterator[Field]:
    """ "Constitutional Law, Contracts, Torts, Property": in a list of branches of law bare words are branches."""
    if sum(hit.codes[0].startswith("law.") for hit in hits) < _LAW_LIST:
        return
    for item in items:
        word = text[item.start : item.end].strip(" *_.")
        if word.istitle() and " " not in word:
            yield from _borrow(text, item, word, "law")


def _borrow(text: str, item: _Item, word: str, head: str) -> Iterator[Field]:
    """The field that word and borrowed head name together, only where one term covers both."""
    phrase = f"{word} {head}"
    is_short = 2 < len(word) < 40 and len(head) > 2
    hits = find_specific(phrase) if is_short and word.lower() not in _OWN_WORD else ()
    if len(hits) == 1 and hits[0].start == 0 and hits[0].end == len(phrase):
        start = text.index(word, item.start)
        yield Field(start, start + len(word), hits[0].codes, hits[0].term)


def _is_head(text: str, field: Field, starts: set[int]) -> bool:
    """Whether the field only heads its examples: "Engineering (Mechanical, Civil)", "a STEM field such as physics"."""
    if field.term not in _UMBRELLAS or not _EXAMPLES.match(text, field.end):
        return False
    return sum(start > field.end for start in starts) > 1


def heads_examples(text: str, start: int, end: int) -> bool:
    """Whether the words at start:end only head examples that follow ("a STEM discipline (e.g., physics, biology)").

    >>> heads_examples("a STEM discipline (e.g., physics)", 2, 6), heads_examples("Physics (MS or PhD)", 0, 7)
    (True, False)
    """
    named = text[start:end].strip().lower()
    return (named in _UMBRELLAS or f"{named}s" in _UMBRELLAS) and _EXAMPLES.match(text, end) is not None


def is_open(text: str) -> bool:
    """Whether a list of fields leaves its end open: "or a related field", "etc.", "such as", "or other".

    >>> is_open("Physics or a closely related field"), is_open("Law, Public Policy, or Political Science")
    (True, False)
    """
    return _OPEN.search(fold(text)) is not None


_OPEN = re.compile(
    r"\b(?:related|similar|relevant|adjacent|comparable|equivalent) [a-z ]{0,30}?"
    r"(?:field|area|discipline|domain|subject|program|background|role|degree|specialt|space|profession|industr)"
    r"|\betc\b|\bsuch as\b|\b(?:or|and) other\b|\bor similar\b|\be\.g\b"
)
