"""A posting cut into sentences, with the credentials that each names and what stands around it.

Belongs here: where a sentence ends, in flattened texts too, and how lines hang together (a list below its opening line,
"OR" at a line's end). Not here: what a sentence asks for (`claims.py`). Offsets are those of the stored text.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from transforms.credentials import Mention, fold, lower
from transforms.reading import Line, Reading, Section
from transforms.templates import Watch

Span = tuple[int, int]

LONGEST, MOST_MENTIONS, MOST_SENTENCES = 900, 14, 40
"""Characters of a sentence, credentials in one, and sentences of a posting: beyond lies no text of a person."""

_END = re.compile(
    r"[.!?;|•●▪](?:(?<=[;|•●▪])|(?=\s+[\"'(]?[A-Z0-9-]|\s*$)|(?<=[a-z)][.!?])(?=[A-Z][a-z]))"
)  # one class of characters first, which `re` looks for fastest
_END_OR_DASH = re.compile(_END.pattern + r"|\s-\s(?=[A-Z])")
_LIST_DASHES = 3
"""So many dashes in a line are the bullets of a list that lost its line breaks."""
_ABBREVIATION = re.compile(
    r"(?:\b(?:e\.g|i\.e|vs|approx|incl|dr|sr|jr|ph\.ds?|m\.ds?|j\.d|d\.o|u\.s|u\.k|b\.s|m\.s|b\.a|m\.a|no)|\b[A-Z])$",
    re.I,
)
_ALTERNATIVE = re.compile(r"\W*(?:alternatively\b|or (?:an? |\d))", re.I)
_DANGLING_OR = re.compile(r"\bor\W*$", re.I)
_ONE_OF = re.compile(r"\b(?:one|any|either|at least one|some) of\b", re.I)
SOFT = re.compile(
    r"\bideal (?:candidate|applicant|contributor|expert|fit|for)\b|\b(?:perfect|great|good|strong|best) (?:fit"
    r"|candidate|for)\b|\bbest suited\b",
    re.I,
)
"""Praise in place of a demand: whoever fits it is welcome, and it makes no list of requirements."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """`text[start:end]` of folded text with the mentions inside.

    `follows_or`: it goes on with alternatives to the sentence before. `is_listed`: it is an item of the list that a
    line naming a credential opens ("Bachelor's degree in:" and below it "- Medicine (MD/DO)").
    """

    text: str
    start: int
    end: int
    mentions: tuple[Mention, ...]
    section: Section
    follows_or: bool = False
    is_listed: bool = False
    path: str | None = None
    """What the offsets refer to: the stored text, or "title". A body line may repeat the title."""

    @property
    def words(self) -> str:
        return self.text[self.start : self.end]


def cut_sentences(text: str, start: int, end: int) -> Iterator[Span]:
    """Half-open spans of the sentences of `text[start:end]`; an abbreviation's full stop ends none.

    >>> text = "Ph.D. in Physics. Fluent English.Strong writing; patience"
    >>> [text[a:b] for a, b in cut_sentences(text, 0, len(text))]
    ['Ph.D. in Physics.', ' Fluent English.', 'Strong writing;', ' patience']
    """
    begin = start
    ends = _END_OR_DASH if text.count(" - ", start, end) >= _LIST_DASHES else _END
    for stop in ends.finditer(text, start, end):
        if stop.group() == "." and _ABBREVIATION.search(text, max(begin, stop.start() - 8), stop.start()):
            continue
        yield from _cut_long(text, begin, stop.end())
        begin = stop.end()
    yield from _cut_long(text, begin, end)


def _cut_long(text: str, start: int, end: int) -> Iterator[Span]:
    """The sentence itself, or pieces of one that nobody would write."""
    while end - start > LONGEST:
        cut = text.rfind(" ", start + 1, start + LONGEST)
        cut = cut if cut > start else start + LONGEST
        yield start, cut
        start = cut
    if start < end:
        yield start, end


def find_sentences(reading: Reading, find: Callable[[str], Sequence[Mention]]) -> Iterator[Sentence]:
    """The hirer's sentences that hold what `find` finds in a text, in order, then the title."""
    mentions = find(reading.text)
    folded = fold(reading.text) if mentions else ""
    starts = [mention.start for mention in mentions]
    opener, opener_names, item_names, before = "", False, False, 0
    for line in reading.body() if mentions else ():
        inside = mentions[bisect_left(starts, line.start) : bisect_left(starts, line.end)]
        in_list = bool(opener) and line.is_bullet
        if inside:
            goes_on = _DANGLING_OR.search(folded, max(0, before - 12), before) is not None
            goes_on = goes_on or (in_list and item_names and _ONE_OF.search(opener) is not None)
            yield from _cut(folded, line, _find_section(line, reading), inside, goes_on, in_list and opener_names)
        item_names = in_list and (item_names or bool(inside))
        if line.text.endswith(":"):
            opener, opener_names = line.text, bool(inside)
        elif not line.is_bullet:
            opener = ""
        before = line.end
    if inside := tuple(find(reading.title)):
        yield Sentence(fold(reading.title), 0, len(reading.title), inside, "title", path="title")


def _find_section(line: Line, reading: Reading) -> Section:
    """The line's section; an "Ideal" list beside a stronger one is a list of preferences."""
    return "preferred" if line.section == "ideal" and has_stronger_list(reading) else line.section


def has_stronger_list(reading: Reading) -> bool:
    """Whether a list of requirements stands beside the "Ideal" one; a sentence of praise under its heading is none."""
    if not reading.has_required_list:
        return False
    lines = [line for line in reading.of("required") if not line.is_heading]
    return any(line.is_bullet for line in lines) or any(not SOFT.search(line.text) for line in lines)


def _cut(
    folded: str, line: Line, section: Section, mentions: Sequence[Mention], goes_on: bool, is_listed: bool
) -> Iterator[Sentence]:
    starts = [mention.start for mention in mentions]
    for start, end in cut_sentences(folded, line.start, line.end):
        first = bisect_left(starts, start)
        inside = tuple(mentions[first : min(bisect_left(starts, end), first + MOST_MENTIONS)])
        if inside:
            joins = (goes_on and start == line.start) or _ALTERNATIVE.match(folded, start, end) is not None
            yield Sentence(folded, start, end, inside, section, joins, is_listed)


_WATCH = Watch(lower)


def find_lines(reading: Reading, words: tuple[str, ...]) -> Iterator[Line]:
    """The hirer's lines that hold one of the words (in small letters) in any case."""
    bit = _WATCH.bit_of(words)
    return (line for line, bits in _watch(reading, _WATCH.size) if bits & bit)


@lru_cache(maxsize=4)
def _watch(reading: Reading, size: int) -> tuple[tuple[Line, int], ...]:
    """The hirer's lines, each with the bits of the sets of words in it; the watch knows `size` sets, no more."""
    text = reading.text
    return tuple((line, _WATCH.read(text, line.start, line.end, line.text)) for line in reading.body())


def find_all(text: str, word: str) -> Iterator[int]:
    """Where a word begins in a text."""
    at = text.find(word)
    while at >= 0:
        yield at
        at = text.find(word, at + 1)
