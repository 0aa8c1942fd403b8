"""How and how often the money arrives, and what is paid on top of it.

Belongs here: payout cadence, payout methods, bonuses for the worker's own work. Not here: the rate (`pay.py`), referral
rewards (never recorded as pay), means of payment for shopping.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import cast

from transforms.quotes import Span, any_of, find_clauses, make_proof
from transforms.reading import Line, Parsed, Reading, Section
from transforms.values import Cadence, Payment

_PAID = any_of(
    "pa(?:id|y|ys|yments?|youts?|ychecks?|yroll|y ?cycles?)", "compensat(?:ed|ion)", "earnings", "invoices?", "wages",
    "disburse(?:d|ments?)", "remitted", "money", "auszahlung", "pagos?",
)  # fmt: skip
_EACH = "(?:each|every|the|a|per)"
_PIECE = "(?:task|project|batch|item|unit|survey|session)"
_RHYTHMS: tuple[tuple[Cadence, tuple[str, ...]], ...] = (
    ("biweekly", (
        "bi-?weekly", "fortnightly", "(?:every|each) (?:two|2|other) weeks?", "every other (?:week|friday|monday)",
        rf"twice {_EACH} month", "semi-?monthly", "once every (?:two|2) weeks", "alle zwei wochen", "cada dos semanas",
    )),
    ("per_task", (
        rf"(?:after|upon|on|following) (?:the )?(?:approval|acceptance|completion) of (?:each|every) (?:\w+ )?{_PIECE}",
        rf"after (?:each|every) (?:\w+ )?{_PIECE}",
    )),
    ("weekly", (
        "(?<!bi-)(?<!bi)weekly", r"(?:every|each|per|a|once a) week\b", rf"at the end of {_EACH} week",
        "(?:every|each|on) (?:mon|tues|wednes|thurs|fri)days?", "semanal(?:mente|es)?", r"wöchentlich\w{0,2}",
        "cada semana", r"hebdomadaire\w{0,4}",
    )),
    ("monthly", (
        "monthly", r"(?:every|each|once a|per) month\b", rf"at the end of {_EACH} month",
        rf"(?:by|on) the \d{{1,2}}(?:st|nd|rd|th) of {_EACH} (?:following |next )?month", "mensual(?:mente)?",
        r"monatlich\w{0,2}",
    )),
)  # fmt: skip
_RHYTHM = any_of(*(f"(?P<{name}>{'|'.join(words)})" for name, words in _RHYTHMS))
_PAID_THEN = re.compile(rf"\b{_PAID}\b(?P<gap>[^.;\n•]{{0,60}}?)\b{_RHYTHM}", re.I)
_PAYOUTS = "(?:pay|paid|pa(?:yments?|youts?|ychecks?)|compensation|earnings|auszahlung|pagos?)"
_THEN_PAID = re.compile(rf"\b{_RHYTHM}[ \t*]{{1,3}}(?:\w{{1,15}} )?{_PAYOUTS}\b", re.I)
_TO_WORKER = re.compile(
    r"\b(?:you|your|we|get paid|payouts?|payments? (?:processed|issued|made|via|through|weekly))\b", re.I
)
_FIGURE = re.compile(r"\bhours?\b|\btasks? (?:per|a|each)\b|\$|€|£|\b(?:USD|EUR|GBP)\b", re.I)
_PER_RHYTHM = re.compile(r"(?:per|a|each|every) (?:week|month)", re.I)

_METHODS: dict[str, str] = {
    "airtm": "airtm",
    "bank_transfer": "(?:bank|wire|sepa|ach|swift)[ -](?:transfers?|deposits?|payments?)|bank account|überweisung",
    "crypto": "crypto(?:currency|currencies)?|usdc|usdt|bitcoin",
    "deel": "deel",
    "direct_deposit": "direct deposits?",
    "gcash": "gcash",
    "gift_card": "(?:amazon |visa |digital |e-)?gift ?cards?",
    "gusto": "(?-i:Gusto)",
    "hyperwallet": "hyperwallet",
    "mpesa": "m-?pesa",
    "payoneer": "payoneer",
    "paypal": "pay ?pal",
    "remote": r"(?-i:Remote\.com)",
    "revolut": "revolut",
    "rippling": "rippling",
    "skrill": "skrill",
    "stripe": "stripe(?: connect)?",
    "tipalti": "tipalti",
    "tremendous": "(?-i:Tremendous)",
    "upwork": "upwork",
    "venmo": "venmo",
    "western_union": "western union",
    "wise": "(?-i:Wise|WISE)",
    "zelle": "zelle",
}
_METHOD = re.compile(
    r"(?<![\w@./-])" + any_of(*(f"(?P<{name}>{words})" for name, words in _METHODS.items())) + r"(?![\w@]|\.\w)", re.I
)
_PAYOUT = re.compile(rf"\b{_PAID}\b|\bwithdraw\w{{0,4}}|\b(?:bank|wire) transfer", re.I)
_NO_PAYOUT_WORDS = (
    r"shop\w{0,6}", r"purchas\w{1,4}", "buy(?:ing|s)?", "debit cards?", "credit cards?", "customers?", "merchants?",
    "e-?commerce", "checkout", "experience (?:with|in|at)", r"integrat\w{1,5}", "apis?", "knowledge of",
    r"famil\w{1,6} with", r"(?:clients?|companies) (?:such|like|includ\w{1,4})", "backed", "investors?",
)  # fmt: skip
_NO_PAYOUT = re.compile(rf"\b{any_of(*_NO_PAYOUT_WORDS)}\b", re.I)

_BONUS = re.compile(
    r"\b(?:bonus(?:es)?|incentive(?:s| payments?| pay)?|(?:extra|additional) (?:pay|payments?|compensation)"
    r"|additional \$\d+|pagos por incentivos)\b",
    re.I,
)
_NO_BONUS_WORDS = (
    r"referr\w{1,4}", "refer (?:a|your|friends)",
    "bonus (?:skills?|points?|qualifications?|requirements?|if|criteria)", "bonus (?:experience|areas?)",
    r"(?:is|as|be|are|considered|would be) an? (?:\w+ )?bonus", "no bonus", "sales incentive",
    r"incentives? (?:data|design|structures?|schemes?|theory|compatib\w{1,6})", "medical", "health", "dental",
    "insurance", "401", "pto", "paid time off", "equity", "stock", "relocation", "housing", "sign[- ]?on",
)  # fmt: skip
_NO_BONUS = re.compile(rf"\b{any_of(*_NO_BONUS_WORDS)}\b|\(bonus\)|\bbonus -", re.I)
_BONUS_CONTEXT_WORDS = (
    "performance", "quality", "completion", "productivity", "attractive", "weekly", "monthly", "onboarding", "welcome",
    "activation", "milestone", "retention", "project", "cash", r"earn\w{0,4}", r"pay\w{0,5}", "paid", "pagos",
    r"offer\w{0,3}", "receive", "eligible", r"reward\w{0,3}", r"opportunit\w{1,3}", "additional", "extra", "up to",
    "successful", "available",
)  # fmt: skip
_BONUS_CONTEXT = re.compile(rf"\b{any_of(*_BONUS_CONTEXT_WORDS)}\b|[$€£]\s?\d|\d%", re.I)
_WORK_SECTIONS: frozenset[Section] = frozenset({"preferred", "ideal", "required", "duties"})
"""Sections that speak of the work and of the applicant: "weekly payroll" is a duty there, "bonus" a nice-to-have."""


def parse_payment(reading: Reading) -> Parsed[Payment] | None:
    """Payout rhythm and methods as the hirer's text prints them; None where it names neither."""
    rhythm = next(_find_cadence(reading), None)
    methods: dict[str, Span] = {}
    for name, clause in _find_methods(reading):
        methods.setdefault(name, clause)
    if rhythm is None and not methods:
        return None
    proofs = [make_proof("payment", clause, key=name) for name, clause in methods.items()]
    if rhythm is not None:
        proofs.insert(0, make_proof("payment", rhythm[1], key="cadence"))
    return Parsed(
        value=Payment(cadence=rhythm[0] if rhythm else None, methods=tuple(sorted(methods))), proofs=tuple(proofs)
    )


def _find_cadence(reading: Reading) -> Iterator[tuple[Cadence, Span]]:
    """Each payout rhythm in order: "paid weekly", "weekly payouts"; not the rhythm of hours or of an amount."""
    work = [line for line in reading.body() if line.section in _WORK_SECTIONS]
    for clause in find_clauses(reading, "rhythm"):
        for pattern in (_PAID_THEN, _THEN_PAID):
            for found in pattern.finditer(reading.text, *clause):
                if found.lastgroup in (None, "gap") or _is_of_figure(found):
                    continue
                if not _stands_in(work, clause) or _TO_WORKER.search(reading.text, *clause):
                    yield cast(Cadence, found.lastgroup), clause


def _is_of_figure(found: re.Match[str]) -> bool:
    """ "pay is $500 per week", "paid for 20 hours per week": the rhythm belongs to the figure before it."""
    if not _PER_RHYTHM.fullmatch(found[str(found.lastgroup)]):
        return False
    gap = found.groupdict().get("gap")
    return gap is None or _FIGURE.search(gap) is not None


def _stands_in(lines: list[Line], clause: Span) -> bool:
    return any(line.start <= clause.start < line.end for line in lines)


def _find_methods(reading: Reading) -> Iterator[tuple[str, Span]]:
    """Each method named in a clause on payouts; a shop's means of payment and a tool of the trade are not methods."""
    for clause in find_clauses(reading, "method"):
        said = reading.text[clause.start : clause.end]
        rest = _METHOD.sub(" ", said)
        if _NO_PAYOUT.search(rest) or not (_PAYOUT.search(rest) or "transfer" in said.lower()):
            continue
        for found in _METHOD.finditer(said):
            if found.lastgroup:
                yield found.lastgroup, clause


def parse_bonus(reading: Reading) -> Parsed[str] | None:
    """The sentence that promises the worker a bonus or incentive beside the rate; never a referral reward.

    A "bonus" skill, a heading over nice-to-haves and the fringe benefits of staff are none.
    """
    clauses = list(find_clauses(reading, "bonus"))
    if not clauses:
        return None
    work = [line for line in reading.body() if line.section in _WORK_SECTIONS]
    for clause in clauses:
        said = reading.text[clause.start : clause.end]
        if _stands_in(work, clause):
            continue
        if _BONUS.search(said) and _BONUS_CONTEXT.search(said) and not _NO_BONUS.search(said):
            return Parsed(value=" ".join(said.split()), proofs=(make_proof("bonus", clause),))
    return None
