"""Which degrees, licences and certifications a string names, by the codes of `vocabulary/credentials.csv`.

Belongs here: recognising a token and settling what an ambiguous one means (`cues.py`). Not here: whether the posting
asks for it (`degrees.py`, `licence.py`). Offsets are those of the string given: folding keeps every position.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import islice

import ahocorasick

from transforms.cues import is_meant
from transforms.templates import remember
from transforms.vocabulary import load_rows, split_cell

MOST_CANDIDATES = 500
"""Tokens of one text that are looked at; real texts have fewer than a hundred."""

KINDS = frozenset({"degree", "licence_role", "certification"})

_FOLDS = (
    ("’", "'"), ("‘", "'"), ("ʼ", "'"), ("´", "'"), ("“", '"'), ("”", '"'), ("‐", "-"), ("‑", "-"), ("–", "-"),
    ("—", "-"), ("−", "-"), ("／", "/"), ("，", ","), ("\u00a0", " "), ("\u202f", " "), ("\u2009", " "),
    ("\u200b", " "), ("`", " "), ("\n", " "), ("\t", " "), ("*", " "), ("_", " "),
)  # fmt: skip
_DEGREE_IN = re.compile(r"(?<=degree) in \w+$", re.I)
_LIST_BEHIND = re.compile(r"\s?(?:,|/| or | and )\s?[A-Z]")
_GLUED = re.compile(r"(?:may|or|and|in|with|from|are|is|to|for|preferred|required)\b")
_PIECE_END = re.compile(r"(?=\n[\n*•-])")
"""A line break that no wording runs across: a blank line, a bullet or a bold mark follows."""
_BOLD = re.compile("[\U0001d400-\U0001d7ff]")


Wording = tuple[int, int, str]
"""Start, end and code of a wording found."""


@dataclass(frozen=True, slots=True)
class Mention:
    """One credential named at `[start, end)`; `kind` and `level` (ISCED 2011) as in the vocabulary."""

    code: str
    kind: str
    level: int | None
    start: int
    end: int


def fold(text: str) -> str:
    """The text in plain quotes, dashes, blanks and letters, one code point for each: offsets stay.

    >>> fold("**Master’s** or\\u00a0Ph.D.")
    "  Master's   or Ph.D."
    """
    for old, new in _FOLDS:
        if old in text:
            text = text.replace(old, new)
    if not text.isascii() and _BOLD.search(text):
        text = "".join(_plain(char) for char in text)
    return text


def _plain(char: str) -> str:
    """ASCII for a mathematical letter, which some texts use as bold type.

    >>> _plain("\\U0001d40f")
    'P'
    """
    offset = ord(char) - 0x1D400
    if not 0 <= offset < 52 * 13:
        return char
    position = offset % 52
    return chr(ord("A") + position) if position < 26 else chr(ord("a") + position - 26)


def lower(folded: str) -> str:
    """Lower case of the same length; the few letters whose lower case is longer stay as they are."""
    low = folded.lower()
    return low if len(low) == len(folded) else "".join(c.lower() if len(c.lower()) == 1 else c for c in folded)


@cache
def _rows() -> dict[str, tuple[str, int | None]]:
    """(kind, level) by code."""
    return {
        row["code"]: (row["kind"], int(row["isced_level"]) if row["isced_level"] else None)
        for row in load_rows("credentials")
    }


def level_of(code: str) -> int | None:
    """ISCED 2011 level of a credential code; None where it has none."""
    return _rows()[code][1]


def _wordings() -> Iterator[tuple[str, str]]:
    """(code, wording): every synonym, "Masters of" beside "Master of", and the wordings that need a cue of ours."""
    yield from ((row["code"], row["wording"]) for row in load_rows("credential_wordings"))
    for row in load_rows("credentials"):
        if row["kind"] not in KINDS:
            continue
        for wording in split_cell(row["synonyms"]):
            yield row["code"], wording
            for single in ("Master of ", "Bachelor of "):
                if wording.startswith(single):
                    yield row["code"], wording.replace(single[:-4], single[:-4] + "s", 1)
                    yield row["code"], wording.replace(single[:-4], single[:-4] + "'s", 1)


@cache
def _automata() -> tuple[ahocorasick.Automaton, ahocorasick.Automaton]:
    """(one for the text as written, one for its lower case): a single word with a capital must match exactly."""
    exact, loose = ahocorasick.Automaton(), ahocorasick.Automaton()
    for code, wording in _wordings():
        word = fold(wording)
        if " " not in word and word != word.lower():
            exact.add_word(word, (code, len(word)))
        else:
            loose.add_word(word.lower(), (code, len(word)))
    exact.make_automaton()
    loose.make_automaton()
    return exact, loose


def _bounded(text: str, start: int, end: int) -> bool:
    """True where a word begins at `start` and ends at `end`; bold markers may have eaten the blank beside it."""
    long = end - start > 5 or (end - start > 2 and text[end - 1].isupper())
    plural = text[end : end + 1] == "s" and not text[end + 1 : end + 2].isalnum() and end - start > 2
    if plural and text[start:end].isupper() and text[start:end] != "LLM":
        end += 1
    if text[end : end + 1].isalnum() and not (long and (text[end - 2 : end] == "'s" or _GLUED.match(text, end))):
        return False
    if start == 0 or not text[start - 1].isalnum():
        return True
    glued = text[start].isupper() and end - start > 2
    return glued and (text[start - 1].islower() or (text[start - 1] == "A" and not text[: start - 1][-1:].isalnum()))


@remember
def _find_wordings(text: str) -> tuple[tuple[Wording, ...], ...]:
    """The wordings in a piece of text: those that must match exactly, and those that match in any case."""
    folded = fold(text)
    found = []
    for automaton, words in zip(_automata(), (folded, lower(folded)), strict=True):
        hits = ((last + 1 - length, last + 1, code) for last, (code, length) in automaton.iter(words))
        found.append(tuple(islice((hit for hit in hits if _bounded(folded, hit[0], hit[1])), 2 * MOST_CANDIDATES)))
    return tuple(found)


def _candidates(text: str) -> list[Wording]:
    """Leftmost longest wordings in order, without overlaps."""
    pieces, offset = [], 0
    for piece in _PIECE_END.split(text):
        pieces.append((offset, _find_wordings(piece)))
        offset += len(piece)
    found: list[Wording] = []
    for kind in range(2):
        hits = ((by + start, by + end, code) for by, kinds in pieces for start, end, code in kinds[kind])
        found += islice(hits, 2 * MOST_CANDIDATES)
    found.sort(key=lambda item: (item[0], -item[1]))
    kept: list[Wording] = []
    for item in found:
        if not kept or item[0] >= kept[-1][1]:
            kept.append(item)
    return kept


@lru_cache(maxsize=16)
def find_credentials(text: str) -> tuple[Mention, ...]:
    """Every credential that a string names, in order. An ambiguous token counts only where its cue holds.

    >>> [mention.code for mention in find_credentials("MD, DO, MBBS or equivalent")]
    ['MD', 'DO', 'MBBS']
    >>> find_credentials("WHAT YOU'LL DO in Baltimore, MD")
    ()
    """
    folded = fold(text)
    candidates = _candidates(text)[:MOST_CANDIDATES]
    return tuple(
        _make_mention(folded, *candidate)
        for index, candidate in enumerate(candidates)
        if is_meant(folded, candidates, index)
    )


def _make_mention(folded: str, start: int, end: int, code: str) -> Mention:
    """The mention, without a trailing "in"; "degree in law, history" is any degree with a list of fields behind."""
    if folded[end - 3 : end] == " in":
        end -= 3
    elif _LIST_BEHIND.match(folded, end) and (found := _DEGREE_IN.search(folded, start, end)):
        code, end = "degree", found.start()
    return Mention(code, *_rows()[code], start, end)
