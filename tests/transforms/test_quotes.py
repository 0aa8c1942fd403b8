"""Where a clause begins and ends."""

from __future__ import annotations

from dataclasses import replace

import pytest

from transforms.quotes import LIMIT, find_clause, find_clauses, find_stretches
from transforms.reading import Reading
from transforms.segments import make_reading
from transforms.signposts import MOST, find_cues, fold

CLAUSES = [
    ("Join us. Pay is $20. Apply now.", "$20", "Pay is $20."),
    ("Join us\nPay is $20\nApply now", "$20", "Pay is $20"),
    ("- Pay is $20.50 per hour • Apply", "$20.50", "Pay is $20.50 per hour"),
    ("Work from the U.S. only, e.g. for $20; apply now", "$20", "Work from the U.S. only, e.g. for $20"),
    ("feedback. Pay starts.Rates are $20.Apply now", "$20", "Rates are $20.Apply now"),
    ("Pay is good! Earn $20? Yes.", "$20", "Earn $20?"),
    ("Pay: $20", "$20", "Pay: $20"),
]


@pytest.mark.parametrize(("text", "inner", "clause"), CLAUSES)
def test_clause(text: str, inner: str, clause: str) -> None:
    start = text.index(inner)
    assert text[slice(*find_clause(text, start, start + len(inner)))] == clause


def test_clause_is_never_longer_than_the_limit_and_keeps_whole_words() -> None:
    text = "word " * 200 + "needle " + "word " * 200
    start = text.index("needle")
    clause = find_clause(text, start, start + 6)
    assert clause.end - clause.start <= LIMIT
    assert clause.start <= start < clause.end
    assert set(text[slice(*clause)].split()) == {"word", "needle"}


def test_folding_keeps_the_length() -> None:
    assert len(fold("İstanbul ẞ ǅ Σς")) == len("İstanbul ẞ ǅ Σς")


def test_cue_with_a_leading_space_is_found_at_the_start() -> None:
    assert find_cues("rates vary; our\nrates, generated")["pay"] == [0, 16]


def test_cues_of_hostile_text_are_counted_out() -> None:
    assert len(find_cues("week " * 10_000)["rhythm"]) == MOST


def test_other_speakers_cut_the_text_into_stretches() -> None:
    reading = make_reading("one\ntwo weeks\nthree weeks")
    lines = tuple(
        replace(line, segment="publisher_note") if line.text == "two weeks" else line for line in reading.lines
    )
    cut = Reading(text=reading.text, lines=lines)
    assert [cut.text[slice(*stretch)] for stretch in find_stretches(cut)] == ["one", "three weeks"]
    assert [cut.text[slice(*clause)] for clause in find_clauses(cut, "rhythm")] == ["three weeks"]
