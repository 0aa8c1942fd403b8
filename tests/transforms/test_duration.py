"""How long the work lasts, when it starts, how many are sought: one row a wording."""

from __future__ import annotations

import time

import pytest

from transforms.duration import parse_duration, parse_openings, parse_start
from transforms.reading import Published
from transforms.segments import make_reading

LENGTHS = [
    ("Duration: 6-12 months", (6, 12, "month", "fixed")),
    ("Project duration: ~1–2 months.", (1, 2, "month", "fixed")),
    ("Work Duration:\n3 months", (3, 3, "month", "fixed")),
    ("Project Period:\nOctober to December (3 months)", (3, 3, "month", "fixed")),
    ("roughly 10 hours/week for 8–10 weeks", (8, 10, "week", "fixed")),
    ("Pay is $50/hour for 20 hours a week over 3 months", (3, 3, "month", "fixed")),
    ("Approximate 4 day engagement", (4, 4, "day", "fixed")),
    ("A 12-month contract", (12, 12, "month", "fixed")),
    ("A 6-week project", (6, 6, "week", "fixed")),
    ("Contract length: 12 months", (12, 12, "month", "fixed")),
    ("a one-year contract", (12, 12, "month", "fixed")),
    ("up to 6 months contract", (None, 6, "month", "fixed")),
    ("Commitment of 2-3 weeks, with opportunity for extension.", (2, 3, "week", "initial")),
    ("initial 6–10 weeks", (6, 10, "week", "initial")),
    ("Minimum duration: **1–2 months**, with potential for extension.", (1, None, "month", "initial")),
    ("This is a long-term project", (None, None, None, "open")),
    ("Long-Term Commitment: join a stable project", (None, None, None, "open")),
    ("The role is ongoing and starts in June", (None, None, None, "open")),
    ("Project schedule:\nDuration: ongoing", (None, None, None, "open")),
    ("An open-ended engagement", (None, None, None, "open")),
    ("A short-term, remote opportunity", (None, None, None, "short_term_unspecified")),
    ("Duration: short-term", (None, None, None, "short_term_unspecified")),
    ("Total effort: ~120 hours", (120, 120, "hour_total", "fixed")),
    ("A 10-hour project", (10, 10, "hour_total", "fixed")),
]  # fmt: skip

NO_LENGTH = [
    "5+ years of experience",
    "There is a 2 week trial period up front",
    "Reply within 2 weeks",
    "A smartphone released within the last 6 years",
    "payments made in the past six months",
    "Paid every 2 weeks",
    "Payouts for the past 2 weeks",
    "Don't wait weeks to get paid",
    "We pay at the end of each week",
    "20 hours per week",
    "A 4-year degree",
    "18 years or older",
    "There are no set hours or long-term commitments",
    "Interview decisions take 3 days",
    "A 30-day backward window (wash sale rule)",
    "Long-term goals of the model",
    "You have been teaching for at least 5 years",
    "Must have used an iPhone for at least 1 year",
    "Active Instagram user for 2+ years",
    "For more than 20 years, we have helped companies",
]

STARTS = [
    ("You must be able to start immediately", "immediate"),
    ("Immediate start", "immediate"),
    ("Start date: ASAP", "immediate"),
    ("Start Date: Immediate", "immediate"),
    ("Availability to begin immediately", "immediate"),
    ("Start date: June 30, 2025", "2025-06-30"),
    ("Starting on 3 March 2026", "2026-03-03"),
    ("Starts 2026-02-01", "2026-02-01"),
    ("The project will kick off on Sept 5, 2025", "2025-09-05"),
    ("Project starts in July 2024", None),
    ("Start date: June 31, 2025", None),
    ("There is no immediate project for this role", None),
    ("You get feedback immediately", None),
]

OPENINGS = [
    ("10 openings", 10),
    ("We have 5 positions available", 5),
    ("Number of openings: 12", 12),
    ("20 spots available", 20),
    ("two vacancies", 2),
    ("We currently have 200+ roles open!", None),
    ("Current openings: Argentina", None),
    ("Two positions on the team worked together", None),
    ("100,000 contributors", None),
]


@pytest.mark.parametrize(("text", "expected"), LENGTHS)
def test_lengths(text: str, expected: tuple[object, ...]) -> None:
    parsed = parse_duration(make_reading(text))
    assert parsed is not None
    value = parsed.value
    assert (value.min, value.max, value.unit, value.kind) == expected
    assert value.text
    assert text[parsed.proofs[0].start : parsed.proofs[0].end].strip()


@pytest.mark.parametrize("text", NO_LENGTH)
def test_not_a_length_of_the_work(text: str) -> None:
    assert parse_duration(make_reading(text)) is None


@pytest.mark.parametrize(("text", "expected"), STARTS)
def test_start(text: str, expected: str | None) -> None:
    parsed = parse_start(make_reading(text))
    assert (parsed.value if parsed else None) == expected


@pytest.mark.parametrize(("text", "expected"), OPENINGS)
def test_openings(text: str, expected: int | None) -> None:
    parsed = parse_openings(make_reading(text))
    assert (parsed.value if parsed else None) == expected


@pytest.mark.parametrize(("text", "expected"), [("10", 10), ("0", None), ("many", None)])
def test_published_openings(text: str, expected: int | None) -> None:
    published = (Published(name="openings", text=text, path="$.openings"),)
    parsed = parse_openings(make_reading("Review answers.", published=published))
    assert (parsed.value if parsed else None) == expected


@pytest.mark.parametrize("text", ["3 months " * 11_000, "for the next 3 months " * 4_500, "long-term " * 10_000,
                                  "start immediate " * 6_000, "openings: " * 10_000, "1" * 100_000])  # fmt: skip
def test_hostile_text_is_read_in_linear_time(text: str) -> None:
    reading = make_reading(text)
    started = time.process_time()
    parse_duration(reading)
    parse_start(reading)
    parse_openings(reading)
    assert time.process_time() - started < 1.0
