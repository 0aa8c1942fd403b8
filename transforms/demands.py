"""Words of demand around a credential: required, preferred, also accepted.

Belongs here: the wordings, and which class they give to a mention. Not here: sentences
and groups (`claims.py`), mentions that ask for nothing (`bystanders.py`).
All patterns run on folded text (`credentials.fold`); gaps are bounded, so a hostile text costs linear time.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from transforms.credentials import Mention
from transforms.values import Requirement

Span = tuple[int, int]

_CUE = re.compile(
    r"(?P<pre>\b(?:(?:strongly |highly )?preferred\s*(?:degrees?\s*)?(?:-|level|education|qualif\w*|background|skills"
    r"|experience\b|candidates|credentials)"
    r"|preferably|ideally|(?:preference|priority) (?:for|to|given|will be given)|prefer (?:candidates|applicants"
    r"|experts|someone|people|those)"
    r"|nice[- ]to[- ]haves?|bonus(?: points| qualifications| if)|good[- ]to[- ]have|plus if|desir(?:able"
    r"|ed) (?:qualif|expertise|skills|background))\b"
    r"|\b(?:preferred|desired|desirable|plus|pluses|bonus|optional)\s?:)"
    r"|(?P<must>\b(?:must[- ](?:have|hold|be|possess)|required (?:qualif\w*|skills|expertise|education|background)"
    r"|(?:minimum|mandatory|basic) (?:qualif\w*|requirements?|education)"
    r"|(?<!not )(?:is|are|be) (?:required|mandatory|essential)|requirements?:|(?<!not )(?<!if )required\b(?! for| to"
    r"| field)|minimum\b|at least\b))"
    r"|(?P<accept>(?:\b|(?<=s))(?:(?:may|can|will|could|might)(?: also)? be (?:considered|accepted)|(?:is|are"
    r"|also) (?:also )?(?:welcome|eligible|considered(?! an? ))"
    r"|welcomed? (?:to apply|too)|also (?:accepted|welcome|considered)|encouraged to apply|welcome"
    r"|considered(?=\s?[).]| with\b))\b)"
    r"|(?P<post>\b(?:(?:strongly |highly |is |are )?prefer(?:red|able)|(?:is|are|would be"
    r"|be) (?:an? )?(?:ideal\b(?! candidate| for)|nice)|desir(?:able|ed)"
    r"|an? (?:strong |big |huge |definite |significant |major |great )?(?:plus|asset|bonus|advantage|benefit)"
    r"|(?:strong )?plus\b(?=\s*(?:[.,;:)\]|!]|$|for\b|but\b|\(|-\s))|helps\b|advantageous|beneficial|nice to have|helpful"
    r"|(?:is|are)n['’]t (?:strictly |absolutely )?(?:required|necessary|mandatory|needed|essential)"
    r"|not (?:strictly |necessarily |absolutely )?(?:required|necessary|mandatory|needed)"
    r"|strong (?:positive )?signal|optional|appreciated|prioriti[sz]ed|signals? (?:a )?(?:strong )?fit|favou?red)\b)",
    re.I,
)
_CUE_WORDS = frozenset(
    {
        "preferred",
        "preferable",
        "preferably",
        "ideal",
        "ideally",
        "desirable",
        "desired",
        "optional",
        "bonus",
        "plus",
        "nice",
        "advantage",
        "asset",
        "required",
        "necessary",
    }
)
_FILLER = frozenset(
    {
        "strongly",
        "highly",
        "is",
        "are",
        "but",
        "though",
        "also",
        "not",
        "a",
        "an",
        "to",
        "have",
        "strong",
        "big",
        "would",
        "be",
    }
)
_WORD = re.compile(r"[a-z']+")
_OTHER_SUBJECT = re.compile(
    r"[,;&]\s*(?:and |or )?(?:\w+[ -]){0,4}(?:experience|knowledge|familiarity|skills?|understanding|proficien\w+"
    r"|ability|fluen\w+|track record|publications?|portfolio|certifi\w+|licen[sc]\w+|interest)\b"
    r"|^\W*(?:\w+[ -]){0,2}(?:experience|knowledge|familiarity|background in)\b|\band (?:\w+[ -]){0,3}(?:experience"
    r"|knowledge|publications?)\b|\b(?:with|plus) (?:\w+[ -+]){0,5}experience\b",
    re.I,
)
_PLURAL_CUE = re.compile(r"\b(?:are (?:considered )?(?:an? )?\w+$|signal fit$)", re.I)
CONNECT = re.compile(
    r"(?:[\s,/&|()'+-]|\b(?:or|o|ou|oder|and|an?|the|either|degrees?|level|completed|at least|higher|equivalent|its|s"
    r"|preferably|holders?|final|last|year|current(?:ly)?)\b)*",
    re.I,
)
_OR = re.compile(r"\b(?:or|o|ou|oder)\b|\band/or\b|/|\balternatively\b", re.I)
_TOGETHER = re.compile(r"\W*(?:\w+\W+){0,3}?(?:and|plus|as well as|&)\W+(?:an?\W+)?", re.I)
_NEAR_BRACKET = re.compile(
    r"(?: degrees?)?(?: or (?:higher|above|equivalent))?(?: in [^().;]{2,80}?)?\s{0,2}(?=[(\[])", re.I
)

_MUST_BEHIND = re.compile(
    r"(?: degrees?)?(?: or (?:higher|above|equivalent))?(?: in [^().;,]{2,60}?)?\s{0,2}\((?:required|mandatory|must)\)",
    re.I,
)
"""A bracket that asks for what stands before it, whatever is said of the next: "Bachelor's (required), MA a plus"."""


class Cue(NamedTuple):
    """A word of demand: its kind ("pre", "post", "must", "accept"), its span, the bracket that it stands in."""

    kind: str
    start: int
    end: int
    bracket: Span | None


def find_inside(spans: Sequence[Span], at: int) -> Span | None:
    """The span that holds a position."""
    return next((span for span in spans if span[0] <= at < span[1]), None)


def find_cues(text: str, start: int, end: int, brackets: Sequence[Span]) -> list[Cue]:
    """Every word of demand or preference in `text[start:end]`, in order."""
    return [
        Cue(found.lastgroup or "", found.start(), found.end(), find_inside(brackets, found.start()))
        for found in _CUE.finditer(text, start, end)
    ]


def classify(
    text: str, mentions: Sequence[Mention], index: int, cues: Sequence[Cue], brackets: Sequence[Span]
) -> Requirement | None:
    """The class that a cue gives to the mention at `index`; None where no cue speaks of it."""
    mention = mentions[index]
    inner = find_inside(brackets, mention.start)
    if brackets and _has_own_bracket(text, mentions, index, brackets):
        return "preferred"
    if brackets and inner is None and _MUST_BEHIND.match(text, mention.end):
        return "required"
    for cue in cues:
        if cue.start < mention.end or cue.kind == "pre" or not _reaches(text, cue, inner):
            continue
        if not _speaks_of(text, mentions, index, cue, inner):
            continue
        if cue.kind == "must":
            return "required" if inner is None or cue.bracket == inner else None
        return "preferred" if cue.kind == "post" else "accepted"
    return _from_before(text, mention, cues, inner)


def _has_own_bracket(text: str, mentions: Sequence[Mention], index: int, brackets: Sequence[Span]) -> bool:
    """Whether a bracket says "preferred" of this mention: "PhD (preferred)", "(a plus) PhD".

    At the end of a long list ("CEH, OSCP or CISSP (preferred)") it speaks of all of it, else of its neighbour alone.
    """
    before = mentions[index - 1].end if index else 0
    mention = mentions[index]
    if any(
        before <= a and b <= mention.start and not text[b : mention.start].strip(" ,:-") and is_only_cue(text[a:b])
        for a, b in brackets
    ):
        return True
    last = index
    while last + 1 < len(mentions) and is_linked(text[mentions[last].end : mentions[last + 1].start]):
        last += 1
    first = index
    while first and is_linked(text[mentions[first - 1].end : mentions[first].start]):
        first -= 1
    last = last if last - first > 1 else index
    end = mentions[last + 1].start if last + 1 < len(mentions) else len(text)
    room = _NEAR_BRACKET.match(text, mentions[last].end, end)
    bracket = find_inside(brackets, room.end()) if room else None
    return bracket is not None and bracket[0] >= mention.end and is_only_cue(text[slice(*bracket)])


def is_only_cue(bracket: str) -> bool:
    """Whether a bracket holds nothing but a word of preference.

    >>> is_only_cue("(not necessary, but a plus)"), is_only_cue("(PhD preferred)"), is_only_cue("(required)")
    (True, False, False)
    """
    words = _WORD.findall(bracket.lower()) if len(bracket) < 60 else []
    cues = [word for word in words if word in _CUE_WORDS]
    if not cues or (cues == ["required"] and "not" not in words):
        return False
    return all(word in _CUE_WORDS or word in _FILLER for word in words)


def _reaches(text: str, cue: Cue, inner: Span | None) -> bool:
    """Whether a cue after a mention can speak of it: a bracket's cue speaks of the bracket alone."""
    if cue.bracket is None:
        return not (inner is not None and cue.kind == "must")
    return cue.bracket == inner and not is_only_cue(text[slice(*cue.bracket)])


def _from_before(text: str, mention: Mention, cues: Sequence[Cue], inner: Span | None) -> Requirement | None:
    """The class given by the last cue before the mention: "preferably a PhD", "Nice to have: PhD"."""
    for cue in reversed(cues):
        if cue.end > mention.start or (cue.bracket is not None and cue.bracket != inner):
            continue
        if cue.kind == "must":
            return "required"
        if cue.kind == "pre":
            return "preferred" if mention.start - cue.end <= 160 else None
    return None


def _speaks_of(text: str, mentions: Sequence[Mention], index: int, cue: Cue, inner: Span | None) -> bool:
    """Whether a later cue speaks of the mention: of the nearest and those linked to it, nothing else between."""
    last = max(i for i, m in enumerate(mentions) if m.end <= cue.start)
    between = text[mentions[last].end : cue.start]
    if len(between) > 220 or (
        _names_other(between, cue) and not _PLURAL_CUE.search(text, max(0, cue.start - 18), cue.end)
    ):
        return False
    return all(
        _are_linked(text, left, right) or (inner and right.start < inner[1])
        for left, right in pairwise(mentions[index : last + 1])
    )


def _names_other(between: str, cue: Cue) -> bool:
    """Whether something else is named before the cue; who may be considered can have experience beside the degree."""
    if cue.kind == "accept" and "," not in between:
        return False
    return _OTHER_SUBJECT.search(between) is not None


def _are_linked(text: str, left: Mention, right: Mention) -> bool:
    """Whether two neighbours stand in one list; a degree and a certification only where an "or" joins them."""
    gap = text[left.end : right.start]
    if gap.isspace() and text[left.start : left.end].lower().endswith("degree"):
        return False  # two items of a list that lost its line breaks
    return is_linked(gap) and (_family(left) == _family(right) or _OR.search(gap) is not None)


def _family(mention: Mention) -> str:
    """Short role codes (RN, PA) stand in lists of degrees."""
    return "degree" if mention.kind == "licence_role" and mention.code.isupper() else mention.kind


def is_linked(gap: str) -> bool:
    """Whether two mentions stand in one list: only connecting words between them, or an "or"."""
    return len(gap) <= 160 and (CONNECT.fullmatch(gap) is not None or _OR.search(gap) is not None)


def is_alternative(gap: str) -> bool:
    """Whether two neighbours are alternatives; "teaching certificate and a bachelor's degree" are not."""
    if _OR.search(gap):
        return True
    return CONNECT.fullmatch(gap) is not None and _TOGETHER.fullmatch(gap) is None
