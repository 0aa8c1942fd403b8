"""The words beside an amount of money that say whether it is pay: vocabularies as compiled patterns.

Belongs here: single words and short phrases. Not here: how far from the amount they may stand (`offers.py`).
"""

from __future__ import annotations

import re

_PAY_WORDS = (
    r"pay(?:s|ing|ments?|outs?|rates?)?", "paid", r"compensat\w{1,5}", "rates?", "salar(?:y|ies)", "wages?",
    "(?:fixed|flat|project) fees?",
    r"remunerat\w{1,5}", r"earn\w{0,4}", "income", "hourly", "receive", "rewards?", "stipend",
    "makes? (?:up to|between|around|over|an?)", r"tarif\w{0,4}", r"verdien\w{0,3}", r"vergüt\w{1,6}", r"bezahl\w{0,4}",
    "zahlen", r"honorar\w{0,3}", r"betal\w{1,4}", "pago", "salario", r"gana\w{0,3}", r"rémunér\w{1,6}",
    r"remuner\w{1,6}",
)  # fmt: skip
_OTHER_WORDS = (
    "additional", "allowances?", "assets?", "aum", "authority", "backed", "bill(?:s|ed|ing)?", "bonus(?:es)?",
    "bought", "budgets?", r"buy\w{0,3}", "charg(?:e|es|ed|ing)", "claims?", "contracts? (?:of|worth)", "costs?",
    "costing", "credits?", "damages", "deals?", "debts?", "deductibles?", "deposits?", r"donat\w{1,4}", "equity",
    "extra", "(?<!fixed )(?<!flat )(?<!project )fees?", "funds?", "grants?", r"invest\w{0,6}", "limits?", "loans?",
    "markets?", "mortgages?", "polic(?:y|ies)", "portfolios?", r"pric\w{1,4}", "prizes?", "profits?", r"purchas\w{1,4}",
    "relocation", "sales", "sav(?:e|es|ed|ings?)", "selling", r"settle\w{1,6}", "sold", r"spend\w{0,3}", "stock", "taxes",
    "tips?", "transactions?", "turnover", "valued?", "worth",
)  # fmt: skip
_NEVER_WORDS = (
    r"referr(?:al|als|ing|ed)", r"refer (?:a|your|someone|friends|others)", "raised", "funding", r"series [a-e]\b",
    "valuation", "revenues?", r"run[- ]rate", "arr", r"reimburs\w{1,6}", "scholarships?", "sign[- ]?(?:on|up) bonus",
    "per policy", "insured", r"desired (?:hourly|pay|rate|salary)", "expected (?:salary|rate) in", "enter your",
    "thresholds?", "for example[:,]", "example:", r"(?:have|has|we[’']ve) paid (?:out )?(?:over|more than)",
)  # fmt: skip
_FRINGE_KINDS = (
    "performance", "signing", "referral", "onboarding", "completion", "quality", "welcome", "additional", "annual",
    "monthly", "weekly", "relocation", "housing", "cash",
)  # fmt: skip
_FRINGE_WORDS = (
    "bonus", "referral", "stipend", "relocation", "allowance", "budget", "deposit", "deductible", "funding", "revenue",
    "company", "loan", "discount", "voucher", "scholarship", "prize", "in assets", "equity", "sign-on", "signing",
)  # fmt: skip
_GENERAL_WORDS = (
    "notes?", "location", "type", "total", "range", "commitment", "position", "remote", r"earn\w{0,4}", "potential",
    "up to", "budget", "time", "your?", "all", "each", "every", "work", "projects?", "core", "this", "these", "base",
    "average", "reward", "amount", r"offer\w{0,3}", "what", "benefits?", "duration", "details", "for", "example",
    "task",
)  # fmt: skip

PAY = re.compile(rf"\b(?:{'|'.join(_PAY_WORDS)})(?![a-z])|薪|報酬|报酬|時給|[赚賺]取|支付", re.I)
"""Words of pay."""
OTHER = re.compile(rf"\b(?:{'|'.join(_OTHER_WORDS)})(?![a-z])", re.I)
"""Words of other money: an amount belongs to whichever kind of word stands nearer before it."""
NEVER = re.compile(rf"\b(?:{'|'.join(_NEVER_WORDS)})(?![a-z])", re.I)
"""Words in whose clause no amount is pay."""
FRINGE = re.compile(
    rf"[\s*,(]{{0,3}}(?:worth of |in (?:[a-z-]{{3,14}} )?)?(?:(?:{'|'.join(_FRINGE_KINDS)}) ){{0,2}}"
    rf"(?:{'|'.join(_FRINGE_WORDS)})",
    re.I,
)
"""Words right after an amount that make it a bonus, a budget, a loan."""
GENERAL = re.compile(rf"\b(?:{'|'.join(_GENERAL_WORDS)})\b", re.I)
"""Words in a label before an amount that name no group of applicants."""
