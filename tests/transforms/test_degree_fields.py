"""Where the fields of a degree begin and end, wording by wording."""

from __future__ import annotations

import time

import pytest

from transforms.degree_fields import find_fields
from transforms.degrees import parse_degree_fields
from transforms.segments import make_reading

WORDINGS = [
    ("Bachelor's degree in Botany, Geology or a related field", "Botany|Geology"),
    ("Degree in a quantitative field (e.g. physics, statistics)", "physics|statistics"),
    ("Master's degree in a technical discipline (robotics, optics)", "robotics|optics"),
    ("Master's degree in a relevant technical area, e.g. robotics or optics", "robotics|optics"),
    ("Graduate degree in one of: chemistry, physics, biology", "chemistry|physics|biology"),
    ("Hold a PhD or be a PhD candidate in topology or optics", "topology|optics"),
    ("Degree or equivalent experience in film production or photography", "film production|photography"),
    ("Bachelor's degree or equivalent experience in a related field", ""),
    ("Bachelor's degree in a technical field or related discipline", ""),
    ("PhD in Physics or a closely related field (e.g., optics, geology)", "Physics|optics|geology"),
    ("PhD in Physics or a closely related field, geology aside", "Physics"),
    ("Degree in Law (i.e. an LLB)", "Law"),
]


@pytest.mark.parametrize(("wording", "expected"), WORDINGS)
def test_fields_of_a_degree(wording: str, expected: str) -> None:
    reading = make_reading(f"Requirements:\n- {wording}.", title="Expert")
    assert "|".join(phrase for phrase, *_ in parse_degree_fields(reading)) == expected


@pytest.mark.parametrize("unit", [" in a technical", ", e.g. ", " or equivalent experience", "(", " one of: "])
def test_hostile_text_is_read_in_time(unit: str) -> None:
    text = "Degree" + unit * 20_000
    start = time.process_time()
    find_fields(text, 6, len(text))
    assert time.process_time() - start < 0.1
