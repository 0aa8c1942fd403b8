"""Logical lines, who speaks in them, and sentences. All texts are our own, in the shapes that sites print."""

# ruff: noqa: E501 - flattened texts are long lines

from __future__ import annotations

import time
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from transforms.lines import make_lines
from transforms.publishers import parse_publisher
from transforms.reading import Line, Reading, Section
from transforms.segments import make_reading, sentences
from transforms.values import SegmentKind

BOARD = "https://board.example/jobs/1"
OWN = "https://job-boards.greenhouse.io/alignerr/jobs/4522058007"


def segment_of(reading: Reading, words: str) -> SegmentKind:
    return next(line.segment for line in reading.lines if words in line.text)


def section_of(reading: Reading, words: str) -> Section:
    return next(line.section for line in reading.lines if words in line.text)


def check_lines(text: str, lines: tuple[Line, ...]) -> None:
    """Every line is a slice of the text, in order, apart, and not white space."""
    for line in lines:
        assert line.text == text[line.start : line.end]
        assert line.text.strip() == line.text != ""
    assert all(left.end <= right.start for left, right in pairwise(lines))


AGGREGATOR = """Outlier · Finance & specialist
Dermatologists (Medical Degree Required) – AI Training Specialist
Listed on Outlier as “Dermatologists”
What this actually is
You review outputs and rate their quality. The title reflects the rate band.
Can you do this on your visa?
D-2 students: permit needed, 25 hr/week cap.
Tax note
Income is taxed after year five.
Original posting from Outlier
About Outlier
Outlier connects a network of over 250,000 contributors with projects.
Note: You must hold an MD or international equivalent.
**What You’ll Do**
- Review images of skin.
**What We’re Looking For**
- Medical degree: MD, DO, or equivalent with a focus in Dermatology.
- Flexibility: as much or as little as you like.
Rates vary based on expertise. Premium rates may be available for PhDs.
Quoted from the public listing on 2026-06-02. The copy is not ours to edit.
More on this platform
Is Outlier legit? Our review
3.1/5 on Glassdoor, a 2-8x rate gap.
"""

BOARD_PAGE = """Remote opportunity for licensed psychologists to take part in role-play conversations and rate replies.
Medical Reviewer Expert
Job description
This is a remote contractor opportunity for physicians.
Required Qualifications
Bachelor’s degree or higher in:
- Medicine (MD/DO)
- Nursing
Preferred Qualifications
- Experience with annotation
About SME Careers
SME Careers is an AI data services company with $40M+ in funding.
You will be redirected to the company's website, where the application ends.
Similar jobs
Tax Law Expert
Requires a JD and a bar admission.
"""

REFERRER = """Back to all jobs
Healthcare Technology / Artificial Intelligence

Surgery Reasoning Specialist (AI Healthcare)

Remote (United States or Canada) Contract Platform: Mercor

About the Role

An initiative is seeking surgeons.

Requirements

  • Board certification in Surgery
  • Availability for approximately 15 hours per week or more
  • Preferred: Experience with peer review
Application Note: By submitting your profile for this partnered role you let our team read it.
"""

OWN_PAGE = """Alignerr.com is a community of experts. It is operated by Labelbox.

Our platform is used by Fortune 500 enterprises including a retailer. We are backed by leading investors including a fund.

About the Role

Shape the future of AI in Botany!

About You

- A degree in Botany.

Pay Range (rate per hour)
$15—$150 USD

Important Information

This is a freelance position. Applicants must be authorized to work in the country of residence.
"""

FORM = "We seek law specialists. We offer a pay range of $9 to $64 per hour. Job title: Law Specialist Employment type: Contract\n\n* indicates a required field Accepted file types: pdf\n\nPlease enter the number of hours you have free each week.\n\nExample: 40 or 32.5\n"

SEGMENTS: list[tuple[str, str, str, SegmentKind]] = [
    (AGGREGATOR, "", "Finance & specialist", "publisher_header"),
    (AGGREGATOR, "", "AI Training Specialist", "platform_text"),
    (AGGREGATOR, "", "Listed on", "publisher_note"),
    (AGGREGATOR, "", "What this actually is", "publisher_note"),
    (AGGREGATOR, "", "rate band", "publisher_note"),
    (AGGREGATOR, "", "25 hr/week cap", "publisher_note"),
    (AGGREGATOR, "", "taxed", "publisher_note"),
    (AGGREGATOR, "", "250,000 contributors", "boilerplate"),
    (AGGREGATOR, "", "You must hold an MD", "platform_text"),
    (AGGREGATOR, "", "focus in Dermatology", "platform_text"),
    (AGGREGATOR, "", "as little as you like", "platform_text"),
    (AGGREGATOR, "", "Rates vary", "platform_text"),
    (AGGREGATOR, "", "Quoted from", "publisher_note"),
    (AGGREGATOR, "", "Glassdoor", "boilerplate"),
    (BOARD_PAGE, BOARD, "licensed psychologists", "teaser"),
    (BOARD_PAGE, "", "licensed psychologists", "teaser"),
    (BOARD_PAGE, BOARD, "Medical Reviewer Expert", "platform_text"),
    (BOARD_PAGE, BOARD, "Medicine (MD/DO)", "platform_text"),
    (BOARD_PAGE, BOARD, "$40M+ in funding", "boilerplate"),
    (BOARD_PAGE, BOARD, "redirected", "publisher_note"),
    (BOARD_PAGE, BOARD, "Similar jobs", "boilerplate"),
    (BOARD_PAGE, BOARD, "bar admission", "boilerplate"),
    (REFERRER, BOARD, "Back to all jobs", "boilerplate"),
    (REFERRER, BOARD, "Healthcare Technology", "publisher_header"),
    (REFERRER, BOARD, "Surgery Reasoning Specialist", "platform_text"),
    (REFERRER, BOARD, "United States or Canada", "publisher_header"),
    (REFERRER, "", "United States or Canada", "publisher_header"),
    (REFERRER, BOARD, "Board certification", "platform_text"),
    (REFERRER, BOARD, "Application Note", "publisher_note"),
    (OWN_PAGE, OWN, "community of experts", "platform_text"),
    (OWN_PAGE, OWN, "Fortune 500", "boilerplate"),
    (OWN_PAGE, OWN, "investors", "boilerplate"),
    (OWN_PAGE, OWN, "$15—$150 USD", "platform_text"),
    (OWN_PAGE, OWN, "authorized to work", "platform_text"),
    (FORM, OWN, "We seek law", "platform_text"),
    (FORM, OWN, "pay range", "platform_text"),
    (FORM, OWN, "required field", "boilerplate"),
    (FORM, OWN, "number of hours", "boilerplate"),
    (FORM, OWN, "32.5", "boilerplate"),
    ("Senior Tax Expert\nSalary: $90,000\nFull-time\nAbout the role\nReview answers.", BOARD, "$90,000", "publisher_header"),
    ("Senior Tax Expert\nSalary: $90 per hour\nAbout the role\nReview answers.", OWN, "$90", "platform_text"),
    ("Senior Tax Expert\nSalary: $90 per hour\nAbout the role\nReview answers.", "", "$90", "platform_text"),
    ("About the role\nReview answers.\nEnhancement Note: a degree may help.\nRequirements\n- A JD", BOARD, "a degree may help", "publisher_note"),
    ("About the role\nReview answers.\nEnhancement Note: a degree may help.\nRequirements\n- A JD", BOARD, "A JD", "platform_text"),
    ("Disclaimer: Links on this site are referral links.\nAbout\nText.", "", "referral links", "publisher_note"),
    ("Suggest improvements to our evaluation metrics.", OWN, "evaluation", "platform_text"),
    ("Requirements\n- Worked at Fortune 500 companies", OWN, "Fortune 500", "platform_text"),
    ("Share this job\nAbout the role\nText.", OWN, "Share this job", "boilerplate"),
    ("Position: Legal Reviewer\nCompensation: $40 per hour\nRequirements\n- A JD", BOARD, "$40", "platform_text"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "url", "words", "segment"), SEGMENTS)
def test_segment(text: str, url: str, words: str, segment: SegmentKind) -> None:
    reading = make_reading(text, url=url)
    check_lines(text, reading.lines)
    assert segment_of(reading, words) == segment


def test_the_hirer_is_never_quoted_with_the_publishers_words() -> None:
    body = " ".join(line.text for line in make_reading(AGGREGATOR).body())
    for words in ("cap", "taxed", "Glassdoor", "Finance"):
        assert words not in body


def test_a_known_title_marks_the_teaser() -> None:
    text = "A nurse is wanted for tests of replies in the night, and she must hold a licence.\nRater, Hindi\nText about the work."
    reading = make_reading(text, title="Rater, Hindi", url=BOARD)
    assert segment_of(reading, "nurse") == "teaser"
    assert section_of(reading, "Rater, Hindi") == "title"


def test_a_linked_title_is_found() -> None:
    text = "# [Tax Expert (Remote)](https://board.example/1)\n### Outlier AI\n#### `💰 $18 / hour` `🌎 Worldwide`\n\nWe seek you.\n"
    reading = make_reading(text, title="Tax Expert (Remote)", url=BOARD)
    assert [line.segment for line in reading.lines] == [
        "platform_text",
        "publisher_header",
        "publisher_header",
        "platform_text",
    ]


def test_the_publisher_may_be_given() -> None:
    reading = make_reading(BOARD_PAGE, publisher=parse_publisher(OWN))
    assert segment_of(reading, "licensed psychologists") == "platform_text"


SECTIONS: list[tuple[str, str, Section]] = [
    (AGGREGATOR, "Review images", "duties"),
    (AGGREGATOR, "focus in Dermatology", "required"),
    (AGGREGATOR, "must hold an MD", "required"),
    (AGGREGATOR, "as little as you like", "terms"),
    (AGGREGATOR, "Rates vary", "pay"),
    (BOARD_PAGE, "Nursing", "required"),
    (BOARD_PAGE, "annotation", "preferred"),
    (REFERRER, "15 hours", "required"),
    (REFERRER, "peer review", "preferred"),
    (OWN_PAGE, "degree in Botany", "required"),
    (OWN_PAGE, "$15—$150", "pay"),
    (OWN_PAGE, "freelance position", "legal"),
    (FORM, "pay range", "pay"),
    (FORM, "Employment type", "terms"),
    ("Qualifications\nIdentify:\n- errors", "errors", "required"),
    ("What we do\nText\nYou hold a degree in law.", "degree", "required"),
    ("How to get started\nApply.\n\nYour level of English is advanced (C1).", "C1", "required"),
    ("Preferred Qualifications\n- Education: a PhD", "PhD", "preferred"),
    (
        "Responsibilities\nRate answers.\n\nMaster's degree or PhD in law.\nEnglish proficiency (C1).\nYou like to learn.",
        "like to learn",
        "required",
    ),
    (
        "Responsibilities\nRate answers.\n\nWrite tasks about law.\nMaster's degree holders rate your work.",
        "Write tasks",
        "duties",
    ),
    ("Requirements\n- Bonus: experience in annotation", "annotation", "preferred"),
    ("Requirements\n- Bonus: experience in annotation\n- English C1", "English C1", "required"),
    ("Key Responsibilities\nWrite tasks. | Rate answers.", "Rate answers", "duties"),
]


@pytest.mark.parametrize(("text", "words", "section"), SECTIONS)
def test_section(text: str, words: str, section: Section) -> None:
    assert section_of(make_reading(text), words) == section


FLATTENED = [
    "Program Overview A company recruits graduates in botany. The program runs year-round. Program Details The position is remote, with a commitment of 10 to 20 hours per week. Who Should Apply Must hold a bachelor's degree in botany Must write well",
    "We seek experts to teach models. About the opportunity: The work is freelance. You may contribute your expertise by… Rating answers Writing tasks We’re looking for people with… A degree in botany Good English Currently, pay rates average $30 per hour. Rates vary based on skill.",
    "Position: ReviewerType: Hourly contractCompensation: $30 to $35 per hourLocation: RemoteRole ResponsibilitiesRate answers.Write notes.RequirementsBachelor’s degree minimum.Good English.Application Process (Takes 20 Min)Upload resume",
    "Join us. Responsibilities Evaluate answers in your field and explain why they fail. Requirements A degree in law, or a bar admission in any state, and good English. Nice to have A second language.",
    "**About the job** We train models. **Responsibilities** Rate answers. **Qualifications** A JD. **Compensation** $50/hour",
]


@pytest.mark.parametrize("text", FLATTENED)
def test_flattened_texts_regain_their_sections(text: str) -> None:
    reading = make_reading(text)
    check_lines(text, reading.lines)
    required = " ".join(line.text for line in reading.of("required"))
    assert "degree" in required or "JD" in required
    assert reading.has_required_list
    assert any(line.section in ("duties", "terms", "about") for line in reading.lines)


JOINED = [
    ("You hold a\nMaster's degree\nin Law.", ["You hold a\nMaster's degree\nin Law."]),
    ("You have\nat least 5 years\nof practice.", ["You have\nat least 5 years\nof practice."]),
    ("At\nMindrift\n, we train models.", ["At\nMindrift\n, we train models."]),
    ("Your level is C1\n.", ["Your level is C1\n."]),
    ("Set your country to\nIndia\nand select\nEnglish", ["Set your country to\nIndia\nand select\nEnglish"]),
    ("What we're looking for\nA degree.", ["What we're looking for", "A degree."]),
    ("Requirements\nfluent English", ["Requirements", "fluent English"]),
    ("The scope is wide.\ncompensation\n$20", ["The scope is wide.", "compensation", "$20"]),
    ("A degree in\n- Law\n- Tax", ["A degree in", "Law", "Tax"]),
    ("Law\nTax\nMedicine", ["Law", "Tax", "Medicine"]),
    ("native speaker\nfluent writer\ngood reader", ["native speaker", "fluent writer", "good reader"]),
    ("A degree in Law\n\nof any kind", ["A degree in Law", "of any kind"]),
]


@pytest.mark.parametrize(("text", "lines"), JOINED)
def test_broken_sentences_are_rejoined(text: str, lines: list[str]) -> None:
    assert [line.text for line in make_lines(text)] == lines


BULLETS = [
    "- MD", "* MD", "• MD", "·  MD", "– MD", "◦ MD", "\\- MD", "1. MD", "2) MD", "12. MD", "✓ MD", "  - MD", "\t• MD", "1\\. MD", "-\u00a0MD", "-- MD",
]  # fmt: skip


@pytest.mark.parametrize("text", BULLETS)
def test_bullets_stand_outside_the_line(text: str) -> None:
    (line,) = make_lines(text)
    assert (line.text, line.is_bullet) == ("MD", True)


@pytest.mark.parametrize(
    "text", ["-5 points", "3 years", "1.5 hours", "10–20 hours", "MD", "#hashtag", "2024 was good"]
)
def test_what_is_no_bullet(text: str) -> None:
    assert not make_lines(text)[0].is_bullet


@pytest.mark.parametrize(
    ("text", "bare"),
    [("**bold**", "bold"), ("## Heading", "Heading"), ("### **Heading:**", "Heading:"), ("_soft_", "soft"), ("** Rates vary", "Rates vary"),
     ("> quoted", "quoted"), ("* **Pay:** weekly", "Pay:** weekly"), ("C#", "C#"), ("**", ""), ("---", ""), ("###", "")],
)  # fmt: skip
def test_marks_stand_outside_the_line(text: str, bare: str) -> None:
    assert [line.text for line in make_lines(text)] == ([bare] if bare else [])


SENTENCES = [
    ("One. Two! Three?", ["One.", "Two!", "Three?"]),
    ("A degree, e.g. a Ph.D. in Law. Apply.", ["A degree, e.g. a Ph.D. in Law.", "Apply."]),
    ("Hold an M.D. or D.O. from a U.S. school. Apply.", ["Hold an M.D. or D.O. from a U.S. school.", "Apply."]),
    ("Work approx. 20 hrs. per week. Apply.", ["Work approx. 20 hrs. per week.", "Apply."]),
    ("Pay is $22.5 per hour. Rates vary.", ["Pay is $22.5 per hour.", "Rates vary."]),
    ("B.Sc. or M.Sc. required. C1 English.", ["B.Sc. or M.Sc. required.", "C1 English."]),
    (
        "Bachelor’s degree minimum.Strong English.Good notes.",
        ["Bachelor’s degree minimum.", "Strong English.", "Good notes."],
    ),
    ("Use Node.js, ASP.NET and Vue.js daily.", ["Use Node.js, ASP.NET and Vue.js daily."]),
    ("Sign up at Outlier.ai today. Work on it.", ["Sign up at Outlier.ai today.", "Work on it."]),
    ("i.e. three items. Then more", ["i.e. three items.", "Then more"]),
    ("You said “yes.” We agree.", ["You said “yes.”", "We agree."]),
    ("Really?! Yes.", ["Really?!", "Yes."]),
    ("Wait… There is more.", ["Wait…", "There is more."]),
    ("Skills: • Python • Go • Rust", ["Skills:", "Python", "Go", "Rust"]),
    ("5+ years in Go. | C1 English | Rust is a plus.", ["5+ years in Go.", "C1 English", "Rust is a plus."]),
    ("Dr. Smith vs. Mr. Jones. End.", ["Dr. Smith vs. Mr. Jones.", "End."]),
    ("20 hours. 30 hours.", ["20 hours.", "30 hours."]),
    ("no stop at all", ["no stop at all"]),
    ("(MD, DO, etc.) and more. Next.", ["(MD, DO, etc.) and more.", "Next."]),
]


@pytest.mark.parametrize(("text", "expected"), SENTENCES)
def test_sentences(text: str, expected: list[str]) -> None:
    found = sentences(Line(10, 10 + len(text), text, section="required"))
    assert [sentence.text for sentence in found] == expected
    assert all(sentence.text == text[sentence.start - 10 : sentence.end - 10] for sentence in found)
    assert all(sentence.section == "required" for sentence in found)


@pytest.mark.parametrize(
    ("text", "strong"),
    [
        ("Ideal Qualifications\n- A degree", False),
        ("Requirements\n- A degree\nIdeal Qualifications\n- A PhD", True),
        ("A text.", False),
    ],
)
def test_whether_a_list_stronger_than_ideal_exists(text: str, strong: bool) -> None:
    assert make_reading(text).has_required_list is strong


PIECES = st.sampled_from([
    "Requirements", "**Pay:**", "Responsibilities:", "- ", "• ", "\n", "\n\n", " ", "  ", "MD", "You hold a", "degree in Law.", "AI", "…", ":", "#", "*", "1. ",
    "Location: Remote", "Rates vary based on skill.", "é", "\u00a0", "Similar jobs", "Original posting from X", "About Outlier", "$40M in funding", "e.g.", "\t", "İ",
])  # fmt: skip


@settings(max_examples=300, deadline=None)
@given(st.lists(PIECES, max_size=40).map("".join), st.sampled_from(["", BOARD, OWN]))
def test_lines_are_slices_whatever_the_text(text: str, url: str) -> None:
    reading = make_reading(text, url=url)
    check_lines(text, reading.lines)
    for line in reading.lines:
        for sentence in sentences(line):
            assert sentence.text == text[sentence.start : sentence.end]


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=300))
def test_any_text_can_be_read(text: str) -> None:
    check_lines(text, make_reading(text, url=BOARD).lines)


@pytest.mark.parametrize(
    "unit",
    ["a@", "1", " ", "<", "$1,", "a", "\n", "a\n", "- \n", "- a\n", "in\n", "A\n", "Requirements", "Requirements\n", "Pay: ", "a. ", "A.B", "…", "**", "* ", "#",
     "Original posting from X\n", "Similar jobs\n", "You hold a\n", "you\n", "$1M ", "10,000 a ", "e.g. ", "•", " • "],
)  # fmt: skip
def test_hostile_input_is_linear(unit: str) -> None:
    text = (unit * 100_000)[:100_000]
    started = time.process_time()
    reading = make_reading(text, title="Expert", url=BOARD)
    for line in reading.lines:
        sentences(line)
    assert time.process_time() - started < 1


@pytest.mark.parametrize(
    "heading",
    ["Similar jobs", "Ähnliche Stellen", "Vagas semelhantes", "Offres similaires", "相似职位", "Похожие вакансии"],
)
def test_what_a_translated_shell_adds_below_is_not_the_hirer_s(heading: str) -> None:
    text = (
        "Biology Reviewer\nAbout the role\nYou judge what models say about cells.\nRequirements\n"
        f"- A Master's degree in biology\n{heading}\nSenior Biology Reviewer, PhD\n"
    )
    reading = make_reading(text, title="Biology Reviewer", url=BOARD)
    assert segment_of(reading, "Senior Biology Reviewer, PhD") == "boilerplate"
    assert segment_of(reading, "A Master's degree") == "platform_text"
