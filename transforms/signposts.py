"""The letters without which no pattern on money, terms or screening can match: one pass over a text finds them all.

Belongs here: which cues each parser waits for. Not here: what the clause around a cue means. Cues are in lower case; a
leading space stands for any white space or the start of the text.
"""

from __future__ import annotations

from functools import cache, lru_cache
from typing import Literal

import ahocorasick

CueName = Literal[
    "money", "pay", "hourly", "rhythm", "method", "bonus", "contractor", "employee", "temporary", "intern", "volunteer",
    "tax_form", "ai_interview", "exam", "id_verification", "background_check", "nda", "cv_english", "work_right",
]  # fmt: skip

CUES: dict[CueName, tuple[str, ...]] = {
    "money": (
        "$", "€", "£", "₹", "₩", "₪", "₱", "₫", "₺", "₽", "฿", "usd", "dollar", "euro", "dólar", "pounds", "rupees",
        "美元", "欧元", "歐元",
    ),
    "pay": (" rate", "*rate", "pay", "paid", "compensat", "salar", "remunerat", "earnings", "tarifas"),
    "hourly": ("hourly", "by the hour", "per hour"),
    "rhythm": (
        "week", "fortnight", "month", "after each", "after every", "of each", "of every", "every other", "semana",
        "wöchentlich", "wochen", "hebdo", "mensual", "monatlich", "fridays", "every friday", "each friday",
    ),
    "method": (
        "paypal", "pay pal", "payoneer", "stripe", "deel", " wise", "airtm", "hyperwallet", "venmo", "zelle",
        "tipalti", "tremendous", "remote.com", "gusto", "rippling", "upwork", "western union", "revolut", "skrill",
        "gcash", "pesa", "crypto", "usdc", "usdt", "bitcoin", "gift card", "giftcard", "direct deposit", "bank ",
        "wire ", "sepa ", " ach ", "swift ", "überweisung",
    ),
    "bonus": (
        "bonus", "incentive", "extra pay", "extra compensation", "additional pay", "additional compensation",
        "additional $", "incentivos",
    ),
    "contractor": (
        "contract", "freelan", "1099", "self-employ", "self employ", "contratista", "freiberuf", "freie",
        "auftragnehmer", "opdrachtnemer", "prestador", "indépendant", "entrepreneur", "承包", "承攬", "自由", "合作",
        "業務委託", "フリーランス", "프리랜서", "ฟรีแลนซ์", " bebas", " lepas", "фриланс", "wykonawc",
    ),
    "employee": ("employee", "employment", "permanent", "w2 ", "w-2 "),
    "temporary": ("temporary", "fixed-term", " temp "),
    "intern": ("internship", " intern ", " interns"),
    "volunteer": ("volunt", "unpaid"),
    "tax_form": ("1099", " w-2", " w2"),
    "ai_interview": ("interview", "ai recruiter", "conversation with"),
    "exam": ("assess", "exam", " test", "quiz", "qualification process", "qualification step", "online evaluation"),
    "id_verification": ("identi", " id ", "kyc", "citizenship", "persona verif", "issued id", "photo id"),
    "background_check": ("background", "criminal"),
    "nda": (" nda", "(nda", "disclosure", "confidentiality"),
    "cv_english": ("resume", "résumé", " cv", "curriculum"),
    "work_right": (
        "authori", "to work", "right to", "work permit", "work visa", "sponsor", "h-1b", "h1b", "h1-b", "stem opt",
        "cpt", " opt",
    ),
}  # fmt: skip
MOST = 96
"""How many hits of one name are kept: more than any posting has, few enough for hostile text."""


def fold(text: str) -> str:
    """The text in lower case with plain spaces, of the same length ("İ" alone has a longer lower case).

    >>> fold("İstanbul\\nPAY")
    'istanbul pay'
    """
    spaced = text.replace("\n", " ").replace("\u00a0", " ").replace("\t", " ")
    return spaced.replace("İ", "I").lower()


@lru_cache(maxsize=8)
def find_cues(text: str) -> dict[CueName, list[int]]:
    """Where the cues of each name stand in a text, in order; names without a hit are left out.

    >>> find_cues("Rates vary; paid weekly")
    {'pay': [0, 12], 'rhythm': [17]}
    """
    hits: dict[CueName, list[int]] = {}
    for last, (length, names) in _automaton().iter(" " + fold(text)):
        for name in names:
            found = hits.setdefault(name, [])
            if len(found) < MOST:
                found.append(last - length)
    return {name: sorted(found) for name, found in hits.items()}


@cache
def _automaton() -> ahocorasick.Automaton:
    """All cues in one automaton, each with the length of its letters and the names that wait for it."""
    names: dict[str, list[CueName]] = {}
    for name, cues in CUES.items():
        for cue in cues:
            names.setdefault(cue, []).append(name)
    automaton = ahocorasick.Automaton()
    for cue, waiting in names.items():
        automaton.add_word(cue, (len(cue.removeprefix(" ")), tuple(waiting)))
    automaton.make_automaton()
    return automaton
