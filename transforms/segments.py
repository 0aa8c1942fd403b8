"""Says of every logical line who speaks: the hirer, the publisher, a neighbour's teaser, or chrome.

Belongs here: `make_reading`, the way into every field parser. How lines are cut stands in `lines.py`, headings in
`sections.py`, the publishers' wordings in `vocabulary/chrome.csv`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from functools import cache

from transforms.lines import make_lines, sentences
from transforms.publishers import parse_publisher
from transforms.reading import Line, Published, Reading
from transforms.sections import fold, parse_heading
from transforms.values import Publisher, SegmentKind
from transforms.vocabulary import load_rows

__all__ = ["make_reading", "sentences"]

TITLE_WITHIN = 8
"""Logical lines within which a page's own title heading is looked for."""

_QUOTED = re.compile(r"^(?:the )?original (?:job )?(?:posting|listing|description|post)(?: from| by| on|:|$)")
_QUOTE_ENDS = re.compile(r"^(?:quoted (?:from|on)|end of (?:the )?(?:original|quoted)|source:|retrieved (?:from|on))")
_ROLE = re.compile(
    r"\b(?:expert|specialist|engineer|developer|trainer|tutor|writer|annotator|evaluator|reviewer|analyst|linguist|translator|scientist"
    r"|physician|nurse|consultant|generalist|assessor|rater|researcher|associate|manager|physicist|chemist|biologist|mathematician"
    r"|lawyer|attorney|paralegal|accountant|underwriter|adjuster|agent|artist|designer|editor|psychologist|cardiologist|surgeon"
    r"|pharmacist|teacher|professor|programmer|auditor|advisor|contributor|interpreter|moderator|transcriber)s?\b",
    re.I,
)
_MARKETING = re.compile(
    r"\$\d[\d.,]*(?:[–-]\d[\d.,]*)?\+? ?(?:[MB]\b|million|billion)|\binvestors?\b|\bbacked by\b|\brun rate\b"
    r"|\bheadquartered\b|\bvaluation\b|\b\d{2,3},\d{3}\+? (?:\w+ ){0,2}?(?:contributors|experts|annotators|MAs|members|people)"
    r"|\bcommunity of \d[\d.,]*\+? ?million|\btransforming industries\b|\bFortune 500 (?:enterprises|companies)\b|\bin funding\b"
    r"|\bSeries [A-E]\b|\bwe partner with\b|\bfastest[- ]growing compan|\bcited in a \d{4}\b",
    re.I,
)
_MARKETED = frozenset({"other", "about", "title"})
_CHIP_WORDS = 16


def make_reading(
    text: str,
    *,
    title: str = "",
    location: str = "",
    url: str = "",
    published: tuple[Published, ...] = (),
    publisher: Publisher | None = None,
) -> Reading:
    """Reads a stored text into logical lines, each with its segment and section; `line.text == text[start:end]`.

    Without a `publisher` the one of `url` is taken. On a platform's own pages nobody else speaks, so nothing is cut
    away but chrome; elsewhere what stands above the role's own title, notes, and quoted postings are told apart.
    """
    publisher = publisher or parse_publisher(url)
    lines: Iterable[Line] = make_lines(text)
    if publisher.kind != "platform":
        lines = _mark_third_party(list(lines), title, known=publisher.domain is not None)
    kept = tuple(_mark_marketing(_mark_chrome(lines, third_party=publisher.kind != "platform")))
    strong = any(line.section == "required" and line.segment == "platform_text" for line in kept)
    return Reading(
        text=text, lines=kept, title=title, location=location, url=url, published=published, has_required_list=strong,
    )  # fmt: skip


def _mark_third_party(lines: list[Line], title: str, *, known: bool) -> list[Line]:
    """Marks what a third-party page put around the posting: above its title, beside it, outside a quoted posting."""
    at = _find_title(lines, title)
    if at is not None:
        above = [replace(line, segment="teaser" if _is_prose(line) else "publisher_header") for line in lines[:at]]
        heading = replace(lines[at], section="title", is_heading=True)
        chips = _count_chips(lines[at + 1 :]) if known or above else 0
        beside = [replace(line, segment="publisher_header") for line in lines[at + 1 : at + 1 + chips]]
        lines = [*above, heading, *beside, *lines[at + 1 + chips :]]
    opens = next((i for i, line in enumerate(lines) if _QUOTED.match(fold(line.text[:60]))), None)
    return lines if opens is None else _mark_around_quote(lines, opens)


def _mark_around_quote(lines: list[Line], opens: int) -> list[Line]:
    """An aggregator that quotes the posting: only the quoted part is the hirer's."""
    ends = next(
        (i for i, line in enumerate(lines) if i > opens and _QUOTE_ENDS.match(fold(line.text[:60]))), len(lines)
    )
    return [
        line
        if opens < i < ends or line.section == "title" or line.segment != "platform_text"
        else replace(line, segment="publisher_note")
        for i, line in enumerate(lines)
    ]


def _find_title(lines: list[Line], title: str) -> int | None:
    """The index of the page's own title heading: the known title, else a short heading that names a role."""
    wanted = _core(title)
    near = [(i, line) for i, line in enumerate(lines[:TITLE_WITHIN]) if not line.is_bullet]
    if wanted:
        return next((i for i, line in near if _core(line.text) == wanted), None)
    for i, line in near:
        if _names_role(line):
            return i
        if line.is_heading:
            return None
    return None


def _names_role(line: Line) -> bool:
    """Whether a line reads like the title of a role: short, titled, with a role's noun, no chip row and no note."""
    text = line.text
    if not 1 < len(text.split()) <= 14 or text[-1] in ".:;,!?" or "·" in text or not text[0].isupper():
        return False
    return (
        bool(_ROLE.search(text))
        and parse_heading(text) is None
        and _is_mostly_titled(text)
        and not _find_cue(text, True)
    )


def _core(text: str) -> str:
    """A title without Markdown link, marks and punctuation, for comparison."""
    link = re.match(r"\[([^\]]{1,200})\]\(", text)
    return re.sub(r"[\W_]+", " ", fold(link[1] if link else text)).strip()


def _is_mostly_titled(text: str) -> bool:
    words: list[str] = re.findall(r"[^\W\d_]{4,}", text)
    return sum(word[0].isupper() for word in words) * 2 >= len(words)


def _is_prose(line: Line) -> bool:
    return len(line.text.split()) > 8 and line.text[-1] in ".!?…"


def _count_chips(lines: list[Line]) -> int:
    """How many lines below the title are header chips: short, no sentence, before the first heading or bullet."""
    for i, line in enumerate(lines):
        if line.is_bullet or line.is_heading or line.text[-1] in ".!?…" or len(line.text.split()) > _CHIP_WORDS:
            return i
    return 0


@cache
def _load_cues() -> dict[str, list[tuple[str, SegmentKind, str, bool]]]:
    """Chrome wordings by their first word: (cue, segment, extent, only on third-party pages)."""
    found: dict[str, list[tuple[str, SegmentKind, str, bool]]] = {}
    for row in load_rows("chrome"):
        cue = (row["cue"], row["segment"], row["extent"], row["where"] == "third_party")
        found.setdefault(row["cue"].split()[0], []).append(cue)  # type: ignore[arg-type]
    return found


def _mark_chrome(lines: Iterable[Line], *, third_party: bool) -> Iterable[Line]:
    """Marks notes and chrome by their opening words; a block lasts until the next heading of the posting."""
    running: SegmentKind | None = None
    lasting: SegmentKind | None = None
    for line in lines:
        found = _find_cue(line.text, third_party)
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


def _find_cue(text: str, third_party: bool) -> tuple[SegmentKind, str] | None:
    head = fold(text[:80])
    first = head.split(maxsplit=1)[:1]
    for cue, segment, extent, only_third in _load_cues().get(first[0] if first else "", ()):
        if head.startswith(cue) and (third_party or not only_third):
            return segment, extent
    return None


def _mark_marketing(lines: Iterable[Line]) -> Iterable[Line]:
    """Sentences of self-praise ("$40M+ in funding", "700,000 MAs") become boilerplate: no field may be read there."""
    for line in lines:
        if line.segment != "platform_text" or line.section not in _MARKETED or not _MARKETING.search(line.text):
            yield line
            continue
        for sentence in sentences(line):
            praised = len(sentence.text) < 600 and _MARKETING.search(sentence.text)
            yield replace(sentence, segment="boilerplate") if praised else sentence
