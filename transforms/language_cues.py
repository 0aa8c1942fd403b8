"""Which mention of a language asks for it, at which level, and how firmly.

Belongs here: the wordings around a language name. Not here: the names (`language_names.py`) and how several asks for
one language become one value (`languages.py`).
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from transforms.countries import parse_place
from transforms.language_names import Mention, find_languages, parse_language
from transforms.quotes import find_clause
from transforms.reading import Line
from transforms.values import Requirement

_LINKS = (
    r"in|of|with|both|the|and|or|written|spoken|verbal(?:ly)?|oral(?:ly)?|reading|writing|speaking|listening|speakers?"
    r"|level|proficien(?:cy|t)|fluen(?:cy|t)|languages?|highly|near|native|like|working|professional|business|academic"
    r"|standard|modern|an?|at|least|one|two|more|any|either|following|to|for|is|be|on|cefr|scale|advanced|upper|lower"
    r"|intermediate|comprehension|command|skills?|good|excellent|strong|very|knowledge|bilingual|minimum|required|regional"
    r"|your|their|these|abilit(?:y|ies)|communicat(?:e|ion)|full|fully|clear(?:ly)?|conversational|basic|complete|write"
    r"|read|speak|express|understand(?:ing)?|formal|colloquial|local|high|higher|above|[ABC][12]|ILR|\d|primary|who|are"
    r"|must|individuals|people|contributors|en|em|auf|del|de|do|da|el|la"
)
_GAP = r"[^\w.;!?\n]{1,3}"
_STRONG = re.compile(
    r"(?:\b(?:fluent(?:ly)?|fluency|proficien(?:t|cy)|native|bilinguals?|trilingual|mother[- ]tongue|first[- ]language"
    r"|command|mastery|(?:native|full|professional|working|high|your) level|level of|conversational|fluid[eo]z?"
    r"|fluência|fluente|nativ[oae]s?|hablantes?|falantes?|dominio|domínio|courant|maîtrise|fließend\w*|muttersprach\w*"
    rf"|madrelingua)|\b[ABC][12]\b|\bILR \d|\b(?:JLPT )?N[1-3]\b)(?:{_GAP}(?:{_LINKS})\b){{0,12}}[^\w.;!?\n]{{0,4}}$",
    re.I,
)
_WEAK = re.compile(
    r"\b(?:(?:writing|written|reading|spoken|verbal|oral|communication|comprehension|language|listening|speaking) "
    r"(?:skills?|abilit(?:y|ies)|comprehension|communication|proficiency)|comprehension|speaks?|speaking|speakers? of"
    r"|languages?(?: requirements?| required| skills)?\s?:|spoken|converse|writes? (?:clearly|well|fluently)"
    r"|skills?|comfortable (?:recording|reading|speaking|writing|working|communicating)(?: \w+){0,2}|communicate[sd]?"
    r"|knowledge|familiar(?:ity)?|understanding|understand|read and write|read|linguist for"
    r"|experience[^.;\n]{1,40} (?:texts?|content|copy|editing|writing|copywriting|proofreading)"
    r"|(?:articulate|communicat(?:e|or|ing)|express|explain)\b[^.;,\n]{0,50} in(?: clear| good| fluent| excellent)?"
    r"|(?:excellent|exceptional|strong|good|solid|perfect|superb|superior|outstanding|advanced|professional|impeccable"
    r"|flawless|(?:professional|high|working|business)[- ]level"
    r"|minimum|basic|(?:upper[- ])?intermediate)(?: written| spoken| verbal| oral)?)"
    rf"(?:{_GAP}(?:in|of|with|both|the|and|or|written|spoken|verbal|oral|reading|writing|language|either|fluent|clear|to"
    r"|an?|native|standard|at least|your)){0,5}[^\w.;!?\n]{0,4}$",
    re.I,
)
_WISH = "plus|preferred|bonus|advantage|asset|desirable|desired|beneficial|helpful|nice[- ]to[- ]have"
_RIGHT = re.compile(
    r"^\W{0,3}(?:\([^()]{0,40}\)\W{0,2})?(?:languages?\W{1,2})?"
    r"(?:(?:reading|writing|written|verbal|spoken|oral|speaking|listening|fluent|communication|grammar|and|or|both|strong"
    r"|excellent)\W{1,3}){0,5}"
    r"(?:proficien\w+|fluen\w+|speak(?:ers?|ing)\b"
    r"(?!\W{1,3}(?:customer|market|user|audience|countr|world|client|population|communit|region|everywhere|worldwide))"
    r"|skills?\b|level\b|comprehension|command\b|mastery|native|is (?:required|mandatory|a must|essential|needed)"
    r"|required|mandatory|spelling|abilit(?:y|ies)|communication|knowledge\b|writers?\b|linguists?\b|translators?\b"
    r"|transcri(?:bers?|ptionists?)|(?:language )?(?:expert|specialist)s?\b|is je moedertaal|langue maternelle"
    r"|(?:avan[zç]ad|fluid|nativ|intermedi)[oa]\b|: ?(?:mother tongue|first language)\b"
    r"|kenntnisse\b|(?:auf )?mutter\w+|auf [ABC][12]"
    r"|: ?(?:at least |minimum )?(?:advanced|proficient|fluent|native|professional|upper"
    r"|intermediate|excellent|strong|good|basic)\b"
    r"|(?:-|at |level |: ?|– |ist (?:\w+ ){0,2})?(?:minimum |at least )?[ABC][12]\b|ILR"
    r"|(?:is |are |would be )?(?:an? )?(?:strong |big |huge |great )?"
    rf"(?:{_WISH})\b)",
    re.I,
)
_FIRM = re.compile(r"proficien|fluen|speak|native|mastery|command|matern|mutter|moeder|kennt|\b[ABC][12]\b|ILR", re.I)
_OWN_LEVEL = re.compile(r"\s?[(:]?\s?(?:[ABC][12]\b|native|fluent|advanced|intermediate|basic)", re.I)
_NATIVE = re.compile(
    r"\bnative\b|mother[- ]tongue|first[- ]language|muttersprach|nativ[oae]s?\b|madrelingua|langue maternelle", re.I
)
_NON_NATIVE = re.compile(r"\b(?:non|by)[- ]native", re.I)
_WISHED = re.compile(r"\([^()]{0,40}preferred[^()]{0,10}\)", re.I)
_CEFR = re.compile(r"(?<![\w.])([ABC][12])(?![\w%]|\.\d)(?!\)?\s(?:is )?(?:strongly )?preferred)")
_ILR = re.compile(r"\bILR\W{1,2}(?:level\W)?5\b")
_REJECT_LEFT = re.compile(
    r"\b(?:r[ée]sum[ée]s?|cvs?|submit\w*|interview\w*|application|plain|select|set|choose|degrees?|bachelor\w*|major\w*"
    r"|studies|if your|other than|e\.g|such as|including|beyond|besides|non|follow(?:ing)?|rates?|guidelines|train\w*"
    r"|teach\w*|support for|experience for|languages? like|translat\w+)\b[^.;\n]{0,40}$",
    re.I,
)
_DENIED_LEFT = re.compile(
    r"\b(?:no|without|not)\W{1,2}$|\b(?:not|n[’']t|no) (?:need(?:ed)?|required|necessary|have) to "
    r"(?:(?:be|speak|know|understand|read|write|fluent|proficient|in|or|and) ?){1,5}$",
    re.I,
)
_DENIED_RIGHT = re.compile(r"^\W{0,3}(?:is |are )?not\b", re.I)
_REJECT_CLAUSE = re.compile(r"(?:^|\W)(?:r[ée]sum[ée]s?|CVs?)\b|^\W*If (?:you(?:r| speak)|English)", re.I)
_PREFERRED_RIGHT = re.compile(rf"^[^,;.\n]{{0,60}}\b(?:{_WISH})\b", re.I)
_PREFERRED_LEFT = re.compile(
    r"\b(?:bonus|preferred|preferably|nice[- ]to[- ]have|ideally|advantage|plus)\b\W{0,3}[^.;\n]{0,30}$", re.I
)
_ANY_LEFT = re.compile(r"\b(?:one (?:or more )?of|any of|either|at least one|one or more)\b[^.;\n]{0,60}$", re.I)
_JOIN = re.compile(
    r"(?:\slanguages?)?"
    r"\s?(?:[,/&+|]|<+>+|\W-\W|–|and/or|and|or|as well as|und|et|y|e|o|to|into|plus)?(?:\s?(?:and|or|both|&))?"
    r"\s?(?:the )?",
    re.I,
)
_SPLIT = re.compile(r"[,;:]|\b(?:and|or|with|but|plus|while|as well as)\b|\)\s", re.I)
_ITEM_GAP = re.compile(r"[;,.]?\s*\n[\s*•·\-–]*")
_ITEM_END = re.compile(r"[ \t*]*[;,.]?[ \t*]*(?:\n|$)")
_SUBJECT = re.compile(
    r"^\W{1,3}(?:literature|history|medicine|cuisine|law|tax|accounting|market|culture|studies|philosophy|mythology"
    r"|architecture|art|music|politic|econom|gaap|major|curriculum|language arts|equit|stock|compan|federal|legal|food"
    r"|cooking|wine|cultural|poe(?:t|m)|calligraph|painting|cinema|folk|heritage|real estate)",
    re.I,
)
_AFTER_NAME = re.compile(
    r"\s(?:language|with|required|and|or|is|for|to|at|in|preferred|that|grammar|texts?|written|both|level|well"
    r"|fluently|guidelines|instructions)\b", re.I,
)  # fmt: skip
_CODE = re.compile(r"(?<![\w-])([a-z]{2})[_-]([A-Z]{2})(?![\w-])")
_STOPS = ("\n", ". ", "! ", "? ", "; ")
_COMPOUND = re.compile(r"(?:kenntnisse|muttersprachler(?:in)?)$")
_MARKS = " \t*•·-–✅✔️"
_REACH, _MOST = 100, 120


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
    groups = _find_groups(title)
    for group in groups:
        left, right = title[: group.start], title[group.end :]
        has_cue = bool(_STRONG.search(left[-_REACH:]) or _RIGHT.match(right[:_REACH]))
        is_native = bool(_NATIVE.search(left[-30:]) or _NATIVE.match(right.lstrip(" (-")))
        for mention in group.mentions:
            if (mention.is_common or has_cue) and not _SUBJECT.match(title[mention.end :]):
                yield Ask(*mention[2:4], *mention[:2], "title", is_native=is_native, is_strong=True)
    for code in _CODE.finditer(title) if not groups else ():
        tag = parse_language(code.group())
        if tag is not None and parse_place(code.group(2)) is not None:
            yield Ask(tag, code.group(1), code.start(), code.end(), "title", is_strong=True)


def find_asks(text: str, lines: Sequence[Line]) -> Iterator[Ask]:
    """Languages that the text asks for. `text` keeps the offsets of the stored text."""
    groups = _find_groups(text)[:_MOST]
    is_asked = False
    for at, group in enumerate(groups):
        before, after = groups[at - 1] if at else None, groups[at + 1] if at + 1 < len(groups) else None
        left, right = _left_of(text, group, before), _right_of(text, group, after)
        strong = _STRONG.search(left)
        is_choice = is_asked and before is not None and _continues(text, before, group)
        is_asked = bool(strong) or is_choice or _is_weak(left, right)
        start, end = find_clause(text, group.start, min(group.end, group.start + 150))
        is_denied = _DENIED_LEFT.search(left) or _DENIED_RIGHT.match(right) or _SUBJECT.match(right)
        if not is_asked or is_denied or _REJECT_CLAUSE.search(text[start : group.start]):
            continue
        need = "any_of" if is_choice else _read_need(group, left, right, _section_at(lines, group.start))
        yield from _ask(group, left, right, strong, need, (start, end))


def _ask(
    group: _Group, left: str, right: str, strong: re.Match[str] | None, need: Requirement, span: tuple[int, int]
) -> Iterator[Ask]:
    match = _RIGHT.match(right)
    since = max(0, min(len(left) - 60, strong.start() if strong else len(left)))
    beside = left[since:] + " \x00 " + _WISHED.sub(" ", right[:60])
    is_native = _NATIVE.search(beside) is not None and not _NON_NATIVE.search(beside)
    is_strong = strong is not None or is_native or bool(match and _FIRM.search(match.group()))
    for mention in group.mentions:
        yield Ask(
            mention.tag, mention.macro, *span, cefr=_read_cefr(left, right), is_native=is_native,
            level_text=_read_level(strong or match), requirement=need, is_strong=is_strong,
        )  # fmt: skip


def _continues(text: str, before: _Group, group: _Group) -> bool:
    """ "Fluency in English and one of the following: Hindi, Tamil": the second list is asked for like the first."""
    gap = text[before.end : group.start]
    return len(gap) < 60 and "\n" not in gap and _ANY_LEFT.search(gap) is not None


def _is_weak(left: str, right: str) -> bool:
    """A cue that also stands in duties and degree lists: it counts unless the words before it tell of those."""
    if _REJECT_LEFT.search(left):
        return False
    if _RIGHT.match(right):
        return True
    is_language = _AFTER_NAME.match(right) or not re.match(r"\s[a-z]{4,}", right)
    return bool(is_language and _WEAK.search(left))


def _find_groups(text: str) -> list[_Group]:
    groups: list[list[Mention]] = []
    lists: set[int] = set()
    for mention in find_languages(text):
        last = groups[-1][-1] if groups else None
        if last is not None and mention.start - last.end <= 20 and _are_joined(text, last, mention):
            groups[-1].append(mention)
        elif last is not None and mention.start - last.end <= 20 and _are_items(text, groups[-1], mention):
            groups[-1].append(mention)
            lists.add(len(groups) - 1)
        else:
            groups.append([mention])
    return [_Group(group[0].start, group[-1].end, tuple(group), at in lists, text) for at, group in enumerate(groups)]


def _are_joined(text: str, first: Mention, second: Mention) -> bool:
    """Side by side, unless a level of its own follows the second after a comma ("native Thai, English B2")."""
    gap = text[first.end : second.start]
    return _JOIN.fullmatch(gap) is not None and not ("," in gap and _OWN_LEVEL.match(text, second.end))


def _are_items(text: str, group: list[Mention], mention: Mention) -> bool:
    """Two list items that are nothing but a language."""
    alone = text[text.rfind("\n", 0, group[0].start) + 1 : group[0].start].strip(" \t*•·-–") == ""
    return (
        alone
        and _ITEM_GAP.fullmatch(text, group[-1].end, mention.start) is not None
        and _ITEM_END.match(text, mention.end) is not None
    )


def _left_of(text: str, group: _Group, before: _Group | None) -> str:
    """The words before a group that belong to it: from the sentence's start or the last break after its neighbour."""
    start = max(0, group.start - _REACH)
    stops = ((text.rfind(stop, start, group.start), len(stop)) for stop in _STOPS)
    start = max([start, *(at + length for at, length in stops if at >= 0)])
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
    compound = _COMPOUND.search(text, group.start, group.end)
    return text[compound.start() if compound else group.end : end]


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


def _read_level(cue: re.Match[str] | None) -> str | None:
    """The level in the posting's own words."""
    return cue.group().strip(" \t\n:*(,-")[:60] or None if cue else None


def _section_at(lines: Sequence[Line], offset: int) -> str:
    at = bisect_right(lines, offset, key=lambda line: line.start) - 1
    return lines[at].section if at >= 0 else "other"
