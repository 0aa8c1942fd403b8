"""Training status, wording by wording: whom the posting admits, not whom it mentions."""

from __future__ import annotations

import pytest

from transforms.segments import make_reading
from transforms.training import parse_training_status

ADMITTED = [
    ("Enrolled in or have completed a Bachelor's degree", "student"),
    ("Bachelor's degree (or pursuing one) in Botany", "student"),
    ("Master's degree in Botany (can be currently enrolled)", "student"),
    ("MD or DO (currently enrolled candidates may also be considered)", "student"),
    ("Students are welcome to apply.", "student"),
    ("University students and recent graduates are encouraged to apply.", "student"),
    ("We're looking for finance students who know Excel", "student"),
    ("Junior or senior undergraduate in journalism", "student"),
    ("Current undergraduate students in botany", "student"),
    ("Being a graduate student in botany", "student"),
    ("Enrollment in or completion of a graduate program", "student"),
    ("In the final year of a Bachelor's degree", "student"),
    ("Medical students are eligible", "student"),
    ("A PhD (or are currently a PhD candidate) in Botany", "phd_student"),
    ("PhDs and Ph.D. candidates", "phd_student"),
    ("Doctoral students and graduates in botany", "phd_student"),
    ("Currently pursuing a PhD in botany", "phd_student"),
    ("PhD (completed or in progress)", "phd_student"),
    ("Doctoral candidates (ABD)", "phd_student"),
    ("At least a senior PhD student", "phd_student"),
    ("Master's or PhD students in botany", "student phd_student"),
    ("Professors and postdocs", "postdoc"),
    ("Postdoctoral researchers in botany", "postdoc"),
    ("PhDs or post-docs", "postdoc"),
    ("Must be a current postdoc or PhD student", "phd_student postdoc"),
    ("Residents in internal medicine", "resident"),
    ("Medicine residency or above (MD)", "resident"),
    ("Physicians in residency", "resident"),
    ("Final-year internal medicine residents", "final_year_resident"),
    ("Physicians, fellows, and senior residents", "final_year_resident fellow"),
    ("MD, DO or MBBS (including fellows)", "fellow"),
    ("We welcome current Fellows in cardiology.", "fellow"),
    ("A physician in fellowship", "fellow"),
    ("Attending physicians", "attending"),
    ("Attending physicians, fellows or residents", "resident fellow attending"),
    ("An MD, or a resident/fellow in training", "resident fellow"),
]

MENTIONED = [
    "International students should ask a tax advisor.",
    "Help students and professionals everywhere",
    "Experience teaching students",
    "Grade the students' essays",
    "Student-focused content",
    "Support for students in grades 3 to 5",
    "Enrolled agent (EA)",
    "Must be a resident of Singapore",
    "Legal residents of Argentina",
    "Argentinian residents only",
    "Five years of residency in your country",
    "Residency: currently residing in Peru",
    "Completed residency in surgery",
    "Residency-trained physicians",
    "Fellowship completed, physician",
    "Work with fellow contributors",
    "Fellow physicians will review it",
    "Guggenheim Fellow",
    "The Fellowship program of our academy",
    "Attending meetings with physicians",
    "Attending-level clinical reasoning",
    "Qualified candidates only",
    "Postdoctoral experience is a plus",
    "Junior or senior developers",
    "Pursue excellence",
    "PhD required",
]


def statuses(text: str, title: str = "") -> str:
    parsed = parse_training_status(make_reading(text, title=title))
    return " ".join(parsed.value) if parsed else ""


@pytest.mark.parametrize(("wording", "expected"), ADMITTED)
def test_statuses_that_are_admitted(wording: str, expected: str) -> None:
    assert statuses("Requirements:\n- " + wording) == expected


@pytest.mark.parametrize("wording", MENTIONED)
def test_people_who_are_only_mentioned(wording: str) -> None:
    assert statuses("Requirements:\n- " + wording) == ""


def test_titles_name_statuses() -> None:
    assert statuses("Help us.", title="PhD Students in Botany") == "phd_student"
    assert statuses("Help us.", title="Botany Experts (Ph.Ds or Postdocs)") == "postdoc"


def test_a_sentence_about_visas_counts_only_where_no_other_speaks() -> None:
    visas = "This program is open to U.S.-based students with work authorization (F-1, OPT)."
    assert statuses("Requirements:\n- Patience. " + visas) == "student"
    assert statuses("Requirements:\n- Must be a postdoc. " + visas) == "postdoc"


def test_statuses_are_proved_by_their_sentence() -> None:
    reading = make_reading("Requirements:\n- Fluent English. Students are welcome to apply. Patience.")
    parsed = parse_training_status(reading)
    assert parsed
    quotes = [reading.text[proof.start : proof.end] for proof in parsed.proofs]
    assert quotes == ["Students are welcome to apply."]
