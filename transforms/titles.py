"""A posting's title, freed from what publishers append, and what in it tells two postings of one template apart.

Belongs here: the words of a title. Not here: the field it names (`specialties.py`), languages (`language_names.py`).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from transforms.field_lists import load_words
from transforms.language_names import find_languages
from transforms.matcher import fold
from transforms.vocabulary import load_rows, split_cell

_LONGEST = 500
"""Characters beyond which a string is no title."""
_MOST_SIGNATURES = 3
_BREAK = re.compile(r"[\n\r\t]+")
_JOINT = r"\s{0,3}(?:[|·•»]|\s[-–—])\s{0,3}"
_SITES = (
    "LinkedIn", "Indeed", "Indeed.com", "Glassdoor", "ZipRecruiter", "Built In", "Monster", "SimplyHired", "Jooble",
    "Adzuna", "Workable", "Greenhouse", "Lever", "Ashby", "SmartRecruiters", "Wellfound", "Dice", "Jora", "Talentify",
)  # fmt: skip
"""Job sites and applicant systems that sign page titles and are not publishers of postings that we know by domain."""

_APPLICATION = re.compile(r"^Job Application for (?P<title>.{3,200}?)(?: at [^|]{2,60})?$", re.I)
_HIRING = re.compile(r"^[^|]{2,60}? (?:is )?hiring (?P<title>.{3,160}?)(?: in [A-Z][^|]{2,60})?$")

_PAY = re.compile(
    r"(?:up ?to |from )?(?:[$€£₹]|\b(?:usd|eur|gbp|inr)\b)\s?\d[\d.,]*k?\+?(?:\s?[-–—]{1,2}\s?[$€£]?\d[\d.,]*k?)?"
    r"(?:\s?(?:/|per |an? )\s?(?:h|hr|hour|task|month|year|week|day)s?\b)?",
    re.I,
)
_SENIORITY: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (name, re.compile(rf"\b(?:{words})\b"))
    for name, words in (
        ("senior", r"senior|sr"),
        ("junior", r"junior|jr"),
        ("lead", r"lead|team lead"),
        ("principal", r"principal"),
        ("staff", r"staff"),
        ("intern", r"intern|internship|trainee"),
        ("entry", r"entry level"),
        ("mid", r"mid level|mid senior|intermediate"),
    )
)
_TIERS: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (name, re.compile(words))
    for name, words in (
        ("bachelor", r"\bbachelors?\b|\bundergrad(?:uate)?s?\b|\bb\.?sc?\.?\b"),
        ("master", r"\bmasters?\b|\bm\.?sc?\.?\b(?! (?:excel|word|office|powerpoint))"),
        ("phd", r"\bph\.? ?ds?\b|\bdoctora(?:l|te)s?\b"),
        ("postdoc", r"\bpost ?docs?\b|\bpostdoctoral\b"),
        ("professor", r"\bprofessors?\b"),
    )
)
_TRACK = re.compile(r"\b(online|offline)\b(?= tasks?\b| tracks?\b| projects?\b|[ ,)]*$)")
_TRADE = re.compile(r"\b(?:ai )?data train(?:er|ing)s?\b")
_WORD = re.compile(r"[^\W_][\w+#.&]*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Discriminators:
    """What a title says that a sibling's title may say differently; empty where it is silent.

    `languages` are BCP 47 tags, `tiers` degree tiers, `core` the role's own words in order, folded.
    """

    seniority: tuple[str, ...] = ()
    track: str | None = None
    tiers: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    core: tuple[str, ...] = ()


def make_title(raw: str) -> str:
    """The title as the hirer wrote it: publisher and applicant-system signatures taken off, else verbatim.

    >>> make_title("Cardiologist - AI Trainer (Remote) | LinkedIn")
    'Cardiologist - AI Trainer (Remote)'
    >>> make_title("Mercor | Generalist Writer"), make_title("Technical Writer/Editor")
    ('Generalist Writer', 'Technical Writer/Editor')
    """
    title = _BREAK.sub(" ", raw.strip())
    for _ in range(_MOST_SIGNATURES if len(title) <= _LONGEST else 0):
        shorter = _unsign(title)
        if shorter == title:
            return title
        title = shorter
    return title


def _unsign(title: str) -> str:
    """One signature less, at either end; never the whole title."""
    suffix = _signature_after().search(title)
    if suffix and suffix.start() > 0:
        kept = title[: suffix.start()].strip()
        hiring = _HIRING.match(kept) if "hiring" in kept else None
        return hiring["title"].strip() if hiring else kept
    prefix = _signature_before().match(title)
    if prefix and prefix.end() < len(title):
        return title[prefix.end() :].strip()
    application = _APPLICATION.match(title)
    return application["title"].strip() if application else title


@cache
def _names() -> str:
    """Every site and platform name, as one alternative for a pattern; longest first."""
    names = {*_SITES, *(row["name"] for row in load_rows("publishers"))}
    names.update(name for row in load_rows("platforms") for name in split_cell(row["names"]) if len(name) > 3)
    return "|".join(re.escape(name) for name in sorted(names, key=lambda name: (-len(name), name)) if name != "Human")


@cache
def _signature_after() -> re.Pattern[str]:
    return re.compile(rf"{_JOINT}(?:{_names()})(?: Jobs?| Careers?| Job Board)?$", re.I)


@cache
def _signature_before() -> re.Pattern[str]:
    return re.compile(rf"^(?:{_names()})(?: Jobs?| Careers?)?\s*[|·•»:]\s*", re.I)


def parse_discriminators(title: str) -> Discriminators:
    """Reads a title's seniority, track, degree tiers, languages and role words.

    >>> parse_discriminators("Senior Physics Expert (Ph.Ds or Postdocs) - AI Trainer, $40/h").seniority
    ('senior',)
    >>> parse_discriminators("Agentic Coding Annotator – Online Tasks").track
    'online'
    >>> parse_discriminators("Math Expert (Fluent in French), up to $65/hr").core
    ('math',)
    """
    title = title[:_LONGEST]
    unpaid = _PAY.sub(lambda found: " " * len(found.group()), title)
    folded = fold(unpaid)
    mentions = find_languages(title)
    track = _TRACK.search(folded)
    taken = [(mention.start, mention.end) for mention in mentions] + ([track.span()] if track else [])
    return Discriminators(
        seniority=tuple(name for name, words in _SENIORITY if words.search(folded)),
        track=track[1] if track else None,
        tiers=tuple(name for name, words in _TIERS if words.search(folded)),
        languages=tuple(dict.fromkeys(mention.tag for mention in mentions)),
        core=_core(folded, taken),
    )


def _core(folded: str, taken: list[tuple[int, int]]) -> tuple[str, ...]:
    """The words that are neither noise nor read as something else, in order."""
    words = []
    for word in _WORD.finditer(_TRADE.sub(lambda found: " " * len(found.group()), folded)):
        text = word.group().rstrip(".")
        if text in load_words("noise") or text.isdigit() or any(start <= word.start() < end for start, end in taken):
            continue
        if not _is_rank(text):
            words.append(text)
    return tuple(words)


@lru_cache(maxsize=1 << 14)
def _is_rank(word: str) -> bool:
    """Whether a word alone names a seniority or a degree."""
    return any(pattern.search(word) for _, pattern in (*_SENIORITY, *_TIERS))
