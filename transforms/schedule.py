"""Full time or part time, and the hours of the day to be shared with a time zone.

Belongs here: the words as printed. Not here: how many hours (`hours.py`), at whose choosing (`flexibility.py`), for how
many weeks (`duration.py`). "Part-time" never becomes a number.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from transforms.clauses import MOST_FIGURES, Clause, clauses
from transforms.numbers import NUMBER, read_number
from transforms.reading import Parsed, Proof, Reading
from transforms.values import Overlap, ScheduleWord

_TIME_WORD = re.compile(
    r"\b(?:(full)|part|half)[ -]?time\b|\bteilzeit\b|\b(?:tiempo|tempo) parcial\b|\btemps partiel\b"
)
_OTHERS = re.compile(
    r"\b(?:future|potential|possible|later|eventual|other|others|your|their|primary|current|currently|existing"
    r"|alongside|besides|convert(?:ed|ing)?|conversion|transition(?:ing)?|lead(?:s|ing)? to|into|not|never|replace|no"
    r"|without|than|become|while|former|previous|prior|employed|studying|enrolled|years?|consultants?|consulting"
    r"|experience (?:as|in|of)|those with|people with|anyone with|supplement|compatible with|on top of"
    r"|in addition to)\b[^.;:!?]{0,22}$|n't\b[^.;:!?]{0,22}$"
)
"""Words before it that make a full-time or part-time job somebody else's, a later one, or none."""
_OTHER_NOUN = re.compile(
    r"[\s-]{0,2}(?:(?:paid |work(?:ing)? |professional |industry |relevant |software )?experience|employees?\b"
    r"|students?\b|stud(?:y|ies)\b|jobs\b|job (?:at|with|elsewhere|while)|equivalents?\b|faculty|hires?\b"
    r"|internships?\b|or internship|offers?\b|conversion|career\b|opportunit(?:y|ies) (?:at|with)|engagement\b"
    r"|professors?\b|professionals?\b|staff\b|workers?\b|(?:phd |graduate |university )?program)"
)
_PAIRED = re.compile(r"\b(?:full|part)[ -]?time\W{0,3}(?:(?:or|and)\W{1,3})?(?:an? )?$")


def parse_schedule(reading: Reading) -> Parsed[tuple[ScheduleWord, ...]] | None:
    """The words "full-time" and "part-time" where they describe this work; published ones where the text is silent."""
    found: dict[ScheduleWord, Proof] = {}
    for clause in clauses(reading, "time", "teilzeit", "parcial", "temps partiel"):
        for word, proof in _time_words(clause):
            found.setdefault(word, proof)
    for word, proof in () if found else _published_words(reading):
        found.setdefault(word, proof)
    if not found:
        return None
    words = tuple(sorted(found))
    return Parsed(value=words, proofs=tuple(found[word] for word in words))


def _time_words(clause: Clause) -> Iterator[tuple[ScheduleWord, Proof]]:
    for match in islice(_TIME_WORD.finditer(clause.plain), MOST_FIGURES):
        before = clause.plain[max(0, match.start() - 45) : match.start()]
        paired = _PAIRED.search(before)
        before = (before[: paired.start()] if paired else before).rpartition(" - ")[2]
        if not (_OTHERS.search(before) or _OTHER_NOUN.match(clause.plain, match.end())):
            yield "full_time" if match[1] else "part_time", clause.proof("schedule", *match.span())


def _published_words(reading: Reading) -> Iterator[tuple[ScheduleWord, Proof]]:
    for value in (*reading.values("schedule"), *reading.values("employment_type")):
        said = re.sub(r"[^a-z]", "", value.text.lower())
        proof = Proof(field="schedule", start=0, end=len(value.text), path=value.path)
        if "fulltime" in said:
            yield "full_time", proof
        if "parttime" in said:
            yield "part_time", proof


_ZONES = {
    "America/New_York": r"(?:us[ /-])?e[sd]?t\b|eastern(?: (?:standard|daylight))?(?: time)?\b|(?:us[ -])?east coast"
    r"|new york",
    "America/Los_Angeles": r"(?:us[ /-])?p[sd]?t\b|pacific(?: (?:standard|daylight))?(?: time)?\b"
    r"|(?:us[ -])?west coast|san francisco",
    "America/Chicago": r"(?:us[ /-])?cdt\b|central (?:standard |daylight )?time",
    "America/Denver": r"(?:us[ /-])?m[sd]t\b|mountain (?:standard |daylight )?time",
    "Europe/London": r"uk (?:time|hours|business|working)|london",
    "Asia/Tokyo": r"jst\b|japan standard time",
    "Asia/Singapore": r"sgt\b|singapore (?:time|standard)",
    "Australia/Sydney": r"ae[sd]t\b|sydney",
    "CET": r"ces?t\b|central european",
    "UTC": r"utc\b",
    "GMT": r"gmt\b",
    "CST": r"cst\b",  # US Central or China: left as printed, like the two below
    "IST": r"ist\b",
    "BST": r"bst\b",
}
_ZONE = re.compile("|".join(rf"\b(?P<z{index}>{words})" for index, words in enumerate(_ZONES.values())))
_SHARED = re.compile(
    r"\boverlap|\btime[ -]?zones?\b|\b(?:business|working|work|office) hours\b|\bhours\b[^.;]{0,25}$"
    r"|[0-9](?: ?[ap]m)? ?(?:-|to) ?[0-9:]{1,5} ?[ap]m\b"
)
_SHARED_HOURS = re.compile(
    rf"\boverlap[^.;0-9]{{0,40}}({NUMBER})(?:\s?(?:-|to)\s?[0-9]{{1,2}})?\s?\+?[\s-]?(?:hours?|hrs?)\b"
    rf"|({NUMBER})(?:\s?(?:-|to)\s?{NUMBER})?\s?\+?[\s-]?(?:hours?|hrs?)\b(?:(?!week)[^.;0-9]){{0,40}}\boverlap"
)


def parse_overlap(reading: Reading) -> Parsed[Overlap] | None:
    """The time zone whose working hours are to be shared, and for how many hours a day ("4 hours overlap with PST")."""
    for clause in clauses(reading, "overlap", "time zone", "timezone", "time-zone", "ing hours", "ness hours", "pm "):
        zone = _ZONE.search(clause.plain)
        if zone is None or not _SHARED.search(clause.plain):
            continue
        hours = _SHARED_HOURS.search(clause.plain)
        value = Overlap(
            tz=tuple(_ZONES)[int((zone.lastgroup or "z0")[1:])],
            hours_per_day=read_number(hours[1] or hours[2]) if hours else None,
        )
        return Parsed(value=value, proofs=(clause.proof("overlap", *zone.span()),))
    return None
