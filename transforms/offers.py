"""Which amounts of money in a posting are offered to the worker, and to which group of workers.

Belongs here: telling pay from every other money (referrals, funding, budgets, loans, bonuses). Not here: the grammar of
an amount (`money.py`), the telling words (`money_words.py`), the choice among several offers (`pay.py`).
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal

from transforms.money import Amount, find_amounts
from transforms.money_words import FRINGE, GENERAL, NEVER, OTHER, PAY
from transforms.pay_units import find_unit_before
from transforms.quotes import LIMIT, Span, find_clause, find_stretches
from transforms.reading import Line, Reading

_EQUIVALENT = re.compile(
    r"(?:equivalent|equates?|equals?|translat(?:es?|ing)|(?:works?|comes?) out|amounts? to|approx\w{0,8}|roughly|~|≈)"
    r"[^.\n]{0,30}$",
    re.I,
)
_LABEL = re.compile(
    r"(?:^|[\n;:,|•(]|[-*]\s)\s{0,4}\**(?P<label>[^\W\d_][\w .&/()’'+-]{1,38}?)\**\s{0,2}(?::|–|—| -)\s{0,3}\**$"
)
_GROUP_AFTER = re.compile(
    r"[\s*,(]{0,3}(?:for|in)\s{1,2}(?:the )?(?P<label>[^\W\d_][\w .&/()’'-]{1,38}?)"
    r"(?=\s{0,2}(?:[.,;|\n)]|$|\band\b|\bwhile\b|[$€£]|\d{2}))"
)
_ASIDE = re.compile(
    r"\s?\((?P<label>(?!(?:doe|gross|net|negotiable|approx|estimated|before)\b)[^\W\d_][\w .&/’'-]{1,30})\)", re.I
)
_BARE = re.compile(r"[\W_]*(?:(?:up to|from|starting at|about|approx\.?|around|between)\W*)?", re.I)
_ASIDES = re.compile(r"\([^()\n]{1,60}\)")
_BEFORE = 100
"""How far back a word may stand that says what an amount is, in code points."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """An amount offered to the worker, the clause that says so, and the group it is for where the text names one.

    `unit_clause` gives the unit where the clause does not ("Pay Range (rate per hour)"). `is_plain`: only the unit, no
    word of pay, marks the amount as pay. `is_equivalent`: an estimate of another rate.
    """

    amount: Amount
    clause: Span
    place: Literal["body", "title"] = "body"
    group: str = ""
    is_equivalent: bool = False
    is_plain: bool = False
    unit_clause: Span | None = None


def find_offers(reading: Reading) -> tuple[Offer, ...]:
    """Every amount that the hirer's own lines, or else the title, offer to the worker, in order."""
    starts = [line.start for line in reading.lines]
    offers: list[Offer] = []
    headed: list[Offer] = []
    for stretch in find_stretches(reading):
        for amount in find_amounts(reading.text, *stretch):
            line = reading.lines[max(0, bisect_right(starts, amount.start) - 1)]
            offer = _make_offer(reading.text, amount, stretch, line)
            if offer is not None:
                (headed if line.section == "title" else offers).append(offer)
    offers = offers or headed
    if len(offers) > 1:
        offers = [offer if offer.group else replace(offer, group=_read_aside(reading.text, offer)) for offer in offers]
    return tuple(offers) or tuple(find_title_offers(reading.title))


def find_title_offers(title: str) -> Iterator[Offer]:
    """The amounts with a unit in a title: "Administrative Assistant | $35/hr"."""
    for amount in find_amounts(title):
        if amount.unit is not None and not amount.is_large and not NEVER.search(title):
            yield Offer(amount=amount, clause=Span(0, min(len(title), LIMIT)), place="title")


def _make_offer(text: str, amount: Amount, stretch: Span, line: Line) -> Offer | None:
    """The offer that an amount is; None where it is other money."""
    if amount.is_large or FRINGE.match(text, amount.end, amount.end + 60):
        return None
    clause = find_clause(text, amount.start, amount.end, stretch)
    if NEVER.search(text, clause.start, min(clause.end, amount.end + 60)):
        return None
    left = max(stretch.start, amount.start - _BEFORE)
    said = _last_word(text, left, amount.start)
    is_said = PAY.search(text, amount.end, min(clause.end, amount.end + 40)) is not None
    if said == "other" and not is_said:
        return None
    headed = None if amount.unit else find_unit_before(text, left, amount.start)
    unit = headed[0] if headed else amount.unit
    is_headed = headed is not None and headed[1] < clause.start
    is_known = said == "pay" or is_said or line.section == "pay" or _fills(text, amount, line)
    if not is_known and unit != "hour":
        return None
    return Offer(
        amount=replace(amount, unit=unit), clause=clause, group=_read_group(text, amount, clause),
        is_plain=not is_known,
        unit_clause=find_clause(text, headed[1], headed[1] + 1, stretch) if headed and is_headed else None,
        is_equivalent=_EQUIVALENT.search(text, clause.start, amount.start) is not None,
    )  # fmt: skip


def _fills(text: str, amount: Amount, line: Line) -> bool:
    """Whether a line holds nothing but an amount with its unit: "$400 per day"."""
    if amount.unit is None or line.section == "duties" or amount.end > line.end:
        return False
    before = _BARE.fullmatch(text, line.start, amount.start)
    return before is not None and not _ASIDES.sub("", text[amount.end : line.end]).strip(" .*_|()")


def _last_word(text: str, start: int, end: int) -> Literal["pay", "other", ""]:
    """Whether the nearest telling word before an amount speaks of pay or of other money."""
    pay = max((word.start() for word in PAY.finditer(text, start, end)), default=-1)
    other = max((word.start() for word in OTHER.finditer(text, start, end)), default=-1)
    if pay == other:
        return ""
    return "pay" if pay > other else "other"


def _read_group(text: str, amount: Amount, clause: Span) -> str:
    """The group an amount is for: "Belgium: $22.98/hr", "$30 for annotators"; empty where none is named."""
    before = _LABEL.search(text, max(0, amount.start - 48), amount.start)
    after = _GROUP_AFTER.match(text, amount.end, min(clause.end + 1, amount.end + 60))
    for label in (before, after):
        if label is not None and _is_group(label["label"]):
            name = label["label"].strip(" -*")
            return name + ")" if "(" in name and ")" not in name else name
    return ""


def _read_aside(text: str, offer: Offer) -> str:
    """The group in brackets after one of several amounts: "$50/hr (US) / $30/hr (non-US)"."""
    label = _ASIDE.match(text, offer.amount.end, offer.amount.end + 40)
    return label["label"].strip() if label is not None and _is_group(label["label"]) else ""


def _is_group(label: str) -> bool:
    return not (PAY.search(label) or GENERAL.search(label))
