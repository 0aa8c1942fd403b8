"""Titles: signatures taken off, discriminators read."""

from __future__ import annotations

import pytest

from transforms.titles import Discriminators, make_title, parse_discriminators

CLEANED = [
    ("Cardiologist - AI Trainer | LinkedIn", "Cardiologist - AI Trainer"),
    ("Generalist Writer - Mercor Jobs", "Generalist Writer"),
    ("Mercor | Generalist Writer", "Generalist Writer"),
    ("Physics Expert – Outlier AI", "Physics Expert"),
    ("Outlier | AI Trainer | Indeed", "AI Trainer"),
    ("Data Annotator | Built In", "Data Annotator"),
    ("Math Expert - Remotive", "Math Expert"),
    ("Acme AI hiring Chemistry PhD in Boston, MA | LinkedIn", "Chemistry PhD"),
    ("Job Application for AI Trainer for Law at Alignerr", "AI Trainer for Law"),
    ("  Software Engineer, Fullstack ", "Software Engineer, Fullstack"),
    ("Biology\nExpert", "Biology Expert"),
    # the hirer's own words stay
    ("Administrative Assistant | $35/hr Remote", "Administrative Assistant | $35/hr Remote"),
    ("[REF ONLY] Mathematics PhDs", "[REF ONLY] Mathematics PhDs"),
    ("AI Trainer for Law (Freelance, Remote)", "AI Trainer for Law (Freelance, Remote)"),
    ("Finance Domain Experts - Mindrift.ai Application", "Finance Domain Experts - Mindrift.ai Application"),
    ("STEM Uplift Trials ($40/h)", "STEM Uplift Trials ($40/h)"),
    ("Technical Writer/Editor", "Technical Writer/Editor"),
    ("French - Data Trainer Lead", "French - Data Trainer Lead"),
    ("Human Resources Expert - Human", "Human Resources Expert - Human"),
    ("LinkedIn", "LinkedIn"),
    ("Mercor", "Mercor"),
    ("Indeed Ads Rater", "Indeed Ads Rater"),
    ("Levantine  Arabic Freelance Writer", "Levantine  Arabic Freelance Writer"),
    ("", ""),
]


@pytest.mark.parametrize(("raw", "title"), CLEANED)
def test_make_title(raw: str, title: str) -> None:
    assert make_title(raw) == title
    assert make_title(title) == title


READ = [
    ("Senior Portfolio Manager", {"seniority": ("senior",), "core": ("portfolio", "manager")}),
    ("Portfolio Manager", {"core": ("portfolio", "manager")}),
    ("Sr. Java Developer", {"seniority": ("senior",), "core": ("java", "developer")}),
    (
        "Junior Software Engineer (LLM Comparisons)",
        {"seniority": ("junior",), "core": ("software", "engineer", "comparisons")},
    ),
    ("Exceptional Junior SWE", {"seniority": ("junior",), "core": ("exceptional", "swe")}),
    ("Armenian - Linguistic Lead", {"seniority": ("lead",), "languages": ("hy",), "core": ("linguistic",)}),
    ("Principal Data Scientist", {"seniority": ("principal",), "core": ("data", "scientist")}),
    ("Entry-Level Annotator", {"seniority": ("entry",), "core": ("entry", "level", "annotator")}),
    ("Mid-Level Editor", {"seniority": ("mid",), "core": ("mid", "level", "editor")}),
    ("Legal Intern", {"seniority": ("intern",), "core": ("legal",)}),
    ("Staff Physicist", {"seniority": ("staff",), "core": ("physicist",)}),
    ("Leading Indicators Analyst", {"core": ("leading", "indicators", "analyst")}),
    ("Agentic Coding Annotator – Online Tasks", {"track": "online", "core": ("agentic", "coding", "annotator")}),
    ("Agentic Coding Annotator – Offline Tasks", {"track": "offline", "core": ("agentic", "coding", "annotator")}),
    ("Agentic Coding Annotator (Offline)", {"track": "offline", "core": ("agentic", "coding", "annotator")}),
    ("Online Data Analyst", {"core": ("online", "data", "analyst")}),
    (
        "Machine Learning Experts - AI Trainer (Ph.Ds or Postdocs)",
        {"tiers": ("phd", "postdoc"), "core": ("machine", "learning")},
    ),
    ("Neuroscience Expert (Bachelor's) - AI Trainer", {"tiers": ("bachelor",), "core": ("neuroscience",)}),
    ("Finance Master's - AI Trainer", {"tiers": ("master",), "core": ("finance",)}),
    ("Chemist (MS)", {"tiers": ("master",), "core": ("chemist",)}),
    ("Chemist (BS)", {"tiers": ("bachelor",), "core": ("chemist",)}),
    ("Chemist (PhD)", {"tiers": ("phd",), "core": ("chemist",)}),
    ("Education Professors and Postdocs", {"tiers": ("postdoc", "professor"), "core": ("education",)}),
    ("STEM Undergrads", {"tiers": ("bachelor",), "core": ("stem",)}),
    ("MS Excel Expert", {"core": ("excel",)}),
    ("Research PhD (STEM)", {"tiers": ("phd",), "core": ("research", "stem")}),
    ("Mathematics Specialist (Fluent in Arabic) – AI Trainer", {"languages": ("ar",), "core": ("mathematics",)}),
    ("Mathematics Specialist – AI Trainer", {"core": ("mathematics",)}),
    ("AI Trainer for French (Switzerland) Writers/Speakers", {"languages": ("fr-CH",), "core": ("writers",)}),
    ("Hindi Trust & Safety Data Trainer", {"languages": ("hi",), "core": ("trust", "safety")}),
    ("Health Sciences Expert AI Data Trainer", {"core": ("health", "sciences")}),
    ("Freelance Legal Advisor (US Law) / AI Tutor", {"core": ("legal", "advisor", "law")}),
    ("Content Reviewer, up to $40/hr", {"core": ("content", "reviewer")}),
    ("Evaluator $15–$18 per hour", {"core": ("evaluator",)}),
    ("Evaluator (USD 25 - 30 per task)", {"core": ("evaluator",)}),
    ("Evaluator £36/h", {"core": ("evaluator",)}),
    ("Senior C Engineer", {"seniority": ("senior",), "core": ("c", "engineer")}),
    ("C++ / C# Developer", {"core": ("c++", "c#", "developer")}),
    ("Freelance, Remote, Part-Time", {}),
    ("AI Trainer", {}),
    ("", {}),
]


@pytest.mark.parametrize(("title", "expected"), READ)
def test_discriminators(title: str, expected: dict[str, object]) -> None:
    assert parse_discriminators(title) == Discriminators(**expected)  # type: ignore[arg-type]


def test_siblings_differ_and_mirrors_agree() -> None:
    plain, senior = parse_discriminators("Mortgage Underwriter"), parse_discriminators("Senior Mortgage Underwriter")
    assert plain.core == senior.core and plain != senior
    mirror = parse_discriminators("Mortgage Underwriter - Freelance AI Trainer (Remote) $60/hr")
    assert mirror == plain


@pytest.mark.parametrize("hostile", [" " * 100_000, "|" * 100_000, "$1," * 30_000, " - Mercor" * 10_000, "(" * 100_000])
def test_hostile_titles_end(hostile: str) -> None:
    assert len(make_title(hostile)) <= len(hostile)
    assert isinstance(parse_discriminators(hostile), Discriminators)
