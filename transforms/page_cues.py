"""Counts the wordings that tell what kind of page a text is; the wordings are `vocabulary/page_cues.csv`."""

from __future__ import annotations

from collections import Counter
from functools import cache

import ahocorasick

from transforms.sections import fold
from transforms.templates import remember, split_lines
from transforms.vocabulary import load_rows

Evidence = tuple[tuple[str, int], ...]
"""What a cue speaks for, and with what weight."""

READ_LIMIT = 40_000
"""Characters of a page that are looked at; a posting has said what it is long before."""


@cache
def _load_automaton() -> ahocorasick.Automaton:
    """Cue -> (cue, may it run on into a longer word ("annotat*"), ((evidence, weight), ...))."""
    known: dict[str, list[tuple[str, int]]] = {}
    for row in load_rows("page_cues"):
        known.setdefault(row["cue"], []).append((row["evidence"], int(row["weight"])))
    automaton = ahocorasick.Automaton()
    for cue, evidence in known.items():
        word = cue.removesuffix("*")
        automaton.add_word(word, (word, word != cue, tuple(evidence)))
    automaton.make_automaton()
    return automaton


def count_cues(text: str) -> Counter[str]:
    """How much evidence of each kind the text holds; every cue counts once, however often it stands there.

    >>> count_cues("We are seeking freelance annotators. Freelance!")["gig"]
    1
    """
    found: dict[str, Evidence] = {}
    for _, line in split_lines(text[:READ_LIMIT]):
        found.update(_find_cues(line))
    counts: dict[str, int] = {}
    for evidence in found.values():
        for kind, weight in evidence:
            counts[kind] = counts.get(kind, 0) + weight
    return Counter(counts)


@remember
def _find_cues(line: str) -> tuple[tuple[str, Evidence], ...]:
    """Each cue that stands in a line, with its evidence; no cue stands in two lines."""
    found: dict[str, Evidence] = {}
    for last, (cue, runs_on, evidence) in _load_automaton().iter(fold(line)):
        if cue not in found and _is_whole(line, last + 1 - len(cue), last + 1, runs_on):
            found[cue] = evidence
    return tuple(found.items())


def _is_whole(text: str, start: int, end: int, runs_on: bool) -> bool:
    """Whether a cue stands as a word of its own, also in a text that lost its spaces ("RequirementsBachelor's")."""
    if start and text[start].isalnum() and text[start - 1].isalnum() and not _is_glue(text, start):
        return False
    return runs_on or end == len(text) or not (text[end - 1].isalnum() and text[end].isalnum()) or _is_glue(text, end)


def _is_glue(text: str, at: int) -> bool:
    return text[at].isupper() and not text[at - 1].isupper()
