"""Dates as sources print them, against the time of the fetch."""

from __future__ import annotations

import time
from datetime import UTC, date, datetime

import pytest

from transforms.dates import parse_closes, parse_date, parse_observed, parse_posted, parse_posted_at
from transforms.reading import Published
from transforms.segments import make_reading

FETCHED = datetime(2026, 6, 10, 12, 0, tzinfo=UTC)
UNDATED = datetime(1970, 1, 1, tzinfo=UTC)

DATES = [
    ("2025-10-27", date(2025, 10, 27)),
    ("2025-10-27T10:19:44.671Z", date(2025, 10, 27)),
    ("2025-10-27T10:19:44", date(2025, 10, 27)),
    ("2025-10-27 21:43:44", date(2025, 10, 27)),
    ("2025-10-27T23:30:00-05:00", date(2025, 10, 28)),
    ("2025-10-27T00:30:00+05:30", date(2025, 10, 26)),
    ("2025-10-27T23:30:00+0000", date(2025, 10, 27)),
    ("2025/10/27", date(2025, 10, 27)),
    ("2025.10.27", date(2025, 10, 27)),
    ("1756166400", date(2025, 8, 26)),
    ("1756166400000", date(2025, 8, 26)),
    ("1756166400.5", date(2025, 8, 26)),
    ("Oct 24, 2025", date(2025, 10, 24)),
    ("October 24 2025", date(2025, 10, 24)),
    ("Sept. 2, 2025", date(2025, 9, 2)),
    ("2 Sep 2025", date(2025, 9, 2)),
    ("2nd of September, 2025", date(2025, 9, 2)),
    ("27/10/2025", date(2025, 10, 27)),
    ("10/27/2025", date(2025, 10, 27)),
    ("11/11/2025", date(2025, 11, 11)),
    (" 2025-10-27 ", date(2025, 10, 27)),
    ("05/06/2025", None),  # May or June
    ("2025-02-30", None),
    ("2025-13-01", None),
    ("Feb 30, 2025", None),
    ("Sep 31, 2025", None),
    ("0001-01-01", None),
    ("0001-01-01T00:00:00Z", None),
    ("9999-12-31", None),
    ("1970-01-01", None),
    ("0", None),
    ("175616640", None),
    ("17561664001", None),
    ("99999999999999", None),
    ("1e400", None),
    ("NaN", None),
    ("Infinity", None),
    ("", None),
    ("soon", None),
    ("list_2025-10", None),
    ("2025", None),
    ("٢٠٢٥-١٠-٢٧T10:00:00", date(2025, 10, 27)),
]


@pytest.mark.parametrize(("text", "on"), DATES)
def test_date(text: str, on: date | None) -> None:
    assert parse_date(text) == on


POSTED = [
    ("Posted 5 days ago", date(2026, 6, 5), "relative"),
    ("5 hours ago", date(2026, 6, 10), "relative"),
    ("23 hours ago", date(2026, 6, 9), "relative"),
    ("106 days ago", date(2026, 2, 24), "relative"),
    ("Posted 4 weeks ago", date(2026, 5, 13), "relative"),
    ("a month ago", date(2026, 5, 11), "relative"),
    ("one week ago", date(2026, 6, 3), "relative"),
    ("an hour ago", date(2026, 6, 10), "relative"),
    ("30 minutes ago", date(2026, 6, 10), "relative"),
    ("2 years ago", date(2024, 6, 10), "relative"),
    ("3d ago", date(2026, 6, 7), "relative"),
    ("2w ago", date(2026, 5, 27), "relative"),
    ("Posted today", date(2026, 6, 10), "relative"),
    ("Yesterday", date(2026, 6, 9), "relative"),
    ("just now", date(2026, 6, 10), "relative"),
    ("Posted 30+ Days Ago", None, "relative"),
    ("2026-06-01", date(2026, 6, 1), "day"),
    ("Posted on Jun 9, 2026", date(2026, 6, 9), "day"),
    ("2026-06-12", date(2026, 6, 12), "day"),  # zones and clocks differ
]


@pytest.mark.parametrize(("text", "on", "precision"), POSTED)
def test_posted(text: str, on: date | None, precision: str) -> None:
    posted = parse_posted(text, fetched_at=FETCHED)
    assert posted is not None
    assert (posted.on, posted.precision) == (on, precision)


@pytest.mark.parametrize(
    "text", ["2026-06-13", "2027-01-01", "9999-12-31", "Feb 30, 2026", "", "always", "ago", "many days ago"]
)
def test_impossible_posting_dates(text: str) -> None:
    assert parse_posted(text, fetched_at=FETCHED) is None


def test_relative_age_without_a_fetch_time_stays_relative() -> None:
    posted = parse_posted("Posted 5 days ago", fetched_at=UNDATED)
    assert posted is not None
    assert posted.on is None
    assert posted.relative == "5 days ago"


PRINTED = [
    ("Posted: Oct 24, 2025\nAbout the role", date(2025, 10, 24)),
    ("Posted 3 hours ago\nAbout the role", date(2026, 6, 10)),
    ("Date posted: 2026-05-01", date(2026, 5, 1)),
    ("Published on 1 May 2026", date(2026, 5, 1)),
    ("We published 20 papers in 2024 on this.", None),
    ("You have published work and 5 years of experience.", None),
    ("Nothing to see.", None),
    ("Listed on Outlier as a cardiologist role", None),
]


@pytest.mark.parametrize(("text", "on"), PRINTED)
def test_posted_in_text(text: str, on: date | None) -> None:
    parsed = parse_posted_at(make_reading(text), fetched_at=FETCHED, first_party=False)
    assert (parsed.value.on if parsed else None) == on
    if parsed:
        (proof,) = parsed.proofs
        assert text[proof.start : proof.end].lower().startswith(("posted", "date posted", "published"))
        assert parsed.value.source == "publisher"


def test_published_value_comes_first() -> None:
    published = (Published(name="posted_at", text="2026-05-05T01:02:03Z", path="$.postedAt"),)
    reading = make_reading("Posted: Oct 24, 2025", published=published)
    parsed = parse_posted_at(reading, fetched_at=FETCHED, first_party=True)
    assert parsed is not None
    assert (parsed.value.on, parsed.value.source) == (date(2026, 5, 5), "platform")
    assert parsed.proofs[0].path == "$.postedAt"


@pytest.mark.parametrize(
    ("text", "on"),
    [
        ("Quoted from the public listing on 2026-06-02. We do not edit.", date(2026, 6, 2)),
        ("Last verified: June 3, 2026", date(2026, 6, 3)),
        ("Retrieved on 3 June 2026 from the board", date(2026, 6, 3)),
        ("Posted on 2026-06-02", None),
        ("Models captured in 20 images", None),
    ],
)
def test_observed(text: str, on: date | None) -> None:
    assert parse_observed(make_reading(text)) == on


CLOSING = [
    ("Apply by July 15, 2026.", date(2026, 7, 15)),
    ("Applications close on 2026-07-01", date(2026, 7, 1)),
    ("Application deadline: 1 August 2026", date(2026, 8, 1)),
    ("Deadline - 2026-06-30", date(2026, 6, 30)),
    ("Closing date: 31/07/2026", date(2026, 7, 31)),
    ("Valid through 2026-09-01", date(2026, 9, 1)),
    ("Apply before May 1, 2026", date(2026, 5, 1)),
    ("Meet every deadline of the 2026 project.", None),
    ("Deadline: 9999-12-31", None),
    ("Work closely with 20 experts.", None),
]


@pytest.mark.parametrize(("text", "on"), CLOSING)
def test_closing(text: str, on: date | None) -> None:
    assert parse_closes(make_reading(text), fetched_at=FETCHED) == on


def test_published_closing_date() -> None:
    published = (Published(name="closes_at", text="2026-07-01", path="$.validThrough"),)
    assert parse_closes(make_reading("Text.", published=published), fetched_at=FETCHED) == date(2026, 7, 1)


@pytest.mark.parametrize(
    "unit", ["2025-", "1", "Posted ", "20", "deadline 20", "1/1/", "ago ", " ", "<", "quoted ", "Jan 1, "]
)
def test_hostile_input_is_linear(unit: str) -> None:
    text = (unit * 100_000)[:100_000]
    reading = make_reading(text)
    started = time.process_time()
    parse_date(text)
    parse_posted(text, fetched_at=FETCHED)
    parse_posted_at(reading, fetched_at=FETCHED, first_party=False)
    parse_observed(reading)
    parse_closes(reading, fetched_at=FETCHED)
    assert time.process_time() - started < 0.5
