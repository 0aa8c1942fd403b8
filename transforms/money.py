"""Amounts of money in a text: figure or range, currency, unit, bound. Other numbers are not read here.

Belongs here: the grammar of an amount as printed. Not here: whether the worker is paid it (`offers.py`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from transforms.pay_units import find_unit_after
from transforms.signposts import MOST, find_cues
from transforms.values import CurrencyBasis, PayQualifier, PayUnit

CODES = (
    "USD", "EUR", "GBP", "INR", "CAD", "AUD", "NZD", "CHF", "JPY", "CNY", "RMB", "HKD", "SGD", "TWD", "KRW", "BRL",
    "MXN", "ARS", "COP", "CLP", "PLN", "CZK", "SEK", "NOK", "DKK", "HUF", "RON", "TRY", "ILS", "ZAR", "PHP", "IDR",
    "MYR", "THB", "VND", "AED", "SAR", "EGP", "NGN", "KES", "PKR", "BDT", "UAH",
)  # fmt: skip
"""ISO 4217 codes that are read; RMB is printed for CNY."""
SIGNS = {
    "US$": "USD", "U.S.$": "USD", "CA$": "CAD", "C$": "CAD", "AU$": "AUD", "A$": "AUD", "NZ$": "NZD", "S$": "SGD",
    "HK$": "HKD", "NT$": "TWD", "MX$": "MXN", "R$": "BRL", "$": "USD", "€": "EUR", "£": "GBP", "₹": "INR", "₩": "KRW",
    "₪": "ILS", "₱": "PHP", "₫": "VND", "₺": "TRY", "₽": "RUB", "฿": "THB",
}  # fmt: skip
"""A bare "$" is USD, as the labelling guide decides; "¥" may be yen or yuan and is left out."""
_NAMES = {
    "us dollars": "USD", "u.s. dollars": "USD", "dollars": "USD", "dollar": "USD", "dólares": "USD", "euros": "EUR",
    "euro": "EUR", "pounds": "GBP", "rupees": "INR", "rs.": "INR", "rs": "INR",
    "美元": "USD", "欧元": "EUR", "歐元": "EUR",
}  # fmt: skip

_SIGN = "|".join(re.escape(sign) for sign in sorted(SIGNS, key=len, reverse=True))
_CODE = rf"(?<![A-Z])(?:{'|'.join(CODES)})(?![A-Za-z])"
_CODE_CUE = re.compile("|".join((*CODES, r"Rs\.?\s?\d")))
_NAME = "|".join(re.escape(name) for name in sorted(_NAMES, key=len, reverse=True))
_LEADING = rf"(?:{_CODE}\s?\\?\$|\$\s?{_CODE}|{_SIGN}|{_CODE}|\busd\b|\bRs\b\.?)"
_TRAILING = rf"(?:{_CODE}|\busd\b|(?:{_SIGN})(?!\s?\d)|(?i:{_NAME})(?![A-Za-z]))"
_NUMBER = r"(?<![\d.,])(?:\d{1,3}(?:[,.’']\d{2,3}){1,3}(?:[.,]\d{1,2})?|\d{1,7}(?:[.,]\d{1,3})?)(?!\d)"
_NO_CENTS = r"(?:[.,][-–—]{1,2}(?![\d\w]))?"  # "CHF 50.-"
_SCALE = r"(?:[ -]?(?:k|mm?|bn?|lakhs?|crores?|lpa|[mbt]r?illion)(?![a-z])|\+ ?[mb]illion)"
_DASH = (
    r"(?:\s{0,2}(?:\\?-{1,3}|[–—‐‑‒−~〜])\s{0,2}(?:to\s{0,2}[-–—‐‑]?\s{0,2})?"
    r"|\s{1,2}(?:to|bis|hasta|até|à|a(?=\s{1,2}[$€£]))\s{1,2})"
)
_FIGURE = re.compile(
    rf"(?P<between>(?i:between)[\s*]{{1,3}})?(?:(?P<before>{_LEADING})(?:\\?\s){{0,3}})?"
    rf"(?P<low>{_NUMBER})(?P<low_scale>(?i:{_SCALE}))?{_NO_CENTS}(?:\s?(?P<middle>{_TRAILING}))?"
    rf"(?:(?(between)\s{{1,2}}and\s{{1,2}}|{_DASH})(?:\\?(?P<again>{_LEADING})\s{{0,2}})?"
    rf"(?P<high>{_NUMBER})(?P<high_scale>(?i:{_SCALE}))?{_NO_CENTS})?"
    rf"(?P<more>\+)?(?:\s{{0,3}}(?P<after>{_TRAILING}))?(?P<more_after>\+)?"
)
_CODE_AFTER_UNIT = re.compile(rf"\s{{0,2}}\(?({_CODE}|usd\b)")
_GAP = re.compile(rf"{_DASH}(?:up to |max(?:imum)?(?: of)? )?|\s{{1,2}}up to\s{{1,2}}|\s?/\s?", re.I)
_REACH = 64
"""How far from its currency mark an amount may begin or end, in code points."""

_BOUNDS: tuple[tuple[PayQualifier, tuple[str, ...]], ...] = (
    ("up_to", (
        r"(?:(?:increas|ris|rais|grow|go)\w{0,3} )?up\s?to(?: the hourly equivalent of)?",
        r"(?:increas|ris|rais|grow)\w{0,3} to", r"as (?:much|high) as",
        r"max(?:imum|\.)?(?: (?:hourly )?(?:pay|rate))?(?: of| is)?", "less than", "under", "no more than", "bis zu",
        "hasta", "jusqu[’']à", "até", "fino a", "tot", "до", "最高", "最大", "sehingga", "สูงสุด", "hanggang",
    )),
    ("from", (
        r"(?:start|begin)(?:s|n?ing)? (?:at|from)", "from", "at least",
        r"min(?:imum|\.)?(?: (?:hourly )?(?:pay|rate))?(?: of| is)?", "n(?:ot|o) less than", "over",
        "(?:more than|above)", "ab", "a partir de", "desde", "dès", "от", "mindestens",
    )),
    ("approx", (
        r"averag(?:e|es|ing)(?: (?:of|is|at|income|pay|rate|hourly rate)){0,2}", r"approx(?:imately|\.)?", "around",
        "about", "roughly", "circa", r"ca\.", "~", "≈", "promedia[n]?", "promedio(?: de)?", "en moyenne",
        "im Durchschnitt", "durchschnittlich", r"estimated(?: at)?", "typically",
    )),
)  # fmt: skip
_BOUND = re.compile(
    "(?:"
    + "|".join(f"(?P<{name}>(?:(?<![A-Za-z])|(?<=are))(?:{'|'.join(words)}))" for name, words in _BOUNDS)
    + r")[\s:*\\]{0,4}$",
    re.I,
)
_BOUND_AFTER = re.compile(
    r"(?P<plus>\+)|[\s,(]{1,2}(?:(?P<from>or (?:more|above|higher)|and (?:up|above)|minimum\b(?! of))"
    r"|(?P<up_to>max(?:imum)?\b(?! of)|or less)|(?P<approx>(?:on )?average|avg|approx\b(?!\.?\s?\d)))",
    re.I,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Amount:
    """One amount as printed at `text[start:end]`; `per` is the printed unit, `is_large` marks millions and the like."""

    start: int
    end: int
    low: float | None
    high: float | None
    currency: str | None
    basis: CurrencyBasis | None
    unit: PayUnit | None = None
    per: str = ""
    qualifier: PayQualifier = "exact"
    is_large: bool = False


@lru_cache(maxsize=32)
def find_amounts(text: str, start: int = 0, end: int | None = None) -> tuple[Amount, ...]:
    """The amounts of money in `text[start:end]`, in order; offsets are into the whole text.

    >>> [(a.low, a.high, a.unit, a.qualifier) for a in find_amounts("Up to $85/hour USD, or 80-100 EUR per day")]
    [(None, 85.0, 'hour', 'up_to'), (80.0, 100.0, 'day', 'range')]
    """
    end = len(text) if end is None else end
    found: list[Amount] = []
    for left, right in _windows(text, start, end):
        for match in _FIGURE.finditer(text, left, right):
            amount = _make_amount(text, match, end)
            if amount is None:
                continue
            if found and _is_pair(found[-1], amount) and _GAP.fullmatch(text, found[-1].end, amount.start):
                found[-1] = _join(found[-1], amount)
            else:
                found.append(amount)
            if len(found) >= MOST:
                return tuple(found)
    return tuple(found)


def _windows(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The neighbourhoods of the currency marks, overlapping ones joined."""
    marks = [mark for mark in find_cues(text).get("money", ()) if start <= mark < end]
    for index, code in enumerate(_CODE_CUE.finditer(text, start, end)):
        if index == MOST:
            break
        marks.append(code.start())
    left = right = -1
    for mark in sorted(marks):
        if mark - _REACH > right:
            if right >= 0:
                yield left, right
            left = max(start, mark - _REACH)
        right = min(end, mark + _REACH)
    if right >= 0:
        yield left, right


def _make_amount(text: str, match: re.Match[str], limit: int) -> Amount | None:
    """The amount of a matched figure; None where no currency stands with it or a number cannot be read."""
    marks = [match[name] for name in ("before", "middle", "again", "after") if match[name]]
    marks = marks or _marks_behind(text, match.end(), limit)
    if not marks:
        return None
    currency, basis = _read_currency(marks)
    low, high = _read_bounds(match, currency)
    if low is None or high is None:
        return None
    start, end = match.end("between") if match["between"] else match.start(), match.end()
    if match["high"] and not (match["before"] or match["middle"]) and match["again"]:
        low, start = high, match.start("again")  # "October 11 - $30": the first number is not money
    if high < low:
        high, end = low, match.end("low")
    is_large = any(_scale(match, name) not in ("", "k") for name in ("low_scale", "high_scale"))
    amount = Amount(
        start=start, end=end, low=low, high=high, currency=currency, basis=basis, is_large=is_large,
        qualifier="range" if low != high else "exact",
    )  # fmt: skip
    return _bound(text, _with_unit(text, amount, limit), is_open=bool(match["more"] or match["more_after"]))


def _marks_behind(text: str, end: int, limit: int) -> list[str]:
    """The currency that stands behind the unit alone: "30 - 50 / hour USD"."""
    unit = find_unit_after(text, end, limit)
    code = _CODE_AFTER_UNIT.match(text, unit.end, min(limit, unit.end + 8)) if unit else None
    return [code[1]] if code else []


def _read_bounds(match: re.Match[str], currency: str | None) -> tuple[float | None, float | None]:
    """Both ends of a figure; a "k" after either counts for both, except after a number already in thousands."""
    low = parse_number(match["low"], currency)
    high = parse_number(match["high"], currency) if match["high"] else low
    if low is None or high is None or "k" not in (_scale(match, "low_scale"), _scale(match, "high_scale")):
        return low, high
    return (low if low >= 1000 else low * 1000), (high if high >= 1000 else high * 1000)


def _scale(match: re.Match[str], name: str) -> str:
    return (match[name] or "").strip(" +-").lower()


def parse_number(text: str, currency: str | None = None) -> float | None:
    """A printed number; a lone point before three digits groups thousands only in euros, and never after a zero.

    >>> [parse_number(text) for text in ("1,500", "22,5", "1.234,50", "0.058", "7.50", "1,50,000")]
    [1500.0, 22.5, 1234.5, 0.058, 7.5, 150000.0]
    >>> parse_number("1.250", "EUR"), parse_number("1.250", "USD")
    (1250.0, 1.25)
    """
    digits = text.replace("’", "").replace("'", "")
    comma, point = digits.rfind(","), digits.rfind(".")
    if comma >= 0 and point >= 0:
        decimal, group = (",", ".") if comma > point else (".", ",")
        digits = digits.replace(group, "").replace(decimal, ".")
    elif comma >= 0:
        digits = digits.replace(",", "" if len(digits) - comma == 4 or digits.count(",") > 1 else ".")
    elif digits.count(".") > 1 or (currency == "EUR" and 0 < point == len(digits) - 4 and digits[0] != "0"):
        digits = digits.replace(".", "")
    try:
        return float(digits)
    except ValueError:
        return None


def _read_currency(marks: list[str]) -> tuple[str | None, CurrencyBasis]:
    """A printed code beats a symbol; "USD $25" is known by its code."""
    for mark in marks:
        code = mark.upper().strip("$\\ \t\n\u00a0")
        if code in CODES:
            return ("CNY" if code == "RMB" else code), "code"
    mark = marks[0].strip()
    return SIGNS.get(mark) or _NAMES.get(mark.lower()), "symbol"


def _with_unit(text: str, amount: Amount, limit: int) -> Amount:
    """Reads the unit that follows the figure ("/hr", "per approved task"), and a code printed after the unit."""
    unit = find_unit_after(text, amount.end, limit)
    if unit is None:
        return amount
    amount = replace(amount, end=unit.end, unit=unit.unit, per=unit.per)
    code = _CODE_AFTER_UNIT.match(text, unit.end, min(limit, unit.end + 8))
    if code is None:
        return amount
    currency, basis = _read_currency([code[1]])
    return replace(amount, end=code.end(), currency=currency, basis=basis)


def _bound(text: str, amount: Amount, *, is_open: bool) -> Amount:
    """Applies "up to", "starting at", "+", "on average" to a single figure; a range keeps its two ends."""
    if amount.qualifier == "range":
        return amount
    before = _BOUND.search(text, max(0, amount.start - 40), amount.start)
    after = _BOUND_AFTER.match(text, amount.end, amount.end + 20)
    said = before or after
    name = said.lastgroup if said else None
    if is_open or name in ("from", "plus") or (after is not None and after["plus"]):
        return replace(amount, qualifier="from", high=None)
    if name == "up_to":
        return replace(amount, qualifier="up_to", low=None)
    return replace(amount, qualifier="approx") if name == "approx" else amount


def _is_pair(left: Amount, right: Amount) -> bool:
    """Whether "USD $15 per hour" and "USD $32 per hour" are the ends of one range."""
    if left.low is None or right.high is None or left.low > right.high:
        return False
    return left.qualifier != "range" and right.qualifier in ("exact", "up_to") and left.unit in (None, right.unit)


def _join(left: Amount, right: Amount) -> Amount:
    basis: CurrencyBasis | None = "code" if "code" in (left.basis, right.basis) else "symbol"
    qualifier: PayQualifier = "range" if left.low != right.high else "exact"
    return replace(right, start=left.start, low=left.low, qualifier=qualifier, basis=basis)
