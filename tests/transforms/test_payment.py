"""Wordings of payout rhythm, payout methods and bonuses, and of what only looks like them."""

from __future__ import annotations

import time

import pytest

from transforms.payment import parse_bonus, parse_payment
from transforms.segments import make_reading

PAYMENTS: list[tuple[str, str | None, tuple[str, ...]]] = [
    ("Paid weekly via PayPal", "weekly", ("paypal",)),
    ("You'll be paid weekly through Stripe or Wise.", "weekly", ("stripe", "wise")),
    ("Payments processed weekly through Stripe Connect.", "weekly", ("stripe",)),
    (
        "- **$40–$80/hour**, depending on your record, paid weekly via **Stripe Connect** as a contractor.",
        "weekly",
        ("stripe",),
    ),
    ("Weekly payouts: get your money fast", "weekly", ()),
    ("Weekly pay", "weekly", ()),
    ("Payouts: Weekly.", "weekly", ()),
    ("**Weekly payouts:** Get paid on a weekly basis", "weekly", ()),
    ("Payments are made every week", "weekly", ()),
    ("Get paid every Friday", "weekly", ()),
    ("Your earnings from ongoing projects are sent out weekly.", "weekly", ()),
    ("Transparent payments– paid weekly based on completed tasks.", "weekly", ()),
    ("Payment: weekly via Deel", "weekly", ("deel",)),
    ("Compensation: $30/hour, paid weekly", "weekly", ()),
    ("Pagos semanales por PayPal", "weekly", ("paypal",)),
    ("Wöchentliche Auszahlung per PayPal", "weekly", ("paypal",)),
    ("Your weekly earnings are sent via Stripe Connect", "weekly", ("stripe",)),
    ("Payments are processed bi-weekly", "biweekly", ()),
    ("Payments are processed biweekly", "biweekly", ()),
    ("We pay every two weeks via Deel", "biweekly", ("deel",)),
    ("You get paid every 2 weeks", "biweekly", ()),
    ("Paid twice a month", "biweekly", ()),
    ("Compensation: $30/hour, paid every two weeks", "biweekly", ()),
    ("Monthly payments by bank transfer", "monthly", ("bank_transfer",)),
    ("Invoices are paid at the end of each month", "monthly", ()),
    ("Payment is made monthly through Payoneer", "monthly", ("payoneer",)),
    ("Paid on the 15th of every month", "monthly", ()),
    ("Payment upon completion of each task", "per_task", ()),
    ("Payment is released after each task", "per_task", ()),
    ("Payment will be processed via our platform through Hyperwallet.", None, ("hyperwallet",)),
    ("Payment via PayPal or gift card", None, ("gift_card", "paypal")),
    ("You will receive an Amazon gift card as payment", None, ("gift_card",)),
    ("Earnings withdrawn to your bank account", None, ("bank_transfer",)),
    ("Payments in USDC or by wire transfer", None, ("bank_transfer", "crypto")),
    ("Airtm payouts", None, ("airtm",)),
    ("Contractors are paid by Western Union or direct deposit", None, ("direct_deposit", "western_union")),
]
NO_PAYMENT = [
    "",
    "You are paid per task",
    "Work 20 hours per week. Pay is $20 per hour",
    "Pay is $500 per week",
    "You are paid for 20 hours per week",
    "Commitment: 10-20 hours per week paid at $30",
    "Weekly meetings; paid work",
    "10 hours weekly",
    "Flexible workload: 15–20 hours weekly",
    "Jobs, updated weekly",
    "weekly reviews of payment systems",
    "You will review weekly payroll reports",
    "Responsibilities:\n- Process monthly payments and invoices",
    "Shop online using PayPal or credit cards and get paid",
    "Experience with Stripe payments and PayPal integration",
    "Clients such as Stripe, Deel and Wise pay for data",
    "Otherwise you will be paid",
    "A good deal pays off; work remote.",
]
BONUSES = [
    "Certain projects offer incentive payments.",
    "Some projects offer additional incentives.",
    "Earn up to $40/hour + performance bonuses.",
    "Performance bonus of up to 10%",
    "Quality bonuses are available",
    "Onboarding bonus: $50 after your first task",
    "Bonuses: Additional pay available based on project performance",
    "Attractive bonuses",
    "Payment: $20 + a $10 bonus for successful submissions.",
    "Receive an additional $2 when you team up",
    "Weekly bonus for top contributors",
    "Bonus opportunities for high quality work",
    "Activation bonus $100",
    "Algunos proyectos ofrecen pagos por incentivos.",
]
NO_BONUS = [
    "",
    "$250 referral bonus",
    "Refer friends and earn a bonus",
    "Bonus Skills: AI training experience",
    "Bonus: data labeling experience",
    "Experience with RLHF is a bonus",
    "Bonus points for open source work",
    "Bonus if you speak French",
    "Competitive salary, bonus, health insurance and equity",
    "Design incentive schemes for sales",
    "No bonus is paid",
    "Bonus Qualifications",
    "A $10K relocation bonus",
    "Preferred:\n- Paid annotation work (bonus available)",
]


@pytest.mark.parametrize(("text", "cadence", "methods"), PAYMENTS)
def test_payment(text: str, cadence: str | None, methods: tuple[str, ...]) -> None:
    reading = make_reading(text)
    parsed = parse_payment(reading)
    assert parsed is not None
    assert (parsed.value.cadence, parsed.value.methods) == (cadence, methods)
    assert {proof.key for proof in parsed.proofs} == {*methods, *(["cadence"] if cadence else [])}
    assert all(0 < proof.end - proof.start <= 200 for proof in parsed.proofs)


@pytest.mark.parametrize("text", NO_PAYMENT)
def test_no_payment(text: str) -> None:
    assert parse_payment(make_reading(text)) is None


@pytest.mark.parametrize("text", BONUSES)
def test_bonus(text: str) -> None:
    parsed = parse_bonus(make_reading(f"You review answers.\n{text}\nApply now."))
    assert parsed is not None
    assert parsed.value == text
    assert [(proof.start, proof.end) for proof in parsed.proofs] == [(20, 20 + len(text))]


@pytest.mark.parametrize("text", NO_BONUS)
def test_no_bonus(text: str) -> None:
    assert parse_bonus(make_reading(text)) is None


@pytest.mark.parametrize(
    "unit", ["1", " ", "<", "$1,", "a@", "weekly paid ", "paid ", "Stripe paid ", "bonus ", "week\n"]
)
def test_hostile_text_is_read_in_no_time(unit: str) -> None:
    reading = make_reading(unit * (100_000 // len(unit)))
    started = time.process_time()
    parse_payment(reading)
    parse_bonus(reading)
    assert time.process_time() - started < 1.0


@pytest.mark.xfail(strict=True, reason="a rhythm told in its own sentence, without a word of pay, is not read")
def test_rhythm_in_a_sentence_of_its_own() -> None:
    parsed = parse_payment(make_reading("You will be compensated for your time. This happens weekly."))
    assert parsed is not None
