"""Does a posting speak with one voice? A sentence copied from a sibling, a title over another profession's text.

Belongs here: the comparison of what places name. Not here: reading the fields (`specialties.py`).
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from transforms.domains import is_akin, is_related, is_same_line
from transforms.field_lists import find_fields
from transforms.matcher import find_specific
from transforms.reading import Reading

_LEAK = re.compile(
    r"\b(?:(?:[Ll]everag\w{1,3}|[Uu]s(?:e|ing)|[Ww]ith|[Tt]hrough|[Cc]ombines?) your (?P<own>(?:[\w&/-]{1,30} ){1,4}?)"
    r"(?:expertise|knowledge)\b"
    r"|(?:topics|candidates|tutor) in (?:the )?(?P<topic>[A-Z][\w&-]{1,30}(?: [A-Z][\w&-]{1,30})?)"
    r"|good fit for (?P<fit>(?:[\w&/-]{1,30},? ){1,8})"
    r"|(?:accuracy and|[Ee]nsuring the) relevance of (?P<about>(?:[\w&/-]{1,30} ){1,4}?)(?:content|concepts)\b)"
)
"""Sentences of a template in which the profession is a blank to fill in, and where it is forgotten."""
_LEAK_WORDS = (" your ", "topics in ", "candidates in ", "tutor in ", "good fit for", "relevance of")
_MANNERS = frozenset({"leadership", "communication", "communications", "writing"})


def has_leak(reading: Reading, codes: Iterable[str]) -> bool:
    """Whether a template sentence names a profession unrelated to everything that the posting asks for."""
    known = tuple(codes)
    for line in reading.body():
        if not any(word in line.text for word in _LEAK_WORDS):
            continue
        for blank in _LEAK.finditer(line.text):
            named = {
                code for f in find_fields(blank[blank.lastgroup or 0]) if f.term not in _MANNERS for code in f.codes
            }
            same = is_same_line if blank.lastgroup == "fit" else is_related
            if named and not any(same(code, other) for code in named for other in known):
                return True
    return False


def is_title_foreign(reading: Reading, titled: Iterable[str], asked: Iterable[str]) -> bool:
    """Whether the text asks for other professions and never mentions the title's own: then the text wins."""
    title, text = tuple(titled), tuple(asked)
    if not title or not text or any(is_akin(code, other) for code in title for other in text):
        return False
    return not any(
        is_related(code, other)
        for line in reading.body()
        for hit in find_specific(line.text)
        for code in hit.codes
        for other in title
    )
