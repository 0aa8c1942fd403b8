"""Cuts a stored text into logical lines and says of each who speaks (segment) and in which section it stands."""

from __future__ import annotations

import re

from transforms.reading import Line, Published, Reading, Section
from transforms.sections import parse_heading

_BULLET = re.compile(r"^(?:[-*•·●▪◦‣–]|\d{1,2}[.)])\s+")


def make_reading(
    text: str, *, title: str = "", location: str = "", url: str = "", published: tuple[Published, ...] = ()
) -> Reading:
    """Reads a stored text: every non-blank physical line becomes a logical line with its segment and section."""
    lines: list[Line] = []
    section: Section = "other"
    offset = 0
    for raw in text.split("\n"):
        stripped = raw.strip()
        start = offset + (len(raw) - len(raw.lstrip()))
        offset += len(raw) + 1
        if not stripped:
            continue
        opened = parse_heading(stripped)
        if opened is not None:
            section = opened
        lines.append(Line(
            start, start + len(stripped), stripped, section=section, is_heading=opened is not None,
            is_bullet=bool(_BULLET.match(stripped)),
        ))  # fmt: skip
    strong = any(line.section == "required" for line in lines)
    return Reading(
        text=text, lines=tuple(lines), title=title, location=location, url=url, published=published,
        has_required_list=strong,
    )  # fmt: skip
