"""The hirer's own words as one string in which every offset is still an offset into the stored text.

Belongs here: silencing other speakers and healing lines that a bold marker broke. Not here: what the words mean.
"""

from __future__ import annotations

import re

from transforms.reading import Reading

_BEFORE, _AFTER, _MOST = 80, 50, 40


def make_prose(reading: Reading) -> str:
    """As long as `reading.text`: line breaks inside a logical line are spaces, everything else between lines is breaks.

    >>> from transforms.segments import make_reading
    >>> make_prose(make_reading("Must be located in\\nCosta Rica\\n\\nApply now."))[:29]
    'Must be located in Costa Rica'
    """
    parts: list[str] = []
    offset = 0
    for line in reading.body():
        parts.append("\n" * (line.start - offset))
        parts.append(reading.text[line.start : line.end].replace("\n", " "))
        offset = line.end
    parts.append("\n" * (len(reading.text) - offset))
    return "".join(parts)


def search_near(pattern: re.Pattern[str], words: tuple[str, ...], text: str) -> list[re.Match[str]]:
    """Matches of a slow pattern in order, looked for only around the words (lower case) that every match holds.

    >>> [match.group() for match in search_near(re.compile("a hybrid role"), ("hybrid",), "This is a hybrid role.")]
    ['a hybrid role']
    """
    low = text.replace("İ", "I").lower()
    found: dict[int, re.Match[str]] = {}
    for word in words:
        at = low.find(word)
        for _ in range(_MOST):
            if at < 0:
                break
            match = pattern.search(text, max(0, at - _BEFORE), at + len(word) + _AFTER)
            if match is not None:
                found.setdefault(match.start(), match)
            at = low.find(word, at + 1)
    return [found[start] for start in sorted(found)]
