"""Years of experience: one row a wording."""

from __future__ import annotations

import time

import pytest

from transforms.experience import parse_experience
from transforms.reading import Published
from transforms.segments import make_reading

DEMANDED = [
    ("Requirements:\n- 3+ years Python\n- Patience", 3, None),
    ("Years of professional experience: at least 4", 4, None),
    ("Seasoned editor (10+ years)", 10, None),
    ("Have taught for at least 2 years", 2, None),
    ("Mindestens 2 Jahre Berufserfahrung", 2, None),
    ("A decade of experience in tax law", 10, None),
    ("Over a decade in tax law", 10, None),
    ("At least half a decade of experience", 5, None),
    ("Two decades of experience at sea", 20, None),
    ("5+ years of experience in finance", 5, None),
    ("5+ years experience in finance", 5, None),
    ("5+ years' experience in finance", 5, None),
    ("5 years’ experience in finance", 5, None),
    ("5 years of experience", 5, None),
    ("Minimum 5 years of professional healthcare experience", 5, None),
    ("minimum of 5 years of real-world professional experience in Healthcare", 5, None),
    ("at least 3 years of professional experience", 3, None),
    ("At least one year of experience in investment banking", 1, None),
    ("At least a year of experience in investment banking", 1, None),
    ("Minimum of two years of translation experience.", 2, None),
    ("two (2) years of translation experience", 2, None),
    ("three or more years of experience", 3, None),
    ("3 or more years of experience", 3, None),
    ("3 years or more of experience in teaching", 3, None),
    ("more than 10 years of experience", 10, None),
    ("over 10 years of experience in tax", 10, None),
    ("10 plus years of experience", 10, None),
    ("3+ yrs of experience in QA", 3, None),
    ("3+yrs experience", 3, None),
    ("2–6 years of experience", 2, 6),
    ("Experience: 3 years (required), 6 years (preferred)", 3, None),
    ("twenty-five years of experience on stage", 25, None),
    ("You have practised equine medicine in a clinic for not less than six years.", 6, None),
    ("Candidates have audited banks for 7+ years", 7, None),
    ("2-6 years experience in tax", 2, 6),
    ("2 to 4 years of experience", 2, 4),
    ("between 3 and 5 years of experience", 3, 5),
    ("5–10+ years of experience", 5, None),
    ("1.5 years of experience", 1.5, None),
    ("18 months of experience in radiology", 1.5, None),
    ("6+ months of annotation experience", 0.5, None),
    ("Experience: 4+ years", 4, None),
    ("Work experience of at least 4 years", 4, None),
    ("Experience level: 3-5 years", 3, 5),
    ("You have worked for at least 4 years as an accountant", 4, None),
    ("5+ years in Trust & Safety, policy operations or risk", 5, None),
    ("7+ years as a structural engineer", 7, None),
    ("5+ years in private practice", 5, None),
    ("4+ years post-qualification (PQE)", 4, None),
    ("8 years of clinical practice", 8, None),
    ("3+ years of teaching", 3, None),
    ("3+ years working with SQL", 3, None),
    ("2+ years professional TypeScript experience.", 2, None),
    ("Practising dermatologists with 5+ years of experience", 5, None),
    ("The ideal candidate has 5+ years of experience in law", 5, None),
    ("4+ years full-time work experience in their field", 4, None),
    ("5+ years of localization experience (multilingual localization experience strongly preferred).", 5, None),
    ("3+ years of experience in finance; a CFA is a plus", 3, None),
    ("3+ years of experience in finance, CFA preferred", 3, None),
    ("3+ years of experience in finance, and knowledge of IFRS is a plus", 3, None),
    ("3+ years of engineering experience, including 1+ years in Python", 3, None),
    ("Bachelor's degree and 5+ years of experience, or Master's degree and 3+ years of experience", 3, None),
    ("3+ years of experience in nursing.\n5+ years of experience in intensive care.", 5, None),
    ("Bachelor's, Master's or related fields & 5+ years of work experience, as an employee or freelancer OR", 5, None),
    ("a degree in Law | 5+ years of professional experience in Law | Strong reasoning", 5, None),
    ("Strong Excel skills3+ years of experience in bankingFluent English", 3, None),
    ("3+ years of experience in the past 5 years", 3, None),
    ("3 años de experiencia en traducción", 3, None),
    ("US-based attorneys with at least 5 years of experience", 5, None),
    ("Experts residing in Canada with 3+ years of experience", 3, None),
    ("Nurses living in India who have 2+ years of experience", 2, None),
    ("5+ YOE in backend engineering", 5, None),
    ("Years of experience: 5+", 5, None),
    ("Years of Experience\n3-5", 3, 5),
    ("2+ years at a top consulting firm", 2, None),
    ("You have been teaching for at least 5 years", 5, None),
    ("5-plus years of experience", 5, None),
    ("BSc with at least 5 years' experience, MSc with at least 3 years' experience", 3, None),
    ("Minimum 3 years' experience required; 5+ years preferred", 3, None),
    ("2+ year experience in RLHF\n1+ year experience in moderation", 2, None),
    ("up to 3 years of experience", None, 3),
    ("less than 2 years of experience", None, 2),
]  # fmt: skip

NOT_DEMANDED = [
    "Requirements:\n- 18+ years old\n- 2+ years of residence\n- 3+ year lease",
    "With over a decade of experience, Acme is a leader in data",
    "Papers of the past decade, with experience in reading them",
    # only preferred
    "5+ years of experience preferred",
    "5+ years of experience (preferred)",
    "5+ years of experience would be an advantage",
    "Preferably 5+ years of experience",
    "Nice to have: 5+ years of experience",
    "Requirements\nA degree in law\n\nPreferred Qualifications\n5+ years of experience in law",
    "Requirements\nA degree in law\n\nNice to have\n- 5+ years of experience in law",
    # in place of a degree
    "Bachelor's degree or 5+ years of experience",
    "A degree in law, or equivalent 5 years of experience",
    "Master's degree or PhD, or a Bachelor's degree with 3+ years of industry experience",
    # age, residence, devices
    "Must be 18 years or older",
    "18 years old and above",
    "Be 18 or above years old",
    "Age Range: 18-60 years old",
    "Age: 18–40 years.",
    "3–5 years of residency in your registered country.",
    "Lived in the country for the past 5 consecutive years",
    "A smartphone (recent model, within the last 6 years)",
    "Experience gained in the last 5 years",
    # studies, contract, company
    "A 4-year degree",
    "A 2-year college diploma",
    "3 years of university studies",
    "You are in the final year of residency",
    "A contract of 1 year",
    "The project runs for approximately a year with possibility to extend.",
    "We have over 20 years of experience in localization",
    "Our team has more than 30 years of combined experience",
    "Founded 10 years ago",
    "$120,000 per year",
    "Salary: $80,000/year",
    "With over 15 years of experience, Acme is a leader in localization.",
    "Our engineers average 10 years of experience",
    "Work with experts with 10+ years of experience",
    "Questions that take an expert with 5+ years of experience two hours to solve",
    "Senior experts (8+ years of experience) earn higher rates",
    "Rates: $40/hr for 3+ years of experience, $60/hr for 7+ years",
    "You must have lived in the US for at least 10 years and have experience with local culture",
    "10 years of experience living in Japan",
    "Bonus points if you have 3+ years of experience in ML",
    "A plus: 3+ years of experience in robotics",
    "Several years of professional experience",
    "Mid level",
    "Commits over the past year",
    "Duration: 6-12 months",
    "payments made in the past six months",
    "at least 2 months of availability",
]  # fmt: skip


@pytest.mark.parametrize(("text", "least", "most"), DEMANDED)
def test_years_demanded(text: str, least: float | None, most: float | None) -> None:
    parsed = parse_experience(make_reading(text))
    assert parsed is not None
    assert (parsed.value.min, parsed.value.max) == (least, most)
    (proof,) = parsed.proofs
    assert 0 < proof.end - proof.start <= 200
    assert text[proof.start : proof.end].strip()


UNSOLVED = [
    ("Bachelor's (5+ years), Master's (3+ years) or PhD (1+ year)", 1),
    ("At least 6 months in a similar role", 0.5),
]


@pytest.mark.xfail(strict=True, reason="not read yet")
@pytest.mark.parametrize(("text", "least"), UNSOLVED)
def test_unsolved(text: str, least: float) -> None:
    parsed = parse_experience(make_reading(text))
    assert parsed is not None
    assert parsed.value.min == least


@pytest.mark.parametrize("text", NOT_DEMANDED)
def test_not_years_of_experience(text: str) -> None:
    assert parse_experience(make_reading(text)) is None


def test_scope_in_the_text_s_words() -> None:
    parsed = parse_experience(make_reading("5+ years of professional experience in **Corporate Law**; fluent English"))
    assert parsed is not None and parsed.value.scope == "professional experience in Corporate Law"


def test_only_ideal_list_counts() -> None:
    only = "About the role\nYou review answers.\n\nIdeal Qualifications\n- 3+ years of experience in tax"
    parsed = parse_experience(make_reading(only))
    assert parsed is not None and parsed.value.min == 3
    assert parse_experience(make_reading("Requirements\n- A degree\n\n" + only)) is None


def test_a_heading_with_a_sentence_of_praise_is_no_stronger_list() -> None:
    text = (
        "What we look for\nThis is a good fit for divers. Ideally, contributors will have:\n- 5+ years of experience;"
    )
    parsed = parse_experience(make_reading(text))
    assert parsed is not None and parsed.value.min == 5


def test_title_counts_where_the_text_is_silent() -> None:
    parsed = parse_experience(make_reading("Review answers.", title="Tax Lawyer (5+ years of experience)"))
    assert parsed is not None and parsed.value.min == 5 and parsed.proofs[0].path == "title"


@pytest.mark.parametrize(("text", "least"), [("3+ years", 3), ("2-5 years", 2), ("Mid level", None), ("Entry", None)])
def test_published_value_counts_where_it_prints_years(text: str, least: float | None) -> None:
    published = (Published(name="experience", text=text, path="$.experience"),)
    parsed = parse_experience(make_reading("Review answers.", published=published))
    assert (parsed.value.min if parsed else None) == least


HOSTILE = ["1" * 100_000, "1 " * 50_000, "10 years of " * 8_000, "5 years experience " * 5_000, "years (" * 14_000,
           "degree or " * 10_000, "is a plus " * 10_000, "1 year(" * 14_000]  # fmt: skip


@pytest.mark.parametrize("text", HOSTILE, ids=lambda text: text[:12])
def test_hostile_text_is_read_in_linear_time(text: str) -> None:
    reading = make_reading(text)
    started = time.process_time()
    parse_experience(reading)
    assert time.process_time() - started < 1.5
