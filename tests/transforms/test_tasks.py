"""Kinds of task, wording by wording."""

from __future__ import annotations

import time

import pytest

from transforms.segments import make_reading
from transforms.tasks import parse_tasks

D = "Responsibilities:\n- "

TASKS = [
    ("Evaluate AI-generated responses for accuracy.", "evaluate"),
    ("Assess solutions for correctness and clarity.", "evaluate"),
    ("Grade model outputs, pinpointing gaps in logic.", "evaluate"),
    ("Critique model answers for scientific rigor.", "evaluate"),
    ("Rate the relevance of search results.", "evaluate"),
    ("Verify factual accuracy and logical soundness.", "evaluate"),
    ("Analyze and provide feedback on AI-generated outputs.", "evaluate"),
    ("Fact-check AI content.", "evaluate"),
    ("Complete research and evaluation tasks in a web tool.", "evaluate"),
    ("Rank a series of responses.", "rank"),
    ("Perform pairwise judgements.", "rank"),
    ("Compare two model outputs.", "rank"),
    ("Do side-by-side work.", "rank"),
    ("Rank and assess AI outputs.", "evaluate rank"),
    ("Write prompts that challenge the model.", "author_prompt"),
    ("Develop domain-specific questions.", "author_prompt"),
    ("Create realistic scenarios.", "author_prompt"),
    ("Help by coming up with difficult problems in your domain.", "author_prompt"),
    ("Design complex domain-specific tasks.", "author_prompt"),
    ("Biology prompt generation.", "author_prompt"),
    ("Develop and answer Physics-related questionsto refine AI.", "author_prompt author_solution"),
    ("Write & solve problems in the domain of law.", "author_prompt author_solution"),
    ("Provide step-by-step solutions to complex problems.", "author_solution"),
    ("Write high-quality explanations.", "author_solution"),
    ("Generate high-quality reference content.", "author_solution"),
    ("Produce original content in response to prompts.", "author_solution"),
    ("Craft gold-standard answers.", "author_solution"),
    ("Answer clinical questions.", "author_solution"),
    ("Write ideal conversations.", "author_solution"),
    ("Design rubrics.", "rubric"),
    ("Define scoring criteria.", "rubric"),
    ("Develop evaluation criteria.", "rubric"),
    ("Annotate text and documents.", "annotate_text"),
    ("Label posts as clickbait.", "annotate_text"),
    ("Tag entities in articles.", "annotate_text"),
    ("Classify comments by tone.", "annotate_text"),
    ("Label safety data.", "annotate_text"),
    ("Annotate images of skin.", "annotate_image"),
    ("Do image annotation.", "annotate_image"),
    ("Caption photos.", "annotate_image"),
    ("Work on an annotation project to improve 3D tools.", "annotate_image"),
    ("Transcribe phone calls.", "annotate_audio_video"),
    ("Record 140 simple sentences.", "annotate_audio_video"),
    ("Segment audio by speaker.", "annotate_audio_video"),
    ("Label video clips.", "annotate_audio_video"),
    ("Speaker diarization.", "annotate_audio_video"),
    ("Red-team the model.", "red_team"),
    ("Red Teaming: find flaws.", "red_team"),
    ("Run adversarial tests.", "red_team"),
    ("Find jailbreaks.", "red_team"),
    ("Identify vulnerabilities of an agent.", "red_team"),
    ("Role-play a patient in crisis.", "role_play"),
    ("Act as both the user and the AI.", "role_play"),
    ("Simulate a support conversation.", "role_play"),
    ("Acting short scripts in different tones.", "role_play"),
    ("Translate sentences from English.", "translate"),
    ("Verify that translations keep the meaning.", "translate"),
    ("Localize policies across markets.", "translate"),
    ("Solve coding problems.", "author_solution code"),
    ("Write robust test cases.", "code"),
    ("Debug scripts.", "code"),
    ("Review AI-generated Python.", "evaluate code"),
    ("Adjudicate between annotators.", "adjudicate"),
    ("Resolve reviewer disagreements.", "adjudicate"),
    ("Review the work of other writers.", "review_qa"),
    ("Run spot checks.", "review_qa"),
    ("Act as a quality assurance lead.", "review_qa"),
    ("Audit tasks.", "review_qa"),
]


@pytest.mark.parametrize(("duty", "expected"), TASKS)
def test_duties_name_tasks(duty: str, expected: str) -> None:
    parsed = parse_tasks(make_reading(D + duty))
    assert parsed is not None
    assert " ".join(parsed.value) == expected


@pytest.mark.parametrize(
    "text",
    [
        D + "Attend meetings.",
        D + "Labelbox is the leading data-centric platform.",
        D + "Provide prompt and accurate support by phone.",
        D + "Your work is subject to quality assurance.",
        D + "Streamline communication and translation for speakers everywhere.",
        D + "Show step-by-step problem-solving.",
        "Payment:\n- Rates are reviewed. Evaluate AI responses for $20.",
        "",
    ],
)
def test_what_is_no_task(text: str) -> None:
    assert parse_tasks(make_reading(text)) is None


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Korean Translation Specialist", "translate"),
        ("German Translator", "translate"),
        ("Voice Recording Participant", "annotate_audio_video"),
        ("Flemish Audio Transcriber", "annotate_audio_video"),
        ("Biology Prompt Generation Specialist", "author_prompt"),
        ("Rubric Writer", "rubric"),
        ("AI Red Teamer", "red_team"),
        ("Python QA Lead", "review_qa"),
    ],
)
def test_titles_name_tasks(title: str, expected: str) -> None:
    parsed = parse_tasks(make_reading("Join us.", title=title))
    assert parsed is not None
    assert " ".join(parsed.value) == expected
    assert {proof.path for proof in parsed.proofs} == {"title"}


def test_requirements_are_read_only_where_nothing_else_speaks() -> None:
    asked = "Requirements:\n- Able to rank model responses."
    alone, beside = parse_tasks(make_reading(asked)), parse_tasks(make_reading(D + "Write rubrics.\n" + asked))
    assert alone is not None and "rank" in alone.value
    assert beside is not None and beside.value == ("rubric",)


def test_every_task_is_proved_by_its_clause() -> None:
    text = D + "Rank AI responses.\n- Write rubrics."
    parsed = parse_tasks(make_reading(text))
    assert parsed is not None
    assert {proof.key: text[proof.start : proof.end] for proof in parsed.proofs} == {
        "rank": "Rank AI responses.", "rubric": "Write rubrics.",
    }  # fmt: skip


@pytest.mark.parametrize(
    "hostile", ["review AI " * 10_000, "a " * 50_000, "1" * 100_000, "write to " * 12_000, "<" * 100_000]
)
def test_hostile_text_is_read_in_time(hostile: str) -> None:
    reading = make_reading(hostile)
    started = time.process_time()
    parse_tasks(reading)
    assert time.process_time() - started < 1.0
