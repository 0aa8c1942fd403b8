"""What postings share: they are written from templates, so most of their lines were read before.

Belongs here: how work on one line is remembered, and the gates that tell in one pass which patterns can match at all.
Not here: any wording. What is remembered depends on the line alone, so no result depends on what was read before.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache, wraps
from typing import Concatenate, ParamSpec, TypeVar, cast

import ahocorasick

P = ParamSpec("P")
T = TypeVar("T")

MOST_LINES = 16_384
"""Lines remembered by each piece of work: those of some thousand postings."""
LONGEST = 1_000
"""Characters of a line beyond which it is read anew: no template, and hostile lines must not fill the memory."""


def remember(work: Callable[Concatenate[str, P], T]) -> Callable[Concatenate[str, P], T]:
    """Keeps the results of pure work on a line; its arguments are hashable, its result is never changed."""
    kept = cast(Callable[Concatenate[str, P], T], lru_cache(maxsize=MOST_LINES)(work))

    @wraps(work)
    def read(line: str, /, *args: P.args, **kwargs: P.kwargs) -> T:
        return work(line, *args, **kwargs) if len(line) > LONGEST else kept(line, *args, **kwargs)

    return read


@lru_cache(maxsize=16)
def split_lines(text: str) -> tuple[tuple[int, str], ...]:
    """The physical lines of a text that hold anything, each with its offset.

    >>> split_lines("Title\\n\\nText")
    ((0, 'Title'), (7, 'Text'))
    """
    found, offset = [], 0
    for line in text.split("\n"):
        if line:
            found.append((offset, line))
        offset += len(line) + 1
    return tuple(found)


class Gates:
    """Sets of words, compiled for one pass over a text: a pattern can match only where one of its words stands."""

    def __init__(self, gates: Iterable[Sequence[str]]) -> None:
        waiting: dict[str, list[int]] = {}
        for number, words in enumerate(gates):
            for word in words:
                waiting.setdefault(word, []).append(number)
        self._automaton = ahocorasick.Automaton()
        for word, numbers in waiting.items():
            self._automaton.add_word(word, tuple(numbers))
        self._automaton.make_automaton()

    def find(self, text: str) -> list[int]:
        """The numbers of the sets of which a word stands in the text, rising.

        >>> Gates([("rank", "compar"), ("rubric",)]).find("write rubrics")
        [1]
        """
        hits = {numbers for _, numbers in self._automaton.iter(text)}
        return sorted({number for numbers in hits for number in numbers})

    def is_open(self, text: str) -> bool:
        """Whether any of the words stands in the text."""
        return next(self._automaton.iter(text), None) is not None
