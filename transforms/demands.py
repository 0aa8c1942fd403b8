"""Words of demand around a credential: required, preferred, also accepted; and those that make it no demand at all.

Belongs here: the wordings, and which class they give to a mention. Not here: sentences and groups (`claims.py`).
All patterns run on folded text (`credentials.fold`); gaps are bounded, so a hostile text costs linear time.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from transforms.credentials import Mention
from transforms.values import Requirement

Span = tuple[int, int]

_CUE = re.compile(
    r"(?P<pre>\b(?:(?:strongly |highly )?preferred\s*(?:degrees?\s*)?(?:-|level|education|qualif|background|skills"
    r"|experience\b|candidates|credentials)"
    r"|preferably|ideally|(?:preference|priority) (?:for|to|given|will be given)|prefer (?:candidates|applicants"
    r"|experts|someone|people|those)"
    r"|nice[- ]to[- ]haves?|bonus(?: points| qualifications| if)|good[- ]to[- ]have|plus if|desir(?:able"
    r"|ed) (?:qualif|expertise|skills|background))\b"
    r"|\b(?:preferred|desired|desirable|plus|pluses|bonus|optional)\s?:)"
    r"|(?P<must>\b(?:must[- ](?:have|hold|be|possess)|required (?:qualif|skills|expertise|education|background)"
    r"|(?:minimum|mandatory|basic) (?:qualif|requirements?|education)"
    r"|(?<!not )(?:is|are|be) (?:required|mandatory|essential)|requirements?:|(?<!not )(?<!if )required\b(?! for| to"
    r"| field)|minimum\b|at least\b))"
    r"|(?P<accept>(?:\b|(?<=s))(?:(?:may|can|will|could|might)(?: also)? be (?:considered|accepted)|(?:is|are"
    r"|also) (?:also )?(?:welcome|eligible|considered)"
    r"|welcomed? (?:to apply|too)|also (?:accepted|welcome|considered)|encouraged to apply|welcome)\b)"
    r"|(?P<post>\b(?:(?:strongly |highly |is |are )?prefer(?:red|able)|(?:is|are|would be"
    r"|be) (?:an? )?(?:ideal\b(?! candidate| for)|nice)|desir(?:able|ed)"
    r"|an? (?:strong |big |huge |definite |significant |major |great )?(?:plus|asset|bonus|advantage|benefit)"
    r"|(?:strong )?plus\b(?! if)|advantageous|beneficial|nice to have|helpful"
    r"|not (?:strictly |necessarily |absolutely )?(?:required|necessary|mandatory|needed)"
    r"|strong (?:positive )?signal|optional|appreciated|prioriti[sz]ed|signals? (?:a )?(?:strong )?fit|favou?red)\b)",
    re.I,
)
_ONLY_CUE = re.compile(
    r"\W*(?:(?:strongly|highly|is|are|but|though|also)\s)*(?:preferred|preferable|ideal|ideally|desirable|desired"
    r"|optional|bonus|nice to have|(?:a )?(?:strong )?plus"
    r"|not required|advantage)\W*",
    re.I,
)
_OTHER_SUBJECT = re.compile(
    r"[,;&]\s*(?:and |or )?(?:\w+[ -]){0,4}(?:experience|knowledge|familiarity|skills?|understanding|proficien\w+"
    r"|ability|fluen\w+|track record|publications?|portfolio|certifi\w+|licen[sc]\w+|interest)\b"
    r"|^\W*(?:\w+[ -]){0,2}(?:experience|knowledge|familiarity|background in)\b|\band (?:\w+[ -]){0,3}(?:experience"
    r"|knowledge|publications?)\b|\b(?:with|plus) (?:\w+[ -+]){0,5}experience\b",
    re.I,
)
_PLURAL_CUE = re.compile(r"\b(?:are\b|signal fit)", re.I)
_CONNECT = re.compile(
    r"(?:[\s,/&|()'+-]|\b(?:or|and|an?|the|either|degrees?|level|completed|at least|higher|equivalent|its|s"
    r"|preferably|holders?)\b)*",
    re.I,
)
_OR = re.compile(r"\bor\b|\band/or\b|/|\balternatively\b", re.I)
_TOGETHER = re.compile(r"\W*(?:\w+\W+){0,3}?(?:and|plus|as well as|&)\W+(?:an?\W+)?", re.I)
_NEAR_BRACKET = re.compile(r"(?: degrees?)?\s{0,2}", re.I)

_NO_DEMAND = re.compile(
    r"\b(?:rates?|compensation|pay|tarifas?|taxas?) (?:[\w/-]+ ){0,6}(?:for|to|with|on|upon|depend\w*|a"
    r"|para)\b.{0,40}$|\bcommensurate\b.{0,40}$|\bpremium (?:rates?|pay)\b.{0,60}$"
    r"|\bprogram is open to\b.{0,80}$|\b(?:network|community|team|workforce|group|cohort|thousands|hundreds"
    r"|pool) of\b.{0,90}$|\d[\d,]{2,}\+? ?$"
    r"|\b(?:(?:collaborate|work|partner)(?:d|ed|ing|s)? (?:closely |together |side[- ]by[- ]side )?(?:with"
    r"|alongside)|alongside|founded by|led by|built by|created by|trusted by|used by|connect(?:s|ing)? with"
    r"|joined by|made up of|composed of|backed by|interact\w* with|experts from a (?:wide|broad"
    r"|diverse))\b(?:(?!\b(?:must|have|hold|who|require[ds]?|if you|minimum|degree)\b)[^.]){0,90}$"
    r"|\b(?:didn't|did not|doesn't|does not|don't|do not|without|no|not need|never|not|isn't|aren't|neither"
    r"|regardless of)\s+(?:(?:need|require|have|get|hold|an?|any|your|specific|formal|prior|previous|for"
    r"|the)\s+){0,3}(?:[\w-]+\s)?$"
    r"|\bLevel \d \(?$|\b(?:questions?|problems?|content|prompts?|tasks?|materials?|topics?|exams?|reasoning"
    r"|challenges?|coursework|courses|texts) (?:\w+ ){0,3}(?:at|for|to|of|from) (?:an? |the )?(?:\w+[ /-]){0,3}$"
    r"|\b(?:attended|attending|taught|teaching|tutor(?:ing|ed)?|mentor(?:ing|ed)?|supervis(?:ing|ed)|applying (?:to"
    r"|for)|admission to|advis(?:ing|ed)"
    r"|(?<!looking )(?<!search )(?<!searching )(?<!calling )(?<!preference )(?<!ideal )(?<!perfect )(?<!suited"
    r" )(?<!great )(?<!fit )(?<!need )(?<!hiring )for)\s+(?:an? |the |your )?(?:[\w-]+ )?$",
    re.I,
)
_PEOPLE = re.compile(
    r"(?:[- ]levels?\b)?\W{0,2}\s*(?:in\s\w+\s)?(?:experts?|education|degrees?|qualifications?|training|candidates?"
    r"|researchers?|scientists?|professionals?|specialists?|mathematicians?|physicists?|chemists?"
    r"|biologists?|engineers?|economists?|statisticians?|academics?|scholars?|contributors?|graduates?|or (?:higher"
    r"|above|equivalent|phd|master|bachelor|doctor)|and above|and higher|[,/)])",
    re.I,
)
_LEVEL = re.compile(r"[- ]level\b", re.I)
_LEARNER = re.compile(
    r"(?:[-/ ](?:degree |level )?)?\s?(?:students?|candidates?|candidacy|trainees?|applicants? in"
    r"|program applicants?)\b"
    r"(?!\W{1,3}(?:and |or |candidates?,? ){0,3}(?:(?:recent )?graduates?|holders?|alumni))",
    re.I,
)
_PURSUING = re.compile(
    r"\b(?:enrol+ed|enrol+ing|enrol+ment|pursuing|pursue|studying|working (?:on|towards?)|in the process of"
    r"|completing|candidates? for|finishing|progress(?:ing)? towards?)\b[^.;]{0,40}$",
    re.I,
)
_COMPLETED = re.compile(
    r"\b(?:or|and)(?: have| are| be| has| recently)? ?(?:complet|hold|graduat|earn|obtain|possess|finish|have|has"
    r"|with)|complet\w+ (?:or|of|/)|/ ?complet"
    r"|(?:have|has|hold|holding|possess|graduated?|completed|earned|obtained)(?: \w+){0,2} ?(?:or|/)"
    r"|graduat\w+ (?:with|from)|in progress or|(?:have|completed|graduated),",
    re.I,
)
_COMPLETED_AFTER = re.compile(
    r"[^.;]{0,60}?\b(?:complet|or (?:hold|graduat|have|already)|(?:has|have) (?:been )?(?:obtained|earned))", re.I
)


class Cue(NamedTuple):
    """A word of demand: its kind ("pre", "post", "must", "accept"), its span, the bracket that it stands in."""

    kind: str
    start: int
    end: int
    bracket: Span | None


def find_inside(spans: Sequence[Span], at: int) -> Span | None:
    """The span that holds a position."""
    return next((span for span in spans if span[0] <= at < span[1]), None)


def find_cues(text: str, start: int, end: int, brackets: Sequence[Span]) -> list[Cue]:
    """Every word of demand or preference in `text[start:end]`, in order."""
    return [
        Cue(found.lastgroup or "", found.start(), found.end(), find_inside(brackets, found.start()))
        for found in _CUE.finditer(text, start, end)
    ]


def is_idle(text: str, start: int, end: int, mention: Mention) -> bool:
    """True for a mention that asks for nothing: pay, praise, negation, a level of content.

    >>> text = "Higher rates may be offered to PhDs"
    >>> is_idle(text, 0, len(text), Mention("PhD", "degree", 8, 31, 35))
    True
    """
    left = text[max(start, mention.start - 200) : mention.start]
    right = text[mention.end : min(end, mention.end + 40)]
    if _NO_DEMAND.search(left):
        return True
    if _LEVEL.match(right) or _LEVEL.search(text, mention.start, mention.end):
        return _PEOPLE.match(right) is None
    return False


def drop_learners(text: str, start: int, end: int, mentions: Sequence[Mention]) -> list[Mention]:
    """Without "PhD students", "master's and doctoral candidates", "currently pursuing a BS": a status, not a degree."""
    kept, learners, following = [], False, end
    for mention in reversed(mentions):
        right = text[mention.end : min(end, mention.end + 70)]
        linked = learners and _CONNECT.fullmatch(text, mention.end, following) is not None
        learners = linked or _LEARNER.match(right) is not None
        following = mention.start
        left = text[max(start, mention.start - 90) : mention.start]
        pursuing = _PURSUING.search(left) and not _COMPLETED.search(left) and not _COMPLETED_AFTER.match(right)
        if not learners and not pursuing:
            kept.append(mention)
    return kept[::-1]


def classify(
    text: str, mentions: Sequence[Mention], index: int, cues: Sequence[Cue], brackets: Sequence[Span]
) -> Requirement | None:
    """The class that a cue gives to the mention at `index`; None where no cue speaks of it."""
    mention = mentions[index]
    inner = find_inside(brackets, mention.start)
    room = _NEAR_BRACKET.match(text, mention.end)
    following = find_inside(brackets, room.end() if room else mention.end)
    if following and following != inner and _ONLY_CUE.fullmatch(text, *following):
        return "preferred"
    for cue in cues:
        if cue.start < mention.end or cue.kind == "pre" or not _reaches(text, cue, inner):
            continue
        if not _speaks_of(text, mentions, index, cue.start):
            continue
        if cue.kind == "must":
            return "required" if inner is None or cue.bracket == inner else None
        return "preferred" if cue.kind == "post" else "accepted"
    return _from_before(text, mention, cues, inner)


def _reaches(text: str, cue: Cue, inner: Span | None) -> bool:
    """Whether a cue after a mention can speak of it: a bracket's cue speaks of the bracket alone."""
    if cue.bracket is None:
        return not (inner is not None and cue.kind == "must")
    return cue.bracket == inner and _ONLY_CUE.fullmatch(text, *cue.bracket) is None


def _from_before(text: str, mention: Mention, cues: Sequence[Cue], inner: Span | None) -> Requirement | None:
    """The class given by the last cue before the mention: "preferably a PhD", "Nice to have: PhD"."""
    for cue in reversed(cues):
        if cue.end > mention.start or (cue.bracket is not None and cue.bracket != inner):
            continue
        if cue.kind == "must":
            return "required"
        if cue.kind == "pre":
            return "preferred" if mention.start - cue.end <= 160 else None
    return None


def _speaks_of(text: str, mentions: Sequence[Mention], index: int, at: int) -> bool:
    """Whether the cue at `at` speaks of the mention: of the nearest and those linked to it, nothing else between."""
    last = max(i for i, m in enumerate(mentions) if m.end <= at)
    between = text[mentions[last].end : at]
    if len(between) > 220 or (_OTHER_SUBJECT.search(between) and not _PLURAL_CUE.search(text, max(0, at - 4), at + 12)):
        return False
    return all(is_linked(text[mentions[i].end : mentions[i + 1].start]) for i in range(index, last))


def is_linked(gap: str) -> bool:
    """Whether two mentions stand in one list: only connecting words between them, or an "or"."""
    return len(gap) <= 160 and (_CONNECT.fullmatch(gap) is not None or _OR.search(gap) is not None)


def is_alternative(gap: str) -> bool:
    """Whether two neighbours are alternatives; "teaching certificate and a bachelor's degree" are not."""
    if _OR.search(gap):
        return True
    return _CONNECT.fullmatch(gap) is not None and _TOGETHER.fullmatch(gap) is None
