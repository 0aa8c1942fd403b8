"""Wordings of the terms of engagement, and of the applicant's past and the fields of work that look like them."""

from __future__ import annotations

import time

import pytest

from transforms.reading import Published
from transforms.segments import make_reading
from transforms.terms import parse_employment, parse_us_tax_form

CONTRACTOR = [
    "This is an independent contractor role.",
    "Independent contractor status",
    "You will work as an independent contractor",
    "Join the team as an Independent Contractor for Project Maple.",
    "This is a 1099 contract opportunity on the platform.",
    "Esta oportunidad es un trabajo freelance",
    "We are seeking freelance writers and wordsmiths.",
    "We are hiring freelancers",
    "Work type: freelance, remote",
    "Our contractors are paid weekly.",
    "Contractors must own a laptop.",
    "Contract",
    "a unique chance for freelancers to contribute from anywhere",
    "Freelancers welcome",
    "You will be legally classified as an hourly contractor",
    'You will be classified as an "at-will" contractor',
    "Hourly contractor role.",
    "paid weekly as a contractor.",
    "$40 per hour, depending on experience, paid as a contractor.",
    "As a contractor you’ll supply a computer",
    "Employment type: Contract Workplace type: Remote",
    "Employment type : Contract",
    "Employment Type: Part-time, Contract",
    "Engagement: Contract",
    "Job type: Contractor",
    "Type: Hourly contract",
    "Administrative AssistantType: Hourly contractCompensation: $30",
    "This fully remote, hourly paid contractor role is with a data company.",
    "In this hourly, remote contractor role, you will review answers.",
    "This contract role is with a data company",
    "detail-oriented remote contract work",
    "Full-time or Part-time Contract Work",
    "This is a contract opportunity.",
    "Contract Length\n* Long term, there is no end date.",
    "You can end the contract at any time.",
    "This contract is expected to last two months; this contract will be extended",
    "3-month contract with extension",
    "Contract-to-hire",
    "Self-employed contractors only",
    "Compensation & Contract Terms",
    "Type: Freelance/1099 contract — not an internship",
    "The position is a limited-term independent contractor role.",
    "Wir suchen freiberufliche Autoren.",
    "Contract: 6 weeks, remote",
    "您将以独立承包商的身份参与。",
    "我們正在尋找自由譯者。",
    "業務委託のお仕事です。",
    "프리랜서로 참여합니다.",
    "งานฟรีแลนซ์จากที่บ้าน",
    "Kami mencari penerjemah lepas.",
    "Werden Sie Teil des Teams als unabhängiger Auftragnehmer.",
    "Sluit je aan als een onafhankelijke opdrachtnemer.",
]
OTHERS: list[tuple[str, tuple[str, ...]]] = [
    ("You will be a W-2 employee of our partner", ("employee",)),
    ("This is a W2 position, not 1099", ("employee",)),
    ("Full-time employment with benefits", ("employee",)),
    ("Permanent contract", ("employee",)),
    ("Temporary position, 3 months", ("temporary",)),
    ("Job Types: Part-time, Contract, Temporary", ("contractor", "temporary")),
    ("Remote (contract)", ("contractor",)),
    ("3 month contract", ("contractor",)),
    ("A contract or full-time position", ("contractor",)),
    ("Contract to hire", ("contractor",)),
    ("Freelancer", ("contractor",)),
    ("We seek freelancers from all over the world", ("contractor",)),
    ("Job type: Contract / Temporary", ("contractor", "temporary")),
    ("Fixed-term contract until May", ("temporary",)),
    ("Summer internship program for students", ("intern",)),
    ("This is a volunteer position", ("volunteer",)),
    ("This is an unpaid role", ("volunteer",)),
    ("A temporary role as an independent contractor", ("contractor", "temporary")),
]
NOTHING = [
    "",
    "You review answers.",
    "Project-based, not permanent employment",
    "This is not an employment contract",
    "Please note that this is not an internship opportunity.",
    "We do not offer internships, sponsorship, or employment",
    "5 years of experience as a freelance editor",
    "Freelance or professional writing experience",
    "A profile on freelance platforms helps",
    "Experience working as a contractor is a plus",
    "You were previously employed as a permanent employee",
    "Volunteer experience is a plus",
    "Knowledge of contract law and smart contracts",
    "Grounding in Constitutional Law, Contracts, Torts",
    "Experience authoring API contracts",
    "You draft and review contracts",
    "Topics: options and futures contracts, SEC regulations",
    "You are a founding engineer or early employee at a startup",
    "employee relations, labor law compliance, employee engagement",
    "effects of minimum wage laws on unemployment",
    "All aspects of employment are based on merit.",
    "General contractor with 10 years of construction experience",
    "We have paid more than 50,000 freelancers worldwide",
    "Successful work raises your odds of full-time employment",
    "It fits around your full-time employment",
    "Evaluate employment law questions",
    "You mentor interns",
    "remote, part-time role",
    "fully remote, hourly paid",
]
TITLES: list[tuple[str, tuple[str, ...]]] = [
    ("AI Trainer (Freelance, Remote)", ("contractor",)),
    ("Freelance Editor", ("contractor",)),
    ("AI Trainer (Contract)", ("contractor",)),
    ("Finance Expert (International, CONTRACT POSITION)", ("contractor",)),
    ("Editor - Contract", ("contractor",)),
    ("Expert | Contract | Remote", ("contractor",)),
    ("Annotator (Part-time, Contract)", ("contractor",)),
    ("Remote Contract Editor", ("contractor",)),
    ("Contract Position: Editor", ("contractor",)),
    ("1099 Medical Reviewer", ("contractor",)),
    ("Annotator (Temporary)", ("temporary",)),
    ("Intern - AI Training", ("intern",)),
    ("Contract Attorney", ()),
    ("Contracts Manager - AI", ()),
    ("Lawyer, Contract Law", ()),
    ("Smart Contract Auditor", ()),
    ("General Contractor Expert", ()),
    ("Internal Medicine Physician", ()),
    ("International Tax Expert", ()),
    ("Volunteer Coordinator", ()),
]
LISTED: list[tuple[str, tuple[str, ...]]] = [
    ("Independent Contractor - Project Based", ("contractor",)),
    ("CONTRACTOR", ("contractor",)),
    ("Freelance", ("contractor",)),
    ("TEMPORARY", ("temporary",)),
    ("INTERN", ("intern",)),
    ("Employee", ("employee",)),
    ("VOLUNTEER", ("volunteer",)),
    ("FULL_TIME", ()),
    ("Part time", ()),
    ("Full-time", ()),
    ("OTHER", ()),
    ("Internal", ()),
]
TAX_FORMS = [
    ("This is a 1099 contract opportunity", "1099"),
    ("Independent Contractor (1099)", "1099"),
    ("You receive a 1099-NEC.", "1099"),
    ("This is a W2 position, not 1099", "w2"),
    ("You will be a W-2 employee", "w2"),
    ("We hire W-2 or 1099", None),
    ("Over 1099 experts", None),
    ("It costs $1,099 or $1099", None),
    ("word2vec and w2v models", None),
    ("This is not a W-2 role", None),
    ("", None),
]


def kinds(text: str, title: str = "", listed: str = "", *, first_party: bool = True) -> tuple[str, ...]:
    published = (Published(name="employment_type", text=listed, path="$.type"),) if listed else ()
    parsed = parse_employment(make_reading(text, title=title, published=published), first_party=first_party)
    if parsed is None:
        return ()
    assert [proof.key for proof in parsed.proofs] == list(parsed.value)
    return parsed.value


@pytest.mark.parametrize("text", CONTRACTOR)
def test_contractor(text: str) -> None:
    assert kinds(text) == ("contractor",)


@pytest.mark.parametrize(("text", "expected"), OTHERS)
def test_other_kinds(text: str, expected: tuple[str, ...]) -> None:
    assert kinds(text) == expected


@pytest.mark.parametrize("text", NOTHING)
def test_nothing(text: str) -> None:
    assert kinds(text) == ()


@pytest.mark.parametrize(("title", "expected"), TITLES)
def test_title(title: str, expected: tuple[str, ...]) -> None:
    assert kinds("You review answers.", title=title) == expected


@pytest.mark.parametrize(("listed", "expected"), LISTED)
def test_listed_value_fills_a_silent_text(listed: str, expected: tuple[str, ...]) -> None:
    assert kinds("You review answers.", listed=listed) == expected


def test_text_beats_the_listed_value() -> None:
    assert kinds("This is a freelance role.", listed="Employee") == ("contractor",)


def test_third_party_values_never_fill() -> None:
    assert kinds("You review answers.", listed="Contract", first_party=False) == ()


def test_text_proves_before_the_title() -> None:
    parsed = parse_employment(make_reading("This is a freelance role.", title="Freelance Editor"))
    assert parsed is not None
    assert [(proof.path, proof.start, proof.end) for proof in parsed.proofs] == [(None, 0, 25)]


@pytest.mark.parametrize(("text", "form"), TAX_FORMS)
def test_tax_form(text: str, form: str | None) -> None:
    parsed = parse_us_tax_form(make_reading(text))
    assert (parsed.value if parsed else None) == form


@pytest.mark.parametrize(
    "unit", ["1", " ", "<", "a@", "contract ", "freelance a ", "type: a ", "1099 ", "employee ", "not "]
)
def test_hostile_text_is_read_in_no_time(unit: str) -> None:
    reading = make_reading(unit * (100_000 // len(unit)))
    started = time.process_time()
    parse_employment(reading)
    parse_us_tax_form(reading)
    assert time.process_time() - started < 1.0


@pytest.mark.xfail(strict=True, reason='"gig", "consulting" and the like name no kind in the code list for certain')
def test_gig_work_is_contract_work() -> None:
    assert kinds("This is a gig opportunity") == ("contractor",)
