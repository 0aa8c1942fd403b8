"""The monitors: silent over sixty ordinary nights, loud on the first night of each fault."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from tests.warehouse.world import make_posting, make_raw, make_report, query
from transforms import values as v
from transforms.records import Posting
from warehouse.load import load_night
from warehouse.monitors import Finding, Turnover, check_night, measure_shift
from warehouse.profiles import Profile, Tallying, make_text, parse_profile
from warehouse.store import Store

COUNTRIES = ("US", "GB", "IN", "CA", "DE")


def make_one(rng: random.Random, key: int) -> Posting:
    low = rng.choice((20, 30, 40, 60, 90))
    return make_posting(
        str(key), body=f"Posting {key}. " + "word " * rng.randint(60, 240), evidence=(), apply_url=f"https://a.example/{key}",
        pay=v.Pay(min=low, max=low + 20, currency="USD", unit="hour") if rng.random() < 0.8 else None,
        hours=v.Hours(min=10, basis="stated") if rng.random() < 0.4 else v.Hours(),
        countries_allowed=(rng.choice(COUNTRIES),), languages=(v.Language(lang=rng.choice(("en", "en", "fr"))),),
    )  # fmt: skip


class Market:
    """A source of a size, with ordinary turnover."""

    def __init__(self, seed: int, size: int) -> None:
        self.rng = random.Random(seed)
        self.born = size
        self.open = [make_one(self.rng, key) for key in range(size)]
        self.past: list[tuple[Profile, Turnover]] = []

    def live(self) -> Turnover:
        size = len(self.open)
        gone = self.rng.randint(0, max(1, size // 25))
        come = max(0, gone + self.rng.randint(-2, 2))
        changed = self.rng.randint(0, max(1, size // 50))
        for _ in range(min(gone, size)):
            self.open.pop(self.rng.randrange(len(self.open)))
        self.open += [make_one(self.rng, self.born + number) for number in range(come)]
        self.born += come
        return Turnover(come, changed, gone)

    def look(self, turnover: Turnover, shown: list[Posting] | None = None) -> list[Finding]:
        tallying = Tallying()
        for posting in self.open if shown is None else shown:
            tallying.add(posting)
        profile = tallying.make_profile()
        found = check_night(profile, turnover, self.past)
        self.past.append((profile, turnover))
        return found


@pytest.mark.parametrize("size", [8, 40, 300, 900])
def test_sixty_ordinary_nights_are_quiet(size: int) -> None:
    for seed in range(3):
        market = Market(seed, size)
        alarms = [found for _ in range(60) if (found := market.look(market.live()))]
        assert len(alarms) <= 1, alarms
        assert not any(one.level == "error" for night in alarms for one in night)


def every(share: float, **changes: Any) -> Callable[[list[Posting]], list[Posting]]:
    """Changes a share of the postings."""
    return lambda open_: [
        replace(one, **changes) if place < share * len(open_) else one for place, one in enumerate(open_)
    ]  # fmt: skip


def double_pay(open_: list[Posting]) -> list[Posting]:
    return [
        replace(one, pay=replace(one.pay, min=(one.pay.min or 0) * 52, max=(one.pay.max or 0) * 52)) if one.pay else one
        for one in open_
    ]


FAULTS: dict[str, tuple[Callable[[list[Posting]], list[Posting]], str, str | None]] = {
    "half the list": (lambda open_: open_[: len(open_) // 2], "volume", None),
    "a fifth is missing": (lambda open_: open_[: len(open_) * 4 // 5], "volume", None),
    "four lists in one": (lambda open_: open_ * 4, "volume", None),
    "titles vanish": (every(0.5, title=""), "required", "title"),
    "texts vanish": (every(1.0, text=""), "required", "text"),
    "apply links vanish": (every(1.0, apply_url=None), "fill", "apply_url"),
    "hours are no longer read": (every(1.0, hours=v.Hours()), "fill", "hours"),
    "half the specialties": (every(0.5, specialties=()), "fill", "specialties"),
    "pay by the week taken for an hour": (double_pay, "pay", "pay"),
    "another currency": (every(0.9, pay=v.Pay(min=50, max=60, currency="INR", unit="hour")), "mix", "currency"),
    "one country for all": (every(1.0, countries_allowed=("US",)), "mix", "country"),
    "a wall in place of texts": (every(0.6, text="Please sign in."), "twins", "text"),
}


@pytest.mark.parametrize("name", FAULTS)
@pytest.mark.parametrize("seed", range(3))
def test_a_fault_is_found_on_its_first_night(name: str, seed: int) -> None:
    spoil, monitor, field = FAULTS[name]
    market = Market(seed, 300)
    for _ in range(10):
        market.look(market.live())
    found = market.look(market.live(), spoil(market.open))
    assert (monitor, field) in {(one.monitor, one.field) for one in found}, found


def test_a_parser_that_changes_everything_is_an_error() -> None:
    market = Market(1, 300)
    for _ in range(10):
        market.look(market.live())
    found = market.look(Turnover(2, 200, 3))
    assert [(one.monitor, one.level, one.field) for one in found] == [("churn", "error", "changed")]


def test_a_mix_that_stays_has_no_shift() -> None:
    assert measure_shift({"a": 50, "b": 50}, {"a": 500, "b": 500}) == pytest.approx(0)
    assert measure_shift({"a": 90, "b": 10}, {"a": 10, "b": 90}) > 3
    assert measure_shift({}, {}) == 0


def test_a_profile_comes_back_from_its_text() -> None:
    tallying = Tallying()
    for posting in (make_posting("a"), make_posting("b", pay=None), make_posting("c", title=" ")):
        tallying.add(posting)
    profile = tallying.make_profile()
    assert parse_profile(make_text(profile)) == profile
    assert (profile.seen, profile.filled["title"], profile.filled["pay"], profile.twins) == (3, 2, 2, 3)
    assert profile.pay_median == 105


def test_findings_are_kept_with_the_night(store: Store) -> None:
    market = Market(3, 60)
    for night in range(1, 7):
        shown = [replace(one, page_sha256=make_raw(night).sha256) for one in market.open]
        if night == 6:
            shown = [replace(one, apply_url=None) for one in shown]
        load_night(store, report=make_report(night, 60), postings=shown, raw_docs=[make_raw(night)], parser_version="1")
    found = query(store, "select severity, reason, field, is_derived from issue order by reason")
    assert found == [
        ("error", "monitor_churn", "changed", 1),
        ("error", "monitor_fill", "apply_url", 1),
    ]
