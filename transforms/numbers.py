"""Numbers as postings print them: "15", "1,000", "1.5", "ten", "10–20", "between 10 and 20", "at least 20", "20+".

Belongs here: the number grammar that hours, durations and years of experience share, and the words that turn a number
into a floor, a ceiling or an estimate. Not here: what is counted (`effort.py`, `duration.py`, `experience.py`), money
(`pay.py`).

Everything reads plain text (`clauses.plain`). Only ASCII digits count.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from transforms.values import Bounds

_ORDINARY = (
    "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen",
    "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty",
)  # fmt: skip
_TENS = {"twenty": 20.0, "thirty": 30.0, "forty": 40.0, "fifty": 50.0, "sixty": 60.0, "seventy": 70.0, "eighty": 80.0,
         "ninety": 90.0}  # fmt: skip
_WORDS = (
    {word: float(value) for value, word in enumerate(_ORDINARY, 1)}
    | _TENS
    | {f"{tens}{joint}{one}": _TENS[tens] + value for tens in _TENS for joint in "- "
       for value, one in enumerate(_ORDINARY[:9], 1)}
)  # fmt: skip

_WORD = "|".join(sorted(_WORDS, key=len, reverse=True))

NUMBER = (
    r"(?:(?<![0-9][.,:/])(?<![0-9$€£])(?<![$€£] )[0-9]{1,3}(?:,[0-9]{3}|[0-9])?(?:\.[0-9]{1,2})?(?![0-9])"
    rf"|\b(?:{_WORD})\b(?:\s?\([0-9]{{1,3}}\))?)"
)
"""One number, no group inside. A figure after a currency sign, or a digit and a colon, point or slash, is none."""


def read_number(text: str) -> float:
    """The value of what `NUMBER` matched.

    >>> read_number("1,000"), read_number("1.5"), read_number("twenty"), read_number("three (3)")
    (1000.0, 1.5, 20.0, 3.0)
    """
    word = text.split("(")[0].strip()
    return _WORDS.get(word) or float(word.replace(",", ""))


class Amount(NamedTuple):
    """What a printed number means: bounds are explicit, "20+" has no upper one."""

    min: float | None
    max: float | None
    qualifier: Bounds
    approx: bool = False


_GAP = r"(?:(?!\b(?:and|but|with|or)\b)[^,;!?.0-9]){0,45}$"  # a qualifier does not reach over a conjunction or a number
_BESIDE = r"[\s:(]{0,3}(?:an? |the |about )?$"
_AT_LEAST = re.compile(
    r"\b(?:at[ -](?:least|minimum|min)|no(?:t)? (?:less|fewer) than|min(?:imum|imally|\b\.?)|upwards? of|al menos"
    rf"|au moins|mínimo|pelo menos|mindestens|almeno)(?!\w){_GAP}"
    r"|(?:>=?|≥|\b(?:more than|over|above|starting (?:at|from)|as (?:little|few) as|exceed(?:s|ing)?(?: the)?"
    rf"|beyond(?: the)?(?: required)?|in excess of|greater than|from)){_BESIDE}"
)
_UP_TO = re.compile(
    r"\b(?:up[ -]?to|no(?:t)? more than|not (?:to )?exceed(?:ing)?|at (?:the )?most|max(?:imum|\b)|capped at|cap of"
    rf"|limited to|hasta|até|jusqu'à|bis zu|fino a)(?!\w){_GAP}|(?:<=?|≤|\b(?:(?<!no )(?<!not )(?:less|fewer) than"
    rf"|under|below|as (?:much|many) as)){_BESIDE}"
)
_ABOUT = re.compile(
    r"(?:~|\b(?:about|around|approx(?:imately|imate)?\.?|roughly|circa|ca\.|average(?: of)?|averaging|estimated|nearly"
    r"|aproximadamente|environ|etwa|ungefähr|circa))[\s:(]{0,3}(?:of |between |from |an? |at |another |minimum "
    r"|min )?$"
)
_MORE = re.compile(r"[\s,(]{0,3}(?:or|and) (?:more|above|up|upwards|over|greater|beyond)\b"
                   r"|[\s(]{0,2}(?:min\b|minimum\b|at (?:a )?(?:least|minimum))(?! (?:of )?[0-9])")  # fmt: skip
_LESS = re.compile(
    r"[\s,(]{0,3}or (?:less|fewer|below|under)\b|[\s(]{0,2}(?:max\b|maximum\b|at most\b|tops\b)(?! (?:of )?[0-9])"
)
_OR_SO = re.compile(r"[\s(]{0,2}(?:on average|in average|or so|approximately|approx\b|estimated|give or take)")


def read_amount(low: str, high: str | None, is_open: bool, before: str, after: str) -> Amount:
    """What a number or a range means, between the words before it and those after it; `is_open` where a "+" follows.

    >>> read_amount("10", "20", False, "at least ", " per week")
    Amount(min=10.0, max=None, qualifier='at_least', approx=False)
    >>> read_amount("20", None, False, "approximately ", " or more")
    Amount(min=20.0, max=None, qualifier='at_least', approx=True)
    """
    least, most = read_number(low), read_number(high or low)
    about = _ABOUT.search(before)
    approx = bool(about or _OR_SO.match(after))
    bare = before[: about.start()] + " " if about else before
    if is_open or _MORE.match(after):
        return Amount(least, None, "at_least", approx)
    if _UP_TO.search(bare) or _LESS.match(after):
        return Amount(None, most, "up_to", approx)
    if _AT_LEAST.search(bare) and not (high and bare.rstrip().endswith("from")):
        return Amount(least, None, "at_least", approx)
    if least == most:
        return Amount(most, most, "exact", approx)
    return Amount(min(least, most), max(least, most), "range", approx)
