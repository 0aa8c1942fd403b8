"""The hirer's own words as one string in which every offset is still an offset into the stored text.

Belongs here: silencing other speakers and healing lines that a bold marker broke. Not here: what the words mean.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache, reduce
from itertools import islice
from operator import or_

from transforms.reading import Reading
from transforms.templates import Watch, split_lines

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
    bit = _WATCH.bit_of(words)
    everywhere, lines = _watch(text, _WATCH.size)
    if not everywhere & bit:
        return []
    held = [(offset, _lower(line)) for offset, line, bits in lines if bits & bit]
    found: dict[int, re.Match[str]] = {}
    for word in words:
        for at in islice(_find_word(held, word), _MOST):
            match = pattern.search(text, max(0, at - _BEFORE), at + len(word) + _AFTER)
            if match is not None:
                found.setdefault(match.start(), match)
    return [found[start] for start in sorted(found)]


def _lower(text: str) -> str:
    return text.replace("İ", "I").lower()


_WATCH = Watch(_lower)


@lru_cache(maxsize=4)
def _watch(text: str, size: int) -> tuple[int, tuple[tuple[int, str, int], ...]]:
    """The lines of a text, each with its offset and the bits of the sets of words in it, all bits together first.

    `size` is that of the watch, which knows no more sets than that.
    """
    lines = tuple((offset, line, _WATCH.read(line, 0, len(line), line)) for offset, line in split_lines(text))
    return reduce(or_, (bits for _, _, bits in lines), 0), lines


def _find_word(lines: list[tuple[int, str]], word: str) -> Iterator[int]:
    for offset, low in lines:
        at = low.find(word)
        while at >= 0:
            yield offset + at
            at = low.find(word, at + 1)
