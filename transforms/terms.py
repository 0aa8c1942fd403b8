"""On what terms the worker is engaged: contractor, employee, temporary, intern, volunteer; and the US tax form.

Belongs here: statements about this engagement. Not here: the applicant's past ("five years as a freelancer"), fields of
work ("contract law"), full-time and part-time (`schedule.py`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal

from transforms.quotes import LIMIT, Span, any_of, find_clauses, make_proof
from transforms.reading import Parsed, Proof, Published, Reading
from transforms.values import Employment

ORDER: tuple[Employment, ...] = ("contractor", "employee", "temporary", "intern", "volunteer")

_END, _GLUED = r"(?:\b|(?-i:(?=[A-Z])))", r"(?:\b|(?-i:(?<=[a-z])(?=[A-Z])))"
"""Word ends in texts that lost the spaces at their bold markers ("contractCompensation", "AssistantType")."""
_KIND = any_of(
    "roles?", "positions?", "opportunit(?:y|ies)", "jobs?", "work", "basis", "projects?", "gigs?", "assignments?",
    "engagements?", "tasks?", "status", "offers?", "collaborations?", "vacanc(?:y|ies)", "contracts?", "agreements?",
    "workflow", "terms", "services?", "employment", "rates?",
)  # fmt: skip
_TRAIT = any_of(
    "hourly", "remote", "paid", "part-time", "full-time", "short-term", "long-term", "limited-term", "project-based",
    "external", "1099", "flexible", "ongoing", "at-will", "independent", "temporary", "initial", "month-to-month",
    r"[1-9]\d?[- ](?:week|month)",
)  # fmt: skip
_HIRE = any_of(
    "as", "be", "is an?", "are", "for", "hire", "hiring", "seeking", "seek", "looking for", "recruiting", "become",
    "engage", "engaging", "onboarding", "invite", "inviting", "welcome", "offers?",
)  # fmt: skip
_ADJECTIVE = any_of(
    "an?", "the", "our", "hourly", "at-will", "skilled", "expert", "talented", "experienced", "several", "multiple",
    "qualified", "remote", "native",
)  # fmt: skip
_FREELANCE_THING = "(?:platforms?|marketplaces?|economy|sites?|websites?|portfolios?|careers?|clients|market)"
_COUNTED = "(?:experts?|people|users?|members?|contributors?|hours?|tasks?|jobs?|reviews?)"
_STAFF = "(?:full-time|part-time|permanent|regular|salaried)"
_CONTRACTOR = "(?:contractors?|freelanc(?:e|er|ers))"
_ABROAD = (
    "独立承包商|獨立承包商|獨立承攬|自由(?:职业|職業|撰稿|译者|譯者|工作者)|合[约約]合作|業務委託|フリーランス|프리랜서|ฟรีแลนซ์"
    r"|\b(?:penulis|penterjemah|penerjemah|pekerja|kontraktor) (?:stem )?(?:bebas|lepas)\b|\bфриланс\w{0,4}"
    r"|\bniezależn\w{1,3} wykonawc\w{1,2}"
)
"""Contract and freelance work in languages that the patterns below do not otherwise speak."""
_PATTERNS: dict[Employment, tuple[str, ...]] = {
    "contractor": (
        r"\bindependent[- ]contract(?:ors?|ing)\b",
        rf"\bcontract(?:or)?[- ](?:based|{_KIND})\b",
        rf"\bfreelanc(?:e|er|ers|ing)[- ](?:\w{{2,12}}[- ,]{{1,2}}){{0,2}}{_KIND}\b",
        rf"\b{_TRAIT}[- ,]{{1,2}}(?:{_TRAIT}[- ,]{{1,2}})?(?:{_CONTRACTOR}|contract|freelancing){_END}",
        rf"\b{_HIRE} (?:{_ADJECTIVE} ){{0,3}}{_CONTRACTOR}\b",
        r"\bclassified as (?:an? )?[^.\n]{0,25}?contractors?\b",
        r"\b(?:chance|opportunit\w{1,3}|platform) (?:for )?freelancers?\b",
        rf"\bfreelance\b(?! {_FREELANCE_THING})",
        r"\b(?:our|all|these|selected|successful) contractors\b|\bcontractors (?:must|will|may|receive|are paid)\b",
        r"^\W*(?:contract|contractor|freelancers?)\W*$",
        r"\((?:contract|contractor|freelance)\)",
        r"\bcontract or (?:full|part)[- ]time\b",
        rf"{_GLUED}type\W{{1,6}}(?:\w{{1,12}} ){{0,2}}?(?:contract(?:or)?|freelance){_END}",
        rf"(?<![\d$.,])\b1099\b(?![,.]?\d| {_COUNTED})",
        r"\b(?:self[- ]employed|contract[- ]to[- ]hire|end the contract|b2b contract)\b",
        r"\bfreelancers (?:welcome|wanted|needed|from|based|located)\b",
        r"\bengagement\W{1,4}(?:contract|freelance)\b",
        r"\bcontract (?:length|duration|term|period)s?\b",
        r"\bcontract\s?: (?:(?:about|approximately|initial|up to) )?~?[0-9]{1,2}\W{0,2}(?:[0-9]{1,2} )?(?:weeks?|months?)\b",
        r"\b(?:this|the|your|our|initial) (?:\w+ )?contract (?:is|will|runs|lasts|can be)\b",
        r"\b(?:on|under) an? (?:[\w-]{3,15} )?contract\b",
        r"\b(?:oportunidad|trabajo|puesto|proyecto|rol) freelance\b",
        r"\b(?:contratista independiente|prestadora? de serviços|travailleur indépendant|auto-?entrepreneur)\b",
        r"\b(?:freiberuflich\w{0,2}|freie[rn]? mitarbeit\w{0,4}|unabhängige\w? auftragnehmer\w{0,2})\b",
        r"\bonafhankelijke? opdrachtnemer\b",
        _ABROAD,
    ),
    "employee": (
        r"\bw-?2 (?:employees?|employment|position|role|status|basis|contract)\b",
        r"\bw-?2\s?(?:/|or)\s?1099\b",
        rf"\b(?:as|become|be) an? (?:{_STAFF} ){{0,2}}employees? (?:of|at|with)\b",
        rf"\b{_STAFF} (?:employees?|employment)\b",
        r"\bpermanent (?:role|position|contract|job)\b",
        r"\bemployment (?:type|status)\W{1,6}(?:\w{1,9} ){0,2}?(?:employee|permanent)\b",
        r"\bemploy(?:ee status|ment contract)\b",
    ),
    "temporary": (
        rf"\b(?:temporary|fixed-term) (?:employees?|work(?:ers?)?|{_KIND})\b",
        r"\btemp (?:role|position|job|assignment|to[- ]hire)\b",
        r"\b(?:employment|job) types?\W{1,6}(?:[\w-]{1,12}\W{1,3}){0,3}?temporary\b",
    ),
    "intern": (
        r"\binternship (?:role|position|opportunity|program(?:me)?)\b",
        r"\b(?:paid|this|remote) internship\b",
        r"\b(?:as|for|seeking|hiring) (?:an? )?(?:\w{2,12} ){0,2}interns?\b",
        r"\bemployment type\W{1,6}intern(?:ship)?\b",
    ),
    "volunteer": (
        r"\bvolunteer (?:role|position|opportunit(?:y|ies)|basis|project)\b",
        r"\b(?:as volunteers?|on a voluntary basis)\b",
        r"\bunpaid (?:role|position|opportunity|project)\b",
    ),
}
_COMPILED = {kind: re.compile(any_of(*words), re.I) for kind, words in _PATTERNS.items()}
_NOT = any_of(
    "not", "no", "never", "isn[’']t", "aren[’']t", "don[’']?t", "doesn[’']?t", "without", "nor", "rather than",
    "instead of", "cannot", "neither", "unable to",
)  # fmt: skip
_DENIED = re.compile(rf"\b{_NOT}\b[^.;\n]{{0,55}}$", re.I)
_BEHIND = any_of(
    "experience", "years?", "background", "worked", "work history", "previously", "portfolio", "proven", "former",
    "employed",
)  # fmt: skip
_PAST = re.compile(rf"\b{_BEHIND}(?: [\w+-]+){{0,5}} $|\beither (?:as )?(?:an? )?(?:\w+ ){{0,3}}$", re.I)
_PAST_AFTER = re.compile(r"[^.;,\n]{0,45}\b(?:experience|background|portfolio|history|clients|career)\b", re.I)
_HOPED_WORDS = (
    "lead(?:s|ing)? to", "future", "potential", r"possib\w{1,6}", "chances?", r"conver\w{1,4}", r"transition\w{0,4}",
    "path", "odds", "alongside", "besides", "in addition to", "around", "current", "existing", "your", "another",
    "other", "primary",
)  # fmt: skip
_HOPED = re.compile(rf"\b{any_of(*_HOPED_WORDS)}\b[^.;\n]{{0,50}}$", re.I)
_CROWD = re.compile(r"\b(?:million|thousand|network of|over|\d[\d,]{2,9}\+?) (?:\w+ ){0,3}$", re.I)
_FIELD_WORD = any_of(
    "law", r"manag\w{1,5}", r"review\w{0,3}", r"admin\w{0,9}", r"negotiat\w{1,4}", "specialist", "attorney", "lawyer",
    r"analy\w{1,4}", r"draft\w{0,3}",
)  # fmt: skip
_FIELD = re.compile(rf"\bcontract(?:s|or)? {_FIELD_WORD}\b|\b(?:smart|api|futures|options) contract", re.I)
_TITLE: dict[Employment, re.Pattern[str]] = {
    "contractor": re.compile(
        r"\bfreelanc(?:e|er|ers|ing)\b|\bindependent contractor\b|\b1099\b|\bcontractor\s*$"
        rf"|[(\[|,–-]\s*(?:\w+[ ,-]+){{0,2}}contract(?:or)?(?:[ -](?:{_KIND}|remote|hourly|part-time"
        rf"|full-time))?\s*(?=[)\]|,–-]|$)"
        rf"|\bcontract(?:or)? {_KIND}\b|\b(?:hourly|remote|part-time|full-time) contract(?:or)?\b|{_ABROAD}",
        re.I,
    ),
    "temporary": re.compile(
        r"[(\[|,–-]\s*temp(?:orary)?\s*(?=[)\]|,–-]|$)|\btemporary (?:role|position|job|contract)\b", re.I
    ),
    "intern": re.compile(r"\bintern(?:ship)?\b(?! (?:medicine|audit))", re.I),
    "volunteer": re.compile(
        r"\bvolunteer (?:role|position|opportunity)\b|[(\[|,–-]\s*volunteer\s*(?=[)\]|,–-]|$)", re.I
    ),
}
_LISTED: dict[Employment, re.Pattern[str]] = {
    "contractor": re.compile(r"contract|freelance|self[- _]?employ|1099|\bc2c\b|corp[- ]to[- ]corp", re.I),
    "employee": re.compile(r"\bemployee\b|\bpermanent\b|\bw-?2\b|\bsalaried\b", re.I),
    "temporary": re.compile(r"\btemp|fixed[- _]term|seasonal", re.I),
    "intern": re.compile(r"\bintern(?:ship)?\b", re.I),
    "volunteer": re.compile(r"volunteer|unpaid", re.I),
}
_FORMS: tuple[tuple[Literal["1099", "w2"], re.Pattern[str]], ...] = (
    ("1099", re.compile(rf"(?<![\d$€£.,#-])\b1099(?:[- ]?(?:NEC|K|MISC))?\b(?![,.]?\d| {_COUNTED})")),
    ("w2", re.compile(r"\bw-?2\b(?!\s?(?:\d|v\b|vec))", re.I)),
)


def parse_employment(reading: Reading, *, first_party: bool = True) -> Parsed[tuple[Employment, ...]] | None:
    """Every kind of engagement that the text or the title states; the platform's own field where both are silent.

    "Full time" and "Part time" are schedules and say nothing here. None where nothing is said.
    """
    found = dict(_in_title(reading.title))
    for kind in ORDER:
        for clause in _statements(reading, kind):
            found[kind] = make_proof("employment_type", clause, key=kind)
            break
    if not found and first_party:
        found = dict(_in_listing(reading.values("employment_type")))
    kinds = tuple(kind for kind in ORDER if kind in found)
    return Parsed(value=kinds, proofs=tuple(found[kind] for kind in kinds)) if kinds else None


def _statements(reading: Reading, kind: Employment) -> Iterator[Span]:
    """The clauses that state a kind of engagement, in order."""
    for clause in find_clauses(reading, kind):
        said = reading.text[clause.start : clause.end]
        for match in _COMPILED[kind].finditer(said):
            if _is_statement(said, match) and not (kind == "employee" and _HOPED.search(said[: match.start()])):
                yield clause


def _is_statement(said: str, match: re.Match[str]) -> bool:
    """Whether the words speak of this engagement: not denied, not a past one, not a field of work or a crowd."""
    before = said[: match.start()]
    if _FIELD.search(said, max(0, match.start() - 8), match.end() + 15):
        return False
    if _DENIED.search(before) or _PAST.search(before) or _PAST_AFTER.match(said, match.end()):
        return False
    return not (match.group().lower().endswith("s") and _CROWD.search(before))


def _in_title(title: str) -> Iterator[tuple[Employment, Proof]]:
    for kind, pattern in _TITLE.items():
        if pattern.search(title) and not _FIELD.search(title):
            yield kind, Proof(field="employment_type", start=0, end=min(len(title), LIMIT), key=kind, path="title")


def _in_listing(values: tuple[Published, ...]) -> Iterator[tuple[Employment, Proof]]:
    for value in values:
        for kind, pattern in _LISTED.items():
            if pattern.search(value.text):
                proof = Proof(
                    field="employment_type", start=0, end=min(len(value.text), LIMIT), key=kind, path=value.path
                )
                yield kind, proof


def parse_us_tax_form(reading: Reading) -> Parsed[Literal["1099", "w2"]] | None:
    """The US tax form of the engagement; None where no form, or both, are named."""
    found: dict[Literal["1099", "w2"], Proof] = {}
    for clause in find_clauses(reading, "tax_form"):
        said = reading.text[clause.start : clause.end]
        for form, pattern in _FORMS:
            match = pattern.search(said)
            if match is not None and not _DENIED.search(said[: match.start()]):
                found.setdefault(form, make_proof("us_tax_form", clause))
    if len(found) != 1:
        return None
    form, proof = next(iter(found.items()))
    return Parsed(value=form, proofs=(proof,))
