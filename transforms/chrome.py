"""What a site puts around a posting, known by its opening words, and the self-praise that no field may be read from.

The wordings are data (`vocabulary/chrome.csv`: segment, extent, where, cue). `extent` says how far a cue reaches: its
`line`, a `block` up to the next heading of the posting, or the `rest` of the page; `where` is `third_party` for cues
that a platform may print itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cache
from typing import cast

from transforms.lines import sentences
from transforms.reading import Line
from transforms.sections import fold
from transforms.values import SegmentKind
from transforms.vocabulary import load_rows

_MARKETING = re.compile(
    r"\$\d[\d.,]*(?:[–-]\d[\d.,]*)?\+? ?(?:[MB]\b|million|billion)|\binvestors?\b|\bbacked by\b|\brun rate\b"
    r"|\b\d{2,3},\d{3}\+? (?:\w+ ){0,2}?(?:contributors|experts|annotators|MAs|members|people)|\bheadquartered\b"
    r"|\bcommunity of \d[\d.,]*\+? ?million|\btransforming industries\b|\bFortune 500 (?:enterprises|companies)\b"
    r"|\bin funding\b|\bvaluation\b|\bSeries [A-E]\b|\bwe partner with\b|\bfastest[- ]growing compan"
    r"|\bcited in a \d{4}\b",
    re.I,
)
_MARKETED = frozenset({"other", "about", "title"})


@cache
def _load_cues() -> dict[str, list[tuple[str, SegmentKind, str, bool]]]:
    """Chrome wordings by their first word: (cue, segment, extent, only on third-party pages)."""
    found: dict[str, list[tuple[str, SegmentKind, str, bool]]] = {}
    for row in load_rows("chrome"):
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


def find_cue(text: str, third_party: bool) -> tuple[SegmentKind, str] | None:
    head = fold(text[:80])
    first = head.split(maxsplit=1)[:1]
    for cue, segment, extent, only_third in _load_cues().get(first[0] if first else "", ()):
        if head.startswith(cue) and (third_party or not only_third):
            return segment, extent
    return None


def mark_marketing(lines: Iterable[Line]) -> Iterator[Line]:
    """Sentences of self-praise ("$40M+ in funding", "700,000 MAs") become boilerplate: no field may be read there."""
    for line in lines:
        if line.segment != "platform_text" or line.section not in _MARKETED or not _MARKETING.search(line.text):
            yield line
            continue
        for sentence in sentences(line):
            praised = len(sentence.text) < 600 and _MARKETING.search(sentence.text)
            yield replace(sentence, segment="boilerplate") if praised else sentence
