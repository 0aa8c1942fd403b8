"""What settles an ambiguous credential token: the words around it, the tokens beside it, what it is confused with.

The rules are data: `vocabulary/credential_cues.csv`, one row a token, after the `cue` column of `credentials.csv`.
Columns `near` (either side), `before`, `after` (touching), `never` hold patterns; `beside` holds codes of which one
must stand in the same list; `otherwise` is "yes" where the token is meant unless `never` speaks against it. "@name"
stands for a pattern or a set of codes below. Not here: finding tokens (`credentials.py`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from transforms.vocabulary import load_rows

Candidate = tuple[int, int, str]
"""Start, end and code of a token that may be a credential."""

WINDOW = 60
"""How many characters either side are read for a word that settles a token."""

_PATTERNS = {
    "@hold": r"(?:\b(?:hold(?:s|ing|er)?|have|has|possess(?:es)?|with|an?|degrees?|licensed|earned|completed|your)\b"
    r"|degree:|education:) ?(?:an? |the )?\(?$",
    "@degree": r"\s?\(?degree|\s(?:degree|required|preferred|or (?:higher|equivalent|above)|holders?|graduates?"
    r"|from an?|(?:is |would be )?(?:an? )?(?:strong |big |definite )?(?:plus|asset|bonus|advantage))\b",
    "@field": r"(?:\.|'s)?\s(?:degrees?|in (?!the (?:U|office)|[A-Z]{2}\b)[A-Za-z]|or higher|or above|level"
    r"|(?:strongly )?preferred|(?:is )?an? (?:plus|asset|bonus)\b)",
    "@health": r"(?i:physician|medic|clinic|doctor|surge|ologist|healthcare|hospital|residen|patholog|psychiatr|pediatr"
    r"|nurs|patient)",
}
_GROUPS = {
    "@physicians": "MD DO MBBS MBChB medical_degree",
    "@clinicians": "MD DO MBBS MBChB DDS DMD BDS DVM PharmD DPT OD DPM RN LPN NP CRNA CNM CNA PA RPh PT OT SLP RD LCSW"
    " MPH BSN MSN DNP",
    "@academic": "BA BS BEng BCom BFA BEd MA MS MEng MEd MFA MBA MPhil PhD DPhil ScD EngD EdD JD MD LLB bachelor master"
    " doctorate associate degree",
}
_BETWEEN = re.compile(
    r"[\s,/&|()+;.:-]{0,4}(?:(?:and/or|or|and|e\.g\.|either|an?|degrees?|in|as)\b[\s,/&|(.-]{0,3}){0,3}", re.I
)
_STATE = re.compile(
    r"\b(?:AL|AK|AZ|AR|CA|CO|CT|FL|GA|IA|ID|IL|KS|KY|LA|MI|MN|MO|MT|NC|ND|NE|NH|NJ|NM|NV|NY|OH|OK|OR|RI|SC|SD|TN|TX"
    r"|UT|VA|VT|WA|WI|WV|WY|DC)\b"
)
_CITY = re.compile(r"[A-Z][a-z]+, $")
_PERSON = re.compile(r"(?:ist|ian|eon|tor|ine|try|ogy|ics|are), $")
_ZIP = re.compile(r" \d{5}")
_POSTAL = frozenset({"MD", "PA", "MA", "MS", "OD", "DE", "CA"})


class Cue(NamedTuple):
    """One row of the rules, compiled."""

    near: re.Pattern[str] | None
    before: re.Pattern[str] | None
    after: re.Pattern[str] | None
    never: re.Pattern[str] | None
    beside: frozenset[str]
    otherwise: bool


@cache
def load_cues() -> dict[str, Cue]:
    """The rules by token."""
    return {
        row["token"]: Cue(
            _compile(row["near"]),
            _compile(row["before"]),
            _compile(row["after"]),
            _compile(row["never"]),
            frozenset(code for name in row["beside"].split() for code in _GROUPS.get(name, name).split()),
            row["otherwise"] == "yes",
        )
        for row in load_rows("credential_cues")
    }


def _compile(cell: str) -> re.Pattern[str] | None:
    for name, pattern in _PATTERNS.items():
        cell = cell.replace(name, pattern)
    return re.compile(cell) if cell else None


def is_meant(text: str, candidates: Sequence[Candidate], index: int) -> bool:
    """Whether the candidate at `index` is the credential and not its false friend. `text` is folded."""
    start, end, _ = candidates[index]
    token = text[start:end]
    cue = load_cues().get(token) or load_cues().get(token.lower())
    if cue is None:
        return True
    left, right = text[max(0, start - WINDOW) : start], text[end : end + WINDOW]
    if cue.never and cue.never.search(left[-30:] + token + right[:30]):
        return False
    if token in _POSTAL and _is_postal(left, right):
        return False
    if cue.otherwise or (cue.after and cue.after.match(right)) or (cue.before and cue.before.search(left)):
        return True
    if cue.beside and not cue.beside.isdisjoint(_find_neighbours(text, candidates, index)):
        return True
    in_city = token in _POSTAL and _CITY.search(left) and not _PERSON.search(left)
    return bool(cue.near and cue.near.search(left + " " + right)) and not in_city


def _find_neighbours(text: str, candidates: Sequence[Candidate], index: int) -> set[str]:
    """Codes of up to two tokens either side that stand in the same list."""
    found = set()
    for step in (-1, 1):
        at = index
        for _ in range(2):
            there = at + step
            if not 0 <= there < len(candidates):
                break
            first, second = sorted((candidates[at], candidates[there]))
            gap = text[first[1] : second[0]]
            if len(gap) > 24 or not _BETWEEN.fullmatch(gap):
                break
            found.add(candidates[there][2])
            at = there
    return found


def _is_postal(left: str, right: str) -> bool:
    """True in a row of postal codes ("CA, MD, NY") or before a ZIP code ("Baltimore, MD 21201")."""
    return bool(_STATE.search(left[-5:]) or _STATE.match(right[:5].lstrip(" ,/")) or _ZIP.match(right))
