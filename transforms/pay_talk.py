"""Talk of pay that names no figure: "rates vary", "competitive compensation", "paid per task", "shown in the app"."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from transforms.quotes import Span, find_clauses
from transforms.reading import Reading
from transforms.values import PayQualifier, PayUnit

_PAY_VERB = "(?! (?:you|us|our|for|out|the|a|per|off)\\b)"
_NOUN = f"(?:rates?|pay{_PAY_VERB}|compensation|salary|remuneration|payments?|payouts?|earnings)"
_KIND = "(?:(?:pay|hourly|compensation|blended|base|premium|higher|task)[- ]?)"
_OPEN = (
    "vary", "varies", "differ", "depends?", "determined", "set", "calculated", "negotiated", "tailored", "based on",
    "competitive", "commensurate", "negotiable", "doubled",
)  # fmt: skip
_PRAISE = (
    "competitive", "attractive", "industry-standard", "market", "generous", "lucrative", "premium", "blended",
    "above-market",
)  # fmt: skip
_THINGS = (
    "task", "unit", "item", "piece", "pair", "recording", "survey", "sentence", "submission", "word", "image",
    "judge?ment",
)  # fmt: skip
_VARIES = re.compile(
    rf"\b(?P<noun>{_KIND}?{_NOUN})(?: (?:rates?|ranges?|scale|amounts?|offered))?"
    rf"[^.\n!?;]{{0,45}}?\b(?:{'|'.join(_OPEN)})\b"
    rf"|\b(?:{'|'.join(_PRAISE)})(?: and \w{{1,15}})?(?: hourly| pay| market| base| per-task)? {_NOUN}\b"
    r"|\bcompensated (?:competitively|fairly|well)\b|\btarifas varían|\brates to support\b",
    re.I,
)
_UNDISCLOSED = re.compile(
    r"\b(?:pay|rates?|compensation|salary)\b[^.\n!?;]{0,40}?"
    r"\b(?:is|are|can be|will be) (?:listed|shown|displayed|found|disclosed|shared|discussed)\b",
    re.I,
)
_PER_TASK = re.compile(
    r"\b(?:pa(?:id|y|yments?)|compensat(?:ed|ion)|rates?)\b[^.\n!?;]{0,40}?"
    rf"\b(?:per|(?:for|on) each|by the|for every)[ -](?:[a-z]+ ){{0,5}}?(?:{'|'.join(_THINGS)})s?\b",
    re.I,
)
_PER_HOUR = re.compile(r"\bhourly (?:rates?|pay|compensation|wages?)\b|\bpaid[^.\n]{0,20} per[- ]hour\b", re.I)
_TORN = re.compile(r"(?<=[a-z])\n([a-z]{1,4})(?![a-z])")
_VERB = re.compile(r"\b(?:to|and|or|,|you(?:’|')?ll|will|must|review|compare|assess|evaluate|read)\s*$", re.I)


@dataclass(frozen=True, slots=True, kw_only=True)
class Talk:
    """Words on pay without a figure: the first clause that says so, and the unit that any of them names."""

    clause: Span
    qualifier: PayQualifier
    unit: PayUnit | None = None


def find_talk(reading: Reading) -> Talk | None:
    """The words on pay that name no figure; None where there are none."""
    text = reading.text
    units: set[PayUnit] = set()
    talks: list[Talk] = []
    for clause in find_clauses(reading, "pay"):
        is_per_task = _PER_TASK.search(_mend(text, clause)) is not None
        if is_per_task:
            units.add("task")
        if _PER_HOUR.search(text, *clause):
            units.add("hour")
        if is_per_task or _varies(text, clause):
            talks.append(Talk(clause=clause, qualifier="varies"))
        elif _UNDISCLOSED.search(text, *clause):
            talks.append(Talk(clause=clause, qualifier="undisclosed"))
    if not talks:
        return None
    first = next((talk for talk in talks if talk.qualifier == "varies"), talks[0])
    return replace(first, unit="task" if "task" in units else "hour" if "hour" in units else None)


def _mend(text: str, clause: Span) -> str:
    """The words of a clause, with the end of a last word that a line break tore off ("paid per tas⏎k")."""
    torn = _TORN.match(text, clause.end)
    return text[slice(*clause)] + (torn[1] if torn else "")


def _varies(text: str, clause: Span) -> bool:
    """Whether a clause says that pay varies or is good; "rate" as a verb says nothing of pay."""
    for found in _VARIES.finditer(text, *clause):
        is_verb = (found["noun"] or "").lower() in ("rate", "rates")
        if not (is_verb and _VERB.search(text, max(clause.start, found.start() - 16), found.start())):
            return True
    return False
