"""Languages asked for: the language of the work (target) and the languages to work in (working), with their level.

A language counts where the title names it or where a sentence asks for it ("fluent in X", "native X speaker",
"minimum C1 X"); a CEFR letter only where it is printed. Names and tags are in `language_names.py`. Not languages here:
programming languages, school subjects, the language of a CV, customers who speak one, languages of a duty alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from transforms.language_cues import Ask, find_asks, find_title_asks
from transforms.language_names import find_languages, parse_language, split_base
from transforms.prose import make_prose
from transforms.reading import Parsed, Proof, Reading
from transforms.values import Language

FIELD = "languages"
_CHINESE = frozenset({"yue", "nan", "wuu", "hak"})
_DONE_IN = re.compile(
    r"\b(?:training|work|tasks?|project|annotations?|recordings?) (?:will be|is|are) "
    r"(?:done|conducted|carried out|performed|completed) in (?:the )?$",
    re.I,
)
_LEVELS = ("A1", "A2", "B1", "B2", "C1", "C2")


def parse_languages(reading: Reading) -> Parsed[tuple[Language, ...]] | None:
    """All languages asked for, targets first, each with its proof; None where the posting names none.

    >>> from transforms.segments import make_reading
    >>> found = parse_languages(make_reading("Native French (C2) and at least B2 English.", title="French Writer"))
    >>> [(item.lang, item.min_cefr, item.native, item.role) for item in found.value]
    [('fr', 'C2', True, 'target'), ('en', 'B2', False, 'working')]
    """
    text = make_prose(reading)
    titled = list(find_title_asks(reading.title))
    asked = list(find_asks(text, reading.lines))
    published = list(_read_published(reading))
    strays = _find_strays(text, titled, asked) | _find_lapses(reading, titled, asked)
    found = _absorb([*titled, *published, *(ask for ask in asked if ask.tag not in strays)])
    if not found:
        return None
    bases = {split_base(ask.tag) for ask in (*titled, *published)} | {ask.macro for ask in titled if ask.macro}
    languages = [_make_language(asks, bases) for asks in found]
    order = sorted(range(len(languages)), key=lambda at: (languages[at].role != "target", at))
    proofs = tuple(dict.fromkeys(_prove(ask) for at in order for ask in found[at]))
    flags = ("sibling_text_leak",) if strays else ()
    return Parsed(value=tuple(languages[at] for at in order), proofs=proofs, flags=flags)


def _read_published(reading: Reading) -> Iterator[Ask]:
    for value in reading.values("language"):
        tag = parse_language(value.text)
        if tag is not None:
            yield Ask(tag, "", 0, len(value.text), value.path)


def _find_strays(text: str, titled: list[Ask], asked: list[Ask]) -> set[str]:
    """Languages left over from a sibling posting: the title names another one as the language of the work.

    Either the text asks for native speakers of a language the title does not name and never for the titled one, or it
    says that the work is done in that other language.
    """
    variants = {_root(ask) for ask in titled if _root(ask) != "en"}
    if len(variants) != 1:
        return set()
    others = [ask for ask in asked if _root(ask) not in variants | {"en"}]
    is_asked = any(_root(ask) in variants for ask in asked)
    strays = {ask.tag for ask in others if ask.is_native and not is_asked}
    mentions = find_languages(text) if others else []
    works = {mention.tag for mention in mentions if _DONE_IN.search(text[: mention.start][-60:])}
    return strays | {ask.tag for ask in others if ask.tag in works}


def _find_lapses(reading: Reading, titled: list[Ask], asked: list[Ask]) -> set[str]:
    """Languages that a duty alone asks for, where a requirement asks for the title's own: left over from a sibling.

    Names both as the title does ("French/English") are never lapses.
    """
    variants = {_root(ask) for ask in titled if _root(ask) != "en"}
    duties = [(line.start, line.end) for line in reading.of("duties")]
    in_duties = {ask for ask in asked if any(start <= ask.start < end for start, end in duties)}
    if len(variants) != 1 or not any(_root(ask) in variants for ask in asked if ask not in in_duties):
        return set()
    elsewhere = {_root(ask) for ask in asked if ask not in in_duties}
    return {ask.tag for ask in in_duties if _root(ask) not in elsewhere | variants | {"en"}}


def _root(ask: Ask) -> str:
    root = ask.macro or split_base(ask.tag)
    return "zh" if root in _CHINESE else root


def _absorb(asks: list[Ask]) -> list[list[Ask]]:
    """Asks for one language together; a general tag joins the special one beside it ("Arabic" and "Arabic (Egypt)")."""
    tags = list(dict.fromkeys(ask.tag for ask in asks))
    macros = {ask.tag: ask.macro or split_base(ask.tag) for ask in asks}
    home: dict[str, str] = {}
    for tag in tags:
        special = [other for other in tags if other != tag and (macros[other] == tag or other.startswith(f"{tag}-"))]
        home[tag] = special[0] if special else tag
    groups: dict[str, list[Ask]] = {}
    for ask in sorted(asks, key=lambda ask: home[ask.tag] != ask.tag):
        groups.setdefault(home[ask.tag], []).append(ask)
    return [groups[tag] for tag in tags if tag in groups]


def _make_language(asks: list[Ask], titled: set[str]) -> Language:
    tag = asks[0].tag
    levels = sorted((ask.cefr for ask in asks if ask.cefr), key=_LEVELS.index)
    texts = [ask.level_text for ask in asks if ask.level_text]
    needs = [ask.requirement for ask in asks]
    requirement = "required" if "required" in needs else needs[0]
    language = Language(
        lang=tag, min_cefr=levels[0] if levels else None, native=any(ask.is_native for ask in asks),
        level_text=texts[0] if texts else None, requirement=requirement,
    )  # fmt: skip
    is_target = split_base(tag) in titled or (asks[0].macro in titled) or (not titled and _is_variant(language, asks))
    return replace(language, role="target" if is_target else "working")


def _is_variant(language: Language, asks: list[Ask]) -> bool:
    """Where the title names no language, a foreign language that must be mastered is what the work is in."""
    is_strong = any(ask.is_strong for ask in asks)
    return split_base(language.lang) != "en" and language.requirement in ("required", "any_of") and is_strong


def _prove(ask: Ask) -> Proof:
    return Proof(field=FIELD, start=ask.start, end=ask.end, key=ask.tag, path=ask.path)
