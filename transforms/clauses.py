"""The hirer's sentences in plain text, each with what heads it: where the parsers of hours, durations and years look.

Belongs here: how a text is made plain, and which sentences hold the words that a parser asks for. Not here: how a text
is cut into lines (`lines.py`), what a sentence means.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from transforms.reading import Line, Proof, Reading
from transforms.segments import sentences
from transforms.templates import LONGEST, Watch, remember

_SAME = {
    "-": "‐‑‒–—−﹣－", "'": "’‘ʼ`", '"': "“”„", "~": "≈∼～", "+": "＋",
    " ": "\u00a0\u2002\u2003\u2009\u200a\u200b\u202f\ufeff*_\\",
}  # fmt: skip
_PLAIN = tuple((mark, one) for one, marks in _SAME.items() for mark in marks)
_CAMELS = (
    "Java", "Type", "Power", "Linked", "Crowd", "Super", "Tensor", "Chat", "Mind", "Deep", "Word", "Hugging", "Label",
    "Quick", "Share", "Solid", "Master", "After", "Data", "Open", "Play", "Face", "Coffee", "Post", "Script", "Stack",
)  # fmt: skip
"""First halves of names that carry a capital inside ("JavaScript"); elsewhere such a capital begins a lost line."""
_GLUED = re.compile(r"[A-Z](?<=[a-z]{3}[A-Z])(?=[a-z])" + "".join(rf"(?<!\b{word}[A-Z])" for word in _CAMELS))
_GLUED_OR_MARKED = re.compile(rf"{_GLUED.pattern}|\s(?=[|✅✔☑➤►▶→•●▪◦])")
_MARK = re.compile(r"[|✅✔☑➤►▶→•●▪◦]")
_MARKS = re.compile(r"[\s|✅✔☑➤►▶→•●▪◦\ufe0f]+")
_LONGEST_QUOTE = 200
MOST_FIGURES = 8
"""So many figures of one sentence are looked at; no real sentence has more."""
_LONGEST_CLAUSE = 1_500  # a text without full stops is cut, so that no reader looks back over all of it for each figure


class Clause(NamedTuple):
    """One sentence of the hirer's: its offset, its words as printed and in plain, its line, what heads it.

    `path` is None in the stored text, else the string that holds the sentence ("title").
    """

    start: int
    text: str
    plain: str
    line: Line
    lead: str = ""
    path: str | None = None

    def proof(self, field: str, start: int, end: int) -> Proof:
        """Proves `field` by the sentence; where it is too long, by whole words around [start, end) of it."""
        left, right = 0, len(self.plain)
        if right > _LONGEST_QUOTE:
            left = max(0, min(start - 60, right - _LONGEST_QUOTE))
            left = self.plain.find(" ", left, start) + 1 if left else 0
            right = min(right, left + _LONGEST_QUOTE)
            right = max(self.plain.rfind(" ", end, right), end) if right < len(self.plain) else right
        return Proof(field=field, start=self.start + left, end=self.start + right, path=self.path)


def plain(text: str) -> str:
    """The text in lower case with one kind of dash, quote and blank, without Markdown marks; of the same length.

    >>> plain("**10–20 Hours**")
    '  10-20 hours  '
    """
    return _fold_line(text) if len(text) <= LONGEST else _fold_text(text)


@lru_cache(maxsize=8)
def _fold_text(text: str) -> str:
    return _fold(text)


@remember
def _fold_line(text: str) -> str:
    return _fold(text)


def _fold(text: str) -> str:
    lowered = text.lower()
    if len(lowered) != len(text):  # a few letters grow when lowered, and offsets must agree
        lowered = "".join(letter.lower() if len(letter.lower()) == 1 else letter for letter in text)
    for mark, one in _PLAIN:
        if mark in lowered:
            lowered = lowered.replace(mark, one)
    return lowered


_WATCH = Watch(plain)


def clauses(reading: Reading, *words: str) -> Iterator[Clause]:
    """The hirer's sentences, then the title, wherever one of the words stands in the line or in what heads it.

    A heading heads all lines up to the next one; a short line without a full stop heads the line that follows.
    """
    bit = _WATCH.bit_of(words)
    everywhere, each = _watch(reading, _WATCH.size)
    if everywhere & bit:
        whole = plain(reading.text)
        for passage, bits in zip(_read_passages(reading), each, strict=True):
            if bits & bit:
                for start, end in passage.spans:
                    yield Clause(start, reading.text[start:end], whole[start:end], passage.line, passage.lead)
    title = reading.title
    if _WATCH.read(title, 0, len(title), title) & bit:
        low = plain(title)
        yield Clause(0, title, low, Line(0, len(low), title, section="title"), path="title")


@lru_cache(maxsize=4)
def _watch(reading: Reading, size: int) -> tuple[int, tuple[int, ...]]:
    """The bits of the sets of words that stand in each passage or in what heads it, all together first.

    `size` is that of the watch, which knows no more sets than that.
    """
    everywhere, own, each = 0, list[int](), list[int]()
    for passage in _read_passages(reading):
        line = passage.line
        bits = _WATCH.read(reading.text, passage.begin, passage.end, line.text if passage.begin == line.start else None)
        own.append(bits)
        everywhere |= bits
        each.append(bits if passage.lead_at is None else bits | own[passage.lead_at])
    return everywhere, tuple(each)


def _is_cut_off(whole: str, previous: Line, line: Line) -> bool:
    """Whether a word or two stand before what was taken for a label: "Flexible" before "Work Hours: ..."."""
    is_word = len(previous.text) <= 24 and previous.text.replace(" ", "").isalpha() and not previous.is_heading
    return is_word and whole[previous.end : line.start] == " "


class _Passage(NamedTuple):
    """A line with its sentences, and the number of the passage that heads it."""

    begin: int
    end: int
    line: Line
    spans: tuple[tuple[int, int], ...]
    lead: str
    lead_at: int | None


class _Lead(NamedTuple):
    """What heads a line: its words, and the number of the passage that they stand in."""

    text: str
    at: int | None


_NO_LEAD = _Lead("", None)


@lru_cache(maxsize=4)
def _read_passages(reading: Reading) -> tuple[_Passage, ...]:
    """All lines of the hirer's, in order."""
    whole = plain(reading.text)
    heading = label = _NO_LEAD
    previous: Line | None = None
    passages: list[_Passage] = []
    for at, line in enumerate(reading.body()):
        begin = previous.start if previous is not None and _is_cut_off(whole, previous, line) else line.start
        lead = label if label.text and begin == line.start else heading
        spans = tuple((line.start + start if start else begin, line.start + end) for start, end in _spans(line.text))
        passages.append(_Passage(begin, line.end, line, spans, lead.text, lead.at))
        label, previous = _NO_LEAD, line
        if line.is_heading or line.text[-1] == ":":
            heading = _Lead(plain(line.text).strip(" :#"), at) if len(line.text) <= 80 else _NO_LEAD
        elif len(line.text) <= 40 and not line.is_bullet and line.text[-1] not in ".!?":
            label = _Lead(plain(line.text), at)
    return tuple(passages)


@remember
def _spans(text: str) -> tuple[tuple[int, int], ...]:
    """Where the sentences of a line stand. A line break that a bold mark left inside a sentence does not end it; one
    that was lost ("20 hours per weekStrong writing skills", "a | b") does."""
    joined: list[tuple[int, int]] = []
    for piece in sentences(Line(0, len(text), text)):
        start, end = joined[-1] if joined else (0, 0)
        if joined and "\n" in text[end : piece.start] and text[end - 1] not in ".!?":
            joined[-1] = (start, piece.end)
        else:
            joined.append((piece.start, piece.end))
    return tuple(span for start, end in joined for span in _unglued(text, start, end))


def _unglued(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    cuts = _GLUED_OR_MARKED if _MARK.search(text, start, end) else _GLUED
    for cut in (*(found.start() for found in cuts.finditer(text, start, end)), end):
        while cut - start > _LONGEST_CLAUSE:
            space = text.rfind(" ", start + 1, start + _LONGEST_CLAUSE)
            middle = space if space > 0 else start + _LONGEST_CLAUSE
            yield start, middle
            start = middle
        if marks := _MARKS.match(text, start, cut):
            start = marks.end()
        if start < cut:
            yield start, cut
        start = cut
