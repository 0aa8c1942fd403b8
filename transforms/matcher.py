"""Finds the terms of the specialty vocabulary in a short text: one pass, offsets into the original string.

Belongs here: folding and longest match (`vocabulary/README.md`, "Matching"). Not here: which sentences may be read,
and what a hit means (`specialties.py`).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from itertools import product
from typing import NamedTuple

import ahocorasick

from transforms.vocabulary import load_rows, split_cell

FALLBACK = frozenset({"generalist", "expert_open", "lang.*"})
"""Rows whose synonyms count only where no other row matches."""

_TWO_ROWS: dict[str, tuple[str, str, str]] = {
    "compliance": ("fin.compliance", "law.regulatory_compliance", r"\b(?:attorney|counsel|legal|law)"),
    "underwriter": (
        "fin.insurance_underwriting", "fin.mortgage_underwriting", r"\b(?:mortgage|loan|fha|lending)\b|,de,",
    ),
    "m&a": ("fin.investment_banking", "law.mergers_acquisitions", r"\b(?:attorney|lawyer|paralegal|law)\b"),
    "mergers and acquisitions": (
        "fin.investment_banking", "law.mergers_acquisitions", r"\b(?:attorney|lawyer|paralegal|law)\b",
    ),
    "laboratory medicine": (
        "health.medical_laboratory", "med.clinical_pathology", r"\b(?:physician|pathologist|m\.?d\.?|mbbs)\b",
    ),
}  # fmt: skip
"""A synonym of two rows: the usual row, the other one, and the words beside it that call for the other."""

_SPACES = dict.fromkeys(map(ord, "-‐‑/_\t\n\r\u00a0\u2009\u202f"), " ")
_KEPT = "&+#."
_NEGATED = re.compile(r"(?:^|[^a-z])(?:non|not|except|excluding)[ ,]{1,3}(?:for |in |an? |the )?$")
_GLUED_BEFORE = re.compile(r"(?:^|[^a-z])(?:in|with|of|by|for|and|or|as|to)$")
_GLUED_AFTER = re.compile(r"(?:and|or|with|in|for|from|to|experts?)(?![a-z])")
_GLUED_FROM = 6
"""Shorter words are the beginning of others: "react" + "or"."""
_DOUBLED = re.compile(r" {2,}")
_LONGEST_NEGATION = 16
_ROLE = re.compile(r" (?:specialist|expert|professional|expertise)s?$")
"""A role word says nothing about the field: "computer science" + specialist, not computer + "science specialist"."""


class Hit(NamedTuple):
    """One term found: `text[start:end]` names the rows `codes` (two for the few terms that mean both)."""

    start: int
    end: int
    codes: tuple[str, ...]
    term: str


class _Term(NamedTuple):
    """A key of the automaton: its length, the length without a role word, its rows, where capitals must stand."""

    length: int
    weight: int
    codes: tuple[str, ...]
    capitals: tuple[tuple[int, int], ...]
    term: str


class _Table(dict[int, str]):
    """Folds one character to one character, so that offsets survive; decided once per character."""

    def __missing__(self, point: int) -> str:
        folded = _fold_character(chr(point))
        self[point] = folded
        return folded


def _fold_character(character: str) -> str:
    base = unicodedata.normalize("NFKD", character)[:1].lower()[:1]
    return base if base.isalnum() or base in _KEPT or base == " " else ","


_TABLE = _Table(_SPACES)


def fold(text: str) -> str:
    """The text in lower case without accents; hyphen and slash are spaces, other punctuation is a comma; same length.

    >>> fold("Ob/Gyn – Pédiatrie: C++")
    'ob gyn , pediatrie, c++'
    """
    return text.replace(" - ", " , ").replace(" / ", " , ").translate(_TABLE)


@lru_cache(maxsize=8192)
def find_terms(text: str) -> tuple[Hit, ...]:
    """All vocabulary terms in the text, longest first where they overlap, in order of place.

    >>> [(hit.codes, text[hit.start:hit.end]) for text in ["Hem/Onc fellow, non-medical"] for hit in find_terms(text)]
    [(('med.hematology_oncology',), 'Hem/Onc')]
    """
    folded = fold(text)
    if "  " in folded:
        return _find_spaced(text, folded)
    return tuple(_pick(_candidates(text, folded), folded))


def find_specific(text: str) -> tuple[Hit, ...]:
    """The terms of rows that name a field: fallback rows are left out."""
    return tuple(hit for hit in find_terms(text) if hit.codes[0] not in FALLBACK)


def find_fallback(text: str) -> tuple[Hit, ...]:
    """The terms of the fallback rows, only where no row that names a field matches."""
    hits = find_terms(text)
    return hits if all(hit.codes[0] in FALLBACK for hit in hits) else ()


def _find_spaced(text: str, folded: str) -> tuple[Hit, ...]:
    """Runs of spaces count as one: the hits of the squeezed text, with their offsets carried back."""
    kept = [at for at in range(len(text)) if not (folded[at] == " " and folded[at - 1 : at] == " ")]
    squeezed = "".join(text[at] for at in kept)
    hits = _pick(_candidates(squeezed, _DOUBLED.sub(" ", folded)), _DOUBLED.sub(" ", folded))
    return tuple(Hit(kept[hit.start], kept[hit.end - 1] + 1, hit.codes, hit.term) for hit in hits)


def _candidates(text: str, folded: str) -> Iterator[tuple[int, _Term]]:
    """Every term that stands in the text as whole words, with its start; overlapping ones too."""
    for last, term in _automaton().iter(folded):
        start = last - term.length + 1
        if _is_whole(text, folded, start, last + 1) and all(
            text[start + a : start + b].isupper() for a, b in term.capitals
        ):
            yield start, term


def _is_whole(text: str, folded: str, start: int, end: int) -> bool:
    """Whether both ends stand at a word boundary, or where a bold marker swallowed the space ("fluency inMalay")."""
    if start and folded[start - 1].isalnum():
        glued = text[start].isupper() and text[start - 1].islower()
        if not (glued and _GLUED_BEFORE.search(folded, max(0, start - 6), start)):
            return False
    following = folded[end : end + 1]
    if following in ("+", "#"):
        return False
    if not following.isalnum():
        return True
    return end - start >= _GLUED_FROM and text[start].isupper() and _GLUED_AFTER.match(folded, end) is not None


def _pick(candidates: Iterable[tuple[int, _Term]], folded: str) -> list[Hit]:
    """Longest first, no overlaps; a term that is negated takes its place but is not returned."""
    taken = bytearray(len(folded))
    hits = []
    for start, term in sorted(candidates, key=lambda item: (-item[1].weight, -item[1].length, item[0])):
        end = start + term.length
        if any(taken[start:end]):
            continue
        taken[start:end] = b"\1" * term.length
        if not _NEGATED.search(folded[max(0, start - _LONGEST_NEGATION) : start]):
            hits.append(Hit(start, end, _choose(term, folded), term.term))
    return sorted(hits)


def _choose(term: _Term, folded: str) -> tuple[str, ...]:
    """The rows a term names here: the few terms of two rows are settled by the words beside them."""
    if term.term not in _TWO_ROWS:
        return term.codes
    usual, other, cue = _TWO_ROWS[term.term]
    return (other,) if re.search(cue, folded) else (usual,)


@cache
def _automaton() -> ahocorasick.Automaton:
    """Every synonym in every spelling that folding lets through, in one automaton; built on first use."""
    terms: dict[str, _Term] = {}
    for row in load_rows("specialties"):
        for synonym in split_cell(row["synonyms"]):
            for key, capitals in _spellings(synonym):
                known = terms.get(key)
                codes = tuple(dict.fromkeys((*(known.codes if known else ()), row["code"])))
                terms[key] = _Term(len(key), len(_ROLE.sub("", key)), codes, capitals, synonym.lower())
    automaton = ahocorasick.Automaton()
    for key, term in terms.items():
        automaton.add_word(key, term)
    automaton.make_automaton()
    return automaton


def _spellings(synonym: str) -> Iterator[tuple[str, tuple[tuple[int, int], ...]]]:
    """Folded keys of one synonym: each word with and without a final s, "and" also as "&"; with its capital tokens."""
    words = fold(synonym).split()
    capital = [len(word) > 1 and word.isalpha() and word.isupper() for word in re.split(r"[ /-]", synonym)]
    if len(capital) != len(words):
        capital = [False] * len(words)
    for spelt in product(*(_forms(word) for word in words)):
        at, capitals = 0, []
        for word, original, is_capital in zip(spelt, words, capital, strict=True):
            if is_capital:
                capitals.append((at, at + len(original)))
            at += len(word) + 1
        yield " ".join(spelt), tuple(capitals)


def _forms(word: str) -> tuple[str, ...]:
    """One word as it may be written: singular and plural alike, "and" or "&".

    >>> _forms("claims"), _forms("and"), _forms("c++"), _forms("actuary")
    (('claims', 'claim'), ('and', '&'), ('c++',), ('actuary', 'actuaries'))
    """
    if word == "and":
        return "and", "&"
    if not word.isalpha() or word.endswith("ics"):
        return (word,)
    if word.endswith("s"):
        return (word, word[:-1]) if len(word) > 3 and not word.endswith("ss") else (word,)
    if word.endswith("y") and word[-2:-1] not in "aeou":
        return word, word[:-1] + "ies"
    return word, word + "s"
