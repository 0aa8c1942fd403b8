"""Mentions that ask for nothing: pay for PhDs, praise of a network, levels of content, people still studying.

Belongs here: the wordings, and the test. Not here: how strictly the other mentions are asked for (`demands.py`).
All patterns run on folded text (`credentials.fold`); gaps are bounded, so a hostile text costs linear time.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from transforms.credentials import Mention
from transforms.demands import CONNECT

_NO_DEMAND = re.compile(
    r"\b(?:rates?|compensation|pay|tarifas?|taxas?) (?:[\w/-]+ ){0,6}(?:for|to|with|on|upon|depend\w*|a"
    r"|para)\b.{0,40}$|\bcommensurate\b.{0,40}$|\bpremium (?:rates?|pay)\b.{0,60}$"
    r"|\bprogram is open to\b.{0,80}$|\b(?:network|community|team|workforce|group|cohort|thousands|hundreds"
    r"|pool) of\b.{0,90}$|\d[\d,]{2,}\+? ?$"
    r"|\b(?:(?:collaborate|work|partner)(?:d|ed|ing|s)? (?:closely |together |side[- ]by[- ]side )?(?:with"
    r"|alongside)|alongside|founded by|led by|built by|created by|trusted by|used by|connect(?:s|ing)? with"
    r"|joined by|(?:reviewed|vetted|designed|written|taught|verified|trained) by|(?:team|community|network|experts?|platform"
    r"|contributors)"
    r" (?:includes?|consists? of|comprises?|brings? together)|made up of|composed of|backed by|interact\w* with"
    r"|experts from a (?:wide|broad"
    r"|diverse))\b(?:(?!\b(?:must|have|hold|who|require[ds]?|if you|minimum|degree)\b)[^.]){0,90}$"
    r"|\b(?:didn't|did not|doesn't|does not|don't|do not|without|no|not need|never|not|isn't|aren't|neither"
    r"|regardless of)\s+(?:(?:need|require|have|get|hold|finish|complete|earn|an?|any|your|specific|formal|prior"
    r"|previous|for"
    r"|the)\s+){0,3}(?:[\w-]+\s)?$"
    r"|\b(?:questions?|problems?|content|prompts?|tasks?|materials?|topics?|exams?|reasoning"
    r"|challenges?|coursework|courses|texts) (?:\w+ ){0,3}(?:at|for|to|of|from) (?:an? |the )?(?:\w+[ /-]){0,3}$",
    re.I,
)
_STUDIED = re.compile(
    r"\b(?:get|earn|finish|complete|obtain)(?:ing)? their $|\byears? (?:of|in|into) (?:an? |your |their )?$"
    r"|\b(?:us(?:e|ing)|apply(?:ing)?|leverag(?:e|ing)|utili[sz](?:e|ing)) your (?:[\w-]+,? ){0,6}$"
    r"|\b(?:attended|attending|taught|teaching|tutor(?:ing|ed)?|mentor(?:ing|ed)?|supervis(?:ing|ed)|applying (?:to"
    r"|for)|admission to|advis(?:ing|ed)"
    r"|(?<!looking )(?<!search )(?<!searching )(?<!calling )(?<!preference )(?<!ideal )(?<!perfect )(?<!suited"
    r" )(?<!great )(?<!fit )(?<!need )(?<!hiring )for)\s+(?:an? |the |your )?(?:[\w-]+ )?$",
    re.I,
)
_PEOPLE = re.compile(
    r"(?:[- ]levels?\b)?\W{0,3}(?:(?:[\w-]+ ){0,2}?(?:experts?|researchers?|scientists?|professionals?|specialists?"
    r"|clinicians?|physicians?|doctors?|mathematicians?|physicists?|chemists?|biologists?|engineers?|economists?|statisticians?|academics?|scholars?"
    r"|contributors?|graduates?|candidates?)\b|expertise\b|(?:education|degrees?|qualifications?|training)\b"
    r"|or (?:higher|above|equivalent|phd|master|bachelor|doctor)|and (?:above|higher)\b|[,/)])",
    re.I,
)
_LEVEL = re.compile(r"[- ]level\b", re.I)
_EDUCATED = re.compile(r"\beducated (?:to|at)(?: at least)?(?: an?)?\s*$", re.I)
_LEARNER = re.compile(
    r"(?:[-/ ](?:degree |level )?)?\s?(?:thes[ie]s|dissertations?|courses?|coursework|class(?:es)?|curricul\w+"
    r"|students?|candidates?|candidacy|trainees?|applicants? in"
    r"|program applicants?)\b"
    r"(?!\W{1,3}(?:and |or |candidates?,? ){0,3}(?:(?:recent )?graduates?|holders?|alumni))",
    re.I,
)
_PURSUING = re.compile(
    r"\b(?:enrol+ed|enrol+ing|enrol+ment|pursuing|pursue|studying|working (?:on|towards?)|in the process of"
    r"|completing|candidates? for|finishing|progress(?:ing)? towards?)\b[^.;]{0,40}$",
    re.I,
)
_STUDENTS = re.compile(r"\bstudents?\s?\([^()]{0,40}$", re.I)
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


def is_idle(text: str, start: int, end: int, mention: Mention) -> bool:
    """True for a mention that asks for nothing: pay, praise, negation, a level of content.

    >>> text = "Higher rates may be offered to PhDs"
    >>> is_idle(text, 0, len(text), Mention("PhD", "degree", 8, 31, 35))
    True
    """
    left = text[max(start, mention.start - 200) : mention.start]
    right = text[mention.end : min(end, mention.end + 40)]
    if _NO_DEMAND.search(left) or (mention.kind == "degree" and _STUDIED.search(left)):
        return True
    if _EDUCATED.search(left):
        return False
    if mention.kind == "degree" and (_LEVEL.match(right) or _LEVEL.search(text, mention.start, mention.end)):
        return _PEOPLE.match(right) is None
    return False


def drop_learners(text: str, start: int, end: int, mentions: Sequence[Mention]) -> list[Mention]:
    """Without "PhD students", "master's and doctoral candidates", "currently pursuing a BS": a status, not a degree."""
    kept, learners, following, last = [], False, end, ""
    for mention in reversed(mentions):
        right = text[mention.end : min(end, mention.end + 70)]
        person = text[mention.end - 2 : mention.end - 1].isupper() and text[mention.end - 1] == "s"
        named_twice = mention.code == last  # "PhD or PhD candidate": the first one is held
        linked = learners and not (person or named_twice)
        linked = linked and CONNECT.fullmatch(text, mention.end, following) is not None
        learners = linked or (mention.kind == "degree" and _LEARNER.match(right) is not None)
        following, last = mention.start, mention.code
        left = text[max(start, mention.start - 90) : mention.start]
        if _STUDENTS.search(left):
            continue
        pursuing = _PURSUING.search(left) and not _COMPLETED.search(left) and not _COMPLETED_AFTER.match(right)
        if not learners and not pursuing:
            kept.append(mention)
    return kept[::-1]
