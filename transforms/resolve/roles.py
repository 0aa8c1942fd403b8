"""What a title says of the role, freed from what boards hang on it: two postings of one role have one `Role` key.

Belongs here: which words of a title count for identity. Not here: how titles are read into fields (`titles.py`).
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from babel.core import get_global

from transforms.countries import find_places
from transforms.language_names import find_languages
from transforms.matcher import find_terms, fold
from transforms.titles import parse_discriminators
from transforms.vocabulary import load_rows, split_cell

_VIA = re.compile(r"\s(?:application\s)?via\s.{1,60}$", re.I)
_CUT = re.compile(r"\s[-–—|•·:]\s?|\s?[|•·]\s|\s*[()\[\]]+\s*(?:[-–—|,]\s)?|,\s|\s[-–—]$")
_STATE = re.compile(r"[A-Z]{2}")
_IN_PLACE = re.compile(r"^(?:in|from|based in)\s", re.I)
_TAIL_WORDS, _VARIETIES = 3, 3
_OFFICIAL = ("official", "de_facto_official")
_SYMBOLS = re.compile(r"[^\w\s()\[\]|•·:,/&+#.'–—-]")


@dataclass(frozen=True, slots=True)
class Role:
    """`key` holds the words and title facts that tell roles apart, `stem` the same without an unknown last part.

    The last part of a board's title may be a city that no list knows: "Chemist - Leeds" has the stem of "Chemist". Where
    the title has no such part, both are equal.
    """

    key: tuple[str, ...]
    stem: tuple[str, ...]
    seniority: tuple[str, ...]
    track: str | None
    tiers: tuple[str, ...]
    languages: tuple[str, ...]


@lru_cache(maxsize=1 << 18)
def read_role(title: str) -> Role:
    """The role that a title names.

    >>> read_role("𝗧𝗼𝗼𝗹 Use Expert via RippleMatch").key == read_role("Tool Use Expert - Austin, TX").stem
    True
    >>> read_role("Legal Advisor (US Law)").key == read_role("Legal Advisor (UK Law)").key
    False
    >>> read_role("Claims Analyst, Remote - Germany").key
    ('analyst', 'claims')
    """
    return _read_plain(_VIA.sub("", _SYMBOLS.sub(" ", unicodedata.normalize("NFKC", title))).strip())


@lru_cache(maxsize=1 << 18)
def _read_plain(plain: str) -> Role:
    """The same once signs, styles and referrers are off: many titles are one here."""
    parts = [part for part in _CUT.split(plain[:500]) if part.strip()]
    kept = [part for part in parts if not _is_place(part)] or parts
    facts = _read_words(" , ".join(kept))
    languages = _languages(plain)
    local = _countries(kept)
    if languages:
        local += tuple(code for code in _countries(parts) if _is_variety(languages, code))
    marks = (*facts.seniority, facts.track or "", *facts.tiers, *languages, *dict.fromkeys(local))
    tail = _find_city(kept[-1], facts.core) if len(kept) > 1 else frozenset()
    return Role(
        key=_key(facts.core, marks), stem=_key(tuple(word for word in facts.core if word not in tail), marks),
        seniority=facts.seniority, track=facts.track, tiers=facts.tiers, languages=languages,
    )  # fmt: skip


_read_words = lru_cache(maxsize=1 << 17)(parse_discriminators)


def _key(core: tuple[str, ...], marks: tuple[str, ...]) -> tuple[str, ...]:
    return (*sorted({word.strip(".,") for word in core} - {""}), *(f"={mark}" for mark in marks if mark))


def _languages(title: str) -> tuple[str, ...]:
    """Of the whole title, since the place that is cut off may name the variety; a variety stands for its language."""
    found = {mention.tag for mention in find_languages(title)}
    return tuple(sorted(tag for tag in found if not any(other.startswith(f"{tag}-") for other in found)))


@lru_cache(maxsize=1 << 16)
def _is_place(part: str) -> bool:
    """Whether a part of a title says nothing but where: "Remote", "Germany", "TX", "in the United States"."""
    bare = _IN_PLACE.sub("", part.strip())
    if _STATE.fullmatch(bare) and bare not in ("QA", "ML", "AI", "HR", "PR", "MD", "DO", "RN", "NP", "PA", "IT", "UX"):
        return True
    left = bare
    for hit in reversed(find_places(bare)):
        left = left[: hit.start] + " " + left[hit.end :]
    words = [word for word in re.findall(r"\w+", left.lower()) if word not in _PLACE_WORDS]
    return not words and left != bare


_PLACE_WORDS = frozenset(
    {"remote", "only", "or", "and", "the", "in", "hybrid", "based", "anywhere", "onsite", "office"}
)


def _countries(parts: list[str]) -> tuple[str, ...]:
    """Countries named beside role words ("US Law"): they belong to the role, not to where it is advertised."""
    return tuple(sorted({code for part in parts for code in _named_in(part)}))


@lru_cache(maxsize=1 << 16)
def _named_in(part: str) -> tuple[str, ...]:
    return tuple(hit.value.code for hit in find_places(part) if hit.value.kind == "country")


def _is_variety(languages: tuple[str, ...], country: str) -> bool:
    """Whether a country in the title of a language role tells which variety is meant: Spanish in Mexico, not in Poland."""
    return any(country in _homes(tag.split("-")[0]) for tag in languages)


@lru_cache(maxsize=512)
def _homes(language: str) -> frozenset[str]:
    """Countries in which the language is official; none for a language of fewer than four, which has no varieties here."""
    spoken = get_global("territory_languages")
    homes = {code for code, found in spoken.items() if found.get(language, {}).get("official_status") in _OFFICIAL}
    return frozenset(homes) if len(homes) > _VARIETIES else frozenset()


def _find_city(part: str, core: tuple[str, ...]) -> frozenset[str]:
    """The words of a last part that could be a city: one to three capitalised words that no vocabulary knows."""
    words = part.split()
    if not 0 < len(words) <= _TAIL_WORDS or any(not word[:1].isupper() for word in words):
        return frozenset()
    plain = frozenset(fold(word).strip(" ,.") for word in words)
    if not plain.issubset(core) or not plain.isdisjoint(_known_words()) or find_terms(part):
        return frozenset()
    return plain


@lru_cache(maxsize=1)
def _known_words() -> frozenset[str]:
    """Words that name work or fields somewhere in the vocabulary: they are no cities."""
    cells = [row["synonyms"] for row in load_rows("specialties")]
    listed = {word for cell in cells for term in split_cell(cell) for word in term.lower().split()}
    work = {"quality", "assurance", "qa", "advanced", "writers", "reviewer", "part", "full", "level"}
    return frozenset(listed | work | {row["word"] for row in load_rows("field_words")})
