"""Where a text opens the work to the whole world, or points at a list of places that it does not give.

Belongs here: the wordings. Not here: named places (`residence.py`) and location lines (`locations.py`). "Work from
anywhere" in a blurb says how one works, not who may apply; a worldwide network of contributors says neither.
"""

from __future__ import annotations

import re

from transforms.prose import search_near

_OPEN = re.compile(
    r"\b(?:applicants?|candidates?|anyone|applications?|eligible|open|available|hir(?:e|ing)|accept\w*|talents?)\b"
    r"[^.;\n]{0,40}"
    r"\b(?:world-?wide|globally|around the (?:world|globe)|anywhere in the world|all over the world|in any time ?zone"
    r"|(?:any|all) (?:countr(?:y|ies)|locations?|regions?|geograph\w+))"
    r"|\b(?:any|all|no) (?:geograph\w+|regional|locations?|countr(?:y|ies))(?: regions?| locations?| areas?)?"
    r" (?:is|are|restrictions?|limitations?|requirements?|acceptable|welcome)\b(?! not)"
    r"|\b(?:can|may) be (?:located|based) (?:anywhere|in any country)\b(?! in (?!the world))"
    r"|\b(?:location|geography)\s?:\W{0,4}(?:(?:fully |100% )?remote\W{1,4})?(?:worldwide|global(?:ly)?|anywhere)\b"
    r"|\b(?:worldwide|global) (?:applicants|candidates|applications)\b",
    re.I,
)
_OPEN_WORDS = (
    "worldwide", "world-wide", "globally", "the world", "the globe", "any country", "all countries", "any geograph",
    "all geograph", "no geograph", "any location", "all locations", "no location", "no regional", "located anywhere",
    "based anywhere", "any region", "all regions", "global applica", "global candidates", "location: ", "any time zone",
)  # fmt: skip
_NETWORK = re.compile(
    r"\b(?:network|community|teams?|users|customers|clients|pool|millions?|over|more than)\b|\d[\d,]{2,}",
    re.I,
)
_DENIED = re.compile(r"\b(?:not|unless|if|n[’']t)\W{1,2}(?:\w+ ){0,3}$", re.I)
_UNLISTED = re.compile(
    r"\b(?:supported|accepted|eligible|approved|available|participating|select(?:ed)?) "
    r"(?:geograph\w+|countries|locations|regions|territories)\b"
    r"|\ban? (?:supported|eligible|approved) (?:country|location|region|territory)\b",
    re.I,
)
_UNLISTED_WORDS = ("geograph", "countr", "location", "region", "territor")


def find_worldwide(text: str) -> tuple[int, int] | None:
    """The first statement that anyone anywhere may apply: half-open offsets.

    >>> find_worldwide("Any geographic region is acceptable."), find_worldwide("Join 100,000 candidates worldwide.")
    ((0, 24), None)
    """
    for found in search_near(_OPEN, _OPEN_WORDS, text):
        left = text[max(0, found.start() - 60) : found.start()].rsplit("\n", 1)[-1]
        if not _NETWORK.search(left) and not _DENIED.search(left):
            return found.span()
    return None


def find_unlisted(text: str) -> tuple[int, int] | None:
    """Where the text points at the platform's own list of places: "in our supported geographies".

    >>> find_unlisted("Available anywhere in our supported geographies.")
    (26, 47)
    """
    found = next(iter(search_near(_UNLISTED, _UNLISTED_WORDS, text)), None)
    return found.span() if found else None
