"""The grammar of amounts, apart from whether they are pay."""

from __future__ import annotations

import pytest

from transforms.money import find_amounts, parse_number
from transforms.pay import parse_pay
from transforms.segments import make_reading

FRAGMENTS = ["$", "$1", "USD", "$1.", "$1,", "1 USD 2 USD", "$999999999999", "$1.2.3.4 per hour", "pay: $١٢ per hour"]


@pytest.mark.parametrize("text", FRAGMENTS)
def test_fragments_do_not_fail(text: str) -> None:
    assert all(0 <= amount.start < amount.end <= len(text) for amount in find_amounts(text))
    parse_pay(make_reading(text))


NUMBERS = [("10", 10), ("1,000", 1000), ("1’000", 1000), ("12.345,67", 12345.67), ("x", None)]


@pytest.mark.parametrize(("text", "number"), NUMBERS)
def test_number(text: str, number: float | None) -> None:
    assert parse_number(text) == number


AMOUNTS = [
    ("$5", 5, 5, "USD"),
    ("5$ an item", 5, 5, "USD"),
    ("US$5", 5, 5, "USD"),
    ("5 US dollars", 5, 5, "USD"),
    ("CA$5", 5, 5, "CAD"),
    ("A$5", 5, 5, "AUD"),
    ("R$ 5", 5, 5, "BRL"),
    ("5 zloty, 7 PLN", 7, 7, "PLN"),
    ("RMB 300", 300, 300, "CNY"),
    ("averageUSD 5", 5, 5, "USD"),
    ("$5k", 5000, 5000, "USD"),
    ("$5-7k", 5000, 7000, "USD"),
    ("between $5 and $7", 5, 7, "USD"),
    ("between 5 and 7 EUR", 5, 7, "EUR"),
    ("$7 - $5", 7, 7, "USD"),
    ("October 11 - $30", 30, 30, "USD"),
    ("$5 and $7", 5, 5, "USD"),
    ("1.250,50 €", 1250.5, 1250.5, "EUR"),
    ("\\$5 \\- \\$7", 5, 7, "USD"),
]


@pytest.mark.parametrize(("text", "low", "high", "currency"), AMOUNTS)
def test_first_amount(text: str, low: float, high: float, currency: str) -> None:
    first = find_amounts(text)[0]
    assert (first.low, first.high, first.currency) == (low, high, currency)


LARGE = ["$5 million", "$5M", "$5-10M", "$10-billion", "$2b company", "$40M+", "$3 trillion", "₹6 LPA", "₹5 lakhs"]


@pytest.mark.parametrize("text", LARGE)
def test_millions_are_large(text: str) -> None:
    assert [amount.is_large for amount in find_amounts(text)] == [True]


NONE = ["", "10 hours", "5-10 tasks", "USDA grade 5", "USDC", "8.50", "24/7", "try 5 times", "10 to 20 hours a week"]


@pytest.mark.parametrize("text", NONE)
def test_numbers_without_currency_are_no_amounts(text: str) -> None:
    assert find_amounts(text) == ()
