"""Countries, country groups and subdivisions by name: CLDR names plus the aliases of `vocabulary/countries.csv`.

Codes are ISO 3166-1 alpha-2 and ISO 3166-2; groups keep a code of their own as printed (EU, LATAM, EMEA ...) and are
expanded by whoever asks, never here. Belongs here: names and codes. Not here: what a sentence says about a place.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import cache, lru_cache
from itertools import islice
from typing import Literal, NamedTuple

from babel import Locale
from babel.core import get_global

from transforms.gazetteer import Gazetteer, Hit
from transforms.vocabulary import load_rows, split_cell

Kind = Literal["country", "group", "subdivision", "world"]

_KINDS: dict[str, Kind] = {"country": "country", "group": "group", "subdivision": "subdivision", "world": "world"}
_NOT_COUNTRIES = frozenset({"EU", "EZ", "UN", "XA", "XB", "ZZ", "QO", "AQ"})
_WORDS = frozenset({"turkey", "china", "chad", "jersey", "guinea", "any", "global", "anywhere"})
"""Names that are common words when written small."""

_NEAR, _MOST = 40, 300
_TBILISI = re.compile(r"(?:Tbilisi|Batumi|Kutaisi|Rustavi)\W{1,3}$")
_AFTER_CITY = re.compile(r"([A-Z][a-z]+),\s?$")
_CITY_BEFORE = re.compile(r"[a-z]{2,},\s?$")
_CODES = re.compile(r"[A-Z](?<![A-Za-z][A-Z])[A-Z](?![A-Za-z])")
_BETWEEN = re.compile(r"\s?[,/|;&]\s?(?:(?:and|or)\s)?|\s(?:and|or)\s")
_SPACES = re.compile(r"\s+")


class Place(NamedTuple):
    """A code and what it is the code of; the world has the UN M.49 code 001."""

    code: str
    kind: Kind

    @property
    def country(self) -> str | None:
        """The country itself, or the country that a subdivision belongs to; None for groups and the world."""
        return self.code[:2] if self.kind in ("country", "subdivision") else None


@lru_cache(maxsize=16)
def find_places(text: str) -> tuple[Hit[Place], ...]:
    """Every place that the text names, in order.

    >>> [hit.value.code for hit in find_places("Korea, Republic of, Taiwan, Province of China, New Mexico or the UK")]
    ['KR', 'TW', 'US-NM', 'GB']
    >>> [hit.value.code for hit in find_places("New South Wales, Australia; Atlanta, Georgia; Georgia and Armenia")]
    ['AU', 'US-GA', 'GE', 'AM']
    """
    hits = _gazetteer().find(text)
    return tuple(_settle(text, Hit(hit.start, hit.end, hit.value)) for hit in hits if hit.value is not None)


def add_codes(text: str, hits: tuple[Hit[Place], ...]) -> tuple[Hit[Place], ...]:
    """The hits and the two-letter codes that stand in a list with them or with one another, in order.

    CA after a city is California, in a list of countries Canada; IN, OR, ME are words unless a list holds them.

    >>> [hit.value.code for hit in add_codes("US/GB, AU and NZ", find_places("US/GB, AU and NZ"))]
    ['US', 'GB', 'AU', 'NZ']
    >>> [hit.value.code for hit in add_codes("Los Angeles, CA OR remote", ())]
    ['US-CA']
    """
    states: list[Hit[Place]] = []
    codes: list[tuple[int, int]] = []
    named = {hit.start for hit in hits} | {hit.end - 2 for hit in hits}
    for code in islice(_CODES.finditer(text), _MOST):
        state = None if code.start() in named else _read_state(text, code)
        if state is not None:
            states.append(state)
        elif code.start() not in named and code.group() in _country_names():
            codes.append(code.span())
    spans = sorted([*(hit[:2] for hit in hits), *codes])
    places = {span: at for at, span in enumerate(spans)}
    found = [
        Hit(*span, Place(text[slice(*span)], "country")) for span in codes if _is_listed(text, spans, places[span])
    ]
    return tuple(sorted([*hits, *states, *found], key=lambda hit: hit.start))


def _read_state(text: str, code: re.Match[str]) -> Hit[Place] | None:
    """A state or province by its postal code after a city: "Austin, TX", "Toronto, ON"."""
    if not _CITY_BEFORE.search(text, max(0, code.start() - _NEAR), code.start()):
        return None
    for country in ("US", "CA"):
        place = _by_name().get(f"{country}-{code.group()}".casefold())
        if place is not None:
            return Hit(code.start(), code.end(), place)
    return None


def _is_listed(text: str, spans: list[tuple[int, int]], at: int) -> bool:
    """Whether another place stands right before or after in a list."""
    before = at > 0 and _BETWEEN.fullmatch(text, spans[at - 1][1], spans[at][0])
    after = at + 1 < len(spans) and _BETWEEN.fullmatch(text, spans[at][1], spans[at + 1][0])
    return bool(before or after)


def parse_place(name: str) -> Place | None:
    """The place of one name or code (alpha-2, alpha-3, 3166-2), as structured values give it.

    >>> parse_place("The United States"), parse_place("kor"), parse_place("Atlantis")
    (Place(code='US', kind='country'), Place(code='KR', kind='country'), None)
    """
    bare = name.strip(" \t\n\"'[]")
    upper = bare.upper()
    if len(upper) == 2 and upper in _country_names():
        return Place(upper, "country")
    if len(upper) == 3 and upper.isascii() and upper.isalpha():
        alias = get_global("territory_aliases").get(upper, ())
        if len(alias) == 1 and alias[0] in _country_names():
            return Place(alias[0], "country")
    folded = fold_name(bare)
    return _by_name().get(folded) or _by_name().get(folded.removeprefix("the "))


def parse_country(name: str) -> str | None:
    """The alpha-2 code of one country name or code; None for groups, subdivisions and unknown names."""
    place = parse_place(name)
    return place.code if place is not None and place.kind == "country" else None


@cache
def find_demonyms() -> dict[str, str]:
    """Adjective ("Mexican") -> alpha-2 code; also the short forms that stand before a language ("US English")."""
    rows = [row for row in load_rows("countries") if row["kind"] == "country"]
    found = {word: row["code"] for row in rows for word in split_cell(row["demonyms"])}
    return found | {"US": "US", "U.S.": "US", "USA": "US", "UK": "GB", "U.K.": "GB", "Hong Kong": "HK", "Taiwan": "TW"}


def fold_name(name: str) -> str:
    """A name for comparison: no accents, no case, one kind of apostrophe and of "and"."""
    return _SPACES.sub(" ", _bare(name.replace("’", "'").replace("&", " and "))).strip(" .,").casefold()


def _bare(name: str) -> str:
    return "".join(mark for mark in unicodedata.normalize("NFKD", name) if not unicodedata.combining(mark))


def _settle(text: str, hit: Hit[Place]) -> Hit[Place]:
    """Georgia is the American state after a foreign city or beside the United States; else the country."""
    if hit.value.code != "GE":
        return hit
    left = text[max(0, hit.start - _NEAR) : hit.start]
    right = text[hit.end : hit.end + _NEAR]
    city = _AFTER_CITY.search(left)
    is_city = city is not None and not _TBILISI.search(left) and parse_place(city.group(1)) is None
    beside = re.match(r",?\s?\(?(?:United States|USA?\b|U\.S\.)", right)
    return Hit(hit.start, hit.end, Place("US-GA", "subdivision")) if is_city or beside else hit


@cache
def _country_names() -> dict[str, str]:
    territories = Locale("en").territories
    return {code: name for code, name in territories.items() if len(code) == 2 and code not in _NOT_COUNTRIES}


@cache
def _named() -> tuple[tuple[str, Place | None], ...]:
    """(name, place) in order of precedence: aliases, then CLDR names, then subdivisions; None blocks a false friend."""
    rows = load_rows("countries")
    order = sorted(rows, key=lambda row: row["kind"] == "subdivision")
    early = [(name, _place(row)) for row in order if row["kind"] != "subdivision" for name in split_cell(row["names"])]
    late = [(name, _place(row)) for row in order if row["kind"] == "subdivision" for name in split_cell(row["names"])]
    cldr = [(name, Place(code, "country")) for code, name in _country_names().items()]
    return (*early, *cldr, *late)


def _place(row: dict[str, str]) -> Place | None:
    kind = _KINDS.get(row["kind"])
    return Place(row["code"], kind) if kind else None


def _variants(name: str) -> Iterator[str]:
    """The spellings under which a name is met; an abbreviation in capitals only as it stands."""
    spellings = {name, name.replace("’", "'"), name.replace("&", "and"), name.replace("St.", "Saint")}
    spellings |= {_bare(spelling) for spelling in spellings}
    yield from spellings
    if name.upper() == name:
        return
    yield from (spelling.upper() for spelling in spellings)
    yield from (spelling.lower() for spelling in spellings if spelling.lower() not in _WORDS)


@cache
def _gazetteer() -> Gazetteer[Place | None]:
    # A blocked name carries None; find_places drops it after it has won over the names inside it.
    return Gazetteer((spelling, place) for name, place in _named() for spelling in _variants(name))


@cache
def _by_name() -> dict[str, Place]:
    names = {fold_name(name): place for name, place in reversed(_named()) if place is not None}
    return names | {place.code.casefold(): place for place in names.values() if place.kind == "subdivision"}
