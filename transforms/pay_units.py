"""What one payment is for: an hour, a task, a month. Wordings after a figure ("/hr") and before it ("Hourly rate:").

An hour of recorded or valid audio is an amount of output, not of work: its unit is "task".
"""

from __future__ import annotations

import re
from typing import NamedTuple, cast

from transforms.values import PayUnit

REACH = 60
"""How far after a figure its unit may end, in code points."""

_THING = (
    "tasks?|judge?ments?|items?|units?|pieces?|prompts?|images?|photos?|pictures?|recordings?|sentences?|utterances?"
    "|surveys?"
    "|sessions?|calls?|conversations?|dialogues?|words?|responses?|questions?|answers?|submissions?|transcripts?"
    "|videos?"
    "|clips?|pairs?|batch(?:es)?|annotations?|labels?|articles?|pages?|files?|assignments?|problems?|rows?|reviews?"
    "|interviews?|datapoints?|samples?|scenarios?|evaluations?|deliverables?|participants?|(?:audio |video )?minutes?"
    "|(?:audio|video|recorded) hours?|tarea|tâche|aufgabe"
)
_FINISHED = "valid|approved|accepted|completed|finished|recorded|transcribed"
_PER = r"(?:/\s?|(?:per|an?|each|every|pro|por|par)[\s-]{1,2})"
_WORDS: tuple[tuple[PayUnit, tuple[str, ...]], ...] = (
    ("task", (
        rf"(?:/\s?|(?:per|for (?:each|every|an?)|each|every|an?|pro|por"
        rf"|par)\s{{1,2}})(?:[a-z-]{{2,15}} ){{0,2}}(?:{_THING})\b",
        rf"(?:/\s?|per )(?:{_FINISHED})\s(?:audio |recorded |speech )?(?:hour|minute)s?\b",
    )),
    ("hour", (
        rf"{_PER}(?:billable |working |worked |work )?(?:hours?|hrs?\b|h\b|stunden?|std\b|hora|heure|godzinę|timm[ea]"
        rf"|jam\b)",
        r"(?:all[’']|per )ora\b|per uur\b|de l[’']heure|hourly|sejam|/小[时時]|每小[时時]|ต่อชั่วโมง|в час|na godzinę"
        r"|h\b(?=[\s.,)]|$)",
    )),
    ("day", (rf"{_PER}(?:day|diem|tag|d[ií]a|jour)\b", r"daily\b")),
    ("week", (rf"{_PER}(?:week|wk|woche|semana|semaine)\b", r"weekly\b")),
    ("month", (rf"{_PER}(?:month|mo|monat|mes|mois)\b", r"monthly\b", r"pcm\b")),
    ("year", (rf"{_PER}(?:year|yr|annum|jahr|año)\b", "annually", "yearly", "annual", r"p\.a\.")),
    ("project", (
        r"(?:/\s?|(?:per|for (?:this|the entire|the whole)|voor dit|für das|por)\s{1,2})(?:entire |full "
        r"|completed )?proje[ck]ts?\b",
        r"one[- ]time\b", r"flat(?:[- ](?:fee|rate))?\b", r"(?:in )?total\b", "lump sum",
    )),
)  # fmt: skip
_AFTER = re.compile(
    r"\\?\*{0,2}[)\]]?(?:[\s*]{0,3}|\s{0,2}[-–]\s?)\(?(?:"
    + "|".join(f"(?P<{unit}>{'|'.join(words)})" for unit, words in _WORDS)
    + ")",
    re.I,
)
_BEFORE = re.compile(
    r"\b(?P<task>rates? per (?:task|item|unit|word|image|prompt)|(?:task|piece) (?:pay )?rates?|per[- ]task)\b"
    r"|\b(?P<hour>hourly|per[- ]hour|(?:an|each) hour)\b|(?P<hour_cjk>每小[时時]|時給|시급|시간당)"
    r"|\b(?P<day>day rate|daily rate|per diem)\b|\b(?P<week>weekly (?:pay|rate|salary))\b|\b(?P<month>monthly"
    r"|per month)\b"
    r"|\b(?P<year>annual|annually|yearly|per (?:year|annum)|base salary)\b"
    r"|\b(?P<project>one[- ]time|flat (?:fee|rate)|lump sum|project fee)\b",
    re.I,
)


class Unit(NamedTuple):
    """A unit found after a figure: where it ends in the text, and the words that name it."""

    unit: PayUnit
    end: int
    per: str


def find_unit_after(text: str, start: int, limit: int) -> Unit | None:
    """The unit whose words begin right at `start`.

    >>> find_unit_after("$41 per valid audio hour", 3, 24)
    Unit(unit='task', end=24, per='per valid audio hour')
    """
    found = _AFTER.match(text, start, min(limit, start + REACH))
    if found is None or found.lastgroup is None:
        return None
    return Unit(cast(PayUnit, found.lastgroup), found.end(), found[found.lastgroup].strip(" /"))


def find_unit_before(text: str, start: int, end: int) -> PayUnit | None:
    """The unit that the words of `text[start:end]`, before a figure, give: the nearest one.

    >>> find_unit_before("Annual bonus aside, hourly rate: ", 0, 33)
    'hour'
    """
    name = ""
    for found in _BEFORE.finditer(text, start, end):
        name = found.lastgroup or name
    return cast(PayUnit, name.removesuffix("_cjk")) if name else None
