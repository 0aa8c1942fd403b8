"""Years of experience in the expertise asked for.

Belongs here: which figure of years is a demand on the applicant. Preferred years are not a minimum. Not experience:
age, years of residence, the length of a degree or of the contract, the company's own history, "in the last 5 years".
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from typing import NamedTuple

from transforms.clauses import MOST_FIGURES, Clause, clauses, plain
from transforms.numbers import NUMBER, Amount, read_amount
from transforms.reading import Parsed, Proof, Reading
from transforms.sentences import has_stronger_list
from transforms.values import ExperienceYears

_FIELD = "experience_years"
_GATE = ("year", "yrs", "yr ", "yoe", "month", "decade", "año", "anos de", "ans d", "jahre")

_UNIT = r"(?:years?|yrs?|yoe|años?|anos|ans|jahren?|(?P<months>months?)|(?P<decades>decades?))"
_FIGURE = re.compile(
    rf"(?P<low>{NUMBER}|\b(?:half )?an?\b(?= (?:full )?(?:years?|decades?)\b)|\bone\b)"
    r"[\s-]?(?P<open>\+|or more\b|plus\b)?(?:\s?(?:years?"
    rf"|yrs?))?(?:\s{{0,2}}(?:-{{1,2}}|to|or|and|bis|a|à)\s{{0,2}}(?P<high>{NUMBER}))?\s?(?P<plus>\+|plus\b"
    rf"|or more\b)?[\s-]{{0,2}}(?:full )?{_UNIT}(?P<late>\+)?(?:'s?|s')?(?!\w)"
)
_LABEL = re.compile(
    rf"\byears of (?:[a-z]+ ){{0,2}}experience(?: required)?\)?\s?[:=-]\s{{0,2}}(?:(?:at least|minimum(?: of)?|over) )?"
    rf"(?P<low>{NUMBER})(?:\s?(?:-|to)\s?(?P<high>{NUMBER}))?\s?(?P<plus>\+)?(?=\s?(?:$|[\n,;.()|]))"
)
_OTHER_BEFORE = re.compile(
    r"\b(?:age|aged|ages|last|past|next|previous|coming|first|within|every|per|after|final"
    r"|of the)(?: [a-z]+)?(?: (?:in|of|range|between|is|the))?[\s:(~]{0,3}(?:(?:at least|over|about) )?$"
    r"|\b(?:lived|living|residing|resided|resident|based|located"
    r"|stayed)\b(?:(?!\b(?:with|have|has|who|and)\b)[^.;,]){0,50}$|[$€£] ?[0-9.,k]{1,9} ?(?:/|a|per|an) ?$"
    r"|[$€£] ?[0-9.,]{1,9}[^.;|\n]{0,20}\b(?:for|with|if)\b[^.;|\n]{0,15}$|\b(?:we have|we've|we bring"
    r"|we are (?:a|an|the)|the company|founded|established|combined|collective)\b[^.;]{0,80}$"
    r"|\bour (?:[a-z]+ )?(?:team|company|founders?|clients?|history|engineers|experts|staff)\b[^.;]{0,60}$"
    r"|\b(?:level of|work(?:ing)? (?:with|alongside)|led by|evaluate|take)(?: [a-z]+){1,3} with (?:over |more than "
    r"|at least )?$"
)
"""Ages, periods, residence, rates, the company's own history, and people who are not the applicant."""
_OTHER_AFTER = re.compile(
    r"\W{0,3}(?:old\b|of age\b|and (?:older|above|over|up)\b|or (?:older|above)\b|or more old|in a row|ago\b|from now"
    r"|later|of (?:continuous )?(?:residen|living|stay|age|college|university|education|school|stud|coursework"
    r"|undergraduate|higher edu)|(?:degree|program|diploma|college|university|bachelor|course\b|contract|project\b"
    r"|term\b|stud(?:y|ies)\b|residenc|licen[sc]e))|[^.;]{0,20}\bliving (?:in|abroad)|[^.;|]{0,40}\b(?:earn"
    r"|higher (?:rate|pay)|higher compensation)"
)
_EXPERIENCE_AFTER = re.compile(
    r"[^.;!?]{0,90}?\b(?:experienc|experiencia|expérience|(?:berufs|arbeits)?erfahrung|experiência|esperienza|expertise|exp\b"
    r"|track record|pqe\b)|\W{0,3}(?:of |in |as |post|with (?!(?:the |an? )?(?:possib|option|potential|opportun"
    r"|exten))|working|professional|hands-on|clinical|practi[cs]|industry|teaching|programming|coding|developing"
    r"|writing|relevant|managing|leading|building|using|at (?!(?:an? |the )?(?:university|college|school|least|time)))"
)
_EXPERIENCE_BEFORE = re.compile(
    r"\b(?:experience|experienced|practi[cs](?:ed|ing|e)|worked|working|expertise|background|seniority"
    r"|been [a-z]+ing)\b[^.;!?]{0,55}$|(?:experience|expérience|experiencia|erfahrung)[\s:(]{0,3}$"
    r"|\b(?:senior|seasoned|experienced|veteran)\b[^.;()]{0,30}\($"
    r"|\b(?:have|has|having) (?!lived|resided|stayed)(?:[a-z]{2,12}ed|taught|led|built|run)\b"
    r"(?: [a-z-]+){0,6} for (?:[a-z]+ ){0,3}$"
)
_ITEM_AFTER = re.compile(
    r" (?!of |on |in |a |an |the |old|ago|and |or |preferred|required|minimum)[a-z][a-z0-9+#./ -]{0,40}$"
)
"""What an item of a list of requirements may say in short after its years: "3+ years Python"."""
_OF_HIRER = re.compile(r"^(?:with|boasting|backed by) (?:over |more than |nearly |almost )$")
_HIRER_IS = re.compile(r"[^.;]{0,60},[^.;,]{0,40}\b(?:is|has|are|provides|helps|delivers|offers)\b")
_STUDIES = re.compile(
    r"[^.;,!?]{0,50}\b(?:courses?|coursework|classes|school|stud(?:y|ies|ying)|university|college|education)\b"
)
_RESIDENCE = re.compile(r"\b(?:resid(?:e|ed|ing|ence|ents?)|liv(?:e|ed|ing) in|citizens?|lease|located in)\b")
_HIGHER_PAY = re.compile(r"\b(?:higher|premium|better) (?:rates?|pay|compensation)\b")

_PREFERRED_BEFORE = re.compile(
    r"\b(?:prefer(?:red|ably|ence)|ideally|bonus|nice[ -]to[ -]have|desirabl[ey]|optional(?:ly)?|a plus"
    r"|would be (?:great|nice))\b[^.;]{0,40}$"
)
_PREFERRED_AFTER = re.compile(
    r"(?P<gap>[^.;!?|]{0,200}?)(?:\b(?P<verb>is|are|would be|will be"
    r"|being)\b (?:[a-z]+ ){0,3}?(?:an? )?(?:[a-z]+ )?(?:plus|preferred|bonus|advantage\w*|asset|desirable|ideal"
    r"|beneficial|nice to have|welcome|helpful|favou?red|optional)\b|\b(?:strongly |highly )?(?:preferred|desired"
    r"|a plus|nice to have|ideal|bonus|advantageous)\b)"
)
_FIRM_AFTER = re.compile(r"[\s,]{0,3}\(?(?:is |are )?(?:required|mandatory|minimum|a must|essential)\b")
_ELSEWHERE = re.compile(
    r"\([^()]{3,}$|(?:[,:]|\band\b|\bbut\b|\bwhile\b|\bwith\b) ?(?:and |but |while |with )?(?:an? |the |any |some "
    r"|prior|previous|additional|further|knowledge|familiar|experience|exposure|background|certif|ph\.?d|master|degree"
    r"|strong|proven|proficien|fluen|understanding|ability)[^,;()]{0,80}$"
)
"""Between the years and "is a plus": a new subject, so that something else is preferred, not the years."""
_NEW_ITEM = re.compile(r"[,(:][^,()]{3,60}$|(?:\band|\bbut|\bwhile|\bwith)\b[^,]{3,60}$")
"""The same before a bare "preferred", which speaks of the nearest item only."""
_BRACKETS = re.compile(r"\((?!(?:[a-z]+ )?(?:preferred|desired|a plus|ideal|bonus))[^()]{0,150}\)")

_DEGREE = r"\b(?:degree|bachelor|master|ph\.?d|doctorate|bs|ms|msc|bsc|ba|ma|mba|diploma|jd|md|certificat)"
_IN_LIEU = re.compile(
    rf"{_DEGREE}[^.;]{{0,120}}\bor[\s,:/-]{{1,3}}(?:an? |the )?(?:(?:equivalent|relevant|comparable|otherwise"
    r"|alternatively|have|at least|minimum(?: of)?|over)[ ,]{1,2}){0,3}$"
    rf"|{_DEGREE}[^.;]{{0,120}}\bor (?:an? )?(?:bachelor|master|associate|undergraduate|b\.?s|m\.?s"
    r"|high school)[^.;]{0,60}$"
)
_ALTERNATIVE = re.compile(rf"\bor\b|{_DEGREE}")
_LONGEST = 40  # years; a larger figure is no one's experience


class _Years(NamedTuple):
    amount: Amount
    clause: Clause
    start: int
    end: int


def parse_experience(reading: Reading) -> Parsed[ExperienceYears] | None:
    """The fewest years that are demanded; "2–6 years" also has a most; None where no number of years is a must.

    Where several lines demand years, all must hold: the highest floor counts. Within a sentence "or" offers the lower.
    """
    found = [years for years in _demands(reading) if years.amount.min is not None or years.amount.max is not None]
    found = [years for years in found if years.clause.path is None] or found
    if not found:
        return _published(reading)
    best = max(found, key=lambda years: years.amount.min or 0.0)
    value = ExperienceYears(min=best.amount.min, max=best.amount.max, scope=_scope(best.clause.text[best.end :]))
    return Parsed(value=value, proofs=(best.clause.proof(_FIELD, best.start, best.end),))


def _demands(reading: Reading) -> Iterator[_Years]:
    """One figure for each sentence that demands years."""
    for clause in clauses(reading, *_GATE):
        section = clause.line.section
        if section == "preferred" or (section == "ideal" and has_stronger_list(reading)):
            continue
        figures = list(_figures(clause))
        if figures:
            between = clause.plain[figures[0].end : figures[-1].start]
            choose = min if _ALTERNATIVE.search(between) else max
            yield choose(figures, key=lambda years: years.amount.min or 0.0)


def _figures(clause: Clause) -> Iterator[_Years]:
    """The demands of one sentence. Years in place of a degree are none, unless the degree has its own years too."""
    lead = f"{clause.lead}: " if clause.lead and clause.start == clause.line.start else ""
    if label := _LABEL.search(lead + clause.plain):
        amount = read_amount(label["low"], label["high"], bool(label["plus"]), "", "")
        start, end = (max(0, at - len(lead)) for at in label.span())
        yield _Years(amount if amount.qualifier != "exact" else amount._replace(max=None), clause, start, end)
        return
    is_first = True
    for match in islice(_FIGURE.finditer(clause.plain), MOST_FIGURES):
        if is_first and _IN_LIEU.search(clause.plain, max(0, match.start() - 160), match.start()):
            continue
        if (years := _read(clause, match)) is not None:
            is_first = False
            yield years


def _read(clause: Clause, match: re.Match[str]) -> _Years | None:
    said = clause.plain
    before, after = said[max(0, match.start() - 160) : match.start()], said[match.end() : match.end() + 240]
    is_item = clause.line.section == "required" and not before.strip(" -") and match.group().endswith("s")
    is_item = is_item and bool(match["open"] or match["plus"])
    if not (_is_experience(said, match, before, after) or (is_item and _ITEM_AFTER.match(after))):
        return None
    if _PREFERRED_BEFORE.search(before) or _is_preferred(after):
        return None
    low = {"a": "one", "an": "one", "half a": "0.5"}.get(match["low"], match["low"])
    is_open = bool(match["open"] or match["plus"] or match["late"])
    amount = read_amount(low, match["high"], is_open, before, after)
    if scale := _scale(match):
        amount = amount._replace(min=_in_years(amount.min, scale), max=_in_years(amount.max, scale))
    if amount.qualifier == "exact":
        amount = amount._replace(max=None)
    return _Years(amount, clause, match.start(), match.end()) if (amount.min or amount.max or 0) <= _LONGEST else None


def _is_experience(said: str, match: re.Match[str], before: str, after: str) -> bool:
    """Whether the years are the applicant's work: no age, residence, degree or contract, and not the hirer's past."""
    if not (_EXPERIENCE_AFTER.match(after) or _EXPERIENCE_BEFORE.search(before) or match.group().endswith("yoe")):
        return False
    if _OTHER_BEFORE.search(before) or _OTHER_AFTER.match(after) or _HIGHER_PAY.search(before + after):
        return False
    if _OF_HIRER.search(before) and _HIRER_IS.match(after):
        return False
    if "experienc" in said:
        return True
    is_vague = match["months"] or (match["low"] in ("a", "an") and not match["decades"])
    return not (_RESIDENCE.search(said) or is_vague or _STUDIES.match(after))


def _is_preferred(after: str) -> bool:
    """Whether "preferred" or "is a plus" behind the figure speaks of the years."""
    if _FIRM_AFTER.match(after):
        return False
    match = _PREFERRED_AFTER.match(_BRACKETS.sub("", after))
    return match is not None and not (_ELSEWHERE if match["verb"] else _NEW_ITEM).search(match["gap"])


def _scale(match: re.Match[str]) -> float | None:
    """Years in one unit of a figure; None for years themselves."""
    return 10.0 if match["decades"] else 1 / 12 if match["months"] else None


def _in_years(figure: float | None, scale: float) -> float | None:
    return None if figure is None else round(figure * scale, 2)


def _scope(rest: str) -> str | None:
    """What the years are of, in the text's words: "professional experience in Finance"."""
    words = re.sub(r"\s+", " ", rest.replace("*", " ")).lstrip("+ '’:-–")
    scope = re.split(r"[.;(|]", words.removeprefix("s ").removeprefix("of "), maxsplit=1)[0].strip(" ,:")
    return scope[:120] or None


def _published(reading: Reading) -> Parsed[ExperienceYears] | None:
    """A published value counts where it prints years; "Mid level" says nothing."""
    for value in reading.values("experience"):
        match = _FIGURE.search(plain(value.text))
        if match is not None and not match["months"]:
            amount = read_amount(match["low"], match["high"], bool(match["open"] or match["plus"]), "", "")
            proof = Proof(field=_FIELD, start=0, end=len(value.text), path=value.path)
            return Parsed(
                value=ExperienceYears(min=amount.min, max=amount.max if match["high"] else None), proofs=(proof,)
            )
    return None
