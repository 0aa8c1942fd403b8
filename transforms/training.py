"""Where in their training applicants may stand: student, doctoral student, postdoc, resident, fellow, attending.

Belongs here: statuses that the posting admits or seeks. A status is never a lower degree. Not here: degrees, and
people who are no applicants (the students one teaches, the residents of a country, fellow contributors).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from typing import cast, get_args

from transforms.claims import make_proof
from transforms.credentials import fold
from transforms.reading import Parsed, Proof, Reading
from transforms.sentences import MOST_SENTENCES, cut_sentences, find_lines
from transforms.values import TrainingStatus

_GATE = (
    "enrol", "student", "pursuing", "postdoc", "post-doc", "post‐doc", "residen", "fellow", "attending",
    "ph.d. candidate", "phd candidate", "doctoral", "junior", "undergraduates", "in progress",
    "final year", "final-year", "pgy", "abd",
)  # fmt: skip
_ORDER = cast("tuple[TrainingStatus, ...]", get_args(TrainingStatus))

_STUDY = (
    r"(?:degree|program|universit|college|school|bachelor|master|undergrad|graduate|ph\.?d|doctor|institution"
    r"|academ|stud(?:y|ies)\b|education|one\b|course of)"
)
_NOT_APPLICANTS = re.compile(
    r"\binternational students?\b|\bstudents?'|\bstudent (?:essays?|work|loans?|visa|data|records?|focus|answers?"
    r"|questions?|writing|support|success|engagement|learning)|\bstudent-"
    r"|\b(?:teach|taught|tutor|mentor|help|support|assist|supervis|advis|educat|grad(?:e|ing)|instruct|guid|prepar"
    r"|engag|coach|train)\w*\b[^.,;]{0,40}\bstudents?"
    r"|\bstudents? (?:and professionals? )?(?:everywhere|learn|understand|at all levels|struggle|in (?:grades?|K-?12"
    r"|classrooms?)|questions|achieve|prepare)\b"
    r"|\b(?:for|by|from|(?<!open )to|of|with|among|between|experience with) (?:\w+ ){0,3}?students\b(?! (?:who"
    r"|currently|enrolled|are|with|to apply))|\ba student's\b|\benrolled agent|\bfellow students"
)
_STUDENT = re.compile(
    r"\b(?:enrolled|enroll?ment|enroll?ing) (?:in|at|or)\b[^.;]{0,70}"
    + _STUDY
    + r"|\bpursuing\b[^.;]{0,60}"
    + _STUDY
    + r"|\bcurrently enrolled\b|\benrolled candidates\b|\bpursuing one\b|\bfinal[- ]year (?:of|students?|undergrad)"
    r"|\b(?:seek|recruit|looking for|hiring|open to|welcom|invit|includ|accept|consider|either|currently|must be"
    r"|should be|being|are you|you are|you're)\w*\b(?:[^.;]|\.(?=\S)){0,70}\bstudents?\b"
    r"|\bstudents?\b[^.;]{0,50}\b(?:are|is) (?:also |highly |strongly )?(?:welcome|encouraged|eligible|accepted"
    r"|considered|invited)|\bstudents?\b[^.;]{0,30}\b(?:may|can) (?:also )?(?:apply|be considered)"
    r"|^\W*(?:current )?(?:[\w']+ ){0,3}students?\b(?= (?:or|and|in|with|at|of|currently|enrolled|studying|who"
    r"|majoring)|[,/)])"
    r"|\b(?:junior|senior|sophomore|freshman)s?\b[^.;]{0,25}\b(?:undergraduate|graduat|standing|in college|bachelor"
    r"|degree|university)|\bundergraduates\b(?= (?:are|who|in|and|with))|\bin[- ]progress (?:bachelor|master|degree)"
    r"|\bundergraduate (?:or|and|/) graduate students?\b",
    re.I,
)
_STUDENTS = re.compile(r"\bstudents?\b", re.I)
_DOCTORAL = re.compile(
    r"\b(?:ph\.? ?d\.?s?|doctoral|doctorate)(?:[ /-](?:level|degree|or|and|/|postdoc|masters?"
    r"|students?,?)){0,3}[ /]+(?:students?|candidates?|candidacy|researchers? in training)\b"
    r"|\b(?:enrolled in|pursuing|completing|working (?:on|towards?)) (?:an? |your |their )?(?:\w+ )?(?:ph\.?d"
    r"|doctora)|\bABD\b|\bph\.?d\.? \(?(?:completed or )?in progress"
    r"|\bdoctoral\b[^.;]{0,60}\bstudents?\b(?! and graduates in this)",
    re.I,
)
_POSTDOC = re.compile(
    r"\bpost-? ?doc(?:s|toral)?\b(?![- ](?:experience|training|level|research experience|work))", re.I
)
_MEDICINE = re.compile(
    r"\b(?:physician|medic(?:al|ine)|M\.?D\b|attending|clinical|clinician|hospital|surg\w+|board|PGY|specialty"
    r"|doctor|\w+olog(?:y|ist)s?|pediatric|psychiatr\w+|nurs)",
    re.I,
)
_PLACE = re.compile(
    r"\bresiden(?:ts?|cy)\b[^.;]{0,12}\b(?:of|in (?:the )?[A-Z]|permit|visa|status card|requirement|country)"
    r"|\b(?:legal|permanent|tax|current|local|lawful|US|U\.S\.|country of|(?:[A-Z]\w+(?:ian|ish|ese"
    r"|can)))\s+residen(?:ts?|cy)\b(?! (?:physician|program|training|in))"
    r"|\breside\b|\bresiding\b|\bnon-resident|\bresidency:|\bresident of\b"
)
_DONE = re.compile(
    r"\b(?:complet\w+|graduat\w+|finish\w+|successful|post|after|prior|past|former|years? (?:of"
    r"|post))\b[^.;]{0,40}\b(?:residency|fellowship)|\b(?:residency|fellowship)[- ](?:trained|training"
    r"|program director|education|complet\w+|(?:is |was |has been )?(?:completed|required))",
    re.I,
)
_RESIDENT = re.compile(
    r"\bresidents?\b(?! (?:evil|expert))|\bin (?:\w+ )?residency\b|\bresidency\s?(?:/|or above|status|or higher)"
    r"|\bPGY-?\d?",
    re.I,
)
_FINAL = re.compile(
    r"\b(?:final|last)[- ]year\b[^.;]{0,50}\bresiden(?:ts?|cy)\b|\b(?:senior|chief) residents?\b|\bPGY-?[3-9]\+?", re.I
)
_FELLOW = re.compile(
    r"^\W*(?:\w+ ){0,3}fellow\b(?= (?:with|in|who))|\bresidents?/fellows?\b|\b(?:current |clinical "
    r"|medical |including |for |and "
    r"|or |research )?fellows\b(?! (?:of|program|network))|\b(?:clinical|medical|current|\w+olog(?:y|ist)) fellow\b"
    r"|\bfellow(?:ship)? status\b|\bin (?:\w+ )?fellowship\b(?! program)",
    re.I,
)
_ATTENDING = re.compile(r"\battending physicians?\b|\battendings\b|\battending (?:doctors?|surgeons?)\b", re.I)
_BOILERPLATE = re.compile(r"\bprogram is open to\b|\b(?:work|training) authori[sz]ation\b|\bF-1\b|\bOPT\b")


def parse_training_status(reading: Reading) -> Parsed[tuple[TrainingStatus, ...]] | None:
    """The statuses that the posting seeks or admits, in the order of the code list; None where it names none.

    A sentence about visas ("open to students on F-1") counts only where nothing else names a status.
    """
    firm: dict[TrainingStatus, Proof] = {}
    weak: dict[TrainingStatus, Proof] = {}
    for sentence, base, path in islice(_find_sentences(reading), MOST_SENTENCES // 2):
        kept = weak if _BOILERPLATE.search(sentence) else firm
        source, bounds = reading.title if path else reading.text, (base, base + len(sentence))
        for status, start, end in find_statuses(sentence, is_title=path is not None):
            inner = (base + start, base + end)
            kept.setdefault(status, make_proof("training_status", source, bounds, inner, key=status, path=path))
    found = firm or weak
    if not found:
        return None
    if "final_year_resident" in found:
        found.pop("resident", None)
    names = tuple(status for status in _ORDER if status in found)
    return Parsed(value=names, proofs=tuple(found[name] for name in names))


def find_statuses(sentence: str, *, is_title: bool = False) -> Iterator[tuple[TrainingStatus, int, int]]:
    """(status, start, end) of each status that one folded sentence or title admits.

    >>> [status for status, *_ in find_statuses("PhD (or currently a PhD candidate) in Physics")]
    ['phd_student']
    >>> list(find_statuses("Must be a resident of Singapore and tutor students"))
    []
    """
    doctoral = _DOCTORAL.search(sentence)
    if doctoral:
        yield "phd_student", *doctoral.span()
    student = _STUDENTS.search(sentence) if is_title else _STUDENT.search(sentence)
    if student and not _NOT_APPLICANTS.search(sentence) and not (doctoral and _only_doctoral(sentence)):
        yield "student", *student.span()
    if postdoc := _POSTDOC.search(sentence):
        yield "postdoc", *postdoc.span()
    if re.search(r"esiden|PGY|ellow|ttending", sentence) and _MEDICINE.search(sentence):
        yield from _find_clinical(sentence)


def _only_doctoral(sentence: str) -> bool:
    """Whether every student of the sentence is a doctoral one."""
    rest = _DOCTORAL.sub(" ", sentence)
    return not re.search(r"\bstudents?\b|\bundergraduate|\bmaster", rest, re.I)


def _find_clinical(sentence: str) -> Iterator[tuple[TrainingStatus, int, int]]:
    final = _FINAL.search(sentence)
    if final:
        yield "final_year_resident", *final.span()
    resident = _RESIDENT.search(sentence)
    if resident and not final and not _PLACE.search(sentence) and not _DONE.search(sentence):
        yield "resident", *resident.span()
    fellow = _FELLOW.search(sentence)
    if fellow and not _DONE.search(sentence):
        yield "fellow", *fellow.span()
    if attending := _ATTENDING.search(sentence):
        yield "attending", *attending.span()


def _find_sentences(reading: Reading) -> Iterator[tuple[str, int, str | None]]:
    """(folded sentence, offset of its start, path) for sentences that may name a status, the title last."""
    for line in find_lines(reading, _GATE):
        if line.section in ("pay", "legal"):
            continue
        folded = fold(line.text)
        for start, end in cut_sentences(folded, 0, len(folded)):
            yield folded[start:end], line.start + start, None
    if any(word in reading.title.lower() for word in _GATE):
        yield fold(reading.title), 0, "title"
