"""Which figures of hours in a text are work to be done, and by what they are counted: a week, a day, the whole job.

Belongs here: one figure and the words around it. What several figures mean together is decided in `hours.py`.

Never work to be done: reply times and deadlines, interviews, visa caps, what others work, audio lengths, overlap with a
time zone, growth that is only possible.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import islice
from typing import Literal, NamedTuple

from transforms.clauses import MOST_FIGURES, Clause, clauses
from transforms.numbers import NUMBER, Amount, read_amount, read_number
from transforms.reading import Line, Reading
from transforms.templates import remember

Period = Literal["week", "day", "total", "other", "unsaid"]
"""What a figure is counted by. "other" is effort that no field holds: a month's, a task's, one dated week's."""

_GATE = ("hour", " hr", "hrs", "hr/", "h/w", "h per", "h a w", "h week", "h+ ", "minute", " min", "hora", "heure", "stunden",
         "weekly", "/week", "time (")  # fmt: skip

_HOUR = r"(?:hours?\b|hrs?\b\.?|h\b|horas?\b|heures?\b|stunden\b)"
_CAP = r",?\s?(?:(?:and|but|to|with) )?(?:an? )?(?P<cap>up to|max(?:imum)?(?: of)?)"
_FIGURE = re.compile(
    rf"(?P<low>{NUMBER})(?P<open>\+)?(?:\s?{_HOUR})?(?:(?:\s{{0,2}}(?:-{{1,2}}|to|or|and|y|et|bis|à|a)"
    rf"|{_CAP})\s{{0,2}}(?:up to )?(?P<high>{NUMBER}))?\s?(?P<plus>\+|plus\b|or more\b)?[\s-]{{0,2}}(?:(?:work|working"
    rf"|production|productive|billable|paid|active|flexible|total|full|project) )?(?:{_HOUR}|(?P<minutes>minutes?\b"
    r"|mins?\b\.?))(?P<late>\+)?"
)

_OF_WEEK = (
    r"(?:calendar |working |work |given |typical )?(?:week|wk)\b(?! (?:of (?!work|effort|avail|your|commit)|from"
    r"|beginning|starting))"
)
_TAKES = r"(?:takes?|lasts?|requires?|taking|lasting|averages?)"
_TASK = (
    r"(?:tasks?|sessions?|prompts?|submissions?|items?|units?|pairs?|conversations?|rubrics?|samples?|problems?"
    r"|questions?|assignments?|recordings?|cases?|annotations?)\b"
)
_FILL = (
    r"(?:[\s,(]{1,2}(?:of|or|so|on|average|available|availability|commitment|minimum|min|max|maximum|work|working|your"
    r"|time|total|in|projects?|dedicated|spread|across|the|effort|required|expected|tasks?|tasking|annotation|labeling"
    r"|more|less|active|paid|at|least|approximately|needed|engagement|bandwidth|workload|flexible|focused"
    r"|consistent)\b){0,5}[\s,(-]{0,2}"
)
_SPAN = (
    r"(?:over|across|within|in|during) (?:the )?(?:next |coming |first |course of |span of "
    rf"|period of )?(?:an? )?(?:{NUMBER}(?:\s?-\s?[0-9]{{1,2}})?|few|couple of)?[\s-]?(?:consecutive |calendar "
    r"|business )?(?:days?|weeks?|months?)\b"
)
_AFTER = re.compile(
    rf"(?:\s?\([^()\n]{{0,24}}\))?{_FILL}(?:(?P<week>(?:/?per|an?|each|every|/|in an?|any)[\s-]?{_OF_WEEK}|weekly\b"
    r"|p/?w\b|p\.w\b|/w\b|(?<=hour[ -])(?:work[ -]?)?week\b|(?<=hours )week\b|(?<=-hour )minimum\b|semana(?:l|les|is)\b"
    r"|hebdomadaires|(?:por|a la|à la|par|pro|die) (?:semana|semaine|woche)\b)"
    r"|(?P<day>(?:per|an?|each|every|/)[\s-]?(?:working |work |business )?day\b(?! or two)|daily\b|por d[ií]a|par jour"
    r"|pro tag)|(?P<other>(?:per|an?|each|/)\s?month\b|monthly\b|(?:every (?:two|2|other)|per two|/2) weeks?\b"
    rf"|bi-?weekly\b|per fortnight|(?:per|an?|each|for each|for every|every|/)\s?(?:[a-z-]+ ){{0,2}}?{_TASK}"
    rf"|(?:during |in |for )?(?:this|next|the) (?:coming )?week(?:end)?\b|each\b)|(?P<total>{_SPAN}|(?:in )?total\b"
    r"|altogether|overall|(?:to|and) complete|to finish|(?:project|study|engagement|assignment|pilot)\b))"
)
_BEFORE = re.compile(
    r"(?:(?P<week>\bweekly(?: (?:time|hours?|commitment|availability|workload|effort|work|minimum|contribution"
    r"|average))*(?: (?:is|of|are|will be))?|\b(?:hours|hrs) ?\(?(?:per|a|/|each) ?week\)?(?: [a-z]+){0,2}"
    r"|\b(?:each|every|per) week,?(?: [a-z']+){0,6}?|(?:^|[.:]\s)(?:work(?:ing)? )?hours:)"
    r"|(?P<day>\bdaily(?: (?:availability|commitment|hours|work|time|workload))+(?: of| is)?"
    r"|\b(?:each|every|per) day,?(?: [a-z']+){0,5}?)|(?P<other>\b(?:monthly|per month|each month)(?: [a-z]+){0,3}"
    r"|\b(?:aht|handl(?:e|ing) time|time per task|(?:task|session) time)[^.;0-9]{0,25}|\bsessions? of"
    rf"|\btasks (?:of|{_TAKES})|\b(?:each|every|per|an?|one|single"
    rf"|average) (?:[a-z-]+ ){{0,2}}?{_TASK}(?: [a-z]+){{0,3}}? {_TAKES}(?: [a-z]+){{0,4}}?)"
    r"|(?P<total>\b(?:estimated (?:total )?(?:time|effort|duration|workload)|(?:estimated|expected) to take"
    r"|(?:(?<!-)(?<!part )(?<!full )time|duration|commitment):|total (?:time|effort|commitment|hours)"
    r"|time (?:commitment|required|requirement"
    r"|estimate|investment|needed)|(?:entire|whole|full|complete) (?:project|task|study)|(?:project|study|task|work"
    rf"|participation|it)(?: will| should| may| is expected to)? {_TAKES})[^.;!?0-9]{{0,40}}))[\s:~(=-]{{0,3}}(?:(?:~"
    r"|about|around|approximately|approx\.?|roughly|up to|at least|(?:a )?minimum(?: of)?|between|from|an average of"
    r"|to spend)[\s:]{0,2}){0,3}$"
)
_BARE = rf"(?P<low>{NUMBER})(?:\s?(?:-|to)\s?(?P<high>{NUMBER}))?(?P<plus>\+)?"
_LABELS = (  # "Hours per week: 10-20", "Weekly hours: 20+", "Expected hours: 20-30/week": no unit follows the number
    re.compile(
        rf"\b(?:(?:hours|hrs) ?\(?(?:per|a|/|each) ?{_OF_WEEK}\)?|weekly (?:hours|commitment|workload"
        rf"|availability)(?: \([a-z ]{{0,20}}\))?)(?: [a-z]+){{0,2}}\s{{0,2}}[:=]\s{{0,4}}(?:~ ?)?{_BARE}(?=\s?(?:$"
        r"|[\n,;.()|]))"
    ),
    re.compile(
        rf"\bhours?(?: [a-z]+)?\s?[:=]\s{{0,4}}(?P<bound>(?:~|about|at least|up to|(?:no|not) (?:less|more) than"
        rf"|minimum(?: of)?|maximum(?: of)?) ?)?{_BARE}\s?(?:/|per|a)\s?{_OF_WEEK}"
    ),
    re.compile(  # "Part-time (20 hours)", "full-time hours (40/week)", "half-time, 20h"
        rf"\b(?:full|part|half)[ -]?time(?: hours| commitment| work| role)?\s?\(\s?(?:~ ?|about |approx(?:imately|\.)? )?"
        rf"{_BARE}\s?(?:{_HOUR}|(?:/|per|a)\s?{_OF_WEEK})\s?\)"
    ),
    re.compile(rf"\b(?:full|part)[ -]?time\s?[:,-]\s{{0,2}}(?:~ ?)?{_BARE}\s?{_HOUR}(?=\s?(?:$|[\n,;.()|]))"),
)

_GROWS = re.compile(
    r"\b(?:scal|increas|ramp|grow|expand|exten[ds]|go|goes|going|rise|rising|mov|transition)[a-z]*(?: up)?(?: to"
    r"| beyond| past| towards?)[^.;,0-9]{0,20}$|\bpotential for [^.;,0-9]{0,25}$"
)
_OF_OTHERS = re.compile(
    r"\b(?:we have|some|others?|many of (?:our|them)|bankers?|employees?"
    r"|those who)\b[^.;]{0,40}\bwork(?:ing)?\b[^.;0-9]{0,15}$"
)
_NO_WORK = re.compile(
    r"\b(?:for international students|opt (?:requires?|rules?|status)|visas?"
    r"|permit|f-1|cpt|overtime|time and a half|health insurance|eligible for benefits|student status)\b"
)
_OF_MATTER = re.compile(
    r"[\s-](?:of )?(?:(?!per\b|an?\b|each\b|every\b|week|day\b|daily\b)[a-z-]+ ){0,2}?(?:recorded\b|overlap"
    r"|experience\b|ago\b|(?:audio|speech|video|footage|flight)\b(?! (?:annotat|label|transcri|review|edit|evaluat"
    r"|record))|(?:valid|raw|transcribed) data\b|(?:paid|unpaid|mandatory|initial|free) training\b|onboarding\b"
    r"|(?:meetings?|calls?|syncs?|workshops?|webinars?|check-?ins?|stand-?ups?)\b)"
)
_ELSE_BEFORE = re.compile(r"\boverlap(?:ping|s)?\b[^.;0-9]{0,25}$|\bwithin (?:about )?$")
_SCREENING = re.compile(
    r"\b(?:interview|assessment|screening|exam|quiz|test|onboarding|orientation|application|apply|survey|respond|reply"
    r"|replies|hear back|expire|deadline|within [0-9])"
)
_EACH = re.compile(r"\b(?:each|every|per)\b[^.;0-9]{0,50}$")
_DEADLINES = frozenset({24.0, 48.0, 72.0, 96.0})
_SOFT = re.compile(
    r"\b(?:target|ideal(?:ly)?|prefer(?:red|ably|ence|s)?|aim(?:ing)?|goal|hop(?:e|ing))\b[^.;!?]{0,60}$"
)
_FLOOR = re.compile(
    rf"(?P<low>{NUMBER})\s?\+?(?:\s?{_HOUR})?,? (?:and |but |though )?(?:ideally|preferably)(?: closer to| about)? $"
)
"""A floor that a wish follows: "at least 20, ideally 30 hours per week"."""
_SAME_FLOOR = re.compile(r"[\s,(]{0,3}(?:or|and|i\.e\.|=|/)?\s?")
_SIBLING = re.compile(r"[\s,;(]{0,3}(?:[a-z]+ ){0,6}")


class Stint(NamedTuple):
    """One figure of work: its bounds in hours, what it is counted by, where it stands, whether it is only hoped for."""

    amount: Amount
    period: Period
    clause: Clause
    start: int
    end: int
    is_soft: bool = False


@lru_cache(maxsize=4)
def find_stints(reading: Reading) -> tuple[Stint, ...]:
    """Every figure of hours (or minutes) that is work to be done, in the order of the text; the title comes last."""
    return tuple(stint for clause in clauses(reading, *_GATE) for stint in _read_clause(clause))


def _read_clause(clause: Clause) -> Iterator[Stint]:
    """The figures of one sentence; a heading over it counts as its first words."""
    lead = clause.lead if clause.start == clause.line.start else ""
    return (stint._replace(clause=clause) for stint in _read_words(clause.plain, lead))


@remember
def _read_words(said: str, lead: str) -> tuple[Stint, ...]:
    """The figures of a sentence, wherever it stands."""
    clause = Clause(0, said, said, Line(0, len(said), said), lead)
    return () if _NO_WORK.search(said) else tuple(_settled(tuple(_figures(clause))))


def _settled(stints: Sequence[Stint]) -> Iterator[Stint]:
    """The figures of one sentence with what they lend one another; a figure that is counted by nothing is no work."""
    for index, stint in enumerate(stints):
        last = stints[index - 1] if index else None
        for other in (*stints[index + 1 : index + 2], *stints[max(0, index - 1) : index]):
            if stint.period == "unsaid" and _bound_together(stint, other):
                stint = stint._replace(period=other.period)
        if (
            last is not None
            and last.period not in (stint.period, "unsaid")
            and last.amount.qualifier in ("at_least", "up_to")
        ):
            stint = _inherit(stint, last)
        if stint.period != "unsaid":
            yield stint


def _bound_together(stint: Stint, other: Stint) -> bool:
    """ "A minimum of 10 hours and a maximum of 20 hours per week": both are weekly."""
    first, second = sorted((stint, other), key=lambda one: one.start)
    kinds = {stint.amount.qualifier, other.amount.qualifier}
    between = _SIBLING.fullmatch(first.clause.plain, first.end, second.start)
    return other.period in ("week", "day") and kinds == {"at_least", "up_to"} and between is not None


def _inherit(stint: Stint, last: Stint) -> Stint:
    """ "Minimum of 4 hours daily or 20 hours weekly": the floor holds for both; a ceiling likewise."""
    if stint.amount.qualifier == "exact" and _SAME_FLOOR.fullmatch(stint.clause.plain, last.end, stint.start):
        if last.amount.qualifier == "up_to":
            return stint._replace(amount=stint.amount._replace(min=None, qualifier="up_to"))
        return stint._replace(amount=stint.amount._replace(max=None, qualifier="at_least"))
    return stint


def _figures(clause: Clause) -> Iterator[Stint]:
    lead = f"{clause.lead[-60:]}: " if clause.lead else ""
    said = lead + clause.plain
    floor = 0
    for match in islice(_FIGURE.finditer(said, len(lead)), MOST_FIGURES):
        stint = _read_figure(clause, said, match, floor)
        floor = match.end()
        if stint is not None:
            floor = stint.end
            yield stint._replace(start=stint.start - len(lead), end=min(stint.end - len(lead), len(clause.plain)))
    for label in filter(None, (pattern.search(said) for pattern in _LABELS)):
        bound = label.groupdict().get("bound") or said[max(0, label.start() - 12) : label.start()]
        amount = read_amount(label["low"], label["high"], bool(label["plus"]), bound, "")
        yield Stint(amount, "week", clause, max(0, label.start() - len(lead)), max(0, label.end() - len(lead)))


def _read_figure(clause: Clause, said: str, match: re.Match[str], floor: int) -> Stint | None:
    """One figure with what it is counted by; None where it is something else than work. Offsets are those of `said`."""
    before = said[max(floor, match.start() - 90) : match.start()]
    if _OF_MATTER.match(said, match.end()) or any(p.search(before) for p in (_ELSE_BEFORE, _OF_OTHERS, _GROWS)):
        return None
    after = _AFTER.match(said, match.end(), match.end() + 120)
    period = _period(after, before)
    end = after.end() if after else match.end()
    amount = _amount(match, before, said[match.end() : match.end() + 40], said[end : end + 40])
    near = said[max(0, match.start() - 200) : match.end() + 200]
    if not _is_work(period, amount, near):
        return None
    if floor_said := _FLOOR.search(before):
        amount = Amount(read_number(floor_said["low"]), None, "at_least")
        return Stint(amount, period, clause, match.start() - len(floor_said.group()), end)
    return Stint(amount, period, clause, match.start(), end, bool(_SOFT.search(before)))


def _amount(match: re.Match[str], before: str, *afters: str) -> Amount:
    """The bounds in hours; "or more" may follow the figure or what it is counted by."""
    if match["cap"]:
        amount = read_amount(match["low"], match["high"], False, "", "")
    else:
        is_open = bool(match["open"] or match["plus"] or match["late"])
        readings = [read_amount(match["low"], match["high"], is_open, before, after) for after in afters]
        amount = next((one for one in readings if one.qualifier in ("at_least", "up_to")), readings[-1])
    if match["minutes"]:
        amount = amount._replace(min=_in_hours(amount.min), max=_in_hours(amount.max))
    return amount


def _period(after: re.Match[str] | None, before: str) -> Period:
    """What stands behind the figure decides; else what stands before it."""
    match = after or _BEFORE.search(before)
    if match is None:
        return "unsaid"
    if match["week"] or match["day"]:
        return "week" if match["week"] else "day"
    return "total" if match["total"] and not _EACH.search(before) else "other"


def _is_work(period: Period, amount: Amount, near: str) -> bool:
    """Whether the figure can be work: no week of 168 hours, no "24 hours a day", no time for an exam or an answer."""
    top = amount.max or amount.min or 0.0
    if period == "week":
        return 0 < top <= 100
    if period in ("day", "unsaid"):
        return 0 < top < 24
    return not (_SCREENING.search(near) or (period == "total" and top in _DEADLINES))


def _in_hours(minutes: float | None) -> float | None:
    return None if minutes is None else round(minutes / 60, 2)
