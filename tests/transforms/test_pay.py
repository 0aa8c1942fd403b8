"""Wordings of pay, and of money that is not pay. Each row: text -> (min, max, currency, unit, qualifier)."""

from __future__ import annotations

import time
from dataclasses import replace

import pytest

from transforms.pay import parse_pay, parse_pay_groups
from transforms.reading import Published, Reading
from transforms.segments import make_reading
from transforms.values import PayGroup

Row = tuple[str, tuple[float | None, float | None, str | None, str | None, str]]

HOURLY: list[Row] = [
    ("$85/hr, plus up to $500 in milestone bonuses", (85, 85, "USD", "hour", "exact")),
    ("$85/hr, with up to $500 on top", (85, 85, "USD", "hour", "exact")),
    ("Pay: CHF 50.- per hour", (50, 50, "CHF", "hour", "exact")),
    ("CHF 50.-/Std.", (50, 50, "CHF", "hour", "exact")),
    ("Rs. 500 per hour", (500, 500, "INR", "hour", "exact")),
    ("Pay: $36 per hour", (36, 36, "USD", "hour", "exact")),
    ("The rate is $36/hr.", (36, 36, "USD", "hour", "exact")),
    ("The rate is $36/h.", (36, 36, "USD", "hour", "exact")),
    ("The rate is $36/hour.", (36, 36, "USD", "hour", "exact")),
    ("The rate is $36 / hour.", (36, 36, "USD", "hour", "exact")),
    ("You earn $36 an hour.", (36, 36, "USD", "hour", "exact")),
    ("Pay is $36 hourly.", (36, 36, "USD", "hour", "exact")),
    ("Hourly rate: $36", (36, 36, "USD", "hour", "exact")),
    ("Hourly Rate: $5/hour", (5, 5, "USD", "hour", "exact")),
    ("Compensation: $36 – $36 per hour", (36, 36, "USD", "hour", "exact")),
    ("Compensation: USD 60 – USD 60 per hour", (60, 60, "USD", "hour", "exact")),
    ("Rate: $50 – $50/hr", (50, 50, "USD", "hour", "exact")),
    ("Rate: $4.85 - $4.85 an hour", (4.85, 4.85, "USD", "hour", "exact")),
    ("Compensation:\n30USD/h", (30, 30, "USD", "hour", "exact")),
    ("Compensation:\n30 USD/h", (30, 30, "USD", "hour", "exact")),
    ("Rate: USD 8.55/hour.", (8.55, 8.55, "USD", "hour", "exact")),
    ("Earn a rate of USD $36 per hour for your knowledge.", (36, 36, "USD", "hour", "exact")),
    ("Rate: $14.00 USD per hour", (14, 14, "USD", "hour", "exact")),
    ("Pay rate: 10 EUR per hour", (10, 10, "EUR", "hour", "exact")),
    ("Pay rate: €12.50 hourly", (12.5, 12.5, "EUR", "hour", "exact")),
    ("Pay rate: 12,50 € pro Stunde", (12.5, 12.5, "EUR", "hour", "exact")),
    ("Pay rate: £36 per hour", (36, 36, "GBP", "hour", "exact")),
    ("Pay rate: ₹500 per hour", (500, 500, "INR", "hour", "exact")),
    ("Pay rate: CA$30 per hour", (30, 30, "CAD", "hour", "exact")),
    ("Pay rate: AUD 45 per hour", (45, 45, "AUD", "hour", "exact")),
    ("Pay rate: 15 dollars per hour", (15, 15, "USD", "hour", "exact")),
    ("Pay rate: US$25/hr", (25, 25, "USD", "hour", "exact")),
    ("Pay rate: $25 per\u00a0hour", (25, 25, "USD", "hour", "exact")),
    ("**This role will pay $150/hour**", (150, 150, "USD", "hour", "exact")),
    ("This role pays **$40**/hour.", (40, 40, "USD", "hour", "exact")),
    ("Verdiene $44 pro Stunde in diesem Projekt.", (44, 44, "USD", "hour", "exact")),
    ("Las tarifas de este proyecto son USD $7.50 por hora.", (7.5, 7.5, "USD", "hour", "exact")),
    ("Rémunération : 20 € de l’heure", (20, 20, "EUR", "hour", "exact")),
    ("Rate: $3.5/hr for annotators", (3.5, 3.5, "USD", "hour", "exact")),
    ("We offer $73/hour, based on experience.", (73, 73, "USD", "hour", "exact")),
    ("AssistantType: Hourly contractCompensation: $41 per hourLocation: Remote", (41, 41, "USD", "hour", "exact")),
]  # fmt: skip
RANGES: list[Row] = [
    ("Earn $20/hr to start, up to $35/hr", (20, 35, "USD", "hour", "range")),
    ("Pay starts at $20/hr and can increase to $35/hr", (20, 35, "USD", "hour", "range")),
    ("Pay: $40/$50 per hour", (40, 50, "USD", "hour", "range")),
    ("Pay range: £18.50–£22.00 p/h", (18.5, 22, "GBP", "hour", "range")),
    ("$21.50/hr for Tier 1 countries and $15/hr for Tier 2 countries", (15, 21.5, "USD", "hour", "range")),
    ("Pay: CHF 50.- to 60.- per hour", (50, 60, "CHF", "hour", "range")),
    ("Pay: 30 - 50 / hour USD", (30, 50, "USD", "hour", "range")),
    ("- $2,000 - $3,000 per month", (2000, 3000, "USD", "month", "range")),
    ("$120k-$150k/yr", (120000, 150000, "USD", "year", "range")),
    ("Rates: $40-60/hr", (40, 60, "USD", "hour", "range")),
    ("an hourly rate of **$40-60/hr**.", (40, 60, "USD", "hour", "range")),
    ("- **$40–$80/hour**, depending on experience", (40, 80, "USD", "hour", "range")),
    ("Pay Range (rate per hour)\n$15—$150 USD", (15, 150, "USD", "hour", "range")),
    ("Pay Range (rate per hour)\n\n$15 - $150 USD", (15, 150, "USD", "hour", "range")),
    ("$15 - $30 USD per hour", (15, 30, "USD", "hour", "range")),
    ("$15 - $30 usd per hour", (15, 30, "USD", "hour", "range")),
    ("Compensation: $30 to $35 per hour", (30, 35, "USD", "hour", "range")),
    ("Pay: 80-100 USD/hr for this role", (80, 100, "USD", "hour", "range")),
    ("Pay: $80--100/hr", (80, 100, "USD", "hour", "range")),
    ("Pay: $80 -- $100/hr", (80, 100, "USD", "hour", "range")),
    ("Pay: $80‑$100/hr", (80, 100, "USD", "hour", "range")),
    ("Pay: $80~$100/hr", (80, 100, "USD", "hour", "range")),
    ("Pay: USD 25 – USD 72 per hour", (25, 72, "USD", "hour", "range")),
    ("pay rates range from USD $25 to $50 per hour.", (25, 50, "USD", "hour", "range")),
    ("Pay begins between **$18.00-$20.00 / hour** for top applicants.", (18, 20, "USD", "hour", "range")),
    ("`💰 $18.00-$20.00 / hour`", (18, 20, "USD", "hour", "range")),
    ("Compensation: $16 - $17 USD per hour on average", (16, 17, "USD", "hour", "range")),
    ("$10–30/hour depending on experience and region.", (10, 30, "USD", "hour", "range")),
    ("Pay: €20 bis €30 pro Stunde", (20, 30, "EUR", "hour", "range")),
    ("Pay: 20-30 € per hour", (20, 30, "EUR", "hour", "range")),
    ("Pay: £20-£30 per hour", (20, 30, "GBP", "hour", "range")),
    ("Pay: $50 to 70 per hour", (50, 70, "USD", "hour", "range")),
    ("Up to $60/hr. The range is $40 - $60/hr for most.", (40, 60, "USD", "hour", "range")),
    ("Salary: $65,000 – $180,000 per year", (65000, 180000, "USD", "year", "range")),
    ("Salary: $60k-$80k per year", (60000, 80000, "USD", "year", "range")),
    ("Salary: $60-80k annually", (60000, 80000, "USD", "year", "range")),
    ("Salary: 1.200 € bis 1.500 € pro Monat", (1200, 1500, "EUR", "month", "range")),
    ("Salary: ₹1,50,000 - ₹2,00,000 per month", (150000, 200000, "INR", "month", "range")),
    ("Estimated 8 - 24 USD per month is what you earn.", (8, 24, "USD", "month", "range")),
]
BOUNDED: list[Row] = [
    ("Salary: $50/hour\nRates: up to $50 USD per hour", (None, 50, "USD", "hour", "up_to")),
    ("pay rates for core work are up to $50 per hour.", (None, 50, "USD", "hour", "up_to")),
    ("pay rates for voice recording areupto $7.50 USD per hour.", (None, 7.5, "USD", "hour", "up_to")),
    ("pays upto $65 / hr", (None, 65, "USD", "hour", "up_to")),
    ("**Hourly rate:** Up to USD $30.00 per hour", (None, 30, "USD", "hour", "up_to")),
    ("- Up to $15 per hour", (None, 15, "USD", "hour", "up_to")),
    ("pay up to the hourly equivalent of USD 23", (None, 23, "USD", "hour", "up_to")),
    ("You can earn as much as $90 per hour", (None, 90, "USD", "hour", "up_to")),
    ("Maximum pay: maximum $90 per hour", (None, 90, "USD", "hour", "up_to")),
    ("每小時最高 $22.5", (None, 22.5, "USD", "hour", "up_to")),
    ("每小时赚取12.50-18美元", (12.5, 18, "USD", "hour", "range")),
    ("- Sehingga $11 sejam", (None, 11, "USD", "hour", "up_to")),
    ("Bezahlung: bis zu $30 pro Stunde", (None, 30, "USD", "hour", "up_to")),
    ("Pago: hasta $30 por hora", (None, 30, "USD", "hour", "up_to")),
    ("Pay starts at $25/hr", (25, None, "USD", "hour", "from")),
    ("Pay starting at $25/hr", (25, None, "USD", "hour", "from")),
    ("Pay starting from $25/hr", (25, None, "USD", "hour", "from")),
    ("Pay: from $25 per hour", (25, None, "USD", "hour", "from")),
    ("Pay: $25+/hr", (25, None, "USD", "hour", "from")),
    ("Pay: $25/hr+", (25, None, "USD", "hour", "from")),
    ("Pay: at least $25 per hour", (25, None, "USD", "hour", "from")),
    ("Pay: $25 per hour or more", (25, None, "USD", "hour", "from")),
    ("Pay: minimum $25 per hour", (25, None, "USD", "hour", "from")),
    ("rates for writing experts average USD $22.5 per hour", (22.5, 22.5, "USD", "hour", "approx")),
    ("los expertos promedianUSD $7.50 por hora.", (7.5, 7.5, "USD", "hour", "approx")),
    ("Average Income: $7.5 USD/Hour*", (7.5, 7.5, "USD", "hour", "approx")),
    ("your hourly rate should be around **$120/hr**", (120, 120, "USD", "hour", "approx")),
    ("Pay is approximately $20 per hour", (20, 20, "USD", "hour", "approx")),
    ("Pay: ~$20/hr", (20, 20, "USD", "hour", "approx")),
    ("Pay: about $20/hr", (20, 20, "USD", "hour", "approx")),
    ("Pay: $20/hr on average", (20, 20, "USD", "hour", "approx")),
]
OTHER_UNITS: list[Row] = [
    ("Pay: USD 18 per approved rubric", (18, 18, "USD", "task", "exact")),
    ("Reward: 25 USD (after successful completion)", (25, 25, "USD", "project", "exact")),
    ("- $400 per day", (400, 400, "USD", "day", "exact")),
    ("$15 per accepted task (about 30 minutes)", (15, 15, "USD", "task", "exact")),
    ("Fixed fee of $250", (250, 250, "USD", "project", "exact")),
    ("Pay is $65–75 per-task", (65, 75, "USD", "task", "range")),
    ("Pay is $65–75 per task", (65, 75, "USD", "task", "range")),
    ("Pay: $5/task", (5, 5, "USD", "task", "exact")),
    ("a rate of $0.058 USD per sentence", (0.058, 0.058, "USD", "task", "exact")),
    ("This project offers a rate of $1.25 USD per reviewed call.", (1.25, 1.25, "USD", "task", "exact")),
    ("Compensation: $41 per valid audio hour", (41, 41, "USD", "task", "exact")),
    ("Payment: $20–$25 per valid hour", (20, 25, "USD", "task", "range")),
    ("You receive $50.00 for a successfully accepted transcript.", (50, 50, "USD", "task", "exact")),
    ("The task pay rate is $30.", (30, 30, "USD", "task", "exact")),
    ("Compensation: Earn $5 per session.", (5, 5, "USD", "task", "exact")),
    ("We betalen je $8.76 USD voor dit project.", (8.76, 8.76, "USD", "project", "exact")),
    ("You are paid a one-time $100 for the project", (100, 100, "USD", "project", "exact")),
    ("Payment: $150 one-time", (150, 150, "USD", "project", "exact")),
    ("Pay: $300 per day", (300, 300, "USD", "day", "exact")),
    ("Day rate: $300", (300, 300, "USD", "day", "exact")),
    ("Pay: $1,500 per week", (1500, 1500, "USD", "week", "exact")),
    ("Salary: $5,000 per month", (5000, 5000, "USD", "month", "exact")),
    ("Earn $1,000+ per month with us", (1000, None, "USD", "month", "from")),
    ("Annual salary: $90,000", (90000, 90000, "USD", "year", "exact")),
    ("Payment: $20 + a $10 bonus for successful submissions.", (20, 20, "USD", None, "exact")),
]
TALK: list[Row] = [
    ("The work is paid per tas\nk.", (None, None, None, "task", "varies")),
    (
        "Rates vary based on expertise, skills assessment, location and project need.",
        (None, None, None, None, "varies"),
    ),
    ("Rates are determined by expertise, skills assessment and geography.", (None, None, None, None, "varies")),
    ("** Rates vary", (None, None, None, None, "varies")),
    ("Compensation rates may vary for non-US locations.", (None, None, None, None, "varies")),
    ("Pay is depending on experience and location: pay depends on both.", (None, None, None, None, "varies")),
    ("Blended rate to support multiple geographies", (None, None, None, None, "varies")),
    ("Competitive pay and flexible hours", (None, None, None, None, "varies")),
    ("Flexible remote work with competitive compensation.", (None, None, None, None, "varies")),
    ("We can meet industry-standard compensation expectations", (None, None, None, None, "varies")),
    ("Pay range commensurate with degree and experience", (None, None, None, None, "varies")),
    ("All pay rates are DOUBLED through October!", (None, None, None, None, "varies")),
    ("Competitive hourly compensation based on your domain", (None, None, None, "hour", "varies")),
    ("The work is paid per task.", (None, None, None, "task", "varies")),
    ("Payment for each completed survey.", (None, None, None, "task", "varies")),
    ("Las tarifas varían según la experiencia.", (None, None, None, None, "varies")),
    ("The pay rate is listed next to the project name in the app.", (None, None, None, None, "undisclosed")),
    ("Compensation will be discussed during the interview.", (None, None, None, None, "undisclosed")),
]
SILENT: list[str] = [
    "The payout threshold is $10.",
    "Responsibilities:\n- Plan a budget for a shop\n- $2,000 per month",
    "There is an application fee of $25 per year",
    "",
    "You will review answers and write feedback.",
    "You will work on an hourly paid basis to review code.",
    "In this hourly, remote contractor role you write content.",
    "You will be legally classified as an hourly contractor.",
    "Evaluate and rate responses based on accuracy.",
    "Compare and rate competitive answers of models.",
    "You know compensation and benefits, payroll and labor law.",
    "Join today and get a $250 referral bonus.",
    "Earn $250 for each friend you refer: our referral program pays $60 – $560 per listing.",
    "Refer a friend and earn $100.",
    "News: contractors make up to $250 million in total.",
    "The $10-billion company pays its investors.",
    "We have $40M+ in funding and pay attention to detail.",
    "We scaled to a $500M run rate.",
    "We pay out over $2 million a day to experts.",
    "Mercor-like firms: a $2b company which recruits experts.",
    "You approve claims within a $25,000 authority limit.",
    "You underwrite jumbo loans above $766,550.",
    "The firm raised $6 billion last year and earns more.",
    "A survey fee of $5 is charged.",
    "Spend up to USD$150 per item and a maximum total budget of USD$1000 per month.",
    "Benefits: a $20K relocation bonus and a $1K monthly stipend for meals.",
    "A $10K housing bonus is available.",
    "Reimbursement of $30 per month for internet.",
    "Onboarding bonus: $50 bonus after the first week.",
    "Receive an additional $2 when you team up.",
    "Model prices: the item costs $30 per unit.",
    "Experience managing portfolios of $50,000 per client.",
    "Deals worth $5,000,000 or more.",
    "Write problems on tax: a taxpayer owes $4,000 in taxes per year.",
    "8–10 criteria, 5 prompts, 500–1,000 rows, 24/7/365",
    "20-30 minutes, 10-20 hours per week",
    "10 openings, level 5, 2024",
]


def published(**values: str) -> tuple[Published, ...]:
    return tuple(Published(name=name, text=text, path=f"$.{name}") for name, text in values.items())


def read(text: str, title: str = "", **values: str) -> Reading:
    return make_reading(text, title=title, published=published(**values))


@pytest.mark.parametrize(("text", "expected"), [*HOURLY, *RANGES, *BOUNDED, *OTHER_UNITS, *TALK])
def test_wording(text: str, expected: tuple[object, ...]) -> None:
    parsed = parse_pay(read(text))
    assert parsed is not None
    pay = parsed.value
    assert (pay.min, pay.max, pay.currency, pay.unit, pay.qualifier) == expected
    for proof in parsed.proofs:
        assert 0 < proof.end - proof.start <= 200
        assert proof.path is None


@pytest.mark.parametrize("text", SILENT)
def test_money_that_is_not_pay(text: str) -> None:
    assert parse_pay(read(text)) is None


def test_premium_for_some_is_talk_not_a_figure() -> None:
    parsed = parse_pay(read("Premium rates may be available for PhDs."))
    assert parsed is not None
    assert (parsed.value.qualifier, parsed.state) == ("varies", "flexible")


BASES = [
    ("Pay: $15 - $30 per hour", "symbol"),
    ("Pay: $15 - $30 USD per hour", "code"),
    ("Pay: USD $22.5 per hour", "code"),
    ("Pay: up to $85/hour USD", "code"),
    ("Pay: 30USD/h", "code"),
    ("Pay: 30 € per hour", "symbol"),
    ("Pay: 15 dollars per hour", "symbol"),
]


@pytest.mark.parametrize(("text", "basis"), BASES)
def test_currency_basis(text: str, basis: str) -> None:
    parsed = parse_pay(read(text))
    assert parsed is not None
    assert parsed.value.currency_basis == basis


NOTES = [
    ("Pay is $40–$80/hour, depending on experience, paid weekly", "depending on experience"),
    ("rates range from $32 to $48 per hour, but varies based on your geographic location(see below)",
     "varies based on your geographic location"),
    ("experts average USD $22.5 per hour", "average"),
    ("Our hourly rate range for United States-based candidates is this.\n\nPay Range (rate per hour)\n$15—$150 USD",
     "rate range for United States-based candidates"),
    ("Compensation: $85 per valid audio hour", "per valid audio hour"),
    ("Paid per task (approx. $11.00 per hour)", "approx. $11.00 per hour"),
    ("You are paid per accepted pair, which could translate to approximately $15 per hour", "approx. $15 per hour"),
    ("Pay: $40 per hour", None),
]  # fmt: skip


@pytest.mark.parametrize(("text", "note"), NOTES)
def test_note(text: str, note: str | None) -> None:
    parsed = parse_pay(read(text))
    assert parsed is not None
    assert parsed.value.note == note


def test_hourly_estimate_of_a_task_rate_is_no_figure() -> None:
    parsed = parse_pay(read("Paid per task (approx. $11.00 per hour)"))
    assert parsed is not None
    pay = parsed.value
    assert (pay.min, pay.max, pay.unit, pay.qualifier) == (None, None, "task", "varies")


@pytest.mark.parametrize(
    "text", ["Salary: $74,880 per year\nPay: $36/hour", "Pay: up to $60/hour. Salary $120,000 USD yearly."]
)
def test_yearly_sum_that_multiplies_the_hourly_figure_is_dropped(text: str) -> None:
    parsed = parse_pay(read(text))
    assert parsed is not None
    assert (parsed.value.unit, parsed.flags) == ("hour", ())


def test_task_chip_over_hourly_text_has_no_unit() -> None:
    parsed = parse_pay(read("Pay: $45/task\nThis is an hourly-paid contract role."))
    assert parsed is not None
    assert (parsed.value.unit, parsed.value.suspect, parsed.flags) == (None, True, ("pay_suspect",))


SUSPECT = [
    ("Pay: $1,500 – $3,500/h", True),
    ("Pay: $0.04 per hour", True),
    ("Pay: $250 per hour", False),
    ("Pay: $3.5 per hour", False),
    ("Pay: ₹5000 per hour", False),
    ("Salary: $90 per year", True),
]


@pytest.mark.parametrize(("text", "suspect"), SUSPECT)
def test_impossible_unit_is_suspect(text: str, suspect: bool) -> None:
    parsed = parse_pay(read(text))
    assert parsed is not None
    assert parsed.value.suspect is suspect
    assert ("pay_suspect" in parsed.flags) is suspect


TITLES = [
    ("Administrative Assistant | $35/hr Remote", "Compensation: $30 to $35 per hour", (30, 35), ()),
    ("Agent, up to $40/hr", "You earn $41/hour.", (41, 41), ("pay_conflict",)),
    ("STEM Trials ($40/h)", "You review answers.", (40, 40), ()),
    ("Analyst $2B fund", "You review answers.", None, ()),
    ("Refer friends and earn $30/hr", "You review answers.", None, ()),
]


@pytest.mark.parametrize(("title", "text", "bounds", "flags"), TITLES)
def test_body_beats_title(title: str, text: str, bounds: tuple[int, int] | None, flags: tuple[str, ...]) -> None:
    parsed = parse_pay(read(text, title=title))
    assert (parsed and (parsed.value.min, parsed.value.max)) == bounds
    assert (parsed.flags if parsed else ()) == flags


def test_title_proof_points_into_the_title() -> None:
    parsed = parse_pay(read("You review answers.", title="STEM Trials ($40/h)"))
    assert parsed is not None
    assert [(proof.path, proof.start, proof.end) for proof in parsed.proofs] == [("title", 0, 19)]


GROUPS = [
    ("Rates\n* Belgium: $22.98/hr\n* For others, see this list.", [("Belgium", 22.98, 22.98)], (22.98, 22.98)),
    ("Pay Rates\n- United States: $50/hr\n- India: $15/hr", [("United States", 50, 50), ("India", 15, 15)], (15, 50)),
    ("By place: US: $50/hr, UK: $40/hr, India: $15/hr", [("US", 50, 50), ("UK", 40, 40), ("India", 15, 15)], (15, 50)),
    ("Pay: $43 per valid audio hour for annotators; $31 per valid audio hour for checkers (QA).",
     [("annotators", 43, 43), ("checkers (QA)", 31, 31)], (31, 43)),
    ("Compensation:\nAnnotators: $85 per valid audio hour\nReviewers: $85 per valid audio hour",
     [("Annotators", 85, 85), ("Reviewers", 85, 85)], (85, 85)),
    ("PhD: $60–80/hour\nMaster’s: $40–60/hour", [("PhD", 60, 80), ("Master’s", 40, 60)], (40, 80)),
    ("Pay: 80-100 USD/hr for US-based candidates", [("US-based candidates", 80, 100)], (80, 100)),
    ("Compensation: $40 per hour", [], (40, 40)),
    ("Location: Remote, Compensation: $40/hour for time spent", [], (40, 40)),
]  # fmt: skip


@pytest.mark.parametrize(("text", "groups", "bounds"), GROUPS)
def test_groups(text: str, groups: list[tuple[str, float, float]], bounds: tuple[float, float]) -> None:
    reading = read(text)
    parsed, pay = parse_pay_groups(reading), parse_pay(reading)
    expected = tuple(PayGroup(group=group, min=low, max=high) for group, low, high in groups)
    assert (parsed.value if parsed else ()) == expected
    assert [proof.key for proof in (parsed.proofs if parsed else ())] == [group for group, *_ in groups]
    assert pay is not None
    assert (pay.value.min, pay.value.max) == bounds
    quoted = " ".join(text[proof.start : proof.end] for proof in pay.proofs)
    assert all(f"{bound:g}" in quoted for bound in bounds)
    assert pay.alternatives == ()


def test_other_speakers_are_not_read() -> None:
    reading = make_reading("Pay: $20 per hour")
    lines = tuple(replace(line, segment="publisher_note") for line in reading.lines)
    assert parse_pay(Reading(text=reading.text, lines=lines)) is None


HOSTILE = ["1", " ", "<", "$1,", "a@", "$ ", "$1-", "USD ", "$1 per hour ", "pay ", "rates may ", "up to ", "A. ",
           "$1\n", "$5 for a "]  # fmt: skip


@pytest.mark.parametrize("unit", HOSTILE)
def test_hostile_text_is_read_in_no_time(unit: str) -> None:
    reading = make_reading(unit * (100_000 // len(unit)))
    started = time.process_time()
    parse_pay(reading)
    parse_pay_groups(reading)
    assert time.process_time() - started < 1.0


@pytest.mark.xfail(strict=True, reason="pay that steps up over time keeps its first figure only")
def test_step_in_pay_is_a_range() -> None:
    parsed = parse_pay(read("Pay is $20 per hour in the first month, then $30 per hour."))
    assert parsed is not None
    assert (parsed.value.min, parsed.value.max) == (20, 30)
