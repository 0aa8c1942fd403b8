"""Pay in structured fields: what fills a silent text, what only stands beside a text that speaks."""

from __future__ import annotations

import pytest

from transforms.pay import parse_pay, parse_pay_groups
from transforms.reading import Published, Reading
from transforms.segments import make_reading


def read(text: str, **values: str) -> Reading:
    published = tuple(Published(name=name, text=value, path=f"$.{name}") for name, value in values.items())
    return make_reading(text, published=published)


LISTED = [
    ({"pay_min": "60.0", "pay_max": "200.0", "pay_unit": "hourly"}, (60, 200, None, "hour", "range")),
    ({"pay_min": "50", "pay_max": "50", "pay_unit": "hourly", "pay_currency": "usd"}, (50, 50, "USD", "hour", "exact")),
    (
        {"pay_min": "-1.0", "pay_max": "30", "pay_currency": "USD", "pay_unit": "hour"},
        (None, 30, "USD", "hour", "up_to"),
    ),
    ({"pay_min": "0", "pay_max": "30"}, (None, 30, None, None, "up_to")),
    ({"pay_max": "40"}, (None, 40, None, None, "up_to")),
    ({"pay_min": "40"}, (40, None, None, None, "from")),
    ({"pay_min": "5", "pay_max": "5", "pay_unit": "per-task"}, (5, 5, None, "task", "exact")),
    ({"pay_min": "900", "pay_max": "900", "pay_unit": "one-time"}, (900, 900, None, "project", "exact")),
    ({"pay_min": "90000", "pay_max": "120000", "pay_unit": "yearly"}, (90000, 120000, None, "year", "range")),
    ({"pay_min": "9", "pay_max": "12", "pay_unit": "per-hour-wage"}, (9, 12, None, "hour", "range")),
    ({"pay_min": "9", "pay_max": "12", "pay_unit": "HOUR"}, (9, 12, None, "hour", "range")),
    ({"pay_text": "$4.85 - $4.85 an hour"}, (4.85, 4.85, "USD", "hour", "exact")),
    ({"pay_text": "$30 - $85 an hour"}, (30, 85, "USD", "hour", "range")),
    ({"pay_text": "$8.76 - $8.76 one-time"}, (8.76, 8.76, "USD", "project", "exact")),
    ({"pay_text": "USD 60 – USD 60"}, (60, 60, "USD", None, "exact")),
    ({"pay_text": "$0.01 - $0.01 an hour*Important: the rate is a place holder only."}, None),
    ({"pay_text": "Competitive"}, None),
    ({"pay_min": "-1", "pay_max": "-1"}, None),
    ({"pay_min": "n/a"}, None),
]


@pytest.mark.parametrize(("values", "expected"), LISTED)
def test_structured_values_fill_a_silent_text(values: dict[str, str], expected: tuple[object, ...] | None) -> None:
    parsed = parse_pay(read("You review answers.", **values))
    if expected is None:
        assert parsed is None
        return
    assert parsed is not None
    pay = parsed.value
    assert (pay.min, pay.max, pay.currency, pay.unit, pay.qualifier) == expected
    assert all(proof.path is not None and proof.end > 0 for proof in parsed.proofs)


def test_path_names_unit_and_currency() -> None:
    value = Published(name="pay_max", text="40", path="$.jobs[3].maxHourlyRateUsd")
    parsed = parse_pay(make_reading("You review answers.", published=(value,)))
    assert parsed is not None
    assert (parsed.value.max, parsed.value.unit, parsed.value.currency) == (40, "hour", "USD")


def test_third_party_values_never_fill() -> None:
    reading = read("You review answers.", pay_min="20", pay_max="40", pay_unit="hourly")
    assert parse_pay(reading, first_party=False) is None
    assert parse_pay(reading) is not None


HOURLY_10_30 = {"pay_min": "15", "pay_max": "30", "pay_unit": "hourly"}
AGAINST_TEXT = [
    ("$10–30/hour depending on region.", HOURLY_10_30, (10, 30, "hour"), ("15-30/hour",), ("pay_conflict",)),
    ("$15–$30/hour", HOURLY_10_30, (15, 30, "hour"), (), ()),
    ("Up to $40/hour", {"pay_max": "40", "pay_unit": "hourly"}, (None, 40, "hour"), (), ()),
    ("Pay: $36/hour", {"pay_max": "74880", "pay_unit": "yearly"}, (36, 36, "hour"), (), ()),
    ("You are paid $0.08 USD for each unit.", {"pay_text": "$0.08 - $0.08 an hour"}, (0.08, 0.08, "task"),
     ("0.08 USD/hour",), ("pay_conflict",)),
    ("Payment: $20 + a $10 bonus.", {"pay_text": "$20 - $20 one-time"}, (20, 20, "project"), (), ()),
    ("Rates vary by experience.", {"pay_min": "20", "pay_max": "60", "pay_unit": "hourly"}, (20, 60, "hour"), (), ()),
    ("Payment is provided per accepted pair.", {"pay_text": "$7 - $7 an hour"}, (7, 7, "task"),
     ("7 USD/hour",), ("pay_conflict",)),
    ("Payment is provided per accepted recording.", {"pay_text": "$15 - $15 one-time"}, (15, 15, "project"), (), ()),
]  # fmt: skip


@pytest.mark.parametrize(("text", "values", "expected", "alternatives", "flags"), AGAINST_TEXT)
def test_text_beats_structured_values(
    text: str,
    values: dict[str, str],
    expected: tuple[object, ...],
    alternatives: tuple[str, ...],
    flags: tuple[str, ...],
) -> None:
    parsed = parse_pay(read(text, **values))
    assert parsed is not None
    assert (parsed.value.min, parsed.value.max, parsed.value.unit) == expected
    assert (parsed.alternatives, parsed.flags) == (alternatives, flags)


def test_praise_of_the_pay_proves_no_listed_figure() -> None:
    values = {"pay_min": "20", "pay_max": "60", "pay_unit": "hourly"}
    praised = parse_pay(read("Enjoy competitive pay rates, attractive bonuses and more.", **values))
    piecework = parse_pay(read("Payment is provided per accepted pair.", **values))
    assert praised is not None and all(proof.path for proof in praised.proofs)
    assert piecework is not None and any(proof.path is None for proof in piecework.proofs)


GROUPS = [
    (("Chile|-1|12", "Canada|20|45.5"), [("Chile", None, 12), ("Canada", 20, 45.5)]),
    (("Congo (DRC)|8.0|8.0",), [("Congo (DRC)", 8, 8)]),
    (("Peru|10|20", "Peru|10|20"), [("Peru", 10, 20)]),
    (("Norway|-1|-1",), None),
    (("Norway|25",), None),
    (("|25|30",), None),
    (("Norway",), None),
]


@pytest.mark.parametrize(("values", "expected"), GROUPS)
def test_listed_groups(values: tuple[str, ...], expected: list[tuple[object, ...]] | None) -> None:
    published = tuple(Published(name="pay_group", text=text, path=f"$.rows[{i}]") for i, text in enumerate(values))
    parsed = parse_pay_groups(make_reading("You review answers.", published=published))
    if expected is None:
        assert parsed is None
        return
    assert parsed is not None
    assert [(group.group, group.min, group.max) for group in parsed.value] == expected
    assert [(proof.key, proof.path) for proof in parsed.proofs] == [
        (group, f"$.rows[{i}]") for i, (group, *_) in enumerate(expected)
    ]


def test_listed_groups_are_believed_on_the_platforms_own_pages_only() -> None:
    value = Published(name="pay_group", text="Chile|5|9", path="$.rows[0]")
    assert parse_pay_groups(make_reading("You review answers.", published=(value,)), first_party=False) is None
