"""How long the engagement lasts, when it starts, how many people are sought.

Belongs here: lengths of the work as a whole. Not here: hours of work (`hours.py`). Never a length of the work: years of
experience, trial periods, payment intervals, reply times, "in the last 6 months".
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from itertools import islice
from typing import Literal

from transforms.clauses import MOST_FIGURES, Clause, clauses, plain
from transforms.effort import find_stints
from transforms.numbers import NUMBER, read_amount, read_number
from transforms.reading import Parsed, Proof, Reading
from transforms.values import Duration

_UNITS: dict[str, tuple[Literal["day", "week", "month"], float]] = {
    "day": ("day", 1.0), "week": ("week", 1.0), "month": ("month", 1.0), "year": ("month", 12.0),
}  # fmt: skip
_WORDS_OF_LENGTH = ("-term", " term", "ongoing", "end date", "indefinit", "open-ended", "open ended", "continuous")
_LONGEST = 48  # months; a larger figure is no engagement's length
_GATE = ("day", "week", "month", "year", *_WORDS_OF_LENGTH)
_NOUN = (
    r"(?:projects?|commitments?|engagements?|contracts?|roles?|opportunit(?:y|ies)|collaboration|work|basis|gigs?"
    r"|assignments?|position|partnership)"
)
_FIGURE = re.compile(
    rf"(?P<low>{NUMBER}|\ban?\b(?= (?:full )?(?:day|week|month|year)\b))\s?(?P<open>\+)?(?:\s?(?:days?|weeks?|months?"
    r"|years?))?(?:\s{0,2}(?:-{1,2}|to"
    rf"|or)\s{{0,2}}(?P<high>{NUMBER}))?\s?(?P<plus>\+)?[\s-]{{0,2}}(?:consecutive |calendar |business )?(?P<unit>day"
    r"|week|month|year)s?\b(?P<late>\+)?"
)
_LASTS = re.compile(
    r"\b(?:duration|timeline|lengths?|project period|contract|engagement|commitment|assignment|lasts?|lasting|to last"
    r"|runs?|running|scoped (?:to|(?:week|day|hours?|weekly|daily|project|contract|work|engaged?|assignment|role) for)"
    r"|(?:project|work|role) (?:will|is)|initial(?:ly)?|continu(?:e|ous) for|spans?|expected|estimated"
    r"|over(?: the (?:next|course of))?|across|(?:week|day|hours?|weekly|daily|project|contract|work|engaged?"
    r"|assignment|role) for)\b(?:(?!\b(?:experience|paid|pay|interview|response|reliab\w*)\b)[^.;!?0-9]){0,45}$"
)
_OF_WORK = re.compile(
    r"[\s-]{0,2}(?:long )?(?:fixed[- ]term |initial |remote |freelance |paid |pilot )?(?:contract|projects?|engagement"
    r"|assignment|duration|commitment|pilot|sprint|term\b|study\b|gig)"
)
_OTHER_BEFORE = re.compile(
    r"\b(?:last|past|previous|within|every|per|each|after|first|in|wait)(?: the)?[\s:(]{0,3}(?:about "
    r"|approximately )?$|\b(?:hours?|hrs?|times?|days?) ?(?:an?|per|each|every)?\s?$|\b(?:notice|trial|probation\w*"
    r"|warranty|resid\w+|lived|living|experience|paid|payments?|payouts?|ages?|aged|been)\b[^.;!?]{0,40}$"
)
_OTHER_AFTER = re.compile(
    r"[\s-]{0,2}(?:of (?:[a-z]+ ){0,4}?(?:experience|residen|study|college|university)|experience"
    r"|(?:'s?|s')? ?(?:trial|notice|old\b|ago\b|of age|residen)|of the (?:week|month|year)|(?:per|an?|each|/) ?(?:week"
    r"|month|year)|backward|window|degree|program\b)"
)
_NOT_WORK = re.compile(
    r"\b(?:interview|assessment|decisions?|applications?|hear back|respond|payments?|payouts?|invoices?|degrees?)\b"
)
_GOES_ON = re.compile(r"\b(?:exten(?:d|ded|ding|sions?)|renew(?:al|able|ed)?|initial(?:ly)?)\b")
_ENDLESS = re.compile(
    r"\bno (?:fixed |set )?end date|\bopen[- ]ended (?:project|contract|engagement|role)|\bindefinite(?:ly)?\b"
)
_OPEN = re.compile(
    rf"{_ENDLESS.pattern}|\blong[- ]term\b,? (?:[a-z-]+,? ){{0,2}}?(?:{_NOUN}|there is)"
    rf"|\b{_NOUN} (?:is|are) (?:ongoing|long[- ]term|continuous)\b|\bongoing (?:role|basis|engagement|contract"
    r"|opportunity)|\b(?:schedule|duration|timeline|length|term)\s{0,2}[:-]\s{0,2}(?:ongoing|long[- ]term|open)\b"
)
_SHORT = re.compile(
    rf"\bshort[- ]term\b,? (?:[a-z-]+,? ){{0,2}}?{_NOUN}|\b(?:duration|timeline|length|term"
    r"|commitment)\s{0,2}[:-]\s{0,2}short[- ]term"
)
_DENIED = re.compile(r"\b(?:no|not|without|never)\b(?: [a-z]+){0,4} $|\bor $")


def parse_duration(reading: Reading) -> Parsed[Duration] | None:
    """How long the work lasts; a printed length outranks "long-term" and "short-term", and those the total hours."""
    worded: Parsed[Duration] | None = None
    for clause in clauses(reading, *_GATE):
        if (length := _length(clause)) is not None:
            return length
        worded = worded or _worded(clause)
        if worded and _ENDLESS.search(clause.plain):
            break
    return worded or _total(reading)


def _length(clause: Clause) -> Parsed[Duration] | None:
    """The first figure of a sentence that is the length of the work; a heading over it counts as its first words."""
    if not any(unit in clause.plain for unit in _UNITS):
        return None
    lead = f"{clause.lead}: " if clause.lead and clause.start == clause.line.start else ""
    for match in islice(_FIGURE.finditer(clause.plain), MOST_FIGURES):
        before = (lead + clause.plain[max(0, match.start() - 90) : match.start()])[-90:]
        after = clause.plain[match.end() : match.end() + 60]
        if _OTHER_BEFORE.search(before) or _OTHER_AFTER.match(after) or _NOT_WORK.search(clause.plain):
            continue
        if _LASTS.search(before) or _OF_WORK.match(after):
            value = _read_length(match, before, after)
            if value.unit == "month" and (value.min or value.max or 0) > _LONGEST:
                continue
            goes_on = value.max is None or _GOES_ON.search(clause.plain)
            value = replace(value, kind="initial" if goes_on else "fixed", text=_text(clause, match.start()))
            return Parsed(value=value, proofs=(clause.proof("duration", *match.span()),))
    return None


def _read_length(match: re.Match[str], before: str, after: str) -> Duration:
    unit, factor = _UNITS[match["unit"]]
    low = "one" if match["low"] in ("a", "an") else match["low"]
    bare = re.sub(r"\bover (?=(?:the )?$)", "across ", before)  # "20 hours a week over 3 months" is not more than three
    amount = read_amount(low, match["high"], bool(match["open"] or match["plus"] or match["late"]), bare, after)
    least, most = (None if bound is None else bound * factor for bound in amount[:2])
    return Duration(min=least, max=most, unit=unit)


def _text(clause: Clause, start: int) -> str:
    """The sentence as printed; where it is long, the figure and what follows it."""
    said = clause.text if len(clause.text) <= 120 else clause.text[start:]
    return re.sub(r" (?=[,.;])", "", re.sub(r"[\s*]+", " ", said)).strip(" .-–—:")[:120]


def _worded(clause: Clause) -> Parsed[Duration] | None:
    if not any(word in clause.plain for word in _WORDS_OF_LENGTH):
        return None
    for pattern, kind in _WORDED:
        match = pattern.search(clause.plain)
        if match is not None and not _DENIED.search(clause.plain[: match.start()][-40:]):
            value = Duration(kind=kind, text=clause.text[match.start() : match.end()].strip(" ,"))
            return Parsed(value=value, proofs=(clause.proof("duration", *match.span()),))
    return None


_WORDED: tuple[tuple[re.Pattern[str], Literal["open", "short_term_unspecified"]], ...] = (
    (_OPEN, "open"), (_SHORT, "short_term_unspecified"),
)  # fmt: skip


def _total(reading: Reading) -> Parsed[Duration] | None:
    """The whole effort in hours, where nothing else says how long the work lasts."""
    for stint in find_stints(reading):
        if stint.period == "total":
            text = re.sub(r"[\s*]+", " ", stint.clause.text[stint.start : stint.end]).strip()
            value = Duration(min=stint.amount.min, max=stint.amount.max, unit="hour_total", text=text)
            return Parsed(value=value, proofs=(stint.clause.proof("duration", stint.start, stint.end),))
    return None


_AT_ONCE = re.compile(
    r"\b(?:start|begin|starting|beginning|available|onboard\w*)\b[^.;!?]{0,25}\b(?:immediate(?:ly)?|asap"
    r"|as soon as possible|right away|at once)\b|\bimmediate(?:ly)? (?:start|starts|availab|onboarding|joiners?|need"
    r"|begin)|\b(?:start(?: date)?|starts|availability)\s?[:-]\s?(?:immediate|asap|as soon)"
)
_MONTHS = {
    month: number for number, month in enumerate(
        ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"), 1)
}  # fmt: skip
_MONTH = r"(?P<month>jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec)[a-z]{0,6}\.?"
_START = re.compile(
    r"\b(?:start(?:s|ing)?(?: date)?|begin(?:s|ning)?|commenc(?:e|es|ing)|kick(?:s|ing)? off"
    rf"|launch(?:es)?)\b[^.;!?0-9]{{0,30}}?(?:{_MONTH} (?P<day>[0-9]{{1,2}})(?:st|nd|rd|th)?,? (?P<year>20[0-9]{{2}})"
    rf"|(?P<day2>[0-9]{{1,2}})(?:st|nd|rd|th)? (?:of )?{_MONTH.replace('month', 'month2')},? (?P<year2>20[0-9]{{2}})"
    r"|(?P<iso>20[0-9]{2}-[0-9]{2}-[0-9]{2}))\b"
)


def parse_start(reading: Reading) -> Parsed[str] | None:
    """The start of the work: an ISO date where day, month and year are printed, else "immediate"."""
    for clause in clauses(reading, "start", "begin", "commenc", "immediate", "asap", "kick", "launch"):
        if match := _START.search(clause.plain):
            when = _date(match)
            if when is not None:
                return Parsed(value=when, proofs=(clause.proof("start", *match.span()),))
        if (match := _AT_ONCE.search(clause.plain)) and not _DENIED.search(clause.plain[: match.start()][-40:]):
            return Parsed(value="immediate", proofs=(clause.proof("start", *match.span()),))
    return None


def _date(match: re.Match[str]) -> str | None:
    try:
        if match["iso"]:
            return date.fromisoformat(match["iso"]).isoformat()
        month = _MONTHS[(match["month"] or match["month2"])[:3]]
        return date(int(match["year"] or match["year2"]), month, int(match["day"] or match["day2"])).isoformat()
    except ValueError:  # "June 31": no such day
        return None


_OPENINGS = re.compile(
    rf"(?<![0-9])(?P<count>{NUMBER})\s(?:(?:open|remaining|available) )?(?:openings?|vacanc(?:y|ies)"
    r"|(?:positions?|spots?|slots?|seats?)(?= (?:is |are )?(?:open|available|left|remaining)))"
    rf"|\b(?:number of )?(?:openings|vacancies|positions available|slots remaining)\s?[:=]\s?(?P<count2>{NUMBER})"
)


def parse_openings(reading: Reading) -> Parsed[int] | None:
    """How many people are sought, where the text or a published value says so; not a platform's "200+ roles"."""
    for clause in clauses(reading, "opening", "vacanc", "positions", "spots", "slots", "seats"):
        match = _OPENINGS.search(clause.plain)
        if match is not None and not match.group().rstrip().endswith("+"):
            count = read_number(match["count"] or match["count2"])
            return Parsed(value=int(count), proofs=(clause.proof("openings", *match.span()),))
    for value in reading.values("openings"):
        digits = re.fullmatch(r"\s*([0-9]{1,5})\s*", plain(value.text))
        if digits and int(digits[1]) > 0:
            proof = Proof(field="openings", start=0, end=len(value.text), path=value.path)
            return Parsed(value=int(digits[1]), proofs=(proof,))
    return None
