"""What one payment is for: an hour, a task, a month. Wordings after a figure ("/hr") and before it ("Hourly rate:").

An hour of recorded or valid audio is an amount of output, not of work: its unit is "task".
"""

from __future__ import annotations

import re
from typing import NamedTuple, cast

from transforms.values import PayUnit

REACH = 60
"""How far after a figure its unit may end, in code points."""

_THINGS = (
    "tasks?", "judge?ments?", "items?", "units?", "pieces?", "prompts?", "images?", "photos?", "pictures?",
    "recordings?", "sentences?", "utterances?", "surveys?", "sessions?", "calls?", "conversations?", "dialogues?",
    "words?", "responses?", "questions?", "answers?", "submissions?", "transcripts?", "videos?", "clips?", "pairs?",
    "batch(?:es)?", "annotations?", "labels?", "articles?", "pages?", "files?", "assignments?", "problems?", "rows?",
    "reviews?", "interviews?", "datapoints?", "samples?", "scenarios?", "evaluations?", "deliverables?",
    "participants?", "minutes?", "rubrics?", "essays?", "scripts?", "documents?", "solutions?", "translations?", "cases?",
    "entry", "(?:audio|video|recorded) hours?", "tarea", "tâche", "aufgabe",
)  # fmt: skip
"""What one is paid for by the piece."""
_THING = "|".join(_THINGS)
_MEDIA = "(?:audio|recording|recorded|speech|video)"
_WORKED = "(?:billable|working|worked|work|approved|logged)"
_PER = r"(?:/\s?|(?:per|an?|each|every|pro|por|par)[\s-]{1,2})"
_FOR_EACH = r"(?:/\s?|(?:per|for (?:each|every|an?)|each|every|an?|pro|por|par)[\s-]{1,2})"
_ADJECTIVE = "(?!hours? |hr |day |week |month |year |for |of |in |on )[a-z-]{2,15} "
_WHOLE = "(?:the |this |your |all )?(?:whole |entire |full |completed? )?"
_WORDS: tuple[tuple[PayUnit, tuple[str, ...]], ...] = (
    ("task", (
        rf"{_FOR_EACH}(?:{_ADJECTIVE}){{0,2}}(?:{_THING})\b",
        rf"(?:/\s?|per )(?:valid|recorded|transcribed|{_MEDIA})\s(?:{_MEDIA} )?(?:hour|minute)s?\b",
        rf"(?:/\s?|per )(?:hour|minute) of (?:\w{{2,12}} )?{_MEDIA}\b",
    )),
    ("hour", (
        rf"{_PER}(?:{_WORKED} )?(?:hours?|hrs?\b|h\b)(?! of (?:\w{{2,12}} )?{_MEDIA})",
        rf"{_PER}(?:stunden?|std\b|hora|heure|godzinę|timm[ea]|jam\b)", "(?:all[’']|per )ora\\b", "per uur\\b",
        "de l[’']heure", "hourly", "p/h\\b", r"hrs?\b", r"h\b(?=[\s.,)]|$)", "sejam", "/小[时時]", "每小[时時]", "ต่อชั่วโมง",
        "na godzinę", "в час",
    )),
    ("day", (rf"{_PER}(?:day|diem|tag|d[ií]a|jour)\b", r"daily\b")),
    ("week", (rf"{_PER}(?:week|wk|woche|semana|semaine)\b", r"weekly\b")),
    ("month", (rf"{_PER}(?:month|mo|monat|mes|mois)\b", r"monthly\b", r"pcm\b")),
    ("year", (rf"{_PER}(?:year|yr|annum|jahr|año)\b", "annually", "yearly", "annual", r"p\.a\.")),
    ("project", (
        rf"(?:/\s?|(?:per|for|voor|für|por)\s{{1,2}}){_WHOLE}(?:dit |das )?(?:proje[ck]ts?|set|package|study)\b",
        rf"for {_WHOLE}\d{{1,5}} (?:\w{{2,15}} ){{0,2}}(?:{_THING})\b", "(?:(?:up)?on|after) (?:successful )?completion\\b",
        r"one[- ]time\b", r"flat(?:[- ](?:fee|rate))?\b", r"(?:in )?total\b", "lump sum",
    )),
)  # fmt: skip
_AFTER = re.compile(
    r"\\?\*{0,2}[)\]]?(?:[\s*]{0,3}|\s{0,2}[-–]\s?)\(?(?:"
    + "|".join(f"(?P<{unit}>{'|'.join(words)})" for unit, words in _WORDS)
    + ")",
    re.I,
)
_WORDS_BEFORE: tuple[tuple[str, str], ...] = (
    ("task", "rates? per (?:task|item|unit|word|image|prompt)|(?:task|piece) (?:pay )?rates?|per[- ]task"),
    ("hour", "hourly|per[- ]hour|(?:an|each) hour|/ ?h(?:ou)?r"),
    ("day", "day rate|daily rate|per diem"),
    ("week", "weekly (?:pay|rate|salary)"),
    ("month", "monthly|per month"),
    ("year", "annual|annually|yearly|per (?:year|annum)|base salary"),
    ("project", "one[- ]time|(?:flat|fixed) (?:fee|rate|price)|lump sum|project (?:fee|compensation|payment|pay)"),
)
_BEFORE = re.compile(
    "(?:" + "|".join(rf"(?:\b|(?=/))(?P<{unit}>{words})\b" for unit, words in _WORDS_BEFORE)
    + "|(?P<hour_cjk>每小[时時]|時給|시급|시간당))",
    re.I,
)  # fmt: skip


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


def find_unit_before(text: str, start: int, end: int) -> tuple[PayUnit, int] | None:
    """The unit that the words of `text[start:end]`, before a figure, give, and where they begin: the nearest ones.

    >>> find_unit_before("Annual bonus aside, hourly rate: ", 0, 33)
    ('hour', 20)
    """
    nearest = None
    for nearest in _BEFORE.finditer(text, start, end):  # noqa: B007 - the last one is wanted
        pass
    if nearest is None or nearest.lastgroup is None:
        return None
    return cast(PayUnit, nearest.lastgroup.removesuffix("_cjk")), nearest.start()
