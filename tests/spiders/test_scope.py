"""Which posts of a mixed board are gigs: the rules of the sources that share a board with their company's staff jobs."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from spiders.platforms.scope import is_contract
from spiders.sources.benture import _COMPANY
from spiders.sources.xai import is_tutor
from transforms.reading import Published
from transforms.records import Draft

TITLES = [
    ("AI Tutor - Finance", "Human Data", True),
    ("AI Tutor - Bilingual (Full-Time)", "Human Data", True),
    ("Bilingual AI Tutor: Japanese", "", True),
    ("Specialist AI Tutors, Chemistry", "AI Tutors", True),
    ("AI Tutor - Software Engineering", "Human Data", True),
    ("AI Tutor - Data Engineer", "Human Data", True),
    ("AI Tutor - Product Design", "Human Data", True),
    ("Legal & Compliance AI Tutor", "Human Data", True),
    ("AI-Tutor (Audio)", "Human Data", True),
    ("Software Engineer - AI Tutor Platform", "Human Data", False),
    ("Manager, AI Tutor Operations", "Human Data", False),
    ("Team Lead - AI Tutors", "Human Data", False),
    ("AI Tutor Program Manager", "Human Data", False),
    ("AI Tutor Recruiter", "Human Data", False),
    ("Recruiter, AI Tutors", "Recruiting", False),
    ("AI Tutor", "Engineering", False),
    ("Member of Technical Staff", "Research", False),
    ("Tutor Success Coordinator", "Human Data", False),
    ("Payroll Analyst", "Finance", False),
    ("", "", False),
]


@pytest.mark.parametrize(("title", "department", "wanted"), TITLES)
def test_only_tutors_of_xai_are_gigs(title: str, department: str, wanted: bool) -> None:
    assert is_tutor({"title": title, "departments": [{"name": department}]}) is wanted


@pytest.mark.parametrize("post", [{}, {"title": None, "departments": None}, {"title": 7, "departments": ["x"]}])
def test_a_post_without_a_title_is_no_tutors(post: dict[str, object]) -> None:
    assert not is_tutor(post)


def make_draft(title: str, *values: tuple[str, str]) -> Draft:
    published = tuple(Published(name=name, text=text, path=name) for name, text in values)
    return Draft(
        source="x", source_id="1", url="https://a.example", title=title, description="", description_format="html",
        published=published, page_sha256="0", fetched_at=datetime(2026, 11, 1, tzinfo=UTC),
    )  # fmt: skip


CONTRACTS = [
    ("Poet", (("employment_type", "Contract"),), True),
    ("Poet", (("employment_type", "PartTime"),), True),
    ("AI Trainer", (("employment_type", "FullTime"),), False),
    ("AI Trainer", (("employment_type", "Full-time"),), False),
    ("Summer Poet", (("employment_type", "Intern"),), False),
    ("AI Trainer", (), True),
    ("Poet", (("department", "AI Trainers"),), True),
    ("Account Executive", (("department", "Sales"),), False),
]


@pytest.mark.parametrize(("title", "values", "wanted"), CONTRACTS)
def test_staff_jobs_stay_out(title: str, values: tuple[tuple[str, str], ...], wanted: bool) -> None:
    assert is_contract(make_draft(title, *values)) is wanted


@pytest.mark.parametrize(
    ("end", "company"),
    [
        ("-at-micro1", "micro1"),
        ("-at-micro1-2", "micro1"),
        ("-at-mercor-11", "mercor"),
        ("-at-meridial-ai-3", "meridial-ai"),
    ],
)
def test_the_company_stands_at_the_end_of_an_address(end: str, company: str) -> None:
    found = _COMPANY.search(end)
    assert found is not None and found[1] == company
