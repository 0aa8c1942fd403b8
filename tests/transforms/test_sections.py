"""Headings: on their own line, lost inside a flattened text, run in before a value, in other languages."""

# ruff: noqa: E501 - flattened texts are long lines

from __future__ import annotations

import time

import pytest

from transforms.reading import Section
from transforms.sections import (
    find_headings,
    fold,
    is_known_heading,
    is_subheading,
    load_stems,
    load_wordings,
    parse_heading,
)

LINES: list[tuple[str, Section | None]] = [
    ("Required Qualifications", "required"),
    ("Minimum Qualifications:", "required"),
    ("Mandatory qualifications", "required"),
    ("Must-Have", "required"),
    ("Must have:", "required"),
    ("Requirements", "required"),
    ("REQUIREMENTS:", "required"),
    ("## **Requirements**", "required"),
    ("**What We’re Looking For**", "required"),
    ("What we're looking for", "required"),
    ("Who You Are", "required"),
    ("Your Profile", "required"),
    ("Your profile:", "required"),
    ("What You Bring", "required"),
    ("About You", "required"),
    ("Who Should Apply", "required"),
    ("You're a good fit if you:", "required"),
    ("You are a strong candidate if you:", "required"),
    ("We’re looking for people with…", "required"),
    ("Required expertise and qualifications:", "required"),
    ("Skills Required", "required"),
    ("Eligibility", "required"),
    ("Main requirements:", "required"),
    ("The Person", "required"),
    ("You are a(n):", "required"),
    ("_Required qualifications:_", "required"),
    ("Preferred Qualifications", "preferred"),
    ("_Preferred qualifications:_", "preferred"),
    ("Nice-to-Haves", "preferred"),
    ("Nice to have…", "preferred"),
    ("###  **Nice To Haves:**", "preferred"),
    ("Bonus Qualifications", "preferred"),
    ("Bonus points if you have:", "preferred"),
    ("Examples of desirable expertise:", "preferred"),
    ("Desired expertise:", "preferred"),
    ("What sets you apart", "preferred"),
    ("Ideal Qualifications", "ideal"),
    ("Ideally, contributors will have", "ideal"),
    ("The ideal candidate will have:", "ideal"),
    ("What You’ll Do", "duties"),
    ("WHAT YOU'LL DO", "duties"),
    ("Key Responsibilities:", "duties"),
    ("Roles and Responsibilities", "duties"),
    ("Your Day-to-Day", "duties"),
    ("Day in and day out, you will:", "duties"),
    ("You may contribute your expertise by…", "duties"),
    ("You can contribute your expertise by...", "duties"),
    ("Although every project is unique, you might typically:", "duties"),
    ("Task Description:", "duties"),
    ("What Will I Be Doing?", "duties"),
    ("Contributors will evaluate:", "duties"),
    ("Example projects might include:", "duties"),
    ("Compensation", "pay"),
    ("compensation", "pay"),
    ("Payment:", "pay"),
    ("Pay Range (rate per hour)", "pay"),
    ("Compensation & Terms", "pay"),
    ("With respect to pay and legal status:", "pay"),
    ("Earnings & Duration:", "pay"),
    ("💰 Salary Range", "pay"),
    ("Program Details", "terms"),
    ("Role Highlights", "terms"),
    ("Time Commitment:", "terms"),
    ("Location:", "terms"),
    ("Why Join Us?", "terms"),
    ("Why Join the Rater Community of the Company?", "terms"),
    ("Benefits", "terms"),
    ("Accepted Locations and Languages", "terms"),
    ("Contract Length", "terms"),
    ("How to get started", "process"),
    ("Application Process", "process"),
    ("What’s Next?", "process"),
    ("Qualification Process:", "process"),
    ("Interview Process", "process"),
    ("Important Information", "legal"),
    ("EEO Statement", "legal"),
    ("Equal Opportunity Employer", "legal"),
    ("About the Role", "about"),
    ("About Outlier", "about"),
    ("Program Overview", "about"),
    ("Job Summary:", "about"),
    ("Background:", "about"),
    ("What we do", "about"),
    ("Frequently Asked Questions (FAQs)", "other"),
    ("Additional Information:", "other"),
    ("Must‐Have", "required"),
    ("experience we’re looking for", "required"),
    ("Salary: $90 per hour", None),
    # other languages
    ("Requisitos", "required"),
    ("Responsabilidades:", "duties"),
    ("Voraussetzungen:", "required"),
    ("Vorzugsqualifikationen:", "preferred"),
    ("Deine Aufgaben", "duties"),
    ("Profil recherché", "required"),
    ("Wymagania", "required"),
    ("Tanggungjawab Anda:", "duties"),
    ("คุณสมบัติที่ต้องการ:", "required"),
    ("任职要求", "required"),
    ("職責", "duties"),
    ("応募資格", "required"),
    ("자격 요건", "required"),
    ("المتطلبات", "required"),
    ("Требования:", "required"),
    # no headings
    ("Fluency in written English", None),
    ("Internal Medicine", None),
    ("You will review the work of others and write feedback on each of the answers.", None),
    ("You hold a degree in law.", None),
    ("- Requirements engineering", None),
    ("Must be a native speaker of English", None),
    ("3+ years of experience", None),
    ("$15—$150 USD", None),
    ("Remote", None),
    ("Create Qualification Tests:", None),
    ("Independent Contractor", None),
    ("Familiarity with local languages and native specialties.", None),
    ("Pay is weekly.", None),
    ("", None),
    ("***", None),
]  # fmt: skip


@pytest.mark.parametrize(("line", "section"), LINES)
def test_heading_line(line: str, section: Section | None) -> None:
    assert parse_heading(line) == section


INLINE: list[tuple[str, list[tuple[str, Section]]]] = [
    ("Program Overview We train models. Program Details It is remote. Who Should Apply Graduates in law.",
     [("Program Overview", "about"), ("Program Details", "terms"), ("Who Should Apply", "required")]),
    ("ResponsibilitiesEvaluate answers with care.RequirementsBachelor’s degree.Preferred QualificationsA PhD.",
     [("Responsibilities", "duties"), ("Requirements", "required"), ("Preferred Qualifications", "preferred")]),
    ("We build tools. Responsibilities: review code. Requirements: 3+ years of Go. Nice to have: Rust.",
     [("Responsibilities:", "duties"), ("Requirements:", "required"), ("Nice to have:", "preferred")]),
    ("**Requirements** A degree **Nice to have** A second one", [("Requirements", "required"), ("Nice to have", "preferred")]),
    ("Education: Master's or higher; English Proficiency: fluent; Bonus Skills: none", [
        ("Education:", "required"), ("English Proficiency:", "required"), ("Bonus Skills:", "preferred")]),
    ("Position: ReviewerType: HourlyCompensation: $30Location: Remote", [
        ("Position:", "terms"), ("Type:", "terms"), ("Compensation:", "pay"), ("Location:", "terms")]),
    ("Job title: Law Specialist Employment type: Contract Workplace type: Remote", [
        ("Job title:", "terms"), ("Employment type:", "terms"), ("Workplace type:", "terms")]),
    ("to train models You may contribute your expertise by… Reading text We’re looking for people with… Strong skills", [
        ("You may contribute your expertise by…", "duties"), ("We’re looking for people with…", "required")]),
    ("A background in design. Currently, pay rates for core work are $30. Rates vary based on skill.", [("", "pay"), ("", "pay")]),
    ("Must‐Have A degree in law (PhD or Master's) Native level of Thai Nice‐to‐Have Peer-reviewed research and time in teaching, or both of them, or more.", [
        ("Must‐Have", "required"), ("Nice‐to‐Have", "preferred")]),
    ("Flexible: Work on your own terms, as much as you like, wherever you are in the world, on any day you choose.", []),
    ("The requirements are few, the responsibilities are many, and the compensation is fair to everybody here.", []),
    ("Our Requirements Engineering team looks for a colleague with a good eye and a steady hand in writing.", []),
    ("You will gather Requirements and write them down for the team, day after day, in our own template here.", []),
    ("Gather requirements: talk to users, write them down, and check them with those who asked for them first.", []),
    ("It is what you'll do that counts, and who you are, and about you we know little, so tell us more of it.", []),
    ("Ability to work with people on location, in the field, and at home; experience in pay and benefits is good.", []),
    ("Soft Skills: patience and care in everything that is written, read, said or heard in the project at any time.", []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), INLINE, ids=[text[:30] for text, _ in INLINE])
def test_inline_headings(text: str, expected: list[tuple[str, Section]]) -> None:
    assert [(text[h.start : h.end], h.section) for h in find_headings(text)] == expected


def test_labels_rule_their_own_line_only() -> None:
    education, requirements = find_headings("Education: a degree. Requirements: three years of work.")
    assert education.is_label
    assert not requirements.is_label


@pytest.mark.parametrize("text", ["Identify:", "Strong background in:", "**Content Creation & Refinement:**"])
def test_subheadings_name_no_section(text: str) -> None:
    assert is_subheading(text)
    assert parse_heading(text) is None


def test_known_headings_in_any_case() -> None:
    assert is_known_heading("your mission")
    assert not is_known_heading("a mission of yours")


@pytest.mark.parametrize("text", ["ABC", "Zoë’s", "İstanbul", "ǅ", "ẞtraße", "“Quoted”…", "ΑΣ"])
def test_folding_keeps_offsets(text: str) -> None:
    assert len(fold(text)) == len(text)


def test_every_wording_is_folded_and_opens_its_section() -> None:
    for kind in ("block", "label", "opener"):
        for wording, section in load_wordings()[kind].items():
            assert fold(wording) == wording
            assert kind != "block" or parse_heading(wording.title() if wording.isascii() else wording) == section


def test_stems_are_tried_from_weak_to_strong_claims() -> None:
    sections = [section for section, _ in load_stems()]
    assert sections.index("preferred") < sections.index("required")


@pytest.mark.parametrize(
    "unit", ["Requirements", "Requirements ", "a:", ":", "Pay: ", "A", "About ", " ", "…", "1", "<", "You will "]
)
def test_hostile_input_is_linear(unit: str) -> None:
    text = (unit * 100_000)[:100_000]
    started = time.process_time()
    find_headings(text)
    parse_heading(text)
    assert time.process_time() - started < 0.5
