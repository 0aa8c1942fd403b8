"""Says of every logical line who speaks: the hirer, the publisher, a neighbour's teaser, or chrome.

Belongs here: `make_reading`, the way into every field parser. How lines are cut stands in `lines.py`, headings in
`sections.py`, the publishers' wordings in `vocabulary/chrome.csv`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from transforms.cards import split_postings
from transforms.chrome import mark_chrome, mark_praise
from transforms.headlines import find_title
from transforms.lines import make_lines, sentences
from transforms.publishers import parse_publisher
from transforms.reading import Line, Published, Reading
from transforms.sections import fold
from transforms.values import Publisher

__all__ = ["make_reading", "sentences", "split_postings"]

_QUOTED = re.compile(r"^(?:the )?original (?:job )?(?:posting|listing|description|post)(?: from| by| on|:|$)")
_QUOTE_ENDS = re.compile(r"^(?:quoted (?:from|on)|end of (?:the )?(?:original|quoted)|source:|retrieved (?:from|on))")
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
    kept = tuple(mark_praise(mark_chrome(lines, third_party=publisher.kind != "platform"), text))
    strong = any(line.section == "required" and line.segment == "platform_text" for line in kept)
    return Reading(
        text=text, lines=kept, title=title, location=location, url=url, published=published, has_required_list=strong,
    )  # fmt: skip


def _mark_third_party(lines: list[Line], title: str, *, known: bool) -> list[Line]:
    """Marks what a third-party page put around the posting: above its title, beside it, outside a quoted posting."""
    at = find_title(lines, title)
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


def _is_prose(line: Line) -> bool:
    return len(line.text.split()) > 8 and line.text[-1] in ".!?…"


def _count_chips(lines: list[Line]) -> int:
    """How many lines below the title are header chips: short, no sentence, before the first heading or bullet."""
    for i, line in enumerate(lines):
        if line.is_bullet or line.is_heading or line.text[-1] in ".!?…" or len(line.text.split()) > _CHIP_WORDS:
            return i
    return 0
