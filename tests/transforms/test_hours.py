"""Hours: one row a wording. Figures are hours per week unless the column says otherwise."""

from __future__ import annotations

import time
from dataclasses import asdict

import pytest

from transforms.hours import parse_hours
from transforms.reading import Published, Reading
from transforms.schedule import parse_schedule
from transforms.segments import make_reading
from transforms.values import Hours


def read(reading: Reading) -> Hours:
    schedule = parse_schedule(reading)
    parsed = parse_hours(reading, schedule=schedule.value if schedule else ())
    return parsed.value if parsed else Hours()


def given(hours: Hours) -> dict[str, object]:
    """What differs from an empty record, without the unit."""
    return {key: value for key, value in asdict(hours).items() if value != asdict(Hours())[key]}


def week(low: float | None, high: float | None, qualifier: str, **more: object) -> dict[str, object]:
    bounds = {key: value for key, value in (("min", low), ("max", high)) if value is not None}
    return bounds | {"basis": "stated", "qualifier": qualifier} | more


def between(low: float, high: float, **more: object) -> dict[str, object]:
    return week(low, high, "range", **more)


def exactly(value: float, **more: object) -> dict[str, object]:
    return week(value, value, "exact", **more)


def at_least(low: float, **more: object) -> dict[str, object]:
    return week(low, None, "at_least", **more)


def up_to(high: float, **more: object) -> dict[str, object]:
    return week(None, high, "up_to", **more)


STATED = {"basis": "stated"}
FLEXIBLE = {"basis": "flexible", "flexible": True}

WEEKLY = [
    ("At least 20, ideally 30+ hours per week", at_least(20)),
    ("We expect 10h+ a week", at_least(10)),
    ("10 - 20 hours p.w.", between(10, 20)),
    ("Minimum hours: 20/week", at_least(20)),
    ("At most 8 hours a day and 40 hours a week", up_to(40, per_day_max=8)),
    ("Expected hours: No less than 10 per week", at_least(10)),
    ("Expected hours: No more than 20 per week", up_to(20)),
    ("Expected hours: 20 – 30 per week", between(20, 30)),
    ("Part-time: 30-40 hours", between(30, 40)),
    ("Part-time, 20 hours", exactly(20)),
    # ranges
    ("10–20 hours/week", between(10, 20)),
    ("10--20 hours per week", between(10, 20)),
    ("10-20 hours a week", between(10, 20)),
    ("10 — 20 hrs/week", between(10, 20)),
    ("10 to 20 hours each week", between(10, 20)),
    ("10 or 15 hours per week", between(10, 15)),
    ("Commit between 20 and 40 hours per week", between(20, 40)),
    ("~10–20 hours per week", between(10, 20, approx=True)),
    ("Expected commitment: approximately 10 to 20 hours per week", between(10, 20, approx=True)),
    ("Approximately 15–20 hours per week, flexible schedule", between(15, 20, approx=True, flexible=True)),
    ("15–20 hours weekly", between(15, 20)),
    ("10-20h/week", between(10, 20)),
    ("15-20 h per week", between(15, 20)),
    ("10hrs-20hrs per week", between(10, 20)),
    ("10 hours to 20 hours per week", between(10, 20)),
    ("Workload: 5–10 hrs/wk", between(5, 10)),
    ("Weekly commitment: 10–20 hours", between(10, 20)),
    ("Hours per week: 15-20", between(15, 20)),
    ("Weekly hours: 15-20", between(15, 20)),
    ("Weekly availability\n20-30 hours", between(20, 30)),
    ("Time commitment: 10–15 hours/week", between(10, 15)),
    ("Part-time: 30–40 hours per week", between(30, 40)),
    ("Part-time (15–40 hours/week), fully flexible hours.", between(15, 40, flexible=True)),
    ("This needs 10-15 work hours per week.", between(10, 15)),
    ("Availability to give 10-20 hours of your time each week", between(10, 20)),
    ("ten to twenty hours a week", between(10, 20)),
    ("We need 7.5 to 12.5 hours per week", between(7.5, 12.5)),
    ("Around 10–20 hours per week during active phases; this is not a guaranteed workload",
     between(10, 20, approx=True, conditional=True)),
    ("Each week, you will work 10–20 hours on tasks.", between(10, 20)),
    ("It is a **10–20 hours per week** role, with potential to increase to **40 hours**.", between(10, 20)),
    ("10–20 hours per week, with the option to ramp up to 40 hours per week", between(10, 20)),
    ("10 horas a 20 horas por semana", between(10, 20)),
    ("Entre 10 y 20 horas semanales", between(10, 20)),
    ("15-20 Stunden pro Woche", between(15, 20)),
    # points
    ("20 hours/week", exactly(20)),
    ("20 h/week", exactly(20)),
    ("20hrs/week", exactly(20)),
    ("~20 hours/week", exactly(20, approx=True)),
    ("~40 hours/week", exactly(40, approx=True)),
    ("(10 hrs. a week)", exactly(10)),
    ("roughly 10 hours/week for 8–10 weeks", exactly(10, approx=True)),
    ("approximately 20 hours per week", exactly(20, approx=True)),
    ("about 20 hours per week", exactly(20, approx=True)),
    ("an average of 20 hours per week", exactly(20, approx=True)),
    ("20 hours per week on average", exactly(20, approx=True)),
    ("Commitment to 20 hours per week.", exactly(20)),
    ("a 40-hour week", exactly(40)),
    ("a 20-hour-per-week role", exactly(20)),
    ("a 30-hour work week", exactly(30)),
    ("twenty hours per week", exactly(20)),
    ("twenty (20) hours per week", exactly(20)),
    ("20 hours (2.5 days) per week", exactly(20)),
    ("Hours: 40 hours per week", exactly(40)),
    ("Hours per week: 20", exactly(20)),
    ("Work 1 hour per week", exactly(1)),
    ("You spend 30 minutes per week", exactly(0.5)),
    # floors
    ("approximately 20 hours per week or more", at_least(20, approx=True)),
    ("Availability for about 20 hours per week or more, depending on project needs",
     at_least(20, approx=True, conditional=True)),
    ("20+ hrs/week", at_least(20)),
    ("20+ hours per week", at_least(20)),
    ("20 + hours per week", at_least(20)),
    ("20 hours+ per week", at_least(20)),
    ("20 plus hours per week", at_least(20)),
    ("20 hours or more per week", at_least(20)),
    ("20 or more hours per week", at_least(20)),
    ("minimum of 20 hours per week", at_least(20)),
    ("a minimum of 20 production hours per week", at_least(20)),
    ("min. 20 hours per week", at_least(20)),
    ("min 20 hours/week", at_least(20)),
    ("20 hours per week minimum", at_least(20)),
    ("20 hours/week (minimum)", at_least(20)),
    ("at least 15 hours per week", at_least(15)),
    ("at least fifteen hours a week", at_least(15)),
    ("Workload: twenty-two hours a week", exactly(22)),
    ("Weekly commitment: 18h", exactly(18)),
    ("Full-time hours (38/week)", exactly(38)),
    ("Part-time (12-16 hours)", between(12, 16)),
    ("from twenty up to thirty-five hours weekly", between(20, 35)),
    ("no less than 10 hours per week", at_least(10)),
    ("more than 20 hours per week", at_least(20)),
    ("over 20 hours per week", at_least(20)),
    ("Minimum availability ~17–20 hours per week", at_least(17, approx=True)),
    ("commitment of approximately 10+ hours per week", at_least(10, approx=True)),
    ("minimum 15 hours/week (target 20+ hours/week)", at_least(15, target=20.0)),
    ("Minimum 15 hours per week, ideally 30 hours per week", at_least(15, target=30.0)),
    ("At least 10 hours per week. We aim for 20 hours per week.", at_least(10, target=20.0)),
    ("Minimum of 4 hours daily or 20 hours weekly", at_least(20, per_day_min=4.0)),
    ("Commit to 20 hours of work per week.\nYou may exceed the 20-hour minimum.", at_least(20)),
    ("Able to give 20 hours per week\nFlexible Hours: chance to work beyond the required 20 hours per week",
     at_least(20, flexible=True)),
    ("from 10 hours per week", at_least(10)),
    ("≥ 20 hours per week", at_least(20)),
    ("mindestens 20 Stunden pro Woche", at_least(20)),
    # ceilings
    ("up to 40 hours per week", up_to(40)),
    ("Upto 40 hrs/week", up_to(40)),
    ("less than 20 hours/week", up_to(20)),
    ("under 20 hrs/week", up_to(20)),
    ("no more than 20 hours per week", up_to(20)),
    ("not more than 29 hours per week", up_to(29)),
    ("a maximum of 25 hours per week", up_to(25)),
    ("max 25 hours/week", up_to(25)),
    ("25 hours per week max", up_to(25)),
    ("20 hours per week or less", up_to(20)),
    ("fewer than 30 hours per week", up_to(30)),
    ("capped at 40 hours per week", up_to(40)),
    ("up to 10-20 hours per week", up_to(20)),
    # two clauses, one range
    ("Minimum commitment is 10 hours per week, up to 20 hours per week", between(10, 20)),
    ("minimum 10 hours, up to 20 hours per week", between(10, 20)),
    ("Up to 40 hours/week available; minimum 20 hours/week", between(20, 40)),
    ("We expect a minimum of 15 hours per week, but you may do up to 40 hours per week depending on your results",
     between(15, 40, conditional=True)),
    ("Less than 20 hours/week.\nMinimum availability is 17–20 hours per week.", between(17, 20)),
    ("30-40 hours per week.\nBe available a minimum of 30 to 40 hours per week.", between(30, 40)),
    ("10–20 hours per week.\nThis means 10–20 hours per week.", between(10, 20)),
    ("Part-time (20 hours per week) or full-time (40 hours per week)", between(20, 40)),
    ("4-5 hours daily, 20-25 hours per week.", between(20, 25, per_day_min=4.0, per_day_max=5.0)),
    ("20 hours per week at least", at_least(20)),
    ("A minimum of 10 hours and a maximum of 20 hours per week", between(10, 20)),
    ("You can work up to 20 hours per week, with a minimum of 10 hours", between(10, 20)),
    ("20 hrs/wk minimum, 40 hrs/wk maximum", between(20, 40)),
    ("At least 4 hours per day and minimum 20 hours per week with overlap of 4 hours with PST",
     at_least(20, per_day_min=4.0)),
    ("20+ hours per week, overlap of 4 hours with PST", at_least(20)),
    ("40 hours per week with 4 hours PST overlap", exactly(40)),
    ("Expected hours: 20-30/week", between(20, 30)),
    ("Hours/Week: 10 – 15", between(10, 15)),
    ("Hours per Week\n15–20", between(15, 20)),
    ("Approximately 20 hours per week of availability.", exactly(20, approx=True)),
    ("20 hours/per week", exactly(20)),
    ("~10-15 hrs/wk (flexible)", between(10, 15, approx=True, flexible=True)),
    ("Hours: up to 26 hours per week, flexible", up_to(26, flexible=True)),
    ("Work schedule: 5 days a week, up to 26 hours per week", up_to(26)),
    ("- Flexible Work Hours: up to 20 hours a week", up_to(20, flexible=True)),
    # beside other numbers
    ("$20–$40 per hour, 10–20 hours per week", between(10, 20)),
    ("Pay is $50/hour for 20 hours a week over 3 months", exactly(20)),
    ("We have 20 openings at 10 hours per week", exactly(10)),
    ("Paid weekly via Stripe. Expect 10 hours per week.", exactly(10)),
    ("10–20 hours/week | 3 months | $40/hour", between(10, 20)),
    ("Type: ContractCommitment: 10–20 hours/weekStrong writing skillsFast feedback", between(10, 20)),
    ("Able to work 20+ hours per weekStrong command of English", at_least(20)),
]  # fmt: skip

NOT_WEEKLY = [
    # a day's hours
    ("4 hours a day, 5 days a week", {"min": 20.0, "max": 20.0, "basis": "derived", "qualifier": "exact",
                                     "per_day_min": 4.0, "per_day_max": 4.0}),
    ("6-8 hours per day, Monday to Friday", {"min": 30.0, "max": 40.0, "basis": "derived", "qualifier": "range",
                                            "per_day_min": 6.0, "per_day_max": 8.0}),
    ("at least 3 hours per day, 4 days per week", {"min": 12.0, "basis": "derived", "qualifier": "at_least",
                                                  "per_day_min": 3.0}),
    ("4 hours per day, 3-5 days a week", {"min": 12.0, "max": 20.0, "basis": "derived", "qualifier": "range",
                                         "per_day_min": 4.0, "per_day_max": 4.0}),
    ("3–5 hours a day", STATED | {"per_day_min": 3.0, "per_day_max": 5.0}),
    ("Commitment: 3+ hours per day", STATED | {"per_day_min": 3.0}),
    ("up to 6 hours daily", STATED | {"per_day_max": 6.0}),
    ("Consistent daily availability of 3–4 hours", STATED | {"per_day_min": 3.0, "per_day_max": 4.0}),
    ("Minimum of 3-4 working hours per day", STATED | {"per_day_min": 3.0}),
    ("Flexible hours with an availability of 3–4 hours per day",
     STATED | {"per_day_min": 3.0, "per_day_max": 4.0, "flexible": True}),
    # the whole effort
    ("Total effort: ~120 hours", STATED | {"total_min": 120.0, "total_max": 120.0}),
    ("A 10-hour project", STATED | {"total_min": 10.0, "total_max": 10.0}),
    ("Can commit 16 hours over 2 days", STATED | {"total_min": 16.0, "total_max": 16.0}),
    ("Estimated Time: 1.5–2 hours to complete", STATED | {"total_min": 1.5, "total_max": 2.0}),
    ("Time Commitment:\nApproximately 1 hour.", STATED | {"total_min": 1.0, "total_max": 1.0}),
    ("The task takes approximately 30 minutes to complete.", STATED | {"total_min": 0.5, "total_max": 0.5}),
    ("Plan for about 45–60 minutes in total.", STATED | {"total_min": 0.75, "total_max": 1.0}),
    ("Payment is for the whole task, which we estimate to take around 25-30 hours.",
     STATED | {"total_min": 25.0, "total_max": 30.0}),
    ("Time: 15-30 minutes.", STATED | {"total_min": 0.25, "total_max": 0.5}),
    ("Up to 100 hours in total", STATED | {"total_max": 100.0}),
    ("Commit 4+ hours/day on weekdays", {"min": 20.0, "basis": "derived", "qualifier": "at_least", "per_day_min": 4.0}),
    ("Tasks take 1-3 hours each", STATED),
    # stated, but neither weekly nor kept
    ("Availability needed: up to 4 hours monthly.", STATED),
    ("about 30 hours per month", STATED),
    ("80 hours every two weeks", STATED),
    ("AHT 75–145 minutes", STATED),
    ("1.5–2 hours per task", STATED),
    ("sessions of 3–6 hours", STATED),
    ("around 12 hours per task (cap)", STATED),
    ("Each task takes 20–60 minutes.", STATED),
    ("Each session lasts approximately 10-15 minutes.", STATED),
    ("20 hours in the week of June 9", STATED),
    ("Be free for 20 hours this week", STATED),
    # words only
    ("Full-time or Part-time Contract Work", {"basis": "type_only"}),
    ("This is a remote, part-time role in data annotation.", {"basis": "type_only"}),
    ("A part-time commitment", {"basis": "type_only"}),
    ("Full-time contract", {"basis": "type_only"}),
    ("Take part in a part-time, remote project that fits around your academic commitments", FLEXIBLE),
    ("A part-time role with flexible hours", FLEXIBLE),
]  # fmt: skip

CHOICE = [
    "Flexible and fully remote",
    "Self-paced tasks",
    "You set your own workload",
    "A schedule you choose",
    "A project that fits around your full-time job",
    "Work on your own terms, as much or as little as you’d like.",
    "Set your own hours and work remotely from anywhere",
    "Set your own schedule",
    "You set your schedule",
    "You create your own working hours",
    "Choose your own hours",
    "Choose your working hours",
    "Developers can set their own hours",
    "Flexible schedule",
    "Flexible schedules",
    "Flexible hours",
    "Flexible working hours",
    "Flexible remote work schedule",
    "Flexible work-from-anywhere hours",
    "This position allows for flexible scheduling",
    "Work on a flexible schedule",
    "In this remote, flexible role, you write prompts.",
    "This is a completely flexible, remote position.",
    "A flexible freelance opportunity",
    "Fully flexible hours",
    "The hours are fully flexible",
    "This work is remote and hours are flexible, so start today",
    "Schedule: Fully flexible",
    "Working Hours: Flexible and unrestricted",
    "Hours: flexible",
    "Commitment: Flexible",
    "Projects are asynchronous and flexible",
    "The role is remote and it could be time flexible.",
    "no fixed hours",
    "There are no set hours or long-term commitments",
    "No minimum hours",
    "There is no minimum commitment",
    "You are not committing to set hours",
    "Work without fixed hours",
    "Experts work wherever and whenever they work best.",
    "Work whenever and wherever you like",
    "Work whenever, wherever",
    "so you can work whenever is best for you",
    "you can work whenever works best for you",
    "you can work whenever it suits you",
    "Log in whenever you want",
    "Work anytime, you set the pace",
    "Contribute to AI development from anywhere, at any time",
    "Contribute to AI development anywhere, at anytime.",
    "Work at your own pace",
    "Get the chance to contribute, on your own schedule.",
    "The work is asynchronous and can be done around your schedule",
    "The work can be done on your schedule",
    "You can primarily work on your schedule",
    "Fully remote and asynchronous scheduling",
    "Work from anywhere at your convenience",
    "Work in your own time",
    "Choose when you work",
    "You choose when and how much to work.",
    "Work when you want",
    "Hours that fit your schedule",
    "Fit it around your lifestyle",
    "It fits around your primary professional or academic commitments",
    "Projects that respect your primary professional or academic commitments",
    "A project that works with your schedule and commitments",
    "Flexible hours to work around home life",
    "Work remotely and flexibly.",
    "You can work as much as you want to.",
    "Take on as many tasks as you like",
    "Schedule flexibility",
    "The work is done task by task, on a flexible basis",
    "You decide how much you work",
    "You control when and how often you work",
    "Work on projects at times that suit you",
    "Take on tasks when it suits you",
    "Choose which projects to work on and when",
    "Complete tasks on your own timeline",
    "Do you want a flexible work from home role?",
    "Fully remote and flexible",
    "Remote & flexible",
    "Contract: Freelance, flexible",
    "Job type: Flexible / Remote",
    "There is no minimum or maximum hour requirement",
    "Why Join Us?\n- Flexible Work Hours: great.\n- Remote Work: yes",
    "Esta oportunidad es remota y con horarios flexibles",
    "Horários flexíveis",
    "Horaires flexibles",
    "Freie Zeiteinteilung",
    "Flexible Arbeitszeiten",
    "Projekte, die sich mit Ihren beruflichen Verpflichtungen vereinbaren lassen",
    "Je werkt op flexibele uren",
    "You choose the hours.",
    "There is a plan for each month, but you set the schedule.",
    "A few tasks per week, set by you",
    "Waktu kerja fleksibel",
    "Elastyczne godziny pracy",
    "Гибкий график, удалённо",
    "您可以远程工作，时间灵活。",
    "採彈性工時，自由安排工作時間",
    "フレキシブルな勤務時間",
    "ชั่วโมงการทำงานยืดหยุ่น",
    "유연한 근무 시간",
]

SILENT = [
    "Self-paced onboarding comes first",
    "Experience with flexible scheduling software",
    "20 hours per week at most for international students",
    "STEM OPT requires 20 hours per week",
    # visa caps, other people's hours, benefits
    "Students: S-3 permit, 20 hr/week cap",
    "On a student visa you may work 20 hours per week",
    "Bankers often work over 80 hours a week",
    "Some people are working 60 hours per week elsewhere",
    "Staff with 30+ hours per week are eligible for benefits",
    "Overtime beyond 40 hours per week is paid",
    # exams, replies, deadlines, interviews
    "You have 72 hours to finish the case study",
    "We reply within the next 24 hours",
    "You will hear from us in 3–5 business days",
    "A 15 minute AI interview",
    "Complete a 20–30 minute interview",
    "Application Process (Takes 20 Min)",
    "There is a deadline of 4 business days",
    "Work is available 24/7/365",
    "Support runs 24 hours a day",
    "Posted 5 hours ago",
    # not hours of work
    "Pay is $40 per hour",
    "$25–$40/hour",
    "Total Data Volume: 600 hours",
    "Payment is $41 per valid audio hour",
    "8–10 criteria for each answer",
    "A 30-day backward window (wash sale rule)",
    "4 hours overlap with PST",
    "At least 4 hours of overlap with Eastern Time",
    "Time Commitment",
    "We pay weekly, at the end of each week, for the number of hours you log",
    "20 tasks per week",
    "With potential to scale up to 40 hours per week",
    "Label 2 hours of audio per week",
    "Weekly 1-hour calibration meeting",
    "You'll attend a 2-hour onboarding session per week",
    "Must answer messages within 2 hours each day",
    "You will have 5 days to complete 10 hours of work",
    "There is no minimum hourly guarantee",
    # flexible about something else, or asked of the applicant
    "A flexible work culture",
    "You may be asked to work at any time of the day",
    "Flexible compensation and work from home",
    "Start date: flexible",
    "See our own terms and conditions",
    "The answers fit your profile and life experience",
    "Projects may start at any time",
    "Strong time management and ability to manage your own schedule",
    "Ability to work independently and flexibility to new techniques",
    "Stylistic flexibility (formal, neutral, conversational)",
    "Flexible location",
    "A flexible work environment",
    "Flexible pay options",
    "You are flexible and adaptable",
    "A flexible mindset",
    "Must have a flexible schedule",
    "Ability to work flexible hours",
    "Whenever possible, cite sources",
    "Flag the answer whenever it is wrong",
    "You can end the contract at any time",
    "Take the assessment at your convenience",
    "As much detail as possible",
    "Rates are flexible",
    "Complete the interview on your own schedule",
    # full time and part time of something else
    "4+ years full-time work experience",
    "You may be selected for future projects or full-time positions",
    "Keep your full-time job",
    "It does not require full time engagement",
    "Full-time students are welcome",
    "Great for those with full-time jobs",
    "Compatible with full-time work",
]

FIXED = [
    ("45-50 hours per week, 9am-6pm US-ET", between(45, 50, flexible=False)),
    ("40 hours per week 9-5pm US-ET", exactly(40, flexible=False)),
    ("Fixed schedule, 20 hours per week", exactly(20, flexible=False)),
    ("Night shifts, 40 hours per week", exactly(40, flexible=False)),
    ("Must be available between 9:00 AM – 7:00 PM local time", {"flexible": False}),
    ("Between 9:00 - 19:00 IST, with flexible hours", FLEXIBLE),
    ("No fixed shifts, 20 hours per week", exactly(20, flexible=True)),
]

CONDITIONAL = [
    ("Set your hours based on task availability", True),
    ("Flexible hours: work in your own time whenever work is available", True),
    ("~10 hours/week expected when active", True),
    ("20 hours per week, subject to project needs", True),
    ("20 hours per week. Pay depends on your experience.", False),
    ("20 hours per week", False),
]


@pytest.mark.parametrize(("text", "expected"), WEEKLY + NOT_WEEKLY + FIXED)
def test_hours_wordings(text: str, expected: dict[str, object]) -> None:
    assert given(read(make_reading(text))) == expected


UNSOLVED = [
    ("40 hours/week during the first 2 weeks, then 20 hours/week", between(20, 40)),  # two phases
    ("A few hours per week", STATED),  # no number is printed
    ("4+ hours/day on weekdays, 8+ hours on weekends", {"min": 36.0, "basis": "derived", "qualifier": "at_least"}),
]  # fmt: skip


@pytest.mark.xfail(strict=True, reason="not read yet")
@pytest.mark.parametrize(("text", "expected"), UNSOLVED)
def test_unsolved(text: str, expected: dict[str, object]) -> None:
    assert given(read(make_reading(text))) == expected


@pytest.mark.parametrize("text", CHOICE)
def test_worker_chooses(text: str) -> None:
    hours = read(make_reading(text))
    assert (hours.min, hours.max, hours.basis, hours.flexible) == (None, None, "flexible", True)


@pytest.mark.parametrize("text", SILENT)
def test_false_friends(text: str) -> None:
    assert parse_hours(make_reading(text)) is None
    assert read(make_reading(text)) == Hours()


@pytest.mark.parametrize(("text", "expected"), CONDITIONAL)
def test_conditional(text: str, expected: bool) -> None:
    assert read(make_reading(text)).conditional is expected


def test_text_outranks_title() -> None:
    assert given(read(make_reading("Commit to 20 hours per week.", title="Analyst (10 hours per week)"))) == exactly(20)
    assert given(read(make_reading("Write prompts.", title="Analyst (10+ hours per week)"))) == at_least(10)


def published(**values: str) -> tuple[Published, ...]:
    return tuple(Published(name=name, text=text, path=f"$.{name}") for name, text in values.items())


STRUCTURED = [
    ({"hours_per_week": "20"}, (20, 20, "exact")),
    ({"hours_per_week": "10-20"}, (10, 20, "range")),
    ({"hours_per_week": "20+"}, (20, None, "at_least")),
    ({"hours_per_week": "up to 30"}, (None, 30, "up_to")),
    ({"hours_min": "10", "hours_max": "20"}, (10, 20, "range")),
    ({"hours_min": "10"}, (10, None, "at_least")),
    ({"hours_max": "40"}, (None, 40, "up_to")),
    ({"hours_min": "-1", "hours_max": "40"}, (None, 40, "up_to")),
    ({"hours_min": "0", "hours_max": "40"}, (None, 40, "up_to")),
]


@pytest.mark.parametrize(("values", "expected"), STRUCTURED)
def test_published_hours_fill_a_silent_text(values: dict[str, str], expected: tuple[object, ...]) -> None:
    parsed = parse_hours(make_reading("Write prompts.", published=published(**values)))
    assert parsed is not None
    assert (parsed.value.min, parsed.value.max, parsed.value.qualifier) == expected
    assert (parsed.value.basis, parsed.state) == ("structured", "stated")
    assert {proof.path for proof in parsed.proofs} <= {f"$.{name}" for name in values}


@pytest.mark.parametrize("values", [{}, {"hours_per_week": "flexible"}, {"hours_per_week": "0"}, {"hours_min": "-1"}])
def test_published_without_a_number_says_nothing(values: dict[str, str]) -> None:
    assert parse_hours(make_reading("Write prompts.", published=published(**values))) is None


def test_text_wins_over_published_and_keeps_the_other() -> None:
    parsed = parse_hours(make_reading("10–20 hours per week", published=published(hours_per_week="15")))
    assert parsed is not None
    assert given(parsed.value) == between(10, 20)
    assert (parsed.alternatives, parsed.flags) == (("15",), ("hours_structured_differ",))
    same = parse_hours(make_reading("10–20 hours per week", published=published(hours_min="10", hours_max="20")))
    assert same is not None and same.flags == ()


def test_published_number_beside_flexible_words() -> None:
    parsed = parse_hours(make_reading("Set your own hours.", published=published(hours_per_week="20")))
    assert parsed is not None
    assert given(parsed.value) == {"min": 20, "max": 20, "basis": "structured", "qualifier": "exact", "flexible": True}


def test_statements_that_cannot_both_hold() -> None:
    parsed = parse_hours(make_reading("Work 20 hours per week.\nExpect at least 30 hours per week."))
    assert parsed is not None
    assert given(parsed.value) == {"basis": "conflicting"}
    assert (parsed.state, parsed.alternatives) == ("conflicting", ("20", "30+"))


@pytest.mark.parametrize("text", [text for text, _ in WEEKLY + NOT_WEEKLY] + CHOICE)
def test_proofs_quote_the_stored_text(text: str) -> None:
    stored = f"About the role\n\n{'You will review answers. ' * 12}\n{text}\nMore follows here."
    reading = make_reading(stored)
    schedule = parse_schedule(reading)
    parsed = parse_hours(reading, schedule=schedule.value if schedule else ())
    assert parsed is not None
    for proof in parsed.proofs + (schedule.proofs if schedule else ()):
        assert 0 < proof.end - proof.start <= 200
        assert stored[proof.start : proof.end].strip()


def test_long_sentence_is_proved_by_the_part_around_the_figure() -> None:
    stored = "You will " + "carefully review long answers and " * 10 + "work 10–20 hours per week " + "and more " * 20
    parsed = parse_hours(make_reading(stored))
    assert parsed is not None
    (proof,) = parsed.proofs
    assert proof.end - proof.start <= 200
    assert "10–20 hours per week" in stored[proof.start : proof.end]


HOSTILE = [
    "1" * 100_000, " " * 100_000, "1 " * 50_000, "10-" * 33_000, "<" * 100_000, "$1," * 33_000, "a@" * 50_000,
    "20 hours " * 11_000, "at least " * 11_000, "flexible " * 11_000, "10 hours per week " * 5_500,
    "your own " * 11_000, "hours: " * 14_000, "minimum of the " * 6_500, "work whenever " * 7_000, "any time " * 11_000,
    "aA" * 50_000,
]  # fmt: skip


@pytest.mark.parametrize("text", HOSTILE, ids=lambda text: text[:12])
def test_hostile_text_is_read_in_linear_time(text: str) -> None:
    reading = make_reading(text)
    started = time.process_time()
    parse_schedule(reading)
    parse_hours(reading)
    assert time.process_time() - started < 1.0
