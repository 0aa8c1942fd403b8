"""The hirer's wording of a page, freed from what publishers put around it: titles, buttons, lists of other jobs.

Belongs here: which lines of a text count when wordings are compared. Not here: how wordings are compared (`shingles.py`).
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from functools import cache

from transforms.chrome import find_cue
from transforms.segments import make_reading
from transforms.values import Publisher
from transforms.vocabulary import load_rows

_SPOKEN = ("platform_text", "boilerplate")
_MARKS = " \t.…!*#>»→←‹›<|•·-–—()[]"


def cut_chrome(text: str, title: str, publisher: Publisher) -> str:
    """The hirer's lines of a third party's page. What follows a heading of other jobs is not the hirer's."""
    kept = []
    for line in make_reading(text, title=title, publisher=publisher).lines:
        if find_cue(line.text, True) in _LISTS:
            break
        if line.segment in _SPOKEN:
            kept.append(line.text)
    return "\n".join(cut_ends(kept, title))


_LISTS = (("boilerplate", "rest"),)


def cut_ends(lines: Sequence[str], title: str) -> Sequence[str]:
    """Without the title and the buttons above and below the text: a copy then equals its origin to the word.

    >>> cut_ends(["Share", "Chemist", "You review answers.", "Apply now »"], "Chemist")
    ['You review answers.']
    """
    around = {_plain(title), ""} | _buttons()
    first, last = 0, len(lines)
    while first < last and _plain(lines[first]) in around:
        first += 1
    while last > first and _plain(lines[last - 1]) in around:
        last -= 1
    return lines[first:last]


def _plain(line: str) -> str:
    return unicodedata.normalize("NFKC", line[:200]).casefold().strip(_MARKS) if len(line) <= 200 else line


@cache
def _buttons() -> frozenset[str]:
    return frozenset(_plain(row["wording"]) for row in load_rows("buttons"))
