"""What a site puts around a posting, known by its opening words, and the self-praise that no field may be read from.

The wordings are data (`vocabulary/chrome.csv`: segment, extent, where, cue). `extent` says how far a cue reaches: its
`line`, a `block` up to the next heading of the posting, the `rest` of the page, or the `sentence` that holds it
anywhere; `where` is `third_party` for cues
that a platform may print itself.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cache
from typing import cast

import ahocorasick

from transforms.lines import sentences
from transforms.reading import Line
from transforms.sections import fold
from transforms.templates import remember, split_lines
from transforms.values import SegmentKind
from transforms.vocabulary import load_rows

_SUM = re.compile(r"\$\d[\d.,]*(?:[–-]\d[\d.,]*)?\+? ?(?:[MB]\b|[Mm]illion|[Bb]illion)")
_CROWD = re.compile(r"\d\d\d?,\d{3}\+? (?:\w{1,20} ){0,2}?(?:contributors|experts|annotators|MAs|members|people)")
_MILLIONS = re.compile(r"community of \d[\d.,]{0,9}\+? ?million")
_PRAISED = frozenset({"other", "about", "title"})
PRAISE_LIMIT = 600
"""Characters beyond which a "sentence" is a flattened text, of which nothing may be dropped."""


@cache
def _load_cues() -> dict[str, list[tuple[str, SegmentKind, str, bool]]]:
    """Chrome wordings by their first word: (cue, segment, extent, only on third-party pages)."""
    found: dict[str, list[tuple[str, SegmentKind, str, bool]]] = {}
    for row in load_rows("chrome"):
        if row["extent"] == "sentence":
            continue
        cue = (row["cue"], cast(SegmentKind, row["segment"]), row["extent"], row["where"] == "third_party")
        found.setdefault(row["cue"].split()[0], []).append(cue)
    return found


def mark_chrome(lines: Iterable[Line], *, third_party: bool) -> Iterator[Line]:
    """Marks notes and chrome by their opening words; a block lasts until the next heading of the posting."""
    running: SegmentKind | None = None
    lasting: SegmentKind | None = None
    for line in lines:
        found = find_cue(line.text, third_party)
        if found is not None:
            segment, extent = found
            running = segment if extent == "block" else None
            lasting = segment if extent == "rest" else lasting
            yield replace(line, segment=segment)
        elif lasting is not None:
            yield replace(line, segment=lasting)
        elif running is not None and not (line.is_heading and line.section != "other"):
            yield replace(line, segment=running)
        else:
            running = None
            yield line


@remember
def find_cue(text: str, third_party: bool) -> tuple[SegmentKind, str] | None:
    """Who speaks in a line, by its opening words, and how far that reaches."""
    head = fold(text[:80])
    first = head.split(maxsplit=1)[:1]
    for cue, segment, extent, only_third in _load_cues().get(first[0] if first else "", ()):
        if head.startswith(cue) and (third_party or not only_third):
            return segment, extent
    return None


@cache
def _load_praise() -> ahocorasick.Automaton:
    automaton = ahocorasick.Automaton()
    for row in load_rows("chrome"):
        if row["extent"] == "sentence":
            automaton.add_word(row["cue"], len(row["cue"]))
    automaton.make_automaton()
    return automaton


def _find_praise(text: str) -> list[int]:
    """Where the text boasts, in order: sums of money, crowds of members, and the wordings of the table."""
    return [offset + at for offset, line in split_lines(text) for at in _find_praise_in(line)]


@remember
def _find_praise_in(text: str) -> list[int]:
    """The same for one line; no boast goes on beyond it."""
    low = fold(text)
    ends = ((last, last - size) for last, size in _load_praise().iter(low))
    found = [last for last, before in ends if before < 0 or not low[before].isalnum()]
    found.extend(match.start() for boast in (_SUM, _CROWD, _MILLIONS) for match in boast.finditer(text))
    return sorted(found)


def mark_praise(lines: Iterable[Line], text: str) -> Iterator[Line]:
    """Sentences of self-praise ("$40M+ in funding", "700,000 MAs") become boilerplate: no field may be read there."""
    praise = _find_praise(text)
    for line in lines:
        if line.segment != "platform_text" or line.section not in _PRAISED or not _holds(praise, line):
            yield line
            continue
        for sentence in sentences(line):
            praised = len(sentence.text) < PRAISE_LIMIT and _holds(praise, sentence)
            yield replace(sentence, segment="boilerplate") if praised else sentence


def _holds(praise: list[int], line: Line) -> bool:
    at = bisect_left(praise, line.start)
    return at < len(praise) and praise[at] < line.end
