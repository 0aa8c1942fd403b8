"""Who decides when the work is done: the wordings that leave the hours to the worker, and those that fix them.

Belongs here: the words alone. What they mean beside a number is decided in `hours.py`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from transforms.numbers import Clause, clauses
from transforms.reading import Reading

_GATE = (
    "flex", "your own", "their own", "own time", "your schedule", "your hours", "your convenience", "and work schedule",
    "fit", "suits", "respect", "around", "works with your", "whenever", "any time", "anytime", "as much", "as little",
    "as many", "as often", "when you", "when and", "when to work", "up to you", "set hours", "fixed hours", "set schedule",
    "fixed schedule", "no min", "no fixed", "no set", "no required", "no mandatory", "no strict", "no time", "no hour",
    "no weekly", "no specific", "asynchronous sched", "horari", "horári", "horair", "zeiteinteilung", "orari ", "propio ritmo",
    "votre rythme", "te convenga",
)  # fmt: skip

_NOUN = (
    r"(?:hours?|schedul(?:es?|ing)|timings?|time|workloads?|work|working|roles?|positions?|jobs?|gigs?|projects?|engagements?"
    r"|contracts?|commitments?|opportunit(?:y|ies)|arrangements?|assignments?|tasks?|freelance)\b"
)
_NOT_HOURS = (
    r"(?:able|ability|to|in|with|about|on|of|the|pay\w*|payouts?|compensation|benefits?|vacation|leave|adaptable|thinking"
    r"|approach|mindset|learning|training|deadlines?|locations?)\b"
)
_PLACE = r"(?:[ -](?:off|location|environment|place|style|space|from|polic|condition|setting))"
_YOURS = (
    r"(?:your|their)(?: own)?(?: (?:working|work|preferred|personal|daily|weekly|flexible|individual))?"
    r" (?:hours?|schedules?|pace|terms|convenience|timings?)\b"
)
_LIFE = r"(?: [a-z]+,?){0,5}? (?:schedules?|commitments?|lifestyle|life|availability|studies|jobs?|classes|routine|calendar)\b"
_LIKE = r"(?:you|they)(?:'d| would)? ?(?:work|want|like|wish|choose|prefer|please|can handle|have (?:the |some )?time)"

_FLEXIBLE = re.compile("|".join((
    # flexible hours · a flexible, part-time role · flexible remote work schedule
    rf"\bflexible\b,?(?: (?!{_NOT_HOURS})[a-z0-9-]+,?| &){{0,4}}? {_NOUN}(?!{_PLACE})",
    # the hours are flexible · Schedule: fully flexible · projects are asynchronous and flexible
    r"\b(?:hours?|schedul(?:es?|ing)|timings?|workload|projects?|roles?|position|commitment|availability|work|opportunity|job|time|it)"
    r"(?: (?:is|are|will be|can be|could be|can|remains?)(?: [a-z-]+,?){0,4}?|\s{0,2}[:-](?: [a-z-]+){0,3}?|) flexible\b"
    r"(?! (?:about|pay|rates?|locations?|enough|on (?:pay|rate|location)))",
    # on your own schedule · set your own hours · at your convenience
    r"\b(?:on|at|in|around|with|subject to|sets?|setting|choos(?:e|ing)|creat(?:e|ing)|mak(?:e|ing)|pick(?:ing)?|control|defin(?:e|ing)"
    rf"|decid(?:e|ing)|determin(?:e|ing)|build|design|arrange|plan)(?: [a-z]+){{0,4}}? {_YOURS}",
    r"\b(?:on|in) (?:your|their) own time\b|\bmanage (?:your|their) own (?:hours|schedules?|workload)\b",
    r"\b(?:tasks?|projects?) and (?:work )?schedule\b",
    # fits around your commitments · hours that suit your lifestyle
    r"\b(?:fit(?:s|ting)?|works?|suit(?:s|ing)?|respect(?:s|ing)?|complements?)"
    rf"(?: (?:it|in|into|with|around|easily|seamlessly|perfectly|well)){{0,3}} your{_LIFE}",
    rf"\baround (?:your|other|existing|personal){_LIFE}",
    # whenever suits you · when you want · choose when and how much to work
    r"\bwhenever(?:,? (?:and |or )?wherever| (?:it is |it's |is )?(?:best|convenient|suitable)\b| (?:it )?(?:best )?(?:works|suits|fits)"
    rf"| {_LIKE}| (?:you are|you're) (?:free|available)| (?:work|tasks?|projects?|jobs?) (?:is|are) available)",
    r"\b(?:wherever|anywhere),?(?: and| or)? whenever\b",
    r"\b(?:choos(?:e|ing)|decid(?:e|ing)|control|pick|up to you)(?: [a-z]+){0,2}? when"
    r"(?:,? (?:and |or )?(?:how (?:much|often|long|many hours)|where))? (?:you|to|they)(?: want to| would like to| can)? (?:work|contribute|start|log)\b",
    r"\bwork(?:ing)? (?:only )?when (?:and where )?(?:you|it) (?:want|like|choose|prefer|suits?|wish)",
    # work anytime · contribute from anywhere, at any time
    r"\b(?:work(?:ing)?|contribut(?:e|ing)|start|anywhere|tasks?|participate|log in)\b"
    r"(?:(?!\b(?:end|terminat|cancel|withdraw|stop|leave|quit|contact))[^.;:!?\n]){0,45}\bany ?time\b(?! (?:during|after|before))",
    r"\bany ?time,? (?:and |or )?(?:from )?any ?where\b",
    # as much or as little as you like · no minimum commitment · no set hours
    r"\bas (?:much|little|many|often|few)(?: [a-z]+)? (?:or|and) (?:as )?(?:much|little|many|few)\b",
    rf"\bas (?:much|often|little|many)(?: (?:work|tasks|hours|projects|time))? as {_LIKE}",
    r"\bno (?:(?:minimum|maximum|fixed|set|required|mandatory|specific|strict|rigid|long-term|weekly|or) ){1,3}(?:[a-z-]+ ){0,3}?"
    r"(?:hours?|schedules?|shifts?|time commitments?|workload|quotas?)\b",
    r"\bno (?:(?:minimum|weekly|required|time|hourly|hours?) ){1,2}(?:commitments?|requirements?)\b",
    r"(?:\bnot|n't|\bwithout) (?:[a-z]+ ){0,4}(?:fixed|set) (?:hours|schedules?|shifts)\b|\b(?:hours|schedule)(?: [a-z]+){1,3} up to you\b",
    # work flexibly · flexibility to choose when you work
    r"\bwork(?:ing)?(?: [a-z]+){0,3} flexibly\b|\b(?:schedul(?:e|ing)|time|hours?) flexibility\b|\basynchronous schedul",
    r"\bflexibility (?:to (?!work (?:from|remotely))(?:work|choose|set|decide|pick|take|earn|balance|accept)"
    r"|(?:in|of|with|over) (?:your |the )?(?:(?:work|working) )?(?:hours|schedul|when|time))",
    r"\bhor[aá]rios? flex[ií]v?[a-z]+|\bhoraires? flexibles?\b|\bcuando mejor te convenga|\bflexible[nr]? arbeitszeit"
    r"|\b(?:freie|flexible) zeiteinteilung|\borari[o]? flessibil[ei]|\ba tu propio ritmo|\bà votre rythme",
)))  # fmt: skip
_ASKED_OF_YOU = re.compile(
    r"\b(?:must have|must be|need to have|should have|requires?|willing\w*|able to (?:have|work|maintain|manage)"
    r"|ability to (?:have|work|maintain|manage))(?: an?)? $"
)
_SCREENING = re.compile(r"\b(?:interview|assessment|screening|exam|quiz|onboarding|survey)\b")

_CLOCK = r"[0-9]{1,2}(?::[0-9]{2})? ?"
_HALF = r"(?:am|pm|a\.m\.?|p\.m\.?)"
_FIXED = re.compile(
    r"\bfixed (?:[a-z]+ ){0,2}(?:hours|schedule|shifts?)\b|\bassigned hours\b|\bstable working hours\b|\bwork(?:ing)? (?:in )?shifts\b"
    r"|\b(?:day|night|morning|evening|afternoon|weekend|rotating|rotational|assigned|scheduled|overnight|[0-9]{1,2}-hour) shifts?\b"
    r"|\bshift (?:work|schedule|pattern|timing)"
    rf"|\b{_CLOCK}{_HALF}? ?(?:-|to|and|until|till) ?(?:{_CLOCK}{_HALF}(?!\w)|[0-9]{{1,2}}:[0-9]{{2}}\b)"
)
_NEGATED = re.compile(r"(?:\b(?:no|not|without|never)|n't)\b[^.;]{0,25}$")
_NOT_WORK = re.compile(r"\b(?:office|support|webinar|session|call|deadline|event|interview|meeting|store|customer)\b")


def find_flexible(reading: Reading) -> Iterator[tuple[Clause, int, int]]:
    """Where the text says that the worker chooses when or how much: the sentence, and the words' offsets in it."""
    for clause in clauses(reading, *_GATE):
        for match in _FLEXIBLE.finditer(clause.plain):
            before = clause.plain[max(0, match.start() - 60) : match.start()]
            if not (_ASKED_OF_YOU.search(before) or _SCREENING.search(before)):
                yield clause, *match.span()


def find_fixed(reading: Reading) -> Iterator[tuple[Clause, int, int]]:
    """Where the text fixes the hours: shifts, assigned hours, "9 to 5"."""
    for clause in clauses(
        reading, "fixed", "shift", "assigned hours", "stable", "am ", "pm", "a.m", "p.m", ":00", ":30"
    ):
        for match in _FIXED.finditer(clause.plain):
            before = clause.plain[max(0, match.start() - 60) : match.start()]
            if not (_NEGATED.search(before) or _NOT_WORK.search(before)):
                yield clause, *match.span()
