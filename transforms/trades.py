"""Words of several trades: what they name beside the trade of the title ("tax" in law, "PE" among engineers).

Belongs here: the reading of one field in a trade. Not here: terms of two rows settled by the words beside them
(`matcher.py`), nor which lists are asked for (`specialty_cues.py`).
"""

from __future__ import annotations

from collections.abc import Iterator

from transforms.field_lists import Field

_TERMS: dict[str, dict[str, str]] = {
    "law": {
        "m&a": "law.mergers_acquisitions", "mergers and acquisitions": "law.mergers_acquisitions",
        "capital markets": "law.finance_securities", "banking": "law.finance_securities",
        "finance": "law.finance_securities",
    },
    "hum": {"logic": "hum.philosophy"},
    "fin": {"property": "fin.insurance", "policy analysis": "fin.insurance"},
}  # fmt: skip
_CODES: dict[str, dict[str, str]] = {
    "law": {
        "fin.tax": "law.tax", "fin.compliance": "law.regulatory_compliance", "biz.real_estate": "law.real_estate",
    },
    "fin": {"biz.real_estate": "fin.real_estate", "law.tax": "fin.tax"},
}  # fmt: skip
"""Terms (not of a degree's name), then codes, of two trades, read as the trade that the title names."""
_ONLY_IN = {"fin.compliance": ("fin", "law", "biz", ""), "health.administration": ("health", "biz", "fin")}
"""Fields that a list names only in some trades: "regulatory compliance" in health physics is no compliance, and the
"healthcare systems" that a clinician should know are no administration."""
_LETTERS_ONLY_IN = {"pe": ("fin", "law", "biz", "")}
"""Letters that stand for a field only in some trades: a "licensed PE" is an engineer, not a private equity."""
_MARKETS = frozenset({"fin.general", "health.general", "med.general", "law.general", "biz.general"})
"""Trades that a list in a software posting names as what the software is for ("domains such as finance or games")."""


def read_codes(field: Field, trade: str, *, is_degree: bool) -> Iterator[str]:
    """The codes that a listed field names where the title's trade is `trade` ("" if it names none).

    >>> list(read_codes(Field(0, 3, ("fin.tax",), "tax"), "law", is_degree=False))
    ['law.tax']
    >>> list(read_codes(Field(0, 7, ("fin.general",), "finance"), "sw", is_degree=False))
    []
    """
    if trade not in _LETTERS_ONLY_IN.get(field.term, (trade,)):
        return
    for named in field.codes:
        practised = None if is_degree else _TERMS.get(trade, {}).get(field.term)
        code = practised or _CODES.get(trade, {}).get(named, named)
        is_market = trade == "sw" and code in _MARKETS and not is_degree
        if trade in _ONLY_IN.get(code, (trade,)) and not is_market:
            yield code
