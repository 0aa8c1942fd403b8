"""Whether the work is remote, hybrid or on site, as title, text, location line and published values say it.

Belongs here: the wordings of remoteness. Not here: who may apply from where (`residence.py`, `places.py`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from transforms.values import Remote

_REMOTE = re.compile(r"(?<![A-Za-z])(?:[Rr]emot(?:e(?:ly)?|[ao])|REMOTE)(?![a-z])")
_NOT_OF_WORK = re.compile(
    r"[\s-]{0,3}(?:sensing|control|operat|desktop|server|monitor|patient|access|areas?\b|regions?\b|locations?\b|site"
    r"|island|teams?\b|team member|collaborat|support\b|procedure|method|training session|onboarding session|proctor"
    r"|code execution|imaging|viewing|diagnos|villag|commun|sens|backup|repositor|file|host|machine|explor)",
    re.I,
)
_NOT_BEFORE = re.compile(r"\b(?:not(?: an?)?|no|isn[’']t|aren[’']t|non)[\s-]{1,2}(?:fully )?$", re.I)
_FROM_HOME = re.compile(
    r"\bwork(?:ing)?[ -]from[ -](?:home|anywhere|the comfort)|comfort of your (?:own )?home"
    r"|\bhome[- ]based (?:role|work|job|position)|\bwork[^.;\n]{0,60} from (?:anywhere|wherever|(?:your )?home)\b"
    r"|location independen|\btelecommut\w+|\bWFH\b|\bfrom anywhere, at any time",
    re.I,
)
_HYBRID = re.compile(
    r"\bhybrid (?:role|position|work|schedule|model|arrangement|setup|job|opportunit|office)"
    r"|(?:location|workplace(?: type)?|work type|arrangement)\W{1,4}hybrid\b|\(hybrid\b|\bis hybrid\b",
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
_GATES = ("hybrid", "ybrid", "site", "person", "office", "Office", "not remote", "not a remote")
_HOME_GATES = ("home", "anywhere", "independen", "elecommut", "WFH", "wherever")
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
    if any(gate in text for gate in _GATES):
        hybrid = _HYBRID.search(text)
        if hybrid is not None:
            return Cue(hybrid.start(), hybrid.end(), "hybrid")
        onsite = _ONSITE.search(text)
        if onsite is not None and not any(_is_firm(text, cue) for cue in _find_words(text)):
            return Cue(onsite.start(), onsite.end(), "onsite")
    cue = next(_find_words(text), None)
    if cue is None and any(gate in text for gate in _HOME_GATES):
        home = _FROM_HOME.search(text)
        cue = Cue(home.start(), home.end(), "fully") if home else None
    return cue


def parse_remote(value: str) -> Remote | None:
    """A published value ("remote", "Hybrid", "TELECOMMUTE", "true"); None where it does not say.

    >>> parse_remote("On-Site"), parse_remote("unspecified"), parse_remote("false")
    ('onsite', None, None)
    """
    return _VALUES.get(value.strip().casefold())


def _find_words(text: str) -> Iterator[Cue]:
    if "emot" not in text and "EMOT" not in text:
        return
    for word in _REMOTE.finditer(text):
        if _NOT_OF_WORK.match(text, word.end()) or _NOT_BEFORE.search(text, max(0, word.start() - 24), word.start()):
            continue
        yield Cue(word.start(), word.end(), "fully")


def _is_firm(text: str, cue: Cue) -> bool:
    """ "Fully remote", "100% remote", "Workplace type: Remote": then an on-site wording is about something else."""
    return _FIRM.search(text, max(0, cue.start - 24), cue.start) is not None
