"""Personal data: every labelled line of our own, the shares that must be found and kept, and hostile input."""

from __future__ import annotations

import csv
import time
from itertools import pairwise
from pathlib import Path

import pytest

from transforms.personal_data import find_personal_data, make_redacted

with (Path(__file__).parent / "personal_data_lines.csv").open(encoding="utf-8", newline="") as rows:
    LINES = [(row["kind"], row["line"], row["secret"]) for row in csv.DictReader(rows)]


def is_cut(line: str, secret: str) -> bool:
    return secret not in make_redacted(line)


def share_cut(kind: str) -> float:
    cut = [is_cut(line, secret) for known, line, secret in LINES if known == kind]
    return sum(cut) / len(cut)


@pytest.mark.parametrize(("kind", "least"), [("email", 0.98), ("phone", 0.95), ("handle", 0.9), ("name", 0.85)])
def test_personal_data_is_found(kind: str, least: float) -> None:
    missed = [line for known, line, secret in LINES if known == kind and not is_cut(line, secret)]
    assert share_cut(kind) >= least, missed


def test_pay_ids_and_dates_are_kept() -> None:
    clean = [line for kind, line, _ in LINES if not kind]
    changed = [line for line in clean if make_redacted(line) != line]
    assert len(changed) <= 0.01 * len(clean), changed


def test_there_are_enough_lines() -> None:
    assert len(LINES) >= 300


def test_spans_are_ordered_and_apart() -> None:
    text = " / ".join(line for _, line, _ in LINES)
    spans = find_personal_data(text)
    assert spans
    assert all(left.end <= right.start for left, right in pairwise(spans))
    assert all(0 <= span.start < span.end <= len(text) for span in spans)


def test_masks_show_that_something_was_there() -> None:
    assert make_redacted("Call +1 415 555 0132 or mail a@b.co") == "Call [phone] or mail [e-mail]"


@pytest.mark.parametrize(
    "unit",
    ["a@", "@", "1", "1 ", "+1 ", "(1", "1-", "a.", "at dot ", "(at)", "Ab ", "regards,\n", "Recruiter: A ", " ", "<",
     "$1,", "u/", "telegram ", "t.me/", "x#1", "contact ", "Call 1", "-", "a@a.", "A b ", "é"],
)  # fmt: skip
def test_hostile_input_is_linear(unit: str) -> None:
    text = (unit * 100_000)[:100_000]
    started = time.process_time()
    find_personal_data(text)
    assert time.process_time() - started < 0.5, unit
