"""Fields that stand before the word that asks for them: "red-teaming experience is required", "a front-end framework".

Belongs here: wordings without a list behind the cue. Not here: lists behind a cue and how strongly a sentence asks
(`specialty_cues.py`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

_JUDGED = re.compile(
    r"(?:^|[.;:] )(?P<fields>(?:[\w/&+#-]{1,24},? ){1,9})(?:experience|expertise)(?: in (?:[A-Z]\w{1,20} ){1,2}| )is "
    r"(?P<must>(?:required|essential|mandatory|a must)\b)?"
)
_END = r"(?P<end>(?:front|back)-?end)"
_RUNS = re.compile(
    r"\b(?:proficien\w{1,4}|experienced?|expertise|skilled) (?:with|in) (?:at least )?(?:a|an|any|one) "
    rf"(?:[a-z]{{1,12}} ){{0,2}}{_END} (?:framework|runtime|stack)",
    re.I,
)
"""A side of the web named by what runs there."""
_RUNS_TOO = re.compile(rf"\bor (?:an? )?(?:[a-z]{{1,12}} )?{_END} (?:framework|runtime|stack)", re.I)


def find_fronted(text: str, *, is_wish: bool) -> Iterator[tuple[int, int]]:
    """Spans of the words in front; in a sentence that is no wish, of those only that are said to be a must.

    >>> [text[a:b] for text in ["Tutoring experience is a plus"] for a, b in find_fronted(text, is_wish=True)]
    ['Tutoring ']
    >>> [text[a:b] for text in ["Skilled in a back-end runtime"] for a, b in find_fronted(text, is_wish=False)]
    ['back-end']
    """
    for cue in _JUDGED.finditer(text) if "xper" in text and " is " in text else ():
        if cue["must"] or is_wish:
            yield cue.span("fields")
    if "end framework" not in text and "end runtime" not in text and "end stack" not in text:
        return
    for first in _RUNS.finditer(text):
        yield first.span("end")
        for other in _RUNS_TOO.finditer(text, first.end()):
            yield other.span("end")
