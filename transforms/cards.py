"""Cuts a page that offers several roles into one span for each role, in page order.

A card is a line that names a role with its own headings or apply link below it; two or more cards of the same make are
a page of several roles. A posting followed by teasers of similar jobs is none: teasers ask for nothing.
"""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise

from transforms.headlines import names_role
from transforms.sections import fold, parse_heading

CARD_CHARS = 160
"""A card with less text than this is a teaser."""
CARD_LIMIT = 60
"""More titles than this make a list, not a page of several roles."""

_APPLY = re.compile(
    r"^\W{0,4}(?:click (?:here )?to )?apply(?: now| here| today| for this \w{3,12})?\b.{0,3}(?:$|\(http)"
)
_LABEL = re.compile(r"^\W{0,4}([a-z][a-z /&-]{2,28}):")


def split_postings(text: str) -> tuple[tuple[int, int], ...]:
    """The spans of the roles on a page, empty where the page offers one role or none.

    >>> role = "Requirements:\\nA degree in the field, and a careful eye for what models get wrong.\\n" * 3
    >>> page = f"Cardiology Expert\\n{role}Tax Law Expert\\n{role}"
    >>> [page[start:end].split("\\n")[0] for start, end in split_postings(page)]
    ['Cardiology Expert', 'Tax Law Expert']
    """
    lines = _split_lines(text)
    titles = [at for at, line in lines if len(line) < 120 and names_role(line)]
    if not 2 <= len(titles) <= CARD_LIMIT:
        return ()
    spans = [span for span in pairwise((*titles, len(text))) if span[1] - span[0] >= CARD_CHARS]
    makes = [_make_of(text[start:end]) for start, end in spans]
    shared = {mark for mark, count in Counter(mark for make in makes for mark in make).items() if count > 1}
    cards = [span for span, make in zip(spans, makes, strict=True) if make & shared]
    alike = {text[start : text.find("\n", start)].strip() for start, _ in cards}
    return tuple(cards) if len(cards) > 1 and len(alike) == len(cards) == len(spans) else ()


def _split_lines(text: str) -> list[tuple[int, str]]:
    """(offset, line without white space and heading marks) of every line that holds anything."""
    found: list[tuple[int, str]] = []
    offset = 0
    for raw in text.split("\n"):
        line = raw.strip().strip("#*_ ")
        if line:
            found.append((offset, line))
        offset += len(raw) + 1
    return found


def _make_of(card: str) -> frozenset[str]:
    """What a card is made of: the headings and labels that it prints, and whether it ends in a link to apply."""
    marks: set[str] = set()
    for raw in card.split("\n")[1:]:
        low = fold(raw.strip())
        label = _LABEL.match(low)
        if _APPLY.match(low):
            marks.add("apply")
        elif label is not None:
            marks.add(label[1])
        elif 3 < len(low) < 60 and parse_heading(raw) is not None:
            marks.add(low.strip("#*_: "))
    return frozenset(marks)
