"""Which words open which section: headings on their own line, headings lost inside a flattened text, run-in labels.

The wordings are data (`vocabulary/headings.csv`: section, kind, wording). A *block* opens a section that lasts until
the next heading; a *label* ("Education: ...") says what its own line is about; an *opener* is a sentence that opens a
section without being a heading ("Rates vary based on ..."); a *stem* is a pattern for headings that the list lacks.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import cast

import ahocorasick

from transforms.reading import Section
from transforms.templates import LONGEST, remember
from transforms.vocabulary import load_rows

HEADING_LIMIT = 90
"""Characters beyond which a line is a sentence, not a heading."""

_ALIKE = (("’", "'"), ("‘", "'"), ("“", '"'), ("”", '"'), ("\u2010", "-"), ("\u2011", "-"))
_MARKS = " *_#`\t\u00a0"
_TAIL = ".: …!?"
_FRESH = '.!?:;…•)"”'


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading found at `start:end` of a string (its colon included); a label rules its own line only."""

    start: int
    end: int
    section: Section
    is_label: bool


@cache
def load_wordings() -> dict[str, dict[str, Section]]:
    """{"block": {wording: section}, "label": {...}, "opener": {...}}, wordings in lower case with straight quotes."""
    found: dict[str, dict[str, Section]] = {"block": {}, "label": {}, "opener": {}}
    for row in load_rows("headings"):
        if row["kind"] != "stem":
            found[row["kind"]][row["wording"]] = cast(Section, row["section"])
    return found


@cache
def load_stems() -> tuple[tuple[Section, re.Pattern[str]], ...]:
    """Patterns for headings that the list lacks, in the order in which they are tried."""
    stems = (row for row in load_rows("headings") if row["kind"] == "stem")
    return tuple((cast(Section, row["section"]), re.compile(row["wording"])) for row in stems)


@cache
def _automaton() -> ahocorasick.Automaton:
    automaton = ahocorasick.Automaton()
    for kind, wordings in load_wordings().items():
        for wording in wordings:
            known = automaton.get(wording, ())
            automaton.add_word(wording, (*known, (kind, wording)))
    automaton.make_automaton()
    return automaton


def fold(text: str) -> str:
    """Lower case with straight quotes and plain hyphens, of the same length as the text, so that offsets hold."""
    if text.isascii():
        return text.lower()
    return _fold_page(text) if len(text) > LONGEST else _fold(text)


@lru_cache(maxsize=8)
def _fold_page(text: str) -> str:
    return _fold(text)


def _fold(text: str) -> str:
    for styled, plain in _ALIKE:
        text = text.replace(styled, plain)
    low = text.lower()
    return low if len(low) == len(text) else "".join(c.lower() if len(c.lower()) == 1 else c for c in text)


@remember
def parse_heading(text: str) -> Section | None:
    """The section that a heading line opens, None where the line is no heading.

    >>> parse_heading("Preferred Qualifications:")
    'preferred'
    >>> parse_heading("**What We’re Looking For**")
    'required'
    >>> parse_heading("You will review the work of others and write feedback on each of the answers.") is None
    True
    >>> parse_heading("Fluency in written English") is None
    True
    """
    bare = text.strip(_MARKS)
    if not bare or len(bare) > HEADING_LIMIT:
        return None
    opens = bare[-1] in ":…" or bare.endswith("...")
    head = fold(bare).rstrip(_TAIL)
    wordings = load_wordings()
    exact = wordings["block"].get(head) or (wordings["label"].get(head) if opens else None)
    if exact is not None:
        return exact
    marked = text.lstrip()[:1] in ("#", "*", "_") or head.isupper()
    words = len(head.split())
    if ": " in head or "$" in head:
        return None  # "Salary: $90 per hour" carries its value
    if head.startswith("why ") and bare[-1] == "?" and words <= 12:
        return "terms"
    if (
        (bare[-1] in ".!;," and not opens)
        or words > (12 if opens else 6)
        or (not opens and not marked and not is_titled(bare))
    ):
        return None
    for section, pattern in load_stems():
        if pattern.search(head):
            return section
    return None


def is_known_heading(text: str) -> bool:
    """Whether a line is one of the listed headings, whatever its case: "compensation"."""
    return len(text) <= HEADING_LIMIT and fold(text.strip(_MARKS)).rstrip(_TAIL) in load_wordings()["block"]


def is_subheading(text: str) -> bool:
    """Whether a short line opens a list without naming a section ("Identify:"); the section stays as it was."""
    bare = text.strip(_MARKS)
    return bare.endswith(":") and len(bare) <= HEADING_LIMIT and len(bare.split()) <= 6


def is_titled(text: str) -> bool:
    """Whether every longer word starts with a capital, as headings do: "Who Should Apply", "KEY SKILLS"."""
    words = [word for word in re.findall(r"[^\W\d_][\w'’-]*", text) if len(word) > 3]
    return bool(words) and all(word[0].isupper() for word in words)


def find_headings(text: str) -> list[Heading]:
    """Headings and labels inside one line, in order, without overlaps; not for a line that is only a heading.

    >>> [h.section for h in find_headings("Program Overview We train models. Who Should Apply Graduates in law.")]
    ['about', 'required']
    >>> [h.section for h in find_headings("Requirements are few and location does not matter.")]
    []
    """
    low = fold(text)
    hits: dict[int, tuple[int, str, str]] = {}
    for last, entries in _automaton().iter(low):
        for kind, wording in entries:
            start = last + 1 - len(wording)
            known = hits.get(start)
            if text[start].isupper() and (known is None or known[0] < last + 1 or kind == "block"):
                hits[start] = (last + 1, kind, wording)
    found: list[Heading] = []
    free = 0
    for start in sorted(hits):
        end, _, wording = hits[start]
        if start < free:
            continue
        heading = _judge(text, start, end, wording)
        if heading is not None:
            found.append(heading)
            free = heading.end
    return found


def _judge(text: str, start: int, end: int, wording: str) -> Heading | None:
    """Whether the wording at start:end is a heading, by what stands before and after it."""
    if wording in load_wordings()["opener"]:
        return Heading(start, start, load_wordings()["opener"][wording], False)
    before, after = text[max(0, start - 6) : start], text[end : end + 6]
    follows = after.lstrip(_MARKS)
    glued_on = after[:1] in ("-", "/", "&") or (after[:1].isalnum() and not after[:1].isupper())
    if follows[:1].islower() or glued_on:
        return None
    if follows[:1] in (":", "…"):
        stop = end + after.index(follows[0]) + 1
        return _judge_colon(text, start, stop, wording) if _stands_free(text, before, start, wording) else None
    return _judge_bare(text, start, end, wording, before) if follows and not follows[0].isspace() else None


def _stands_free(text: str, before: str, start: int, wording: str) -> bool:
    """Whether a heading with a colon may begin here: after a sentence, a mark, a glued word, a word in lower case."""
    bare = before.rstrip(_MARKS)
    if not bare or bare[-1] in _FRESH or _is_glued(before) or before[-1] in "*_":
        return True
    wordings = load_wordings()
    many = len(wording.split())
    term = wordings["label"].get(wording) in ("terms", "pay")
    return _lower_word(text, start) or (wording in wordings["block"] and many > 2) or (term and many > 1)


def _judge_colon(text: str, start: int, stop: int, wording: str) -> Heading:
    wordings = load_wordings()
    label, block = wordings["label"].get(wording), wordings["block"].get(wording)
    if label is not None and not _is_strong(wording):
        return Heading(start, stop, label, True)
    return Heading(start, stop, block or label or "other", False)


def _judge_bare(text: str, start: int, end: int, wording: str, before: str) -> Heading | None:
    """A heading without a colon: a titled wording before a capital, set off by a stop, a mark or lost spaces."""
    block = load_wordings()["block"].get(wording)
    after = text[end : end + 6]
    follows = after.lstrip(_MARKS)
    marked = before[-1:] in ("*", "_") and after[:1] in ("*", "_")
    many = len(wording.split()) > 1 or wording in _CERTAIN
    if block is None or not (many or _is_strong(wording)) or not (marked or is_titled(text[start:end])):
        return None
    if not (follows[0].isupper() or follows[0].isdigit() or follows[0] in '•-–“"'):
        return None
    bare = before.rstrip(_MARKS)
    set_off = marked or _is_glued(before) or (bool(bare) and bare[-1] in _FRESH)
    opens = not bare and (len(text) > 160 or after[:1].isupper())
    return Heading(start, end, block, False) if set_off or opens or wording in _CERTAIN else None


def _is_glued(before: str) -> bool:
    """Whether the heading lost the space before it: "... onboardingRole Responsibilities"."""
    return bool(before) and (before[-1].islower() or before[-1].isdigit() or before[-1] in ").!?:;…")


def _lower_word(text: str, start: int) -> bool:
    """Whether the word before `start` begins in lower case: "... per hour Location: Remote"."""
    words = text[max(0, start - 30) : start].split()
    return bool(words) and words[-1][0].islower()


_STRONG = ("responsibilit", "requirement", "qualification", "overview", "program details", "who should apply")
_CERTAIN = frozenset({
    "program overview", "program details", "who should apply", "key responsibilities",
    "required qualifications", "preferred qualifications", "minimum qualifications", "what you'll do",
    "what we're looking for", "about the role", "about the opportunity", "nice to have", "application process",
    "role responsibilities", "about you", "ideal qualifications", "must-have", "nice-to-have", "role overview",
    "key requirements", "required skills", "job description",
})  # fmt: skip
"""Headings certain enough to be seen without punctuation before them."""


def _is_strong(wording: str) -> bool:
    return wording.startswith(_STRONG) or wording.endswith(("responsibilities", "requirements", "qualifications"))
