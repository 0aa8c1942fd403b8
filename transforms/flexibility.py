"""Who decides when the work is done: the wordings that leave the hours to the worker, and those that fix them.

Belongs here: the words alone. What they mean beside a number is decided in `hours.py`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain, islice

from transforms.clauses import MOST_FIGURES, Clause, clauses
from transforms.reading import Reading
from transforms.templates import Gates, remember

_NOUN = (
    r"(?:hours?|schedul(?:es?|ing)|timings?|time|workloads?|work|working|roles?|positions?|jobs?|gigs?|projects?"
    r"|engagements?|contracts?|commitments?|opportunit(?:y|ies)|arrangements?|assignments?|basis|freelance)\b"
)
_NOT_HOURS = (
    r"(?:able|ability|to|in|with|about|on|of|the|pay\w*|payouts?|compensation|benefits?|vacation|leave|adaptable"
    r"|thinking|approach|mindset|learning|training|deadlines?|locations?)\b"
)
_PLACE = r"(?:[ -](?:off|location|environment|place|style|space|from|polic|condition|setting|culture|model|setup|software|tool))"
_OWN = r"(?: own)?(?: (?:working|work|preferred|personal|daily|weekly|flexible|individual))?"
_SETS = (
    r"(?:on|at|in|around|with|subject to|sets?|setting|choos(?:e|ing)|creat(?:e|ing)|mak(?:e|ing)|pick(?:ing)?|control"
    r"|defin(?:e|ing)|decid(?:e|ing)|determin(?:e|ing)|build|design|arrange|plan)"
)
_LIFE = (
    r"(?: [a-z-]+,?){0,5}? (?:schedules?|commitments?|lifestyle|life(?! exp)|availability|studies|jobs?|classes|routine"
    r"|calendar)\b"
)
_LIKE = r"(?:you|they)(?:'d| would)? ?(?:work|want|like|wish|choose|prefer|please|can handle|have (?:the |some )?time)"
_AVAILABLE = r"(?:work|tasks?|projects?|jobs?) (?:is|are) available"
_BE = r"(?:is|are|will be|can be|could be|can|remains?)"
_LEAVES = r"(?:end|terminat|cancel|withdraw|stop|leave|quit|contact)"

_CHOICE: tuple[tuple[tuple[str, ...], str], ...] = (
    # flexible hours · a flexible, part-time role · flexible remote work schedule
    (("flexible",),
     rf"\bflexible\b,?(?: (?!{_NOT_HOURS})[a-z0-9-]+,?| &){{0,4}}? {_NOUN}(?!{_PLACE})"),
    # the hours are flexible · Schedule: fully flexible · projects are asynchronous and flexible
    (("flexible",),
     r"\b(?:hours?|schedul(?:es?|ing)|timings?|workload|projects?|roles?|position|commitment|availability|work"
     rf"|opportunity|job|time|it)(?: {_BE}(?: [a-z-]+,?){{0,4}}?|\s{{0,2}}[:-](?: [a-z-]+){{0,3}}?"
     r"|) flexible\b(?! (?:about|pay|rates?|locations?|enough|on (?:pay|rate|location)))"),
    # 10-15 hrs/wk (flexible) · up to 26 hours per week, flexible · remote and flexible
    (("flexible",),
     r"\b(?:hours?|hrs?)(?: ?(?:per|an?|/) ?(?:week|wk|day))?[\s,(;-]{1,3}(?:(?:but|and|fully"
     r"|very) ){0,2}flexible\b(?! [a-z])"),
    (("flexible",),
     r"\b(?:remote|freelance|contract(?:or)?|part[ -]?time|asynchronous)(?:,|,? and|,? &|;) (?:fully |highly "
     r"|very )?flexible\b(?! (?:pay|locations?))|\b(?:job|employment|work|contract) type: flexible\b"),
    (("flexible",),
     r"\bflexible(?:,|,? and|,? &| \+) (?:fully |100% )?(?:remote|asynchronous)\b"),
    (("self-paced",),
     r"\bself-paced\b(?! (?:training|course|learning|onboarding|module))"),
    # on your own schedule · set your own hours · at your convenience
    (("your ", "their "),
     rf"\b{_SETS}(?: [a-z]+){{0,4}}? (?:your|their){_OWN} (?:hours?|schedules?|workloads?|pace|terms(?! and cond)|convenience"
     r"|timings?|timelines?)\b"),
    (("the hours", "the times", "the schedule", "by you", "which hours"),
     r"\byou (?:choose|pick|set|decide|control)(?: on)? (?:the|which) (?:working )?(?:hours|times|schedule)\b"
     r"|\b(?:hours?|schedules?|week|times?)(?: (?:is|are))?,? (?:set|chosen|decided) by you\b"),
    (("own ",),
     r"\b(?:on|in) (?:your|their) own time\b|\bmanage (?:your|their) own (?:hours|schedules?|workload)\b"),
    (("schedul",),
     r"\b(?:tasks?|projects?) and (?:work )?schedule\b|\basynchronous schedul|\bschedule(?: [a-z]+){1,3} up to you\b"
     r"|\bschedules? (?:that )?you (?:choose|set|pick|control)\b"),
    # fits around your commitments · hours that suit your lifestyle
    (("your ",),
     r"\b(?:fit(?:s|ting)?|works?|suit(?:s|ing)?|respect(?:s|ing)?|complements?)(?: (?:it|in|into|with|around|easily"
     rf"|seamlessly|perfectly|well)){{0,3}} your{_LIFE}"),
    (("around",),
     rf"\baround (?:your|other|existing|personal){_LIFE}"),
    # whenever suits you · when you want · choose when and how much to work
    (("whenever",),
     r"\bwhenever(?:,? (?:and |or )?wherever| (?:it is |it's |is )?(?:best|convenient|suitable)\b"
     rf"| (?:it )?(?:best )?(?:works|suits|fits)| {_LIKE}| (?:you are|you're) (?:free|available)| {_AVAILABLE})"
     r"|\b(?:wherever|anywhere),?(?: and| or)? whenever\b"),
    (("that ",),
     r"\b(?:schedules?|hours|times?) that (?:works?|suits?|fits?)\b"),
    (("how ",),
     r"\b(?:choos(?:e|ing)|decid(?:e|ing)|control)(?: [a-z]+){0,2}? how (?:much|often|many hours) (?:you|to|they)\b"),
    (("when ", "when,", " when"),
     r"\bchoos(?:e|ing)(?: [a-z]+){1,6} and when\b|\b(?:work|tasks?|contribute|log in"
     r"|projects?)(?: [a-z]+){0,3} when (?:it suits|you (?:please|choose|like|want|have (?:the |some )?time"
     r"|are (?:free|available)))|\b(?:choos(?:e|ing)|decid(?:e|ing)|control|pick"
     r"|up to you)(?: [a-z]+){0,2}? when(?:,? (?:and |or )?(?:how (?:much|often|long|many hours)|where))? (?:you|to"
     r"|they)(?: want to| would like to| can)? (?:work|contribute|start|log)\b"
     r"|\bwork(?:ing)? (?:only )?when (?:and where )?(?:you|it) (?:want|like|choose|prefer|suits?|wish)"),
    # work anytime · contribute from anywhere, at any time
    (("any time", "anytime"),
     r"\b(?:work(?:ing)?|contribut(?:e|ing)|anywhere|tasks?|participate"
     rf"|log in)\b(?:(?!\b{_LEAVES})[^.;:!?\n]){{0,45}}\bany ?time\b(?! (?:during|after|before))|\bany ?time,? (?:and "
     r"|or )?(?:from )?any ?where\b"),
    # as much or as little as you like · no minimum commitment · no set hours
    (("as much", "as little", "as many", "as often", "as few"),
     r"\bas (?:much|little|many|often|few)(?: [a-z]+)? (?:or|and) (?:as )?(?:much|little|many|few)\b"
     rf"|\bas (?:much|often|little|many)(?: (?:work|tasks|hours|projects|time))? as {_LIKE}"),
    (("no ",),
     r"\bno (?:(?:minimum|maximum|fixed|set|required|mandatory|specific|strict|rigid|long-term|weekly"
     r"|or) ){1,3}(?:[a-z-]+ ){0,3}?(?:hours?|schedules?|shifts?|time commitments?|workload|quotas?)\b"
     r"|\bno (?:(?:minimum|weekly|required|time|hourly|hours?) ){1,2}(?:commitments?|requirements?)\b"),
    (("set hours", "fixed ", "set schedule", "up to you"),
     r"(?:\bnot|n't|\bwithout) (?:[a-z]+ ){0,4}(?:fixed|set) (?:hours|schedules?|shifts)\b"
     r"|\bhours(?: [a-z]+){1,3} up to you\b"),
    # work flexibly · flexibility to choose when you work
    (("flexibly", "flexibility"),
     r"\bwork(?:ing)?(?: [a-z]+){0,3} flexibly\b|\b(?:schedul(?:e|ing)|time|hours?) flexibility\b"
     r"|\bflexibility (?:to (?!work (?:from|remotely))(?:work|choose|set|decide|pick|take|earn|balance|accept)"
     r"|(?:in|of|with|over) (?:your |the )?(?:(?:work|working) )?(?:hours|schedul|when|time))"),
    (("horari", "horári", "horair", "arbeitszeit", "zeiteinteilung", "orari ", "propio ritmo", "votre rythme",
      "te convenga", "verpflichtungen", "flexibele", "fleksibel", "elastyczn", "гибк"),
     r"\bhor[aá]rios? flex[ií]v?[a-z]+|\bhoraires? flexibles?\b|\bcuando mejor te convenga|\bflexible[nr]? arbeitszeit"
     r"|\b(?:freie|flexible) zeiteinteilung|\borari[o]? flessibil[ei]|\ba tu propio ritmo|\bà votre rythme"
     r"|\bverpflichtungen (?:zu )?vereinbar|\bflexibele (?:werk)?uren\b|\bflexibele werktijden"
     r"|\b(?:waktu|jam|masa)(?: kerja)?(?: adalah| yang)? fleksibel|\belastyczn\w{1,3} (?:godzin|czas|grafik)"
     r"|\bгибк\w{1,3} (?:график|рабоч)"),
    (("时间", "時間", "彈性", "弹性", "柔軟", "ยืดหยุ่น", "유연", "자유로운"),
     r"[时時][间間](?:安排)?(?:非常|十分|很|完全)?[灵靈]活|[灵靈]活的?(?:工作)?[时時][间間]|[弹彈]性(?:的?工作)?(?:工[时時]|[时時][间間])"
     r"|自由安排(?:您的|你的)?(?:工作)?[时時][间間]|(?:柔軟|フレキシブル)な(?:勤務|労働)?時間|(?:ชั่วโมง|เวลา)(?:การ)?(?:ทำงาน)?(?:ที่)?ยืดหยุ่น"
     r"|(?:유연한|자유로운) (?:근무 )?(?:시간|일정)"),
)  # fmt: skip
"""The words that a sentence must hold, and the wording itself: where and how much is not enough, it must be when."""
_WORDINGS = tuple(re.compile(pattern) for _, pattern in _CHOICE)
_WAITING = Gates(words for words, _ in _CHOICE)
_GATE = (
    "flexib", "self-paced", "your own", "their own", "your schedule", "your hours", "your pace", "your convenience", "your work",
    "work schedule", "asynchronous sched", " fit", "suit", "respect", "works ", "around your", "around other", "when",
    "how much", "how often", "how many", "that work", "that fit", "any time", "anytime", "as much", "as little",
    "as many", "as often", "as few", "no ", "set hours", "fixed ", "up to you", "the hours", "the times", "by you",
    "the schedule", "schedule you", "schedule that you",
    "which hours",
    *chain.from_iterable(words for words, _ in _CHOICE[-2:]),
)  # fmt: skip
_ASKED_OF_YOU = re.compile(
    r"\b(?:must have|must be|need to have|should have|requires?|willing\w*|able to (?:have|work|maintain|manage)"
    r"|ability to (?:have|work|maintain|manage))(?: an?)? $|\b(?:able|ability|willing\w*|asked|required|expected) to $"
)
_SCREENING = re.compile(r"\b(?:interview|assessment|screening|exam|quiz|onboarding|survey)\b")

_CLOCK = r"[0-9]{1,2}(?::[0-9]{2})? ?"
_HALF = r"(?:am|pm|a\.m\.?|p\.m\.?)"
_FIXED = re.compile(
    r"\bfixed (?:[a-z]+ ){0,2}(?:hours|schedule|shifts?)\b|\bassigned hours\b|\bstable working hours\b"
    r"|\b(?:day|night|morning|evening|afternoon|weekend|rotating|rotational|assigned|scheduled|overnight"
    r"|[0-9]{1,2}-hour) shifts?\b|\bshift (?:work|schedule|pattern|timing)|\bwork(?:ing)? (?:in )?shifts\b"
    rf"|\b{_CLOCK}{_HALF}? ?(?:-|to|and|until|till) ?(?:{_CLOCK}{_HALF}(?!\w)|[0-9]{{1,2}}:[0-9]{{2}}\b)"
)
_NEGATED = re.compile(r"(?:\b(?:no|not|without|never)|n't)\b[^.;]{0,25}$")
_NOT_WORK = re.compile(r"\b(?:office|support|webinar|session|call|deadline|event|interview|meeting|store|customer)\b")


def find_flexible(reading: Reading) -> Iterator[tuple[Clause, int, int]]:
    """The sentences that leave to the worker when or how much to work, each with its first such words' offsets."""
    for clause in clauses(reading, *_GATE):
        span = _find_choice(clause.plain)
        if span is not None:
            yield clause, *span


@remember
def _find_choice(said: str) -> tuple[int, int] | None:
    """The first words of a sentence that leave the choice to the worker."""
    found = (match for at in _WAITING.find(said) for match in _WORDINGS[at].finditer(said))
    for match in islice(found, MOST_FIGURES):
        before = said[max(0, match.start() - 60) : match.start()]
        if not (_ASKED_OF_YOU.search(before) or _SCREENING.search(before)):
            return match.span()
    return None


def find_fixed(reading: Reading) -> Iterator[tuple[Clause, int, int]]:
    """Where the text fixes the hours: shifts, assigned hours, "9 to 5"."""
    for clause in clauses(
        reading, "fixed", "shift", "assigned hours", "stable work", "am-", "am -", "am to", "pm", "p.m", ":00", ":30"
    ):
        for span in _find_fixed(clause.plain):
            yield clause, *span


@remember
def _find_fixed(said: str) -> tuple[tuple[int, int], ...]:
    found = ((said[max(0, match.start() - 60) : match.start()], match) for match in _FIXED.finditer(said))
    return tuple(
        match.span()
        for before, match in islice(found, MOST_FIGURES)
        if not (_NEGATED.search(before) or _NOT_WORK.search(before))
    )
