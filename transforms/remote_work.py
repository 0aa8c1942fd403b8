"""Whether the work is remote, hybrid or on site, as title, text, location line and published values say it.

Belongs here: the wordings of remoteness. Not here: who may apply from where (`residence.py`, `places.py`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from transforms.prose import search_near
from transforms.values import Remote

_REMOTE = re.compile(r"(?<![A-Za-z])(?:[Rr]emot(?:e(?:ly)?|[ao])|REMOTE)(?![a-z])")
_STEMS = ("emote", "EMOTE", "emota", "emoto")
_MOST = 60
_NOT_OF_WORK = re.compile(
    r"[\s-]{0,3}(?:sensing|control|operat|desktop|server|monitor|patient|access|areas?\b|regions?\b|locations?\b|site"
    r"|island|teams?\b|team member|collaborat|support\b|procedure|method|training session|onboarding session|proctor"
    r"|code execution|imaging|viewing|diagnos|villag|commun|sens|backup|repositor|file|host|machine|explor)",
    re.I,
)
_NOT_BEFORE = re.compile(r"\b(?:not(?: an?)?|no|isn[’']t|aren[’']t|non)[\s-]{1,2}(?:fully )?$", re.I)
_FROM_HOME = re.compile(
    r"\bwork(?:ing)?[ -]from[ -](?:home|anywhere|the comfort)|comfort of your (?:own )?home"
    r"|\bhome[- ]based (?:role|work|job|position)"
    r"|\b(?:work|record|complet|participat|rat(?:e|ing)|evaluat|annotat|label|earn)"
    r"[^.;\n]{0,60} from (?:anywhere|wherever|(?:your )?home)\b"
    r"|location independen|\btelecommut\w+|\bWFH\b|\bfrom anywhere, at any time"
    r"|\b(?:100%|fully|completely|entirely) (?:online|virtual)\b",
    re.I,
)
_FROM_HOME_ABROAD = re.compile(
    r"\bvon (?:zu Hause|jedem Ort|überall)|\bortsunabhängig|\bhome ?office\b|\bdesde (?:casa|cualquier lugar)"
    r"|\bde qualquer lugar|\bà distance\b|\btélétravail|\bdari rumah\b|\bjarak jauh\b|远程|遠程|遠端|リモート|在宅|재택",
    re.I,
)
_HYBRID = re.compile(
    r"\bhybrid (?:role|position|work|schedule|model|arrangement|setup|job|opportunit|office)"
    r"|(?:location|workplace(?: type)?|work type|arrangement)\W{1,4}hybrid\b|\(hybrid\b|\bis hybrid\b|\bhybrid remote\b",
    re.I,
)
_ONSITE = re.compile(
    r"\b(?:on-?site|in[- ]person|in[- ]office|office[- ]based) (?:role|position|job|opportunit|only|at (?:our|the)"
    r"|in (?:our|the)|work\b|project|stud(?:y|ies)|session|participation)"
    r"|(?:location|workplace(?: type)?|work type)\W{1,4}on-?site\b"
    r"|\bmust (?:be able to )?(?:work|attend|come|travel)[^.;\n]{0,30}\b(?:on-?site|in[- ]person|(?:our|the) office)\b"
    r"|\bnot (?:a )?remote\b|\b(?:fully|100%) on-?site\b",
    re.I,
)
_FIRM = re.compile(r"(?:fully|100%|completely|entirely|type\s?:|location\s?:)\W{0,4}$", re.I)
_HYBRID_WORDS = ("hybrid",)
_ONSITE_WORDS = ("onsite", "on-site", "in person", "in-person", "office", "not remote", "not a remote")
_HOME_WORDS = (
    "from home", "from-home", "own home", "your home", "anywhere", "wherever", "home-based", "home based", "telecommut", "wfh",
    "location independen", "from the comfort", "ly online", "% online", "ly virtual",
)  # fmt: skip
_ABROAD_WORDS = (
    "von zu hause", "von jedem ort", "von überall",
    "ortsunabhängig", "homeoffice", "home office", "desde c", "de qualquer lugar", "à distance", "télétravail",
    "dari rumah", "jarak jauh", "远程", "遠程", "遠端", "リモート", "在宅", "재택",
)  # fmt: skip
_VALUES: dict[str, Remote] = {
    "remote": "fully", "true": "fully", "yes": "fully", "fully remote": "fully", "100% remote": "fully",
    "telecommute": "fully", "hybrid": "hybrid", "on-site": "onsite", "onsite": "onsite", "on site": "onsite",
    "in-person": "onsite", "in office": "onsite", "in-office": "onsite",
}  # fmt: skip


class Cue(NamedTuple):
    """A wording found: half-open offsets and what it says."""

    start: int
    end: int
    remote: Remote


def find_remote(text: str) -> Cue | None:
    """What a text or a title says; hybrid and on-site wordings win over "remote", which they often stand beside.

    >>> find_remote("A fully remote role in remote sensing").remote, find_remote("Part of a remote team")
    ('fully', None)
    >>> find_remote("This is a hybrid role: two days from home").remote
    'hybrid'
    """
    hybrid = search_near(_HYBRID, _HYBRID_WORDS, text)
    if hybrid:
        return Cue(*hybrid[0].span(), "hybrid")
    words = list(_find_words(text))
    onsite = search_near(_ONSITE, _ONSITE_WORDS, text)
    if onsite and not any(_is_firm(text, cue) for cue in words):
        return Cue(*onsite[0].span(), "onsite")
    if words:
        return words[0]
    home = search_near(_FROM_HOME, _HOME_WORDS, text)
    if not home and " the " not in text:
        home = search_near(_FROM_HOME_ABROAD, _ABROAD_WORDS, text)
    return Cue(*home[0].span(), "fully") if home else None


def parse_remote(value: str) -> Remote | None:
    """A published value ("remote", "Hybrid", "TELECOMMUTE", "true"); None where it does not say.

    >>> parse_remote("On-Site"), parse_remote("unspecified"), parse_remote("false")
    ('onsite', None, None)
    """
    return _VALUES.get(value.strip().casefold())


def _find_words(text: str) -> Iterator[Cue]:
    for stem in _STEMS:
        at = text.find(stem)
        for _ in range(_MOST):
            if at < 1:
                break
            word = _REMOTE.match(text, at - 1)
            if word and not _NOT_OF_WORK.match(text, word.end()) and not _is_denied(text, word.start()):
                yield Cue(word.start(), word.end(), "fully")
            at = text.find(stem, at + 1)


def _is_denied(text: str, start: int) -> bool:
    return _NOT_BEFORE.search(text, max(0, start - 24), start) is not None


def _is_firm(text: str, cue: Cue) -> bool:
    """ "Fully remote", "100% remote", "Workplace type: Remote": then an on-site wording is about something else."""
    return _FIRM.search(text, max(0, cue.start - 24), cue.start) is not None
