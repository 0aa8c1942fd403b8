"""Cuts a stored text into logical lines: physical lines rejoined where a bold marker broke a sentence, bullets and
marks taken off, headings lost inside a flattened text set free. Who speaks in a line is decided in `segments.py`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from transforms.reading import Line, Section
from transforms.sections import Heading, find_headings, is_known_heading, is_subheading, parse_heading
from transforms.templates import remember

LINE_LIMIT = 5_000
"""Line breaks that are looked at; what follows them is one line. No posting is that long, but hostile texts are."""

_BULLET = re.compile(r"(?:\\?[-*+•·●▪◦‣–○➢✔✓✅]|\\?[-–]{2}|\d{1,2}\\?[.)])[ \t\u00a0]+(?=\S)")
_LEAD = re.compile(r"(?:[#>]{1,6}[ \t]+|\*{1,4}(?=[^\s*])|\*{1,4}[ \t]+|_{1,3}(?=[^\s_]))+")
_OPEN_END = re.compile(
    r"(?:^|[\s(\"“])(?:a|an|the|of|in|at|as|with|to|for|and|or|have|has|hold|is|are|be|your|our|some|least|by|from|on"
    r"|that|than|join|select|including|via)$|[,(\"“/&]$",
    re.I,
)
_CONTINUES = re.compile(
    r"^(?:[,;.)]|[—–] [a-z]|(?:in|of|and|or|with|who|for|to|at|as|from|on|by|that|which|where|is|are|if|button)\b)"
)
_ASKING = re.compile(r"(?:What|Who|How|Why|When|Where|Can|Is)\b")
_ABBREVIATION = re.compile(
    r"(?:\b(?:e\.g|i\.e|etc|vs|approx|hrs?|mins?|no|dr|mr|mrs|ms|prof|st|inc|ltd|co|corp|dept|est|min|max|yrs?|u\.s|u\.k|e\.u|ph\.d|m\.d"
    r"|d\.o|j\.d|b\.a|b\.s|b\.sc|m\.a|m\.s|m\.sc|m\.b\.a|ed\.d|psy\.d|pharm\.d|cf|incl|resp|sr|jr)|\b[A-Za-z])\.$",
    re.I,
)
_ASKS = re.compile(
    r"(?:(?:Please )?Note: |NOTE: )?(?:You (?:hold|have|must|possess|need|are (?:fluent|proficient|an?))\b"
    r"|Your (?:level|English|native)\b|Must (?:be|have|hold|possess)\b"
    r"|(?:Applicants|Candidates|Contributors) (?:must|should)\b"
    r"|(?:A )?[Mm]inimum (?:of )?\d|At least \d)"
)
_DEMANDS = re.compile(
    r"\b(?:degrees?|Master.?s|Bachelor.?s|Ph\.?D|residency|years of (?:\w+ )?experience|certification|proficien\w{2,3}"
    r"|English proficiency|[BC][12]\b|is (?:required|a must))"
)
_SILENT = frozenset({"other", "about", "process", "terms", "duties"})
_WEAK = frozenset({"other", "about", "process", "terms"})
_STOP = re.compile(r"[.!?…][.!?…]*[\"”’')\]*_]*(?:(?=\s+[\"“(\[*_]*[A-Z0-9•#$✔–-])|(?=[A-Z][a-z’'])|(?=[A-Z] [a-z]))")
_STOP_OR_BREAK = re.compile(rf"{_STOP.pattern}|\s+[•●▪|]\s+|\n(?=\S)")
_MAY_BE_GLUED = re.compile(r"[A-Z](?:(?<=[a-z)][A-Z])|(?<=[a-z)][.!?][A-Z]))[a-z]")
_GLUE = re.compile(r"(?<=[\s(/-])([a-z]{3,20}\)?)(?=[A-Z][a-z]{1,20}[ ,])")
_GLUED_STOP = re.compile(r"[a-z)]{2}[.!?](?=[A-Z][a-z’' ])")
_FUNCTION_WORDS = frozenset({
    "the", "and", "for", "with", "from", "into", "our", "your", "their", "its", "this", "that", "these", "any",
    "all", "are", "was", "has", "have", "who", "via", "per", "about", "using", "than", "like", "such",
    "talented", "experienced", "new", "related", "both", "each", "either", "can", "will", "you", "please",
    "join", "called", "named",
})  # fmt: skip
_LEADING = frozenset("#>*_")
_MARKS_ONLY = frozenset("#*_-=|~`>\\ \t")


class Stretch(NamedTuple):
    """A logical line before inline headings are looked for: `text[start:end]`, its bullet left outside."""

    start: int
    end: int
    is_bullet: bool
    opens_paragraph: bool


def find_stretches(text: str) -> list[Stretch]:
    """The physical lines that hold anything, rejoined where a sentence was broken."""
    found: list[Stretch] = []
    offset, adjacent = 0, False
    for raw in text.split("\n", LINE_LIMIT):
        stripped, left, bullet = _read_raw(raw)
        start, end = offset + left, offset + left + len(stripped)
        offset += len(raw) + 1
        if not stripped:
            adjacent = False
            continue
        if adjacent and not bullet and _joins(text[found[-1].start : found[-1].end], stripped):
            found[-1] = found[-1]._replace(end=end)
        else:
            found.append(Stretch(start + bullet, end, bullet > 0, not adjacent))
        adjacent = True
    return found


@remember
def _read_raw(raw: str) -> tuple[str, int, int]:
    """A physical line without the blanks at its ends, how many stood before it, and the length of its bullet."""
    stripped = raw.strip()
    bullet = _BULLET.match(stripped)
    return stripped, len(raw) - len(raw.lstrip()), bullet.end() if bullet else 0


@remember
def _joins(above: str, below: str) -> bool:
    """Whether a line break stands inside a sentence, as bold markers leave it: "You hold a / Master's degree"."""
    tail = above.rsplit("\n", 1)[-1]
    if is_known_heading(below):
        return False
    if parse_heading(tail) is not None or (_ASKING.match(tail) and not below[0].islower()):
        return False
    if tail.endswith((".", ":", "!", "?", "…")) or len(above) > 4_000:
        return below in (".", ",") and not tail.endswith(".")
    if _OPEN_END.search(tail[-40:]) or _CONTINUES.match(below):
        return True
    return below[0].islower() and not tail[:1].islower()


def make_lines(text: str) -> tuple[Line, ...]:
    """The logical lines of a stored text with their sections; `line.text == text[line.start:line.end]` always holds.

    A line joined over a bold marker keeps its line break inside. Bullets, numbering, heading marks and bold marks at
    either end stand outside the line.
    """
    section: Section = "other"
    found: list[Line] = []
    stretches = find_stretches(text)
    for i, stretch in enumerate(stretches):
        if stretch.opens_paragraph and i and section in _SILENT and _asks_throughout(text, stretches[i : i + 12]):
            section = "required"
        by = max(0, stretch.start - 1)  # the mark or blank before it tells whether its first word stands alone
        section, lines = _cut_stretch(text[by : stretch.end], stretch.start - by, stretch.is_bullet, section)
        found.extend(line.place(by) for line in lines)
    return tuple(found)


def _asks_throughout(text: str, stretches: list[Stretch]) -> bool:
    """Whether a paragraph is a list of demands that lost its heading: "You hold a ... / Your level is ..."."""
    asking = lines = 0
    for i, stretch in enumerate(stretches):
        words = text[stretch.start : stretch.end]
        if (i and stretch.opens_paragraph) or parse_heading(words) is not None:
            break
        lines += 1
        asking += _asks(words)
    return asking > 1 and asking * 2 >= lines


@remember
def _asks(words: str) -> bool:
    return bool(_ASKS.match(words) or (len(words) < 160 and _DEMANDS.search(words)))


@remember
def _cut_stretch(text: str, start: int, is_bullet: bool, section: Section) -> tuple[Section, tuple[_Piece, ...]]:
    """The logical lines of the stretch `text[start:]` below a heading of `section`, and the section that it leaves."""
    cutter = _Cutter(text, section)
    cutter.cut(start, len(text), is_bullet)
    return cutter.section, tuple(cutter.lines)


class _Piece(NamedTuple):
    """A logical line; offsets into the stretch that it was cut from."""

    start: int
    end: int
    text: str
    section: Section
    is_heading: bool
    is_bullet: bool

    def place(self, by: int) -> Line:
        """The line in the text where its stretch begins at `by`."""
        start, end, text, section, is_heading, is_bullet = self
        return Line(start + by, end + by, text, "platform_text", section, is_heading, is_bullet)


class _Cutter:
    """Cuts one stretch; remembers the section that the last heading opened."""

    def __init__(self, text: str, section: Section) -> None:
        self.text = text
        self.is_glued = _MAY_BE_GLUED.search(text) is not None
        self.section = section
        self.lines: list[_Piece] = []

    def cut(self, start: int, end: int, is_bullet: bool) -> None:
        """Adds the logical lines of one stretch."""
        whole = self.text[start:end]
        opened = None if is_bullet and whole[-1] != ":" else parse_heading(whole)
        if opened is None and not is_bullet and is_subheading(whole):
            opened = self.section
        if opened is not None:
            self.section = opened
            self._add(start, end, opened, is_heading=True)
            return
        headings = find_headings(whole) if _may_hold_heading(whole) else []
        if not headings:
            asked = self.section in _WEAK and _ASKS.match(whole)
            self._add(start, end, "required" if asked else self.section, is_bullet=is_bullet)
            return
        self._add(start, start + headings[0].start, self.section, is_bullet=is_bullet)
        for heading, following in zip(headings, [*headings[1:], None], strict=True):
            stop = end if following is None else start + following.start
            self._cut_at(heading, start, stop, is_bullet)
        if headings[-1].start and self.section == "preferred":
            self.section = "other"  # a list that began inside a line ends with it, lest later demands count as wishes

    def _cut_at(self, heading: Heading, start: int, stop: int, is_bullet: bool) -> None:
        """Adds what one inline heading opens. A label keeps its value in one line and rules that line only.

        A requirement label inside a "preferred" list does not turn it into a must.
        """
        at = start + heading.end
        if heading.is_label:
            weaker = self.section in ("preferred", "ideal") and heading.section == "required"
            own = self.section if weaker or heading.section == "other" else heading.section
            self._add(start + heading.start, stop, own, is_bullet=is_bullet)
            return
        self.section = heading.section
        self._add(start + heading.start, at, self.section, is_heading=True)
        self._add(at, stop, self.section, is_bullet=is_bullet)

    def _add(self, start: int, end: int, section: Section, is_heading: bool = False, is_bullet: bool = False) -> None:
        """Adds a line without the white space and marks at its ends; nothing where nothing is left."""
        text = self.text
        if text[start : start + 1] in _LEADING:
            lead = _LEAD.match(text, start, end)
            start = lead.end() if lead else start
        while end > start and (text[end - 1] in "*_" or text[end - 1].isspace()):
            end -= 1
        while start < end and (text[start] in ":…" or text[start].isspace()):
            start += 1
        if start >= end or _MARKS_ONLY.issuperset(text[start:end]):
            return
        glue = _find_glue(text, start, end) if self.is_glued and end - start > 20 else []
        for left, right in pairwise((start, *glue, end)):
            self.lines.append(_Piece(left, right, text[left:right], section, is_heading, is_bullet))


def _find_glue(text: str, start: int, end: int) -> list[int]:
    """Where list items were run together without a space: "Upload resumeShort assessmentSubmit form".

    Only in a line that lost more than one line break. An article or preposition before the capital is the trace of a
    lost bold mark ("degree inMath"), not of a lost line break.
    """
    sites = [match for match in _GLUE.finditer(text, start, end) if match[1] not in _FUNCTION_WORDS]
    stops = sum(1 for _ in _GLUED_STOP.finditer(text, start, end))
    return [match.end() for match in sites] if len(sites) + stops > 1 else []


def _may_hold_heading(whole: str) -> bool:
    """Whether a line is worth a search for headings inside: it has a colon, or it is longer than lines are."""
    return len(whole) > 12 and (len(whole) > 60 or ":" in whole or "…" in whole)


def sentences(line: Line) -> tuple[Line, ...]:
    """The sentences of a line, with exact offsets and the line's segment and section.

    >>> [s.text for s in sentences(Line(0, 46, "Hold a degree, e.g. a Ph.D. in Law. Apply now."))]
    ['Hold a degree, e.g. a Ph.D. in Law.', 'Apply now.']
    """
    by, rest = line.start, (line.segment, line.section, line.is_heading, line.is_bullet)
    return tuple(Line(by + start, by + start + len(text), text, *rest) for start, text in _cut_sentences(line.text))


@remember
def _cut_sentences(text: str) -> tuple[tuple[int, str], ...]:
    """The sentences of a text, each with its offset."""
    cuts = [0]
    stops = _STOP_OR_BREAK if any(mark in text for mark in "\n•●▪|") else _STOP
    for stop in stops.finditer(text):
        if stop.group()[0] == "." and _ABBREVIATION.search(text, max(0, stop.start() - 12), stop.start() + 1):
            continue
        cuts.append(stop.end())
    cuts.append(len(text))
    return tuple(_strip(text, cuts))


def _strip(text: str, cuts: list[int]) -> Iterator[tuple[int, str]]:
    for left, right in pairwise(cuts):
        piece = text[left:right]
        body = piece.strip(" \t\n•●▪|\u00a0")
        if body:
            yield left + piece.index(body), body
