"""Wordings of selection steps and of the right to work, and of tests that are the work itself."""

from __future__ import annotations

import time

import pytest

from transforms.screening import parse_screening, parse_work_authorization
from transforms.segments import make_reading

STEPS: list[tuple[str, tuple[str, ...]]] = [
    ("You will take a 20-minute AI interview", ("ai_interview",)),
    ("Complete an AI-led interview", ("ai_interview",)),
    ("AI video interview", ("ai_interview",)),
    ("A short interview with Zara, our AI recruiter", ("ai_interview",)),
    ("Complete an interview conducted by AI", ("ai_interview",)),
    ("You must pass a qualification exam", ("exam",)),
    ("Must pass a project qualification quiz.", ("exam",)),
    ("Complete a short assessment", ("exam",)),
    ("There is a 15min assessment prior to selection", ("exam",)),
    ("Upload resumeShort assessmentSubmit form", ("exam",)),
    ("Pass the language test", ("exam",)),
    ("Take the qualification test:", ("exam",)),
    ("This includes an Irish language test and an open book assessment for applicants.", ("exam",)),
    ("You go through a recruitment process (including passing an open book assessment).", ("exam",)),
    ("You may be asked to take a screening quiz", ("exam",)),
    ("You will be asked to complete a skills assessment", ("exam",)),
    ("The work is done by the contributor who passed the qualification process.", ("exam",)),
    ("You will need to pass an online evaluation", ("exam",)),
    (
        "This role will require an assessment and an identity check or verification to be accepted.",
        ("exam", "id_verification"),
    ),
    ("Identity verification is required", ("id_verification",)),
    ("You need to verify your identity with a government-issued ID", ("id_verification",)),
    ("KYC", ("id_verification",)),
    ("ID verification and background check", ("id_verification", "background_check")),
    ("Must pass a background check.", ("background_check",)),
    ("Background screening applies", ("background_check",)),
    ("Sign an NDA", ("nda",)),
    ("You will sign a non-disclosure agreement", ("nda",)),
    ("Sign a confidentiality agreement", ("nda",)),
    ("Submit your CV in English", ("cv_english",)),
    ("All resumes must be submitted in English.", ("cv_english",)),
    ("Must provide an English resume.", ("cv_english",)),
]
NO_STEPS = [
    "",
    "Rates depend on skills assessment",
    "Rates vary with expertise, skills assessment, location, project need, and more.",
    "Create Qualification Tests: develop competency-based assessments of future applicants",
    "You help to design a taxonomy and the qualification tests for our applicants",
    "Conduct interviews and assess the qualification tests of experts",
    "Assess responses of models",
    "Ensure Model Integrity: Test AI models for inaccuracies or biases",
    "Write unit tests and test cases",
    "Writing robust test cases to confirm code works",
    "Model assessment – scoring answers and refining criteria",
    "Risk assessment experience",
    "Environmental impact assessment, air quality",
    "Psychological assessment tools",
    "Put your shopping skills to the test",
    "You complete research and evaluation tasks in a web-based environment.",
    "Design assessments that test reasoning",
    "Background in biology",
    "No background check",
    "Confidentiality is important",
    "Resume and fluent in English",
    "An agenda for calendars",
    "The company leverages AI to match candidates",
    "We are keen to share more in interviews",
]
RIGHTS: list[tuple[str, bool | None, bool | None, tuple[str, ...]]] = [
    ("You must be authorized to work in your country of residence.", True, None, ()),
    ("You must be authorized to work in your country of residence, and sponsorship is not offered.",
     True, False, ()),
    ("Eligible to work in your home country", True, None, ()),
    ("Authorized to work in the country where you live", True, None, ()),
    ("Must be legally authorised to work in the United States", None, None, ()),
    ("Candidates must have the right to work in the UK", None, None, ()),
    ("Remote (must be authorized to work in Mexico)", None, None, ()),
    ("Valid work permit required", None, None, ()),
    ("Open to U.S.-based students with valid work or training authorization (F-1/OPT, J-1, H-1B).", None, None, ()),
    ("We do not offer sponsorship", None, False, ()),
    ("Visa sponsorship is not available", None, False, ()),
    ("No visa sponsorship", None, False, ()),
    ("Because this is freelance, we do not offer internships, sponsorship, or employment.", None, False, ()),
    ("no H-1B or STEM OPT support", None, None, ("H-1B", "F-1-STEM-OPT")),
    ("Visa sponsorship available", None, True, ()),
]  # fmt: skip
NO_RIGHTS = [
    "",
    "Review and rate sponsored posts based on their relevance",
    "company-sponsored benefits such as health insurance do not apply",
    "company‐sponsored benefits such as PTO do not apply",
    "Participants confirm with their program or visa sponsor that they may apply; no fees",
    "Students from abroad on a valid visa may apply",
    "CPT and OPT are accepted",
    "You may opt out at any time; we do not support that",
    "We do not accept CPT codes",
    "able to work 20 hours per week",
    "Able to work as a remote contractor by the hour, with reliable internet",
    "Must be able to work US-East Coast time zone",
    "Sponsor: a research hospital",
]


@pytest.mark.parametrize(("text", "steps"), STEPS)
def test_steps(text: str, steps: tuple[str, ...]) -> None:
    parsed = parse_screening(make_reading(text))
    assert parsed is not None
    assert parsed.value == steps
    assert [proof.key for proof in parsed.proofs] == list(steps)


@pytest.mark.parametrize("text", NO_STEPS)
def test_no_steps(text: str) -> None:
    assert parse_screening(make_reading(text)) is None


@pytest.mark.parametrize(("text", "in_residence", "sponsorship", "excluded"), RIGHTS)
def test_right_to_work(
    text: str, in_residence: bool | None, sponsorship: bool | None, excluded: tuple[str, ...]
) -> None:
    parsed = parse_work_authorization(make_reading(text))
    assert parsed is not None
    value = parsed.value
    assert (value.in_residence_country, value.sponsorship, value.excluded_statuses) == (
        in_residence,
        sponsorship,
        excluded,
    )
    assert value.text is not None
    assert value.text[:20] == text[parsed.proofs[0].start : parsed.proofs[0].end][:20]


@pytest.mark.parametrize("text", NO_RIGHTS)
def test_no_right_to_work(text: str) -> None:
    assert parse_work_authorization(make_reading(text)) is None


def test_repeated_sentence_is_told_once() -> None:
    sentence = "Applicants must be authorized to work in the country of residence."
    parsed = parse_work_authorization(make_reading(f"{sentence}\nYou review answers.\n{sentence}"))
    assert parsed is not None
    assert (parsed.value.text, len(parsed.proofs)) == (sentence, 2)


@pytest.mark.parametrize(
    "unit", ["1", " ", "<", "a@", "pass a ", "not OPT ", "sponsor ", "authorized to work ", "assess ", "nda "]
)
def test_hostile_text_is_read_in_no_time(unit: str) -> None:
    reading = make_reading(unit * (100_000 // len(unit)))
    started = time.process_time()
    parse_screening(reading)
    parse_work_authorization(reading)
    assert time.process_time() - started < 1.0


@pytest.mark.xfail(strict=True, reason="a bare heading without a word to the applicant is not read as a step")
def test_exam_named_without_the_applicant() -> None:
    assert parse_screening(make_reading("Domain expertise exam, 60 minutes")) is not None
