"""Which amounts of money in a posting are offered to the worker, and talk of pay that names no figure.

Belongs here: telling pay from every other money (referrals, funding, budgets, loans, bonuses). Not here: the grammar of
an amount (`money.py`) or the choice among several offers (`pay.py`).
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal

from transforms.clauses import LIMIT, Span, find_clause, find_clauses, find_stretches
from transforms.money import Amount, find_amounts
from transforms.pay_units import find_unit_before
from transforms.reading import Reading, Section
from transforms.values import PayQualifier, PayUnit

_PAY_WORDS = (
    r"pay(?:s|ing|ments?|outs?|rates?)?", "paid", r"compensat\w{1,5}", "rates?", "salar(?:y|ies)", "wages?",
    r"remunerat\w{1,5}",
    r"earn\w{0,4}", "income", "hourly", "receive", "stipend", r"tarif\w{0,4}", r"verdien\w{0,3}", r"vergüt\w{1,6}",
    r"bezahl\w{0,4}", "zahlen", r"betal\w{1,4}", "pago", "salario", r"rémunér\w{1,6}", r"remuner\w{1,6}",
    r"gana\w{0,3}",
    r"honorar\w{0,3}",
)  # fmt: skip
_OTHER_WORDS = (
    "bonus(?:es)?", "valued?", r"invest\w{0,6}", "backed", "budgets?", r"spend\w{0,3}", r"purchas\w{1,4}",
    r"buy\w{0,3}",
    "bought", "costs?", "costing", r"pric\w{1,4}", "fees?", "loans?", "mortgages?", "credits?", "limits?", "authority",
    "deductibles?", "claims?", r"settle\w{1,6}", "portfolios?", "deals?", "transactions?", "assets?", "aum", "markets?",
    "sav(?:e|es|ed|ings?)", r"donat\w{1,4}", "grants?", "prizes?", "allowances?", "relocation", "equity", "deposits?",
    "tips?",
    "worth", "bill(?:s|ed|ing)?", "charg(?:e|es|ed|ing)", "profits?", "sales", "sold", "selling", "turnover",
    "additional",
    "contracts? (?:of|worth)", "funds?", "taxes", "debts?", "stock", "extra", "policies", "policy", "damages",
)  # fmt: skip
_NEVER_WORDS = (
    r"referr(?:al|als|ing|ed)", r"refer (?:a|your|someone|friends|others)", "raised", "funding", r"series [a-e]\b",
    "valuation",
    "revenues?", r"run[- ]rate", "arr", r"reimburs\w{1,6}", r"desired (?:hourly|pay|rate|salary)", "enter your",
    r"(?:have|has|we[’']ve) paid (?:out )?(?:over|more than)", "for example[:,]", "example:", "scholarships?",
    "sign[- ]?(?:on|up) bonus",
    "expected (?:salary|rate) in", "per policy", "insured",
)  # fmt: skip
_FRINGE_WORDS = (
    "bonus", "referral", "stipend", "relocation", "allowance", "budget", "deposit", "deductible", "funding",
    "revenue", "company",
    "loan", "discount", "voucher", "scholarship", "prize", "in assets", "equity", "sign-on", "signing",
)  # fmt: skip
_KIND = (
    r"(?:performance|signing|referral|onboarding|completion|quality|welcome|additional|annual|monthly|weekly"
    r"|relocation|housing|cash) "
)

_PAY = re.compile(rf"\b(?:{'|'.join(_PAY_WORDS)})(?![a-z])|薪|報酬|报酬|時給", re.I)
_OTHER = re.compile(rf"\b(?:{'|'.join(_OTHER_WORDS)})(?![a-z])", re.I)
_NEVER = re.compile(rf"\b(?:{'|'.join(_NEVER_WORDS)})(?![a-z])", re.I)
_FRINGE = re.compile(rf"[\s*,(]{{0,3}}(?:worth of |in )?(?:{_KIND}){{0,2}}(?:{'|'.join(_FRINGE_WORDS)})", re.I)
_EQUIVALENT = re.compile(
    r"(?:equivalent|equates?|equals?|translates?|translating|works? out|comes? out|amounts? to|approx\w{0,8}|roughly|~"
    r"|≈)[^.\n]{0,30}$",
    re.I,
)
_LABEL = re.compile(
    r"(?:^|[\n;,|•(]|[-*]\s)\s{0,4}\**(?P<label>[^\W\d_][\w .&/()’'+-]{1,38}?)\**\s{0,2}(?::|–|—| -)\s{0,3}\**$"
)
_GROUP_AFTER = re.compile(
    r"[\s*,(]{0,3}(?:for|in)\s{1,2}(?:the )?(?P<label>[^\W\d_][\w .&/()’'-]{1,38}?)(?=\s{0,2}(?:[.,;|\n)]|$|\band\b"
    r"|\bwhile\b|\d))"
)
_NOT_LABEL = re.compile(
    r"\b(?:notes?|location|type|total|range|commitment|position|remote|earn\w{0,4}|potential|up to|budget|time|your?"
    r"|all|each|every"
    r"|work|projects?|core|this|these|base|average|reward|amount|offer\w{0,3}|what|benefits?|duration|details|for"
    r"|example|task)\b",
    re.I,
)
_BEFORE = 100
"""How far back a word may stand that says what an amount is, in code points."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """An amount offered to the worker, the clause that says so, and the group it is for where the text names one.

    `is_plain`: only the unit, no word of pay, marks the amount as pay. `is_equivalent`: an estimate of another rate.
    """

    amount: Amount
    clause: Span
    place: Literal["body", "title"] = "body"
    group: str = ""
    is_equivalent: bool = False
    is_plain: bool = False


def find_offers(reading: Reading) -> tuple[Offer, ...]:
    """Every amount that the hirer's own lines, or else the title, offer to the worker, in order."""
    starts = [line.start for line in reading.lines]
    offers: list[Offer] = []
    for stretch in find_stretches(reading):
        for amount in find_amounts(reading.text, *stretch):
            section = reading.lines[max(0, bisect_right(starts, amount.start) - 1)].section
            offer = _make_offer(reading.text, amount, stretch, section)
            if offer is not None:
                offers.append(offer)
    return tuple(offers) or tuple(find_title_offers(reading.title))


def find_title_offers(title: str) -> Iterator[Offer]:
    """The amounts with a unit in a title: "Administrative Assistant | $35/hr"."""
    for amount in find_amounts(title):
        if amount.unit is not None and not amount.is_large and not _NEVER.search(title):
            yield Offer(amount=amount, clause=Span(0, min(len(title), LIMIT)), place="title")


def _make_offer(text: str, amount: Amount, stretch: Span, section: Section) -> Offer | None:
    """The offer that an amount is; None where it is other money."""
    if amount.is_large or _FRINGE.match(text, amount.end, amount.end + 60):
        return None
    clause = find_clause(text, amount.start, amount.end, stretch)
    if _NEVER.search(text, clause.start, min(clause.end, amount.end + 60)):
        return None
    left = max(stretch.start, amount.start - _BEFORE)
    said = _last_word(text, left, amount.start)
    is_said = _PAY.search(text, amount.end, min(clause.end, amount.end + 40)) is not None
    if said == "other" and not is_said:
        return None
    unit = amount.unit or find_unit_before(text, left, amount.start)
    is_known = said == "pay" or is_said or section == "pay"
    if not is_known and unit != "hour":
        return None
    return Offer(
        amount=replace(amount, unit=unit), clause=clause, group=_read_group(text, amount, clause),
        is_plain=not is_known,
        is_equivalent=_EQUIVALENT.search(text, clause.start, amount.start) is not None,
    )  # fmt: skip


def _last_word(text: str, start: int, end: int) -> Literal["pay", "other", ""]:
    """Whether the nearest telling word before an amount speaks of pay or of other money."""
    pay = max((word.start() for word in _PAY.finditer(text, start, end)), default=-1)
    other = max((word.start() for word in _OTHER.finditer(text, start, end)), default=-1)
    if pay == other:
        return ""
    return "pay" if pay > other else "other"


def _read_group(text: str, amount: Amount, clause: Span) -> str:
    """The group an amount is for: "Belgium: $22.98/hr", "$30 for annotators"; empty where none is named."""
    before = _LABEL.search(text, max(0, amount.start - 48), amount.start)
    after = _GROUP_AFTER.match(text, amount.end, min(clause.end + 1, amount.end + 60))
    for label in (before, after):
        if label is None or _PAY.search(label["label"]) or _NOT_LABEL.search(label["label"]):
            continue
        name = label["label"].strip(" -*")
        return name + ")" if "(" in name and ")" not in name else name
    return ""


_NOUN = (
    r"(?:rates?|pay(?! (?:you|us|our|for|out|the|a|per|off)\b)|compensation|salary|remuneration|payments?|payouts?"
    r"|earnings)"
)
_VARIES = re.compile(
    rf"\b(?P<noun>(?:(?:pay|hourly|compensation|blended|base|premium|higher|task)[- ]?)?{_NOUN})(?: (?:rates?|ranges?"
    rf"|scale|amounts?|offered))?"
    r"[^.\n!?;]{0,45}?\b(?:(?:(?:will |may |can |could )?(?:vary|varies|differ|depends?)|(?:determined|set|calculated"
    r"|negotiated|tailored|based on)"
    r"|competitive|commensurate)\b|negotiable|doubled)"
    r"|\b(?:competitive|attractive|industry-standard|market|generous|lucrative|premium|blended"
    r"|above-market)(?: and \w{1,15})?"
    rf"(?: hourly| pay| market| base| per-task)? {_NOUN}\b|\bcompensated (?:competitively|fairly|well)\b"
    rf"|\btarifas varían|\brates to support\b",
    re.I,
)
_UNDISCLOSED = re.compile(
    r"\b(?:pay|rates?|compensation|salary)\b[^.\n!?;]{0,40}?\b(?:is|are|can be|will be) (?:listed|shown|displayed|found"
    r"|disclosed|shared|discussed)\b",
    re.I,
)
_PER_TASK = re.compile(
    r"\b(?:pa(?:id|y|yments?)|compensat(?:ed|ion)|rates?)\b[^.\n!?;]{0,40}?\b(?:per|(?:for|on) each|by the"
    r"|for every)[ -](?:[a-z]+ ){0,5}?"
    r"(?:task|unit|item|piece|pair|recording|survey|sentence|submission|word|image|judge?ment)s?\b",
    re.I,
)
_PER_HOUR = re.compile(r"\bhourly (?:rates?|pay|compensation|wages?)\b|\bpaid[^.\n]{0,20} per[- ]hour\b", re.I)
_VERB = re.compile(r"\b(?:to|and|or|,|you(?:’|')?ll|will|must|review|compare|assess|evaluate|read)\s*$", re.I)
_TALK_CUES = (" rate", "\nrate", "*rate", "pay", "paid", "compensat", "salar", "remunerat", "earnings", "tarifas")


@dataclass(frozen=True, slots=True, kw_only=True)
class Talk:
    """Words on pay without a figure."""

    clause: Span
    qualifier: PayQualifier
    unit: PayUnit | None = None


def find_talk(reading: Reading) -> Talk | None:
    """The first words on pay that name no figure ("rates vary", "paid per task"); None where there are none."""
    text = reading.text
    units: set[PayUnit] = set()
    talks: list[Talk] = []
    for clause in find_clauses(reading, _TALK_CUES):
        if _PER_TASK.search(text, *clause):
            units.add("task")
            talks.append(Talk(clause=clause, qualifier="varies"))
        elif _varies(text, clause):
            talks.append(Talk(clause=clause, qualifier="varies"))
        elif _UNDISCLOSED.search(text, *clause):
            talks.append(Talk(clause=clause, qualifier="undisclosed"))
        if _PER_HOUR.search(text, *clause):
            units.add("hour")
    if not talks:
        return None
    first = next((talk for talk in talks if talk.qualifier == "varies"), talks[0])
    return replace(first, unit="task" if "task" in units else "hour" if "hour" in units else None)


def _varies(text: str, clause: Span) -> bool:
    """Whether a clause says that pay varies or is good; "rate" as a verb says nothing of pay."""
    for found in _VARIES.finditer(text, *clause):
        noun = (found["noun"] or "").lower()
        if not (noun in ("rate", "rates") and _VERB.search(text, max(clause.start, found.start() - 16), found.start())):
            return True
    return False
