"""Which line is the title of a role: the page's own title heading, and the titles of several roles on one page."""

from __future__ import annotations

import re

from transforms.chrome import find_cue
from transforms.reading import Line
from transforms.sections import fold, parse_heading

TITLE_WITHIN = 8
"""Logical lines within which a page's own title heading is looked for."""

_LABELLED = re.compile(r"(?:[A-Z][a-z]+ ?){1,3}:")
_ROLE = re.compile(
    r"\b(?:expert|specialist|engineer|developer|trainer|tutor|writer|annotator|evaluator|reviewer|analyst|linguist|translator|scientist"
    r"|physician|nurse|consultant|generalist|assessor|rater|researcher|associate|manager|physicist|chemist|biologist|mathematician"
    r"|lawyer|attorney|paralegal|accountant|underwriter|adjuster|agent|artist|designer|editor|psychologist|cardiologist|surgeon"
    r"|pharmacist|teacher|professor|programmer|auditor|advisor|contributor|interpreter|moderator|transcriber)s?\b",
    re.I,
)


def find_title(lines: list[Line], title: str) -> int | None:
    """The index of the page's own title heading: the known title, else a short heading that names a role."""
    wanted = core(title)
    near = [(i, line) for i, line in enumerate(lines[:TITLE_WITHIN]) if not line.is_bullet]
    if wanted:
        return next((i for i, line in near if core(line.text) == wanted), None)
    for i, line in near:
        if names_role(line.text):
            return i
        if line.is_heading:
            return None
    return None


def names_role(text: str) -> bool:
    """Whether a line reads like the title of a role: short, titled, with a role's noun, no chip row and no note."""
    if (
        not 1 < len(text.split()) <= 14
        or text[-1] in ".:;,!?"
        or "·" in text
        or not text[0].isupper()
        or _LABELLED.match(text)
    ):
        return False
    return (
        bool(_ROLE.search(text))
        and parse_heading(text) is None
        and _is_mostly_titled(text)
        and not find_cue(text, True)
    )


def core(text: str) -> str:
    """A title without Markdown link, marks and punctuation, for comparison."""
    link = re.match(r"\[([^\]]{1,200})\]\(", text)
    return re.sub(r"[\W_]+", " ", fold(link[1] if link else text)).strip()


def _is_mostly_titled(text: str) -> bool:
    words: list[str] = re.findall(r"[^\W\d_]{4,}", text)
    return sum(word[0].isupper() for word in words) * 2 >= len(words)
