"""Full time, part time, and hours shared with a time zone: one row a wording."""

from __future__ import annotations

import time

import pytest

from transforms.reading import Published
from transforms.schedule import parse_overlap, parse_schedule
from transforms.segments import make_reading

PART, FULL, BOTH = ("part_time",), ("full_time",), ("full_time", "part_time")

WORDS = [
    ("This is a remote, part-time role.", PART),
    ("Part-time: 30–40 hours per week", PART),
    ("Part time, remote", PART),
    ("Take part in a part-time, remote, freelance project", PART),
    ("Type: Part-time contract", PART),
    ("Set your own schedule - Part-time commitment", PART),
    ("Full-time contract position", FULL),
    ("Commitment: Full-time (40 hrs/week)", FULL),
    ("Full-time or Part-time Contract Work", BOTH),
    ("Full-time / part-time", BOTH),
    ("part-time or full-time, your choice", BOTH),
    ("PART-TIME", PART),
]

NO_WORDS = [
    "4+ years full-time work experience in their field",
    "You may be selected for future projects or full-time positions",
    "Keep your full-time job while you contribute",
    "It does not require full time engagement",
    "It is not a full-time role",
    "Without the pressure of consulting full time or internship positions",
    "Full-time students are welcome",
    "Full-time employees of the client may not apply",
    "It may lead to full-time employment",
    "Currently working full-time in a hospital",
    "Most part of the time you write",
    "Take part in time-critical work",
]

OVERLAP = [
    ("4 hours overlap with PST", ("America/Los_Angeles", 4)),
    ("At least 4 hours of overlap with Eastern Time", ("America/New_York", 4)),
    ("Overlap of 3-4 hours with CET", ("CET", 3)),
    ("Available during PST business hours", ("America/Los_Angeles", None)),
    ("40 hours per week 9-5pm US-ET", ("America/New_York", None)),
    ("Overlap with IST working hours", ("IST", None)),
]

NO_OVERLAP = [
    "Contributors across time zones",
    "The contents of the test overlap",
    "Strong written English, fast response",
]


@pytest.mark.parametrize(("text", "words"), WORDS)
def test_schedule_words(text: str, words: tuple[str, ...]) -> None:
    parsed = parse_schedule(make_reading(text))
    assert parsed is not None
    assert parsed.value == words
    assert len(parsed.proofs) == len(words)


@pytest.mark.parametrize("text", NO_WORDS)
def test_somebody_else_s_schedule(text: str) -> None:
    assert parse_schedule(make_reading(text)) is None


@pytest.mark.parametrize(
    ("name", "text", "words"),
    [("employment_type", "Part time", PART), ("schedule", "FULL_TIME", FULL), ("schedule", "part-time", PART),
     ("employment_type", "Contract", None)],
)  # fmt: skip
def test_published_word_fills_a_silent_text(name: str, text: str, words: tuple[str, ...] | None) -> None:
    published = (Published(name=name, text=text, path="$.type"),)
    parsed = parse_schedule(make_reading("Review answers.", published=published))
    assert (parsed.value if parsed else None) == words
    told = parse_schedule(make_reading("A full-time role.", published=published))
    assert told is not None and told.value == FULL and told.proofs[0].path is None


@pytest.mark.parametrize(("text", "expected"), OVERLAP)
def test_overlap(text: str, expected: tuple[str, float | None]) -> None:
    parsed = parse_overlap(make_reading(text))
    assert parsed is not None
    assert (parsed.value.tz, parsed.value.hours_per_day) == expected


@pytest.mark.parametrize("text", NO_OVERLAP)
def test_no_overlap(text: str) -> None:
    assert parse_overlap(make_reading(text)) is None


@pytest.mark.parametrize(
    "text", ["part-time " * 10_000, "est overlap " * 8_000, "9am-5pm est " * 8_000, "your " * 20_000]
)
def test_hostile_text_is_read_in_linear_time(text: str) -> None:
    reading = make_reading(text)
    started = time.process_time()
    parse_schedule(reading)
    parse_overlap(reading)
    assert time.process_time() - started < 1.0
