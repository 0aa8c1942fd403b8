"""Printed and published dates: posted, observed, closing. The site's date is data; history is dated by our own nights.

All times are UTC; a stamp without a zone is taken as UTC. Nothing here asks for the clock: `fetched_at` comes in.
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Literal

from transforms.reading import Line, Parsed, Proof, Reading
from transforms.sections import fold
from transforms.values import PostedAt

EARLIEST = date(2005, 1, 1)
"""No posting that we can meet is older; 0001-01-01 and 1970-01-01 are defaults of programs, not dates."""
AHEAD = timedelta(days=2)
"""How far a posting date may lie after the fetch: clocks and time zones differ, by no more than that."""
LATEST_CLOSING = timedelta(days=3 * 366)
_RELATIVE_ONLY = datetime(1971, 1, 1, tzinfo=UTC)
"""A fetch time before this is no fetch time: the document did not say when it was fetched."""

_MONTHS = {
    name: number
    for number, names in enumerate(
        ("jan january", "feb february", "mar march", "apr april", "may", "jun june", "jul july", "aug august",
         "sep sept september", "oct october", "nov november", "dec december"), 1)
    for name in names.split()
}  # fmt: skip
_MONTH = (
    r"(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?)"
)
_ISO = re.compile(r"(?<![\d-])(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?![\d])")
_MDY = re.compile(rf"\b{_MONTH}\.? (\d{{1,2}})(?:st|nd|rd|th)?,? (\d{{4}})\b", re.I)
_DMY = re.compile(rf"\b(\d{{1,2}})(?:st|nd|rd|th)?(?: of)? {_MONTH}\.?,? (\d{{4}})\b", re.I)
_SLASHED = re.compile(r"(?<![\d/])(\d{1,2})/(\d{1,2})/(\d{4})(?![\d/])")
_EPOCH = re.compile(r"\d{10}(?:\.\d{1,6})?|\d{13}")
_STAMP = re.compile(
    r"(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(?:[.,]\d{1,9})?)?(?: ?(Z|UTC|[+-]\d{2}:?\d{2}))?)?(?!\d)"
)
_AGE = re.compile(
    r"\b(just now|today|yesterday|(?:an?|\d{1,4}|one|two|three|four|five|six)\+? ?"
    r"(?:minutes?|mins?|hours?|hrs?|days?|weeks?|months?|years?|[hdw]) ago)\b",
    re.I,
)
_POSTED = re.compile(
    r"\b(?:date )?(?:posted|published|listed|reposted|added|posting date|date posted|first seen)\b(?: on| at|:)* *",
    re.I,
)
_OBSERVED = re.compile(
    r"\b(?:quoted|retrieved|captured|archived|as seen|last checked|last verified|accessed)\b[^\n]{0,80}?", re.I
)
_CLOSES = re.compile(
    r"\b(?:apply (?:by|before)|applications? (?:close|deadline|due|end)s?|application (?:deadline|closing date)"
    r"|clos(?:es|ing)(?: date)?|deadline|valid (?:through|until)|expires?|expiry date|last date to apply"
    r"|applications? (?:are )?accepted (?:until|through))\b",
    re.I,
)
_REACH = 40
"""Characters after "Posted" within which its date stands."""
_WORDS = {"a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6}
_DAYS = {"min": 0.0, "h": 1 / 24, "d": 1.0, "w": 7.0, "month": 30.0, "y": 365.0}
_COUNTED = re.compile(r"(\d{1,4}|[a-z]{1,5}) ?(month|min|h|d|w|y)")


def parse_date(text: str) -> date | None:
    """A date in one of the forms that sources print; None for anything else and for days that do not exist.

    >>> parse_date("2025-10-27T10:19:44.671Z"), parse_date("1756166400"), parse_date("Sep 2, 2025")
    (datetime.date(2025, 10, 27), datetime.date(2025, 8, 26), datetime.date(2025, 9, 2))
    >>> parse_date("2025-02-30"), parse_date("0001-01-01"), parse_date("9999-12-31")
    (None, None, None)
    """
    text = text.strip()[:64]
    if _EPOCH.fullmatch(text) and text.isascii():
        return _from_epoch(float(text))
    stamp = _STAMP.match(text)
    if stamp is not None and text.isascii():
        return _from_stamp(stamp)
    found = _find_date(text)
    return found[0] if found else None


def _from_epoch(number: float) -> date | None:
    """Seconds or milliseconds since 1970, told apart by their length."""
    seconds = number / 1000 if number >= 1e11 else number
    return _plausible((datetime(1970, 1, 1, tzinfo=UTC) + timedelta(seconds=seconds)).date())


def _from_stamp(stamp: re.Match[str]) -> date | None:
    """An ISO stamp in UTC; without a zone it is taken as UTC."""
    try:
        when = datetime(int(stamp[1]), int(stamp[2]), int(stamp[3]), int(stamp[4] or 0), int(stamp[5] or 0), tzinfo=UTC)
    except ValueError:
        return None
    zone = stamp[7]
    if zone and zone not in ("Z", "UTC"):
        shift = timedelta(hours=int(zone[1:3]), minutes=int(zone[-2:]))
        when = when - shift if zone[0] == "+" else when + shift
    return _plausible(when.date())


def _plausible(day: date) -> date | None:
    return day if EARLIEST <= day < date(2100, 1, 1) else None


def _find_date(text: str) -> tuple[date, int, int] | None:
    """The first absolute date in a text with its span; day and month in digits only where they cannot be confused."""
    for pattern, order in ((_ISO, "ymd"), (_MDY, "bdy"), (_DMY, "dby"), (_SLASHED, "//y")):
        for match in pattern.finditer(text):
            day = _build(match, order)
            if day is not None:
                return day, match.start(), match.end()
    return None


def _build(match: re.Match[str], order: str) -> date | None:
    one, two, three = match.groups()
    if order == "ymd":
        return _day(int(one), int(two), int(three))
    if order == "bdy":
        return _day(int(three), _MONTHS[one.lower()], int(two))
    if order == "dby":
        return _day(int(three), _MONTHS[two.lower()], int(one))
    first, second = int(one), int(two)
    if first > 12 >= second or first == second:
        return _day(int(three), second, first)
    return _day(int(three), first, second) if second > 12 >= first else None


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return _plausible(date(year, month, day))
    except ValueError:
        return None


def parse_posted(text: str, *, fetched_at: datetime) -> PostedAt | None:
    """A posting date as printed: absolute, or relative to the fetch ("5 days ago"). None for the impossible.

    A relative age dates the posting only to the day for ages under a week, else to the unit printed.

    >>> parse_posted("Posted 5 days ago", fetched_at=datetime(2026, 6, 10, tzinfo=UTC)).on
    datetime.date(2026, 6, 5)
    >>> parse_posted("2027-01-01", fetched_at=datetime(2026, 6, 10, tzinfo=UTC)) is None
    True
    """
    on = parse_date(text)
    known = fetched_at >= _RELATIVE_ONLY
    if on is not None:
        return None if known and on > (fetched_at + AHEAD).date() else PostedAt(on=on, precision="day")
    age = _AGE.search(text[:200])
    if age is None:
        return None
    days = _age_in_days(age[1])
    on = (fetched_at - timedelta(days=days)).date() if known and days is not None else None
    return PostedAt(on=on, precision="relative", relative=age[1])


def _age_in_days(age: str) -> float | None:
    """How many days an age stands for; None where it is open ("30+ days ago")."""
    low = age.lower()
    if low in ("just now", "today", "yesterday"):
        return float(low == "yesterday")
    match = _COUNTED.match(low)
    if match is None or not (match[1] in _WORDS or match[1].isdecimal()):
        return None
    return _DAYS[match[2]] * (_WORDS.get(match[1]) or int(match[1]))


def parse_posted_at(reading: Reading, *, fetched_at: datetime, first_party: bool) -> Parsed[PostedAt] | None:
    """The posting date: published, else printed beside "Posted". On a board it may be the date of a re-listing."""
    source: Literal["platform", "publisher"] = "platform" if first_party else "publisher"
    for value in reading.values("posted_at"):
        posted = parse_posted(value.text, fetched_at=fetched_at)
        if posted is not None:
            proof = Proof(field="posted_at", start=0, end=len(value.text), path=value.path)
            return Parsed(value=replace(posted, source=source), proofs=(proof,))
    if not _holds(reading, ("posted", "published", "listed", "added", "posting date", "first seen")):
        return None
    for line in reading.lines:
        match = _POSTED.search(line.text) if line.segment != "teaser" and len(line.text) < 300 else None
        if match is None:
            continue
        end = min(len(line.text), match.end() + _REACH)
        posted = parse_posted(line.text[match.end() : end], fetched_at=fetched_at)
        if posted is not None:
            proof = Proof(field="posted_at", start=line.start + match.start(), end=line.start + end)
            return Parsed(value=replace(posted, source=source), proofs=(proof,))
    return None


def parse_observed(reading: Reading) -> date | None:
    """The day on which a publisher says it saw the posting ("Quoted from ... on 2026-06-02"); never a posting date."""
    if not _holds(
        reading, ("quoted", "retrieved", "captured", "archived", "as seen", "last checked", "last verified", "accessed")
    ):
        return None
    for line in reading.lines:
        match = _OBSERVED.search(line.text) if len(line.text) < 1_000 else None
        if match is not None:
            found = _find_date(line.text[match.start() : match.start() + 160])
            if found is not None:
                return found[0]
    return None


def parse_closes(reading: Reading, *, fetched_at: datetime) -> date | None:
    """The closing date: published (not where it is the render time plus a fixed term), or printed beside "apply by"."""
    for value in reading.values("closes_at"):
        on = parse_date(value.text)
        if on is not None and _may_close(on, fetched_at):
            return on
    if not _holds(reading, ("apply b", "application", "clos", "deadline", "valid ", "expir", "last date")):
        return None
    for line in reading.body():
        on = _closing_in(line)
        if on is not None and _may_close(on, fetched_at):
            return on
    return None


def _holds(reading: Reading, wordings: tuple[str, ...]) -> bool:
    """Whether a search is worth its time: one of the wordings stands in the text."""
    low = fold(reading.text)
    return any(wording in low for wording in wordings)


def _closing_in(line: Line) -> date | None:
    match = _CLOSES.search(line.text) if "20" in line.text else None
    found = _find_date(line.text[match.start() : match.start() + 80]) if match else None
    return found[0] if found else None


def _may_close(on: date, fetched_at: datetime) -> bool:
    """A closing date years ahead is a default, and one before the fetch is still a fact."""
    return fetched_at < _RELATIVE_ONLY or on <= (fetched_at + LATEST_CLOSING).date()
