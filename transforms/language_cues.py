"""Which mention of a language asks for it, at which level, and how firmly.

Belongs here: the wordings around a language name. Not here: the names (`language_names.py`) and how several asks for
one language become one value (`languages.py`).
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from transforms.clauses import find_clause
from transforms.language_names import Mention, find_languages
from transforms.reading import Line
from transforms.values import Requirement

_LINKS = (
    r"in|of|with|both|the|and|or|written|spoken|verbal(?:ly)?|oral(?:ly)?|reading|writing|speaking|listening|speakers?|level"
    r"|proficien(?:cy|t)|fluen(?:cy|t)|languages?|highly|near|native|like|working|professional|business|academic|standard"
    r"|modern|an?|at|least|one|two|more|any|either|following|to|for|is|be|advanced|upper|lower|intermediate|comprehension"
    r"|command|skills?|good|excellent|strong|very|knowledge|bilingual|minimum|required|regional|your|their|these|their"
    r"|ability|abilities|communicat(?:e|ion)|full|fully|clear(?:ly)?|conversational|basic|complete|write|read|speak|express"
    r"|understand(?:ing)?|formal|colloquial|local|high|higher|above|C1|C2|B1|B2|ILR|primary|who|are|must|individuals|people"
    r"|contributors|en|em|auf|del|de|do|da|el|la"
)
_STRONG = re.compile(
    r"(?:\b(?:fluent(?:ly)?|fluency|proficien(?:t|cy)|native|bilinguals?|trilingual|mother[- ]tongue|first[- ]language|command"
    r"|mastery|(?:native|full|professional|working|high|your) level|level of|conversational|fluid[eo]z?|fluência|fluente"
    r"|nativ[oae]s?|hablantes?|falantes?|dominio|domínio|courant|maîtrise|fließend\w*|muttersprach\w*|madrelingua)"
    r"|\b[ABC][12]\b|\bILR \d)"
    rf"(?:\W{{1,3}}(?:{_LINKS})\b){{0,9}}\W{{0,4}}$",
    re.I,
)
_WEAK = re.compile(
    r"\b(?:(?:writing|written|reading|spoken|verbal|oral|communication|comprehension|language|listening|speaking) "
    r"(?:skills?|abilit(?:y|ies)|comprehension|communication|proficiency)|comprehension|speaks?|speaking|speakers? of|skills?"
    r"|comfortable (?:recording|reading|speaking|writing|working|communicating)(?: \w+){0,2}|communicate(?:s|d)?|knowledge|familiar(?:ity)?|understanding|understand|read and write|read|linguist for"
    r"|(?:excellent|exceptional|strong|good|solid|perfect|superior|outstanding|advanced|professional|impeccable|flawless|minimum|basic)"
    r"(?: written| spoken| verbal| oral)?)"
    r"(?:\W{1,3}(?:in|of|with|both|the|and|or|written|spoken|verbal|oral|reading|writing|language|either|fluent|clear|to|an?"
    r"|native|standard|at least|your))"
    r"{0,5}\W{0,4}$",
    re.I,
)
_SKILL = (
    r"(?:(?:reading|writing|written|verbal|spoken|oral|speaking|listening|fluent|communication|grammar|and|or|both|strong"
    r"|excellent)\W{1,3}){0,5}"
)
_RIGHT = re.compile(
    r"^\W{0,3}(?:\([^()]{0,40}\)\W{0,2})?(?:languages?\W{1,2})?"
    + _SKILL
    + r"(?:proficien\w+|fluen\w+|speak(?:ers?|ing)\b"
    r"(?!\W{1,3}(?:customer|market|user|audience|countr|world|client|population|communit|region|everywhere|worldwide))"
    r"|speech level|skills?\b|level\b|comprehension|command\b|mastery|native|is (?:required|mandatory|a must|essential|needed)"
    r"|required|mandatory|spelling|abilit(?:y|ies)|communication|knowledge\b|writers?\b|linguists?\b|translators?\b"
    r"|transcri(?:bers?|ptionists?)|(?:language )?(?:expert|specialist)s?\b|is je moedertaal|: ?(?:at least |minimum )?(?:advanced|proficient|fluent|native"
    r"|professional|upper|intermediate|excellent|strong|good|basic)\b|(?:-|at |level |minimum |: ?|– )?[ABC][12]\b|ILR)",
    re.I,
)
_NATIVE = re.compile(
    r"\bnative\b|mother[- ]tongue|first[- ]language|muttersprach|nativ[oae]s?\b|madrelingua|langue maternelle", re.I
)
_NON_NATIVE = re.compile(r"\bnon[- ]native", re.I)
_CEFR = re.compile(r"(?<![\w.])([ABC][12])(?![\w.%])(?!\)?\s(?:is )?(?:strongly )?preferred)")
_ILR = re.compile(r"\bILR\W{1,2}(?:level\W)?5\b")
_REJECT_LEFT = re.compile(
    r"\b(?:r[ée]sum[ée]s?|cvs?|submit\w*|interview\w*|application|plain|select|set|choose|degrees?|bachelor\w*|major\w*"
    r"|studies|if your|other than|e\.g|such as|including|beyond|besides|non|follow(?:ing)?|rates?|guidelines|train\w*"
    r"|teach\w*|support for|experience for|languages? like|translat\w+)\b[^.;\n]{0,40}$",
    re.I,
)
_REJECT_CLAUSE = re.compile(r"(?:^|\W)(?:r[ée]sum[ée]s?|CVs?)\b|^\W*If (?:you(?:r| speak)|English)", re.I)
_PREFERRED_RIGHT = re.compile(
    r"^[^,;.\n]{0,60}\b(?:plus|preferred|bonus|advantage|asset|desirable|beneficial|helpful|nice[- ]to[- ]have)\b", re.I
)
_PREFERRED_LEFT = re.compile(
    r"\b(?:bonus|preferred|preferably|nice[- ]to[- ]have|ideally|advantage|plus)\b\W{0,3}[^.;\n]{0,30}$", re.I
)
_ANY_LEFT = re.compile(r"\b(?:one (?:or more )?of|any of|either|at least one|one or more)\b[^.;\n]{0,60}$", re.I)
_JOIN = re.compile(
    r"\s?(?:[,/&+|]|<+>+|\W-\W|–|and/or|and|or|as well as|und|et|y|e|o|to|into|plus)?(?:\s?(?:and|or|both|&))?\s?(?:the )?",
    re.I,
)
_SPLIT = re.compile(r"[,;:]|\b(?:and|or|with|but|plus|while|as well as)\b|\)\s", re.I)
_ITEM_GAP = re.compile(r"[;,.]?\s*\n[\s*•·\-–]*")
_ITEM_END = re.compile(r"[ \t*]*[;,.]?[ \t*]*(?:\n|$)")
_SUBJECT = re.compile(
    r"^\W{1,3}(?:literature|history|medicine|cuisine|law|tax|accounting|market|culture|studies|philosophy|mythology"
    r"|architecture|art|music|politic|econom|gaap|major|curriculum|language arts|equit|stock|compan|federal|legal|food|cooking"
    r"|wine|cultural)",
    re.I,
)
_STOPS = ("\n", ". ", "! ", "? ", "; ")
_MARKS = " \t*•·-–✅✔️"
_REACH = 100


class Ask(NamedTuple):
    """One place where a language is asked for; offsets are those of the string at `path`."""

    tag: str
    macro: str
    start: int
    end: int
    path: str | None = None
    cefr: str | None = None
    is_native: bool = False
    level_text: str | None = None
    requirement: Requirement = "required"
    is_strong: bool = False


class _Group(NamedTuple):
    """Languages named side by side; they share what is said before and after."""

    start: int
    end: int
    mentions: tuple[Mention, ...]
    is_list: bool
    text: str

    @property
    def is_choice(self) -> bool:
        joined = self.text[self.start : self.end]
        return len(self.mentions) > 1 and (self.is_list or re.search(r"\b(?:or|oder|o|ou)\b", joined) is not None)


def find_title_asks(title: str) -> Iterator[Ask]:
    """Languages that the title names; a rare name counts only beside a cue, a school subject never."""
    for group in _find_groups(title):
        left, right = title[: group.start], title[group.end :]
        has_cue = bool(_STRONG.search(left[-_REACH:]) or _RIGHT.match(right[:_REACH]))
        for mention in group.mentions:
            if (mention.is_common or has_cue) and not _SUBJECT.match(title[mention.end :]):
                is_native = bool(_NATIVE.search(left[-30:]) or _NATIVE.match(right.lstrip(" (-")))
                yield Ask(
                    mention.tag, mention.macro, mention.start, mention.end, "title", is_native=is_native, is_strong=True
                )


def find_asks(text: str, lines: Sequence[Line]) -> Iterator[Ask]:
    """Languages that the text asks for. `text` keeps the offsets of the stored text."""
    groups = _find_groups(text)
    for at, group in enumerate(groups):
        left = _left_of(text, group, groups[at - 1] if at else None)
        right = _right_of(text, group, groups[at + 1] if at + 1 < len(groups) else None)
        strong = _STRONG.search(left)
        if not strong and not _is_weak(left, right):
            continue
        clause = find_clause(text, group.start, min(group.end, group.start + 150))
        if _REJECT_CLAUSE.search(text[clause.start : group.start]) or _SUBJECT.match(right):
            continue
        need = _read_need(group, left, right, _section_at(lines, group.start))
        beside = left[-60:] + " \x00 " + right[:50]
        for mention in group.mentions:
            yield Ask(
                mention.tag, mention.macro, clause.start, clause.end, cefr=_read_cefr(left, right),
                is_native=bool(_NATIVE.search(beside)) and not _NON_NATIVE.search(beside),
                level_text=_read_level(left, right, strong), requirement=need, is_strong=bool(strong) or bool(_NATIVE.search(beside)),
            )  # fmt: skip


def _is_weak(left: str, right: str) -> bool:
    """A cue that also stands in duties and degree lists: it counts unless the words before it tell of those."""
    if _REJECT_LEFT.search(left):
        return False
    return bool(_RIGHT.match(right)) or (
        bool(_WEAK.search(left)) and not re.match(r"\s[a-z]{4,}", _after_language(right))
    )


def _after_language(right: str) -> str:
    """What follows the name, past words that may follow a language and leave it one ("with", "required")."""
    return re.sub(
        r"^\s(?:language|with|required|and|or|is|for|to|at|in|preferred|that|grammar|texts?|written|both|level)\b.*",
        "",
        right,
        flags=re.I | re.S,
    )


def _find_groups(text: str) -> list[_Group]:
    groups: list[list[Mention]] = []
    lists: set[int] = set()
    for mention in find_languages(text):
        last = groups[-1][-1] if groups else None
        if last is not None and mention.start - last.end <= 20 and _JOIN.fullmatch(text, last.end, mention.start):
            groups[-1].append(mention)
        elif last is not None and mention.start - last.end <= 20 and _are_items(text, groups[-1], mention):
            groups[-1].append(mention)
            lists.add(len(groups) - 1)
        else:
            groups.append([mention])
    return [_Group(group[0].start, group[-1].end, tuple(group), at in lists, text) for at, group in enumerate(groups)]


def _are_items(text: str, group: list[Mention], mention: Mention) -> bool:
    """Two list items that are nothing but a language."""
    alone = text[text.rfind("\n", 0, group[0].start) + 1 : group[0].start].strip(" \t*•·-–") == ""
    return (
        alone
        and _ITEM_GAP.fullmatch(text, group[-1].end, mention.start) is not None
        and _ITEM_END.match(text, mention.end) is not None
    )


def _left_of(text: str, group: _Group, before: _Group | None) -> str:
    """The words before a group that belong to it: from the sentence's start or the last break after the group before."""
    start = max(0, group.start - _REACH)
    start = max([start, *(text.rfind(stop, start, group.start) + len(stop) for stop in _STOPS)])
    if before is not None and before.end > start:
        breaks = list(_SPLIT.finditer(text, before.end, group.start))
        start = breaks[-1].start() if breaks else before.end
    left = text[start : group.start]
    if not left.strip(_MARKS):
        above = text[max(0, group.start - 200) : group.start].rstrip(_MARKS + "\n")
        if above.endswith(":"):
            return above[above.rfind("\n") + 1 :][-_REACH:]
    return left


def _right_of(text: str, group: _Group, after: _Group | None) -> str:
    end = min(len(text), group.end + _REACH)
    for stop in _STOPS:
        at = text.find(stop, group.end, end)
        end = at if at >= 0 else end
    if after is not None and after.start < end:
        breaks = list(_SPLIT.finditer(text, group.end, after.start))
        end = breaks[-1].start() if breaks else after.start
    return text[group.end : end]


def _read_need(group: _Group, left: str, right: str, section: str) -> Requirement:
    bare = re.sub(r"\([^()]{0,40}\)", " ", right)
    if section == "preferred" or _PREFERRED_RIGHT.match(bare) or _PREFERRED_LEFT.search(left):
        return "preferred"
    if len(group.mentions) > 1 and (group.is_choice or _ANY_LEFT.search(left)):
        return "any_of"
    return "required"


def _read_cefr(left: str, right: str) -> str | None:
    """The lowest level printed beside the language; ILR 5 is C2."""
    beside = left[-45:] + " " + right[:45]
    found = sorted(_CEFR.findall(beside))
    return found[0] if found else ("C2" if _ILR.search(beside) else None)


def _read_level(left: str, right: str, strong: re.Match[str] | None) -> str | None:
    """The level in the posting's own words."""
    if strong is not None:
        return strong.group().strip(" \t\n:*(,-")[:60] or None
    match = _RIGHT.match(right)
    return match.group().strip(" \t\n:*(,-")[:60] or None if match else None


def _section_at(lines: Sequence[Line], offset: int) -> str:
    at = bisect_right(lines, offset, key=lambda line: line.start) - 1
    return lines[at].section if at >= 0 else "other"
