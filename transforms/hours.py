"""Hours per week: explicit bounds, what they rest on, and whether the worker may choose.

Belongs here: what all statements of a text mean together. Not here: which figures are work (`effort.py`), the wordings
of choice (`flexibility.py`).

"Part-time" never becomes a number; "up to" and "at least" never get a second bound; a day's hours become a week's only
where the days are printed; the text outranks its title, and both outrank a published value.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from transforms.clauses import Clause, plain
from transforms.effort import Stint, find_stints
from transforms.flexibility import find_fixed, find_flexible
from transforms.numbers import NUMBER, Amount, read_amount, read_number
from transforms.reading import Parsed, Proof, Reading
from transforms.values import Hours, ScheduleWord, State

_FIELD = "hours"
_WORKDAYS = re.compile(
    rf"(?P<low>{NUMBER})(?:\s?(?:-|to)\s?(?P<high>{NUMBER}))? (?:working |work |business )?days? ?(?:per|an?|each"
    r"|every|/) ?week|\bmon(?:day)?\s?(?:-|to|through|thru)\s?fri(?:day)?\b|\b(?:on|every) weekdays?\b"
)
_CONDITIONAL = re.compile(
    r"\bdepend(?:s|ing|ent)? (?:up)?on (?!(?:your |the )?(?:experience|location|countr|skill|qualif|expertise|level))"
    r"|\bduring active\b|\b(?:when|while) active\b|\bproject needs\b|\bnot (?:a )?guarantee|\bas (?:needed|required)\b"
    r"|\bsubject to (?:project|task|work|availab|demand|client)|\b(?:task|work|project|job) availability\b"
    r"|\bbased on (?:the )?(?:project|task|demand|workload|assigned|availab|client|volume|need)|\b(?:when(?:ever)?|if"
    r"|as long as|while) (?:work|tasks?|projects?|jobs?) (?:is|are) available\b|\b(?:may|can|will) (?:vary"
    r"|fluctuate)\b"
)
_CHOICE = re.compile(r"[^.;]{0,50}\bor\b[^.;]{0,30}")
_PUBLISHED = re.compile(
    rf"^(?P<before>[a-z ~]{{0,30}})(?P<low>{NUMBER})(?:\s?(?:-|to)\s?(?P<high>{NUMBER}))?\s?(?P<plus>\+)?"
)
_MOST_PROOFS = 6


def parse_hours(reading: Reading, *, schedule: tuple[ScheduleWord, ...] = ()) -> Parsed[Hours] | None:
    """Hours per week; None where the text and the published values are silent.

    `schedule` is what `parse_schedule` found: standing alone it makes the basis "type_only".
    """
    stints = list(find_stints(reading))
    stints = [stint for stint in stints if stint.clause.path is None] or stints
    hours, alternatives = _read_stints(stints)
    proofs = [stint.clause.proof(_FIELD, stint.start, stint.end) for stint in stints]
    hours, chosen = _with_choice(reading, hours, [stint.clause for stint in stints])
    flags: tuple[str, ...] = ()
    if (published := _published(reading)) is not None:
        amount, shown = published
        if hours.min is None and hours.max is None and hours.basis != "conflicting":
            hours = replace(hours, min=amount.min, max=amount.max, qualifier=amount.qualifier, basis="structured")
            proofs += shown
        elif (hours.min, hours.max) != (amount.min, amount.max):
            alternatives, flags = (*alternatives, _printed(amount)), ("hours_structured_differ",)
    if hours.basis == "not_stated" and schedule:
        hours = replace(hours, basis="type_only")
    if hours == Hours():
        return None
    state: State = (
        "conflicting" if hours.basis == "conflicting" else "flexible" if hours.basis == "flexible" else "stated"
    )
    proofs = list(dict.fromkeys(proofs + chosen))[:_MOST_PROOFS]
    return Parsed(value=hours, proofs=tuple(proofs), state=state, alternatives=alternatives, flags=flags)


def _with_choice(reading: Reading, hours: Hours, said: Sequence[Clause]) -> tuple[Hours, list[Proof]]:
    """Whether the worker chooses, with the proofs; choice without any figure is the basis itself."""
    chosen = list(find_flexible(reading))
    fixed = [] if chosen else list(find_fixed(reading))
    clauses = {(clause.path, clause.start): clause for clause in (*said, *(clause for clause, _, _ in chosen))}
    hours = replace(
        hours,
        flexible=True if chosen else False if fixed else None,
        conditional=any(_CONDITIONAL.search(clause.plain) for clause in clauses.values()),
        basis="flexible" if chosen and hours.basis == "not_stated" else hours.basis,
    )
    return hours, [clause.proof(_FIELD, start, end) for clause, start, end in chosen or fixed]


def _read_stints(stints: Sequence[Stint]) -> tuple[Hours, tuple[str, ...]]:
    """What the figures of a text mean together, and the readings of those that cannot both hold."""
    by_day = [stint for stint in stints if stint.period == "day"]
    by_week = [stint for stint in stints if stint.period == "week"]
    hours = Hours(basis="stated") if stints else Hours()
    day = _meet([stint.amount for stint in by_day[:1]])
    whole = next((stint.amount for stint in stints if stint.period == "total"), None)
    alternatives: tuple[str, ...] = ()
    if by_week:
        hours, alternatives = _read_week(by_week)
    elif by_day and (days := _workdays(by_day[0].clause)):
        hours = _of_days(by_day[0].amount, *days)
    if day:
        hours = replace(hours, per_day_min=day.min, per_day_max=day.max)
    if whole:
        hours = replace(hours, total_min=whole.min, total_max=whole.max)
    return hours, alternatives


def _read_week(stints: Sequence[Stint]) -> tuple[Hours, tuple[str, ...]]:
    firm = [stint for stint in stints if not stint.is_soft]
    wish = next((stint.amount for stint in stints if stint.is_soft), None) if firm else None
    firm = firm or list(stints)
    amounts = _join_choices(firm)
    met = _meet(amounts)
    if met is None:
        return Hours(basis="conflicting"), tuple(dict.fromkeys(_printed(amount) for amount in amounts))
    target = (wish.min if wish.min is not None else wish.max) if wish else None
    return Hours(
        min=met.min, max=met.max, basis="stated", qualifier=met.qualifier, approx=met.approx, target=target
    ), ()


def _join_choices(stints: Sequence[Stint]) -> list[Amount]:
    """ "20 hours a week or 40 hours a week" offers two readings of one range; other figures stand as they are."""
    amounts = [stints[0].amount]
    for last, stint in pairwise(stints):
        one, other = amounts[-1], stint.amount
        bounds = [bound for bound in (one.min, one.max, other.min, other.max) if bound is not None]
        is_choice = last.clause == stint.clause and _CHOICE.fullmatch(stint.clause.plain, last.end, stint.start)
        if is_choice and len(bounds) == 4:
            amounts[-1] = Amount(min(bounds), max(bounds), "range", one.approx or other.approx)
        else:
            amounts.append(other)
    return amounts


def _meet(amounts: Sequence[Amount]) -> Amount | None:
    """The tightest bounds that all amounts share; None where there is none, or no amount.

    A floor that repeats a plain figure explains it: "20 hours a week" and "the minimum of 20 hours" is 20 or more.
    """
    if len(amounts) < 2:
        return amounts[0] if amounts else None
    low = max((amount.min for amount in amounts if amount.min is not None), default=None)
    high = min((amount.max for amount in amounts if amount.max is not None), default=None)
    if low is not None and high is not None and low > high:
        return None
    kinds = {amount.qualifier for amount in amounts}
    if low == high and kinds == {"exact", "at_least"}:
        high = None
    approx = any(amount.approx for amount in amounts)
    if low is None or high is None:
        return Amount(low, high, "up_to" if low is None else "at_least", approx)
    return Amount(low, high, "exact" if low == high else "range", approx)


def _workdays(clause: Clause) -> tuple[float, float] | None:
    """The days of a working week, where the sentence prints them."""
    if (match := _WORKDAYS.search(clause.plain)) is None:
        return None
    if match["low"] is None:
        return 5.0, 5.0
    low, high = read_number(match["low"]), read_number(match["high"] or match["low"])
    return (low, high) if 1 <= low <= high <= 7 else None


def _of_days(day: Amount, fewest: float, most: float) -> Hours:
    low = None if day.min is None else day.min * fewest
    high = None if day.max is None else day.max * most
    qualifier = "range" if day.qualifier == "exact" and fewest < most else day.qualifier
    return Hours(min=low, max=high, basis="derived", qualifier=qualifier, approx=day.approx)


def _printed(amount: Amount) -> str:
    """ "20", "10-20", "20+", "up to 40"."""
    if amount.max is None:
        return f"{amount.min:g}+"
    if amount.min is None:
        return f"up to {amount.max:g}"
    return f"{amount.min:g}" if amount.min == amount.max else f"{amount.min:g}-{amount.max:g}"


def _published(reading: Reading) -> tuple[Amount, list[Proof]] | None:
    """The weekly hours as published in structured values; a bound of zero or less means "none"."""
    amounts: list[Amount] = []
    proofs: list[Proof] = []
    for name in ("hours_per_week", "hours_min", "hours_max"):
        value = next(iter(reading.values(name)), None)
        match = _PUBLISHED.search(plain(value.text)) if value else None
        if value is None or match is None or read_number(match["low"]) <= 0:
            continue
        amount = read_amount(match["low"], match["high"], bool(match["plus"]), match["before"], "")
        if name == "hours_min":
            amount = Amount(amount.min, None, "at_least")
        if name == "hours_max":
            amount = Amount(None, amount.max, "up_to")
        amounts.append(amount)
        proofs.append(Proof(field=_FIELD, start=0, end=len(value.text), path=value.path))
        if name == "hours_per_week":
            break
    met = _meet(amounts)
    return (met, proofs) if met else None
