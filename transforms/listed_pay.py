"""Pay as a source's structured fields list it: bounds, currency, unit, or one printed salary line.

Belongs here: reading the published values named `pay_*`. Not here: what the posting's own text says, which wins.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from transforms.money import CODES, Amount, find_amounts, parse_number
from transforms.reading import Proof, Published, Reading
from transforms.values import CurrencyBasis, Pay, PayGroup, PayQualifier, PayUnit

_UNIT_WORDS: tuple[tuple[PayUnit, tuple[str, ...]], ...] = (
    ("hour", ("hour", "hrly", "/hr", "per hr")),
    ("year", ("year", "annual", "annum")),
    ("month", ("month",)),
    ("week", ("week",)),
    ("day", ("day", "daily", "diem")),
    ("task", ("task", "item", "unit", "piece")),
    ("project", ("one-time", "one time", "one_time", "onetime", "project", "fixed", "flat", "lump")),
)
_PLACEHOLDER = re.compile(r"place ?-?holder", re.I)
_NUMBER = re.compile(r"-?\d[\d.,]{0,15}")
_NO_BOUND = (-1.0, 0.0)
"""Numbers that sources print where they know no bound."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """The structured pay of a posting, and the published values that it was read from."""

    pay: Pay
    sources: tuple[Published, ...]

    def proofs(self) -> tuple[Proof, ...]:
        return tuple(Proof(field="pay", start=0, end=min(len(s.text), 200), path=s.path) for s in self.sources)


def parse_listed_pay(reading: Reading) -> Listed | None:
    """The pay that the published values give: bounds first, else the printed salary line; None without either."""
    return _parse_bounds(reading) or _parse_line(reading)


def find_listed_groups(reading: Reading) -> Iterator[tuple[PayGroup, Proof]]:
    """Pay by group as a source lists it, "Country|min|max" a value; what is not written so is passed over.

    >>> from transforms.segments import make_reading
    >>> value = Published(name="pay_group", text="Peru|-1|9.5", path="$.rows[0]")
    >>> [(group.group, group.min, group.max) for group, _ in find_listed_groups(make_reading("", published=(value,)))]
    [('Peru', None, 9.5)]
    """
    for value in reading.values("pay_group"):
        group, *bounds = (part.strip() for part in value.text.rsplit("|", 2))
        low, high = (_read_bound(bound) for bound in bounds) if len(bounds) == 2 else (None, None)
        if group and (low is not None or high is not None):
            proof = Proof(field="pay_by_group", start=0, end=min(len(value.text), 200), key=group, path=value.path)
            yield PayGroup(group=group, min=low, max=high), proof


def _parse_bounds(reading: Reading) -> Listed | None:
    low, low_source = _first_number(reading.values("pay_min"))
    high, high_source = _first_number(reading.values("pay_max"))
    if low is None and high is None:
        return None
    sources = tuple(source for source in (low_source, high_source) if source is not None)
    units, currencies = reading.values("pay_unit"), reading.values("pay_currency")
    unit = next((found for value in units if (found := parse_unit_word(value.text)) is not None), None)
    currency = next((value.text.strip().upper() for value in currencies if value.text.strip().upper() in CODES), None)
    paths = " ".join(source.path for source in sources).lower()
    basis: CurrencyBasis | None = "code" if currency or "usd" in paths else None
    pay = make_pay(low, high, currency=currency or ("USD" if "usd" in paths else None), basis=basis,
                   unit=unit or ("hour" if "hourly" in paths else None))  # fmt: skip
    return Listed(pay=pay, sources=(*sources, *units[:1], *currencies[:1]))


def _first_number(values: tuple[Published, ...]) -> tuple[float | None, Published | None]:
    """The first usable bound; -1 and 0 mean that the source knows none."""
    for value in values:
        number = _read_bound(value.text)
        if number is not None:
            return number, value
    return None, None


def _read_bound(text: str) -> float | None:
    found = _NUMBER.search(text)
    number = parse_number(found.group().rstrip(".,"), "USD") if found else None
    return number if number is not None and number not in _NO_BOUND and number > 0 else None


def _parse_line(reading: Reading) -> Listed | None:
    """A printed line such as "$4.85 - $4.85 an hour"; one that calls itself a placeholder says nothing."""
    for value in reading.values("pay_text"):
        amounts = find_amounts(value.text)
        if not amounts or _PLACEHOLDER.search(value.text):
            continue
        return Listed(pay=make_pay_of(amounts[0]), sources=(value,))
    return None


def parse_unit_word(text: str) -> PayUnit | None:
    """The unit that a source's own word names: "hourly", "per-task", "one-time", "per-year-salary", "HOUR".

    >>> [parse_unit_word(word) for word in ("hourly", "per-task", "one-time", "yearly", "NONE")]
    ['hour', 'task', 'project', 'year', None]
    """
    word = text.strip().lower()
    return next((unit for unit, marks in _UNIT_WORDS if any(mark in word for mark in marks)), None)


def make_pay(
    low: float | None,
    high: float | None,
    *,
    currency: str | None = None,
    basis: CurrencyBasis | None = None,
    unit: PayUnit | None = None,
) -> Pay:
    """Pay from two bounds: equal ones are one figure, a lone upper one is a ceiling."""
    if low is not None and high is not None and low > high:
        low, high = high, low
    qualifier: PayQualifier = (
        "up_to" if low is None else "from" if high is None else "exact" if low == high else "range"
    )
    return Pay(min=low, max=high, currency=currency, unit=unit, qualifier=qualifier, currency_basis=basis)


def make_pay_of(amount: Amount) -> Pay:
    """Pay as one amount prints it."""
    return Pay(
        min=amount.low, max=amount.high, currency=amount.currency, unit=amount.unit, qualifier=amount.qualifier,
        currency_basis=amount.basis,
    )  # fmt: skip


def print_pay(pay: Pay) -> str:
    """A short reading of a pay, for `alternatives`.

    >>> print_pay(Pay(min=20, max=60, currency="USD", unit="hour", qualifier="range"))
    '20-60 USD/hour'
    """
    figures = "-".join(f"{bound:g}" for bound in dict.fromkeys((pay.min, pay.max)) if bound is not None)
    prefix = {"up_to": "up to ", "from": "from "}.get(str(pay.qualifier), "")
    return "".join(_parts(prefix + (figures or str(pay.qualifier)), pay))


def _parts(figures: str, pay: Pay) -> Iterator[str]:
    yield figures
    if pay.currency:
        yield f" {pay.currency}"
    if pay.unit:
        yield f"/{pay.unit}"
