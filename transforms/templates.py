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


class Watch:
    """Tells of each line which sets of words have a word in it; a set is known from the first time it is asked for.

    All sets are looked for in one pass over a line, and lines are remembered: a parser whose words stand nowhere in a
    posting has nothing to look for. `fold` makes a line comparable and keeps its length; no word holds a line break.

    >>> watch = Watch(str.lower)
    >>> hours, pay = watch.bit_of(("hour", " hr")), watch.bit_of(("paid", "salary"))
    >>> text = "Paid weekly\\n20 HRS a week"
    >>> [watch.read(text, *span) == bits for span, bits in (((0, 11), pay), ((12, 25), hours), ((16, 25), 0))]
    [True, True, True]
    """

    def __init__(self, fold: Callable[[str], str]) -> None:
        self._fold = fold
        self._bits: dict[tuple[str, ...], int] = {}
        self._automaton = ahocorasick.Automaton()
        self._longest = 0
        self._read = remember(self._scan)

    def bit_of(self, words: tuple[str, ...]) -> int:
        """The bit that stands for a set of words; a new set makes everything read before void."""
        bit = self._bits.get(words)
        if bit is None:
            bit = self._bits[words] = 1 << len(self._bits)
            for word in words:
                known = self._automaton.get(word, (len(word), 0))
                self._automaton.add_word(word, (len(word), known[1] | bit))
            self._automaton.make_automaton()
            self._longest = max(self._longest, *map(len, words))
            self._read = remember(self._scan)
        return bit

    @property
    def size(self) -> int:
        """How many sets are known; what was read holds as long as this stays."""
        return len(self._bits)

    def read(self, text: str, start: int, end: int, line: str | None = None) -> int:
        """The bits of the sets of which a word begins in `text[start:end]`; it may end behind, in the same line.

        `line` is that stretch where the caller has it at hand: strings that were read before are found faster.
        """
        if text[end : end + 1] in ("", "\n"):
            return self._read(text[start:end] if line is None else line, end - start)
        stop = text.find("\n", end, end + self._longest)
        return self._read(text[start : stop if stop >= 0 else end + self._longest], end - start)

    def _scan(self, line: str, size: int) -> int:
        bits = 0
        for last, (length, waiting) in self._automaton.iter(self._fold(line)):
            if last + 1 - length < size:
                bits |= waiting
        return bits
