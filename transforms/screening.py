"""What stands between an application and the work: interview, exam, identity and background checks, NDA, English CV;
and the right to work that the posting demands.

Belongs here: steps that the applicant goes through. Not here: tests as a task ("create qualification tests"), skills,
and countries (`places.py`).
"""

from __future__ import annotations

import re

from transforms.quotes import Span, any_of, find_clauses, make_proof
from transforms.reading import Parsed, Reading
from transforms.values import Screening, WorkAuthorization

_TEST = (
    r"(?:assessments?|exams?|examinations?|(?<!to the )tests?|quiz(?:zes)?|online evaluation)"
    r"(?! (?:tasks?|data|cases?|content|projects?|suites?|of (?:the |an? )?(?:model|responses?|outputs?)))"
)
_ASKED = any_of(
    "pass(?:ing)?", "complet(?:e|ing|ion of)", "take", "taking", "undergo", "required? (?:an?|to)", "requires?",
    "include[sd]?", "including", "must", "via", "through", "short", "brief", "online", "initial", "paid", "technical",
    "timed", "qualification", "qualifying", "qualifier", "screening", "language", "certification", "entry",
    "admission", "skills?", "domain", "english", "writing", "open[- ]book", "starter", "sample", "proctored",
    "onboarding", "unpaid", r"\d+[- ]?min(?:ute)?s?",
)  # fmt: skip
_AI = "ai[- ](?:(?:led|powered|based|driven|conducted|assisted|video|voice|screening|resume) ){0,2}"
_STEPS: dict[Screening, tuple[str, ...]] = {
    "ai_interview": (
        rf"\b{_AI}(?:interview(?:er|s)?|recruiter)\b",
        r"\binterview(?:ed)? (?:with|by|conducted by) (?:an |our |the )?ai\b",
        r"\b(?:automated|zara) interview\b",
        r"\bconversation with (?:an |our )?ai\b",
    ),
    "exam": (
        rf"\b{_ASKED}[ -](?:[\w’'-]{{1,14}} ){{0,4}}{_TEST}\b",
        r"\bqualification (?:process|exam|step)\b",
        r"\bassessment:|\bthere is an? [\w -]{0,20}assessment\b|(?-i:[Ss])hort assessment",
    ),
    "id_verification": (
        r"\b(?:identity|id|identification)[- ](?:verification|check|proofing|validation)\b",
        r"\b(?:kyc|persona verification)\b",
        r"\bverif(?:y|ying|ication of) (?:your |their |candidate )?(?:identity|id)\b",
        r"\bgovernment[- ]issued (?:photo )?id\b|\bvalid (?:photo )?id (?:document|card|is required)",
        r"\bproof of (?:identity|id|citizenship)\b",
    ),
    "background_check": (
        r"\bbackground[- ](?:check|screening|verification|investigation)s?\b",
        r"\bcriminal (?:record|history|background)",
    ),
    "nda": (r"\bndas?\b", r"\bnon-? ?disclosure\b", r"\bconfidentiality (?:agreement|form|undertaking)s?\b"),
    "cv_english": (
        r"\b(?:cv|resume|résumé|curriculum vitae)s?\b(?:(?!fluen|profic|skill)[^.;\n]){0,25}\bin english\b",
        r"\benglish[- ](?:language )?(?:cv|resume|résumé)s?\b",
    ),
}
_COMPILED = {step: re.compile(any_of(*words), re.I) for step, words in _STEPS.items()}
_TASK_WORDS = (
    "creat(?:e|ing|ion)", r"develop\w{0,5}", r"design\w{0,3}", "writ(?:e|ing)", r"build\w{0,3}", r"craft\w{0,3}",
    r"author\w{0,3}", "grade", "grading", r"conduct\w{0,3}", r"prepar\w{1,5}", r"administer\w{0,3}", "score the",
    "tasks? (?:such as|like|include)", "rates", "determined", r"depend\w{0,4}", "vary", "based on", "model",
    "framework", "taxonomy", "unit", "robust", "stress", r"red[- ]team\w{0,3}", "quality", "risk", "impact",
    "environmental", "needs?", "performance", "self", "psychological", "educational", "student", "llms?(?:[’']s)?",
    "experience (?:with|in|of)", "responses?", "outputs?",
)  # fmt: skip
_TASK = re.compile(rf"\b{any_of(*_TASK_WORDS)}\b[^.;\n]{{0,60}}$", re.I)
_NONE = re.compile(r"\b(?:no|not|without|don[’']t need|never) (?:\w+ ){0,4}$", re.I)
_DEMANDED = re.compile(r"\b(?:pass(?:ed|ing)?|undergo|must|required to|you(?: will|[’']ll) (?:need|be))\b", re.I)
_APPLYING_WORDS = (
    "you", "candidates?", "applicants?", "must", "required?", "will be", "application", "selection", "accepted",
    "onboarding", "before", "prior to", "successful", "upload", "submit", "pass(?:ed)?", "complete", "take", "undergo",
    "quiz", "assessment",
)  # fmt: skip
_APPLYING = re.compile(rf"\b{any_of(*_APPLYING_WORDS)}\b", re.I)

_MAY = "(?:authori[sz]ed|eligible|permitted|entitled|legally (?:able|allowed)|able to legally)"
_AUTHORIZED_WORDS = (
    rf"{_MAY} (?:to )?(?:legally )?work\b(?! (?:on|with|at least|\d))",
    "legal (?:right|authori[sz]ation) to work",
    "right to work",
    "work (?:permit|visa|eligibility|authori[sz]ation|or training authori[sz]ation)",
    "employment authori[sz]ation",
    "authori[sz]ation to work",
)
_AUTHORIZED = re.compile(rf"\b{any_of(*_AUTHORIZED_WORDS)}\b", re.I)
_LIVE = r"(?:(?:where|in which) )?(?:you|they) (?:live|reside|are based)(?: in)?"
_RESIDENCE = re.compile(
    r"\b(?:in|of) (?:(?:your|their|the|his or her) )?(?:own |current )?"
    rf"(?:countr(?:y|ies) (?:of residence|{_LIVE})|(?:residence|home|local) country)",
    re.I,
)
_SPONSOR = re.compile(
    r"\bsponsor(?:s|ed|ing|ship)?\b(?! (?:posts?|ads?|benefits?|content|links?|prior|health|by))", re.I
)
_VISA = re.compile(r"\b(?:visas?|h-?1-?b|opt|cpt|f-?1|j-?1|work permits?|immigration|employment|contract)\b", re.I)
_REFUSED = re.compile(
    r"\b(?:not|no|cannot|can[’']?t|don[’']?t|doesn[’']?t|unable|without|won[’']?t|nor|neither|isn[’']t|aren[’']t|never"
    r"|notbe)\b",
    re.I,
)
_STATUSES: dict[str, re.Pattern[str]] = {
    "H-1B": re.compile(r"\bh-?1-?b\b", re.I),
    "F-1-STEM-OPT": re.compile(r"\bstem[- ]opt\b", re.I),
    "F-1-OPT": re.compile(r"(?<!stem )(?<!stem-)\bopt\b(?![- ](?:in|out|for|to)\b)", re.I),
    "F-1-CPT": re.compile(r"\bcpt\b(?! cod(?:es?|ing))", re.I),
}
_STATUS_CONTEXT = re.compile(
    r"\b(?:support|sponsor\w{0,4}|accept|hire|consider|work with|engage|status(?:es)?|visas?|eligible)\b", re.I
)


def parse_screening(reading: Reading) -> Parsed[tuple[Screening, ...]] | None:
    """The steps an applicant must go through, in the order of the code list; None where the text names none."""
    found: dict[Screening, Span] = {}
    for step in _STEPS:
        for clause in find_clauses(reading, step):
            if _asks(reading.text[clause.start : clause.end], step):
                found[step] = clause
                break
    if not found:
        return None
    proofs = tuple(make_proof("screening", clause, key=step) for step, clause in found.items())
    return Parsed(value=tuple(found), proofs=proofs)


def _asks(said: str, step: Screening) -> bool:
    """Whether a clause puts the step before the applicant: tests as a duty, a skill or a matter of rates are none."""
    for match in _COMPILED[step].finditer(said):
        if _NONE.search(said[: match.start()]):
            continue
        is_task = _TASK.search(said[: match.end()]) is not None and not _DEMANDED.search(said)
        if step != "exam" or (not is_task and _APPLYING.search(said)):
            return True
    return False


def parse_work_authorization(reading: Reading) -> Parsed[WorkAuthorization] | None:
    """Right to work, visa sponsorship and excluded statuses as the text states them; None where it is silent."""
    clauses = [clause for clause in find_clauses(reading, "work_right") if _is_on_right(reading.text[slice(*clause)])]
    if not clauses:
        return None
    said = tuple(dict.fromkeys(" ".join(reading.text[slice(*clause)].split()) for clause in clauses))
    value = WorkAuthorization(
        in_residence_country=True
        if any(_AUTHORIZED.search(text) and _RESIDENCE.search(text) for text in said)
        else None,
        sponsorship=_read_sponsorship(said),
        excluded_statuses=tuple(dict.fromkeys(name for text in said for name in _excluded(text))),
        text=" ".join(said)[:400],
    )
    return Parsed(value=value, proofs=tuple(make_proof("work_authorization", clause) for clause in clauses))


def _is_on_right(said: str) -> bool:
    """Whether a clause is on the right to work: it names it, a sponsorship of visas, or a status that is refused."""
    if _AUTHORIZED.search(said) or _excluded(said):
        return True
    sponsor = _SPONSOR.search(said)
    if sponsor is None or "visa sponsor prior" in said:
        return False
    return _REFUSED.search(said, 0, sponsor.end()) is not None or (
        _VISA.search(said) is not None
        and re.search(r"\b(?:we|company|can|provide|offer|available)\b", said, re.I) is not None
    )


def _read_sponsorship(said: tuple[str, ...]) -> bool | None:
    """False where any clause refuses sponsorship, True where one offers it, None where none speaks of it."""
    offered: bool | None = None
    for text in said:
        sponsor = _SPONSOR.search(text)
        if sponsor is None:
            continue
        if _REFUSED.search(text, 0, sponsor.end()) or re.search(r"sponsor\w* (?:is |are )?(?:not|un)", text, re.I):
            return False
        offered = True
    return offered


def _excluded(said: str) -> tuple[str, ...]:
    """The statuses that a clause refuses: "cannot support H1-B or STEM OPT status candidates"."""
    refused = _REFUSED.search(said)
    if refused is None or not _STATUS_CONTEXT.search(said):
        return ()
    return tuple(name for name, pattern in _STATUSES.items() if pattern.search(said, refused.end()))
