"""Languages and locales by name -> BCP 47: CLDR names plus the curated `vocabulary/languages.csv`.

Mandarin is zh, Cantonese yue, Filipino and Tagalog fil, Persian fa; a national variety takes its region ("Mexican
Spanish" es-MX, "Arabic (Egypt)" ar-EG), a variety without one its own ISO 639-3 code ("Levantine Arabic" apc). A tag is
as short as tells varieties apart: "Japanese-Japan" is ja, "German (Poland)" de. What is printed as one name stays whole:
"Danish (da_DK)" da-DK, "Catalan (Spain) Writer" ca-ES.
Belongs here: names and tags. Not here: whether a language is asked for (`languages.py`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from babel import Locale
from babel.core import get_global
from babel.languages import get_territory_language_info
from babel.localedata import exists

from transforms.countries import find_demonyms, parse_place
from transforms.gazetteer import Gazetteer, Hit
from transforms.vocabulary import load_rows, split_cell

_WORDS = frozenset({
    "polish", "yue", "lao", "twi", "dari", "levantine", "latin", "haitian", "malaysian", "cambodian", "ewe", "luo", "bodo",
})  # fmt: skip
"""Names that are common words when written small, or adjectives of a people rather than a language."""

_SCRIPTS = {
    "roman script": "Latn", "roman": "Latn", "romanized": "Latn", "romanised": "Latn", "latin": "Latn",
    "latin script": "Latn", "cyrillic": "Cyrl", "traditional": "Hant", "simplified": "Hans",
}  # fmt: skip
_SUBTAGS = ("Hans", "Hant", "Guru", "Arab", "Latn", "Cyrl", "Deva")
_AREAS = {"latin america": "419", "latin american": "419", "latam": "419", "latinoamérica": "419", "castilian": "ES"}
_PREFERRED = {"tl": "fil", "cmn": "zh", "iw": "he", "in": "id", "jp": "ja", "cn": "zh"}
"""Codes that sources print beside or instead of the usual one."""

_VARIED = frozenset({"ar", "bn", "de", "en", "es", "fr", "nl", "pt", "zh"})
"""Languages whose national varieties are told apart, that of their home country too ("German (Germany)" de-DE)."""

_SUFFIX = re.compile(
    r"\s?\((?P<inner>[^()\n]{2,30})\)|\s?[-‐–—]\s?(?P<dashed>[A-Z][\w.]+(?: [A-Z][\w.]+){0,2})"
    r"|,? from (?:the )?(?P<origin>[A-Z][\w.]+(?: [A-Z][\w.]+)?)|\s(?P<lower>[a-z]{6,12}o|brasileiro)\b"
)
_LOCALE = re.compile(r"\s?\(?(?P<base>[a-z]{2,3})[-_](?P<region>[A-Z]{2})\b\)?")
_PREFIX = re.compile(r"(?<!\w)(?:(?P<two>[A-Z][\w.]+ [A-Z][\w.]+)|(?P<one>[A-Z][\w.]+))[ \-]$")
_NAME_GOES_ON = re.compile(r"[^\S\n]+(?!(?:to|and|or|with|who|in|is|for|from|at|on|as|by)\b)[^\W\d_]")
_TOGETHER = re.compile(r"\s?[(/]\s?|\s{1,2}")
_ARTICLES = re.compile(r"^(?:the|from|native to)\s", re.I)


class Name(NamedTuple):
    """A language name: its tag, the tag it is a variety of, and whether it is common enough to stand without a cue."""

    tag: str
    macro: str
    is_common: bool


class Mention(NamedTuple):
    """A language as the text names it, with its region or script: half-open offsets."""

    start: int
    end: int
    tag: str
    macro: str
    is_common: bool


def find_languages(text: str) -> list[Mention]:
    """Every language that the text names, in order.

    >>> [mention.tag for mention in find_languages("Chinese (Mandarin), Spanish (Mexico), Belgian Dutch")]
    ['zh', 'es-MX', 'nl-BE']
    >>> [mention.tag for mention in find_languages("Hindi - Roman Script, Danish (da_DK), French from Switzerland")]
    ['hi-Latn', 'da-DK', 'fr-CH']
    >>> [mention.tag for mention in find_languages("Levantine Arabic, Filipino (Tagalog), Spanish - Latin America")]
    ['apc', 'fil', 'es-419']
    >>> [mention.tag for mention in find_languages("Russian (Netherlands), Maltese (Malta), Tamil (Sri Lanka)")]
    ['ru', 'mt', 'ta-LK']
    """
    found: list[Mention] = []
    for hit in _gazetteer().find(text):
        if hit.value is None:
            continue
        mention = _qualify(text, Hit(hit.start, hit.end, hit.value))
        before = found[-1] if found else None
        if before is not None and mention.start < before.end:
            continue
        if before is not None and _is_same(before, mention) and _TOGETHER.fullmatch(text, before.end, mention.start):
            found[-1] = _merge(text, before, mention)
        else:
            found.append(mention)
    return found


def parse_language(name: str) -> str | None:
    """The tag of one language name or tag, as structured values give it.

    >>> parse_language("Portuguese (Brazil)"), parse_language("en"), parse_language("pt_BR"), parse_language("Python")
    ('pt-BR', 'en', 'pt-BR', None)
    """
    bare = name.strip()
    tag = re.fullmatch(r"([A-Za-z]{2,3})(?:[-_]([A-Za-z]{2}|\d{3}))?", bare)
    base = _PREFERRED.get(tag.group(1).lower(), tag.group(1).lower()) if tag else ""
    if tag and base in Locale("en").languages:
        return f"{base}-{tag.group(2).upper()}" if tag.group(2) else base
    mentions = find_languages(bare)
    return mentions[0].tag if len(mentions) == 1 and mentions[0].start == 0 else None


def split_base(tag: str) -> str:
    """The language of a tag without region and script."""
    return tag.split("-", 1)[0]


def _is_same(first: Mention, second: Mention) -> bool:
    """Two names of one language side by side: "Farsi/Persian", "Chinese (Mandarin)", "Arabic (Levantine)"."""
    roots = {first.macro or split_base(first.tag), second.macro or split_base(second.tag)}
    return len(roots) == 1


def _merge(text: str, first: Mention, second: Mention) -> Mention:
    end = second.end + (text[second.end : second.end + 1] == ")" and "(" in text[first.end : second.start])
    best = second if len(second.tag) > len(first.tag) or (second.macro and not first.macro) else first
    return Mention(first.start, end, best.tag, best.macro, first.is_common or second.is_common)


def _qualify(text: str, hit: Hit[Name]) -> Mention:
    """Adds the region or script that stands before or after the name."""
    tag, macro = hit.value.tag, hit.value.macro
    if "-" in tag:
        end = hit.end
        return Mention(hit.start, _skip_country(text, end), tag, macro, hit.value.is_common)
    subtag, start, end = _read_prefix(text, hit)
    if subtag is None:
        subtag, end = _read_suffix(text, hit)
        start = hit.start
    full = f"{tag}-{subtag}" if subtag else tag
    return Mention(start, end, full, macro or (tag if subtag else ""), hit.value.is_common)


def _skip_country(text: str, end: int) -> int:
    suffix = _SUFFIX.match(text, end)
    inner = suffix and suffix.group("inner")
    return suffix.end() if suffix and inner and parse_place(inner) else end


def _read_prefix(text: str, hit: Hit[Name]) -> tuple[str | None, int, int]:
    """The region that an adjective or a country before the name gives: "Mexican Spanish", "US English"."""
    prefix = _PREFIX.search(text, max(0, hit.start - 24), hit.start)
    words = prefix.group().rstrip(" -") if prefix else ""
    for word in (words, words.rsplit(" ", 1)[-1]):
        if word in find_demonyms():
            return _shorten(hit.value.tag, find_demonyms()[word]), hit.start - 1 - len(word), hit.end
    return None, hit.start, hit.end


def _read_suffix(text: str, hit: Hit[Name]) -> tuple[str | None, int]:
    """The region or script after the name, and where it ends: "(Mexico)", "- Brazil", "from Austria", "(pt_BR)"."""
    code = _LOCALE.match(text, hit.end)
    if code and code.group("base") == split_base(hit.value.tag):
        return code.group("region"), code.end()
    suffix = _SUFFIX.match(text, hit.end)
    if suffix is None:
        return None, hit.end
    word = next(group for group in suffix.groups() if group is not None)
    is_name = suffix.group("inner") is not None and _NAME_GOES_ON.match(text, suffix.end()) is not None
    subtag, end = _read_subtag(word, hit.value.tag, is_name=is_name), suffix.end()
    if subtag is None and suffix.group("dashed"):
        word = word.split(" ", 1)[0]
        subtag, end = _read_subtag(word, hit.value.tag), suffix.start("dashed") + len(word)
    if subtag is None:
        return None, hit.end
    return subtag, end + len(" script") if text[end : end + 7].casefold() == " script" else end


def _read_subtag(word: str, base: str, *, is_name: bool = False) -> str | None:
    bare = _ARTICLES.sub("", word.strip())
    low = bare.casefold()
    if low in _SCRIPTS:
        return _SCRIPTS[low]
    if low in _AREAS:
        return _AREAS[low]
    if bare in find_demonyms() or low in find_demonyms():
        return _shorten(base, find_demonyms().get(bare) or find_demonyms()[low], is_name=is_name)
    code = re.fullmatch(r"([a-z]{2,3})[-_]([A-Z]{2})", bare)
    if code:
        return code.group(2) if code.group(1) == base else None
    place = parse_place(bare)
    country = place.country if place is not None else None
    if country is None or not _is_locale(base, country):
        return None
    return _shorten(base, country, is_name=is_name)


def _shorten(base: str, country: str, *, is_name: bool = False) -> str | None:
    """The region, unless it is where the language is at home anyway and no other variety is meant by its bare name."""
    home = get_global("likely_subtags").get(base, "").rsplit("_", 1)[-1]
    return None if country == home and base not in _VARIED and not is_name else country


def _is_locale(base: str, country: str) -> bool:
    """Official in the whole country, or a pair that CLDR keeps as a locale: else the country is only a place."""
    for tag, info in get_territory_language_info(country).items():
        same = tag.split("_", 1)[0] == base or (base == "no" and tag in ("nb", "nn"))
        if same and info["official_status"] in ("official", "de_facto_official"):
            return True
    return exists(f"{base}_{country}") or any(exists(f"{base}_{script}_{country}") for script in _SUBTAGS)


def _spell(name: str, *, is_common: bool) -> Iterator[str]:
    yield name
    if len(name) < 4 or name.upper() == name:
        return
    yield name.upper()
    if is_common and name.lower() not in _WORDS:
        yield name.lower()


@cache
def _gazetteer() -> Gazetteer[Name | None]:
    """Curated names first; CLDR fills in the rest; a row with the tag "-" blocks names that mean something else."""
    entries: list[tuple[str, Name | None]] = []
    for row in load_rows("languages"):
        value = None if row["tag"] == "-" else Name(row["tag"], row["macro"], True)
        for name in split_cell(row["names"]):
            entries += [(spelling, value) for spelling in _spell(name, is_common=value is not None)]
    for code, name in Locale("en").languages.items():
        base, _, region = code.replace("_", "-").partition("-")
        tag = code.replace("_", "-") if region != "001" else base
        value = Name(tag, base if region else "", bool(region))
        entries += [(spelling, value) for spelling in _spell(name, is_common=False)]
    return Gazetteer(entries)
