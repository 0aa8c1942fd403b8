"""What a person should be told about a night: lists that shrink, fields that vanish, pay that doubles. Pure.

A monitor changes nothing. It writes an issue, `warning` to look at soon, `error` where the night's values are not to be
believed; the close rule and the release gate decide for themselves.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import log
from statistics import median
from typing import Literal

from warehouse.profiles import MIXES, OPTIONAL, REQUIRED, Profile

Level = Literal["warning", "error"]

NIGHTS = 5
"""Tonight is compared with the median of so many complete nights; with fewer than three, only with itself."""
ENOUGH_NIGHTS = 3
SMALL = 20
"""Sources that usually list fewer postings are judged by numbers: shares of a handful mean nothing."""
SMALL_STEP = 10
FEW = 5
"""So many postings fewer that give a field are chance."""
VOLUME_WARN, VOLUME_ERROR = (0.85, 1.5), (0.70, 3.0)
REQUIRED_SHARE = 0.95
REQUIRED_DROP = 0.02
DROP_WARN, DROP_ERROR = 0.10, 0.30
MIX_WARN, MIX_ERROR = 0.2, 0.5
MIX_POSTINGS = 50
"""A mix of fewer postings moves by chance alone."""
PAY_FACTOR = 2.0
CHURN_FACTOR, CHURN_COUNT = 3.0, 10
CHANGED_SHARE = 0.5
TWINS_WARN, TWINS_ERROR = 0.02, 0.20


@dataclass(frozen=True, slots=True)
class Turnover:
    """How many postings a night opened, changed and closed."""

    opened: int
    changed: int
    closed: int


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that a monitor noticed: which, how bad, about which field, in figures."""

    monitor: str
    level: Level
    field: str | None
    value: str


Past = Sequence[tuple[Profile, Turnover]]


def check_night(tonight: Profile, turnover: Turnover, past: Past) -> list[Finding]:
    """Everything that stands out against the complete nights before, `past` oldest first."""
    if not tonight.seen:
        return []
    recent = past[-NIGHTS:]
    found = list(check_required(tonight))
    if len(recent) >= ENOUGH_NIGHTS:
        profiles = [profile for profile, _ in recent if profile.seen]
        if len(profiles) >= ENOUGH_NIGHTS:
            found += check_volume(tonight, profiles)
            found += check_fill(tonight, profiles)
            found += check_mixes(tonight, profiles)
            found += check_pay(tonight, profiles)
            found += check_twins(tonight, profiles)
        found += check_churn(tonight, turnover, [held for _, held in recent])
    return found


def check_volume(tonight: Profile, past: Sequence[Profile]) -> Iterator[Finding]:
    usual = median(profile.seen for profile in past)
    ratio, is_small = tonight.seen / usual, usual < SMALL
    if is_small and abs(tonight.seen - usual) <= SMALL_STEP:
        return
    level = judge(not VOLUME_WARN[0] <= ratio <= VOLUME_WARN[1], not VOLUME_ERROR[0] <= ratio <= VOLUME_ERROR[1])
    if level:
        yield Finding("volume", level, None, f"{tonight.seen}, usually {usual:g}")


def check_required(tonight: Profile) -> Iterator[Finding]:
    for name in REQUIRED:
        if tonight.share(name) < REQUIRED_SHARE:
            yield Finding("required", "error", name, f"given by {tonight.share(name):.0%}")


def check_fill(tonight: Profile, past: Sequence[Profile]) -> Iterator[Finding]:
    """Fields that fewer postings give than usual."""
    for name in (*REQUIRED, *OPTIONAL):
        usual = median(profile.share(name) for profile in past)
        drop = usual - tonight.share(name)
        if drop * tonight.seen < FEW:
            continue
        warn = REQUIRED_DROP if name in REQUIRED else DROP_WARN
        level = judge(drop > warn, drop > DROP_ERROR)
        if level:
            yield Finding("fill", level, name, f"{tonight.share(name):.0%}, usually {usual:.0%}")


def check_mixes(tonight: Profile, past: Sequence[Profile]) -> Iterator[Finding]:
    """Classes of pay, language, country and length that are mixed otherwise than the night before."""
    before = past[-1]
    if min(tonight.seen, before.seen) < MIX_POSTINGS:
        return
    for name in MIXES:
        index = measure_shift(before.mixes.get(name, {}), tonight.mixes.get(name, {}))
        level = judge(index > MIX_WARN, index > MIX_ERROR)
        if level:
            yield Finding("mix", level, name, f"stability index {index:.2f}")


def measure_shift(before: Mapping[str, int], after: Mapping[str, int]) -> float:
    """The population stability index of two mixes; classes that only one has count as half a posting."""
    sums = sum(before.values()) or 1, sum(after.values()) or 1
    index = 0.0
    for name in before.keys() | after.keys():
        old, new = (max(counts.get(name, 0), 0.5) / total for counts, total in zip((before, after), sums, strict=True))
        index += (new - old) * log(new / old)
    return index


def check_pay(tonight: Profile, past: Sequence[Profile]) -> Iterator[Finding]:
    known = [profile.pay_median for profile in past if profile.pay_median]
    if not known or not tonight.pay_median:
        return
    usual = median(known)
    if not 1 / PAY_FACTOR < tonight.pay_median / usual < PAY_FACTOR:
        yield Finding("pay", "error", "pay", f"median {tonight.pay_median:g} an hour, usually {usual:g}")


def check_twins(tonight: Profile, past: Sequence[Profile]) -> Iterator[Finding]:
    """Many ids with one text are a wall or a soft 404, unless the source always lists one text for many places."""
    rise = tonight.twin_share - median(profile.twin_share for profile in past)
    level = judge(rise > TWINS_WARN and rise * tonight.seen > FEW, rise > TWINS_ERROR)
    if level:
        yield Finding("twins", level, "text", f"{tonight.twin_share:.0%} share their text, {rise:.0%} more than usual")


def check_churn(tonight: Profile, turnover: Turnover, past: Sequence[Turnover]) -> Iterator[Finding]:
    for name in ("opened", "changed", "closed"):
        count, usual = getattr(turnover, name), median(getattr(held, name) for held in past)
        too_many = name == "changed" and count > CHANGED_SHARE * tonight.seen and count > CHURN_COUNT
        level = judge(count > max(CHURN_COUNT, CHURN_FACTOR * usual) and count > 0.05 * tonight.seen, too_many)
        if level:
            yield Finding("churn", level, name, f"{count} {name}, usually {usual:g}")


def judge(warn: bool, error: bool) -> Level | None:
    return "error" if error else "warning" if warn else None
