"""Reads a list of fields ("physics, applied mathematics or a related area"): which vocabulary terms its items name.

Belongs here: what one item of a list names, and what it only mentions in passing. Not here: which lists are asked for
(`specialty_cues.py`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from transforms.matcher import Hit, find_specific, fold

_SEPARATOR = re.compile(r"[,;:()\[\]|•\n]|[-–—]{2}|\s[-–—]\s|/|&|\b(?:and|or|plus|as well as|und|y|e|o|et|ou)\b", re.I)
_WORD = re.compile(r"[^\W_][\w+#.'’-]*")
_TITLE_ONLY = frozenset(
    "acoustics|photoshop|blender|maya|cinema 4d|after effects|premiere|davinci resolve|unreal engine|illustrator|powerpoint|excel expert|spreadsheet"
    "|microsoft office|microsoft excel|ms excel|google workspace|solidworks|autocad|docker|kubernetes|git|github|jira|zendesk|shopify|oracle"
    "|crm|tensorflow|pytorch|jax|latex|linux|medical|teaching|teacher|tutoring|code review|sap|erp|games|snowflake|kaggle|open source".split(
        "|"
    )
)
"""Names of products and activities: a title may ask for them, in a list they are the tools of another field."""

_PLACE = re.compile(r"\b(?:setting|environment|workplace)s?\b", re.I)
"""Where the experience was had ("in a healthcare setting") is not the field."""
_LAW_LIST = 3
_AFTER = re.compile(r"\b(?:in|of|for|from|within|at|on)\b", re.I)
_VAGUE = re.compile(r"\b(?:related|similar|relevant|equivalent|adjacent|comparable|other)\b", re.I)
"""An item that only widens the list ("or a related healthcare field")."""
_SHARED = re.compile(r"\s*(?:/|&|,|\band/or\b|\band\b|\bor\b)\s*", re.I)
_FILLER = frozenset(
    "a an the of in on for to with within your their our its this that these one any some other another all both either at least"
    " strong solid deep broad proven demonstrated extensive advanced excellent exceptional professional practical hands-on relevant"
    " related similar equivalent closely adjacent comparable general applied modern core basic fundamental clinical field fields"
    " area areas discipline disciplines domain domains subject subjects degree degrees program programs studies role roles"
    " background backgrounds experience expertise experts expert skills principles concepts fundamentals theory research"
    " practice topics work industry sector space setting environment such as like e.g etc including specialist specialists"
    " professionals students graduates phd phds ph.d ph.ds postdocs md dos us u.s uk eu international corporate complex ms bs"
    " knowledge understanding text texts content junior senior lead mid-level stem professors department school majors major minor".split()
)
"""Words that say nothing about the field; they neither carry an item nor speak against it."""

_WEAK = frozenset(
    "management|operations|operation|operations management|leadership|strategy|education|communication|communications|writing|editing"
    "|compliance|administration|administrative|culture|design|designer|reporting|analytics|consulting|construction|policy|ethics|business"
    "|engineering|developer|development|coding|programming|software|systems|database|architecture|architectural|art|artist|film|brand"
    "|property|energy|payments|medication|medical|legal|financial|scientific|science|trading|research analyst|inventory|sourcing|purchasing"
    "|cloud|website|api|data analysis|investigator|teaching|teacher|educator|probability|statistical|logic|evolution|anatomy|history".split(
        "|"
    )
)
"""Everyday words: beside another field word in the same item they only qualify it ("database management")."""

_ALONE = frozenset(
    "operations|leadership|communication|communications|writing|editing|culture|brand|property|payments|medication|reporting|history|logic"
    "|foundations|games|audit|conservation|topology|evolution|management|strategy|administration|coding|code review|developer|drama|golf"
    "|weather|surgery content|conductor|dispatcher|website|leasing|estimator|anatomy|database|trading|valuation|construction|humor|beauty"
    "|puzzles and riddles|analytics|shipping|warehouse|travel|pathology|editor|poet|cook|actor|pilot|git|github|docker|cloud"
    "|project coordinator|payer|game|medical|teaching|tutoring|teacher|postsecondary teacher|machine vision|learning and development|payroll|founder|startup founder|health insurance".split(
        "|"
    )
)
"""Everyday words that name a field only as a whole item of a list ("communications, linguistics")."""


class Field(NamedTuple):
    """One field named by a list: the words `text[start:end]` and the rows they stand for."""

    start: int
    end: int
    codes: tuple[str, ...]
    term: str


class _Item(NamedTuple):
    start: int
    end: int


@lru_cache(maxsize=8192)
def find_fields(text: str) -> tuple[Field, ...]:
    """The fields that a list names, item by item, in order of place.

    >>> [field.term for field in find_fields("Engineering (Mechanical/Chemical), patient safety protocols, database management")]
    ['mechanical engineering', 'chemical engineering', 'database']
    """
    hits = find_specific(text)
    items = list(_items(text, hits))
    found = {field.start: field for item in items for field in _name(text, item, hits)}
    for field in (*_shared_heads(text, items), *_bracketed(text, items, hits), *_law_courses(text, items, hits)):
        found[field.start] = field
    opened = {field.start for field in found.values()}
    return tuple(found[start] for start in sorted(opened) if not _heads_brackets(text, found[start], opened))


def _items(text: str, hits: tuple[Hit, ...]) -> Iterator[_Item]:
    """The stretches between separators; a separator inside a term ("ob/gyn", "art and design") does not cut."""
    start = 0
    for cut in _SEPARATOR.finditer(text):
        if not any(hit.start < cut.end() and cut.start() < hit.end for hit in hits):
            yield _Item(start, cut.start())
            start = cut.end()
    yield _Item(start, len(text))


def _name(text: str, item: _Item, hits: tuple[Hit, ...]) -> Iterator[Field]:
    """What one item names: the head noun decides, unless it is an everyday word with a field word before it."""
    inside = [hit for hit in hits if item.start <= hit.start and hit.end <= item.end and hit.term not in _TITLE_ONLY]
    if not inside or _VAGUE.search(text, item.start, inside[0].start) or _PLACE.search(text, inside[-1].end, item.end):
        return
    firm = [hit for hit in inside if hit.term not in _WEAK]
    chosen = firm[-1] if firm else inside[0]
    after = _AFTER.search(text, inside[-1].end, item.end)
    words = [
        word
        for word in _WORD.finditer(text, item.start, after.start() if after else item.end)
        if word.group().lower() not in _FILLER
    ]
    covered = [word for word in words if any(hit.start <= word.start() < hit.end for hit in inside)]
    rest = len(words) - len(covered)
    if chosen.term in _WEAK and text[: item.start].rstrip()[-1:] == ")" and text[item.start - 1 : item.start] == ")":
        return
    if rest == 0 or (2 * rest <= len(words) and chosen.term not in _ALONE and _carries(chosen, words)):
        yield Field(chosen.start, chosen.end, chosen.codes, chosen.term)


def _carries(hit: Hit, words: list[re.Match[str]]) -> bool:
    """Whether a term stands firm beside words that the vocabulary does not know."""
    return hit.term not in _WEAK or words[-1].start() < hit.end


def _shared_heads(text: str, items: list[_Item]) -> Iterator[Field]:
    """ "Electrical/Computer Engineering", "Corporate and Commercial Law": the first item borrows the last word."""
    for left, right in pairwise(items):
        word = text[left.start : left.end].strip(" *_")
        if not word or len(word.split()) > 2 or not _SHARED.fullmatch(text, left.end, right.start):
            continue
        last = text[right.start : right.end].split()
        if len(last) < 2:
            continue
        yield from _borrow(text, left, word, last[-1].strip(".*_"))


def _bracketed(text: str, items: list[_Item], hits: tuple[Hit, ...]) -> Iterator[Field]:
    """ "Engineering (Mechanical/Chemical/Electrical)": each item in brackets borrows the word before them."""
    for hit in hits:
        opening = text.find("(", hit.end, hit.end + 2)
        closing = text.find(")", opening, opening + 120) if opening >= 0 else -1
        head = text[hit.start : hit.end]
        if closing < 0 or len(head.split()) > 1:
            continue
        for item in items:
            if opening < item.start and item.end <= closing:
                yield from _borrow(text, item, text[item.start : item.end].strip(" *_"), head)


def _law_courses(text: str, items: list[_Item], hits: tuple[Hit, ...]) -> Iterator[Field]:
    """ "Constitutional Law, Contracts, Torts, Property": in a list of branches of law the bare words are branches too."""
    if sum(hit.codes[0].startswith("law.") for hit in hits) < _LAW_LIST:
        return
    for item in items:
        word = text[item.start : item.end].strip(" *_.")
        if word.istitle() and " " not in word:
            yield from _borrow(text, item, word, "law")


def _borrow(text: str, item: _Item, word: str, head: str) -> Iterator[Field]:
    """The field that word and borrowed head name together, only where one term covers both."""
    phrase = f"{word} {head}"
    hits = find_specific(phrase) if 2 < len(word) < 40 and len(head) > 2 else ()
    if len(hits) == 1 and hits[0].start == 0 and hits[0].end == len(phrase):
        start = text.index(word, item.start)
        yield Field(start, start + len(word), hits[0].codes, hits[0].term)


def _heads_brackets(text: str, field: Field, starts: set[int]) -> bool:
    """Whether the field only heads a bracket whose items were found: "Engineering (Mechanical, ...)" is no field."""
    opening = text.find("(", field.end, field.end + 2)
    if opening < 0:
        return False
    closing = text.find(")", opening)
    inner = [start for start in starts if opening < start < closing]
    return len(inner) > 1 and field.term in ("engineering", "science", "stem", "medicine")


def is_open(text: str) -> bool:
    """Whether a list of fields leaves its end open: "or a related field", "etc.", "such as", "or other".

    >>> is_open("Physics or a closely related field"), is_open("Law, Public Policy, or Political Science")
    (True, False)
    """
    return _OPEN.search(fold(text)) is not None


_OPEN = re.compile(
    r"\b(?:related|similar|relevant|adjacent|comparable|equivalent) [a-z ]{0,30}?(?:field|area|discipline|domain|subject|program|background|role|degree"
    r"|specialt|space|profession|industr)|\betc\b|\bsuch as\b|\bor other\b|\band other\b|\bor similar\b|\be\.g\b|\brelated (?:field|area)"
)


_LANGUAGES = frozenset(
    "sw.python sw.java sw.javascript sw.typescript sw.c sw.cpp sw.csharp sw.go sw.rust sw.ruby sw.php sw.swift sw.kotlin sw.r sw.sql"
    " sw.shell sw.cobol".split()
)
_BESIDE_LANGUAGES = frozenset({"sw.frontend", "sw.mobile"})
"""Frameworks and mark-up count as tools only in a list that names a programming language too."""

_LONE = {"C": "sw.c", "R": "sw.r", "Go": "sw.go", "NET": "sw.csharp", "Apex": "sw.enterprise", "Shell": "sw.shell"}
_LONE_TOKEN = re.compile(r"(?<![\w+#.&/-])(?:C|R|Go|NET|Apex|Shell)(?![\w+#&-]|\.\w)")
_LED = re.compile(r"\b(?:in|with|using|of|modern) $|^[-–—,/ ]*$")
_EVERYDAY_TOOLS = frozenset({"rust", "swift", "ruby", "java", "go"})


@lru_cache(maxsize=4096)
def find_tools(text: str) -> tuple[Field, ...]:
    """The programming languages that a text names, "C, R, Go" among others too; frameworks only beside a language.

    >>> [field.codes[0] for field in find_tools("Python, SQL, Swift, Go, NET, R and C, or React")]
    ['sw.python', 'sw.sql', 'sw.swift', 'sw.go', 'sw.csharp', 'sw.r', 'sw.c', 'sw.frontend']
    >>> find_tools("Vitamin C and React to change")
    ()
    """
    hits = find_specific(text)
    known = [
        hit for hit in hits
        if hit.codes[0] in _LANGUAGES and (text[hit.start].isupper() or hit.term not in _EVERYDAY_TOOLS)
    ]  # fmt: skip
    found = {hit.start: Field(hit.start, hit.end, hit.codes, hit.term) for hit in known}
    for token in _LONE_TOKEN.finditer(text):
        led = _LED.search(text, max(0, token.start() - 8), token.start())
        if len(known) > 1 or (led and token.group() in ("C", "R", "Go")):
            found.setdefault(
                token.start(), Field(token.start(), token.end(), (_LONE[token.group()],), token.group().lower())
            )
    if found:
        found.update(
            (hit.start, Field(hit.start, hit.end, hit.codes, hit.term))
            for hit in hits
            if hit.codes[0] in _BESIDE_LANGUAGES
        )
    return tuple(found[start] for start in sorted(found))
