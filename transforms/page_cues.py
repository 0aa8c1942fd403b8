"""Counts the wordings that tell what kind of page a text is; the wordings are `vocabulary/page_cues.csv`."""

from __future__ import annotations

from collections import Counter
from functools import cache

import ahocorasick

from transforms.sections import fold
from transforms.vocabulary import load_rows

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
    low = fold(text[:READ_LIMIT])
    found: dict[str, tuple[tuple[str, int], ...]] = {}
    for last, (cue, runs_on, evidence) in _load_automaton().iter(low):
        if cue not in found and _is_whole(low, last + 1 - len(cue), last + 1, runs_on):
            found[cue] = evidence
    counts: Counter[str] = Counter()
    for evidence in found.values():
        for kind, weight in evidence:
            counts[kind] += weight
    return counts


def _is_whole(low: str, start: int, end: int, runs_on: bool) -> bool:
    """Whether a cue stands as a word of its own; glued texts ("RequirementsBachelor") lose that, so one side may fail."""
    if start and low[start].isalnum() and low[start - 1].isalnum():
        return False
    return runs_on or end == len(low) or not (low[end - 1].isalnum() and low[end].isalnum())
