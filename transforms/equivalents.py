"""What stands in for a degree: a foreign equivalent, experience, a credential; and texts that ask for none.

Belongs here: "or equivalent", "or equivalent experience", "degree not required". Not here: the degrees themselves.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from transforms.claims import Claim, make_proof
from transforms.credentials import find_credentials, fold
from transforms.reading import Line, Proof, Reading
from transforms.sentences import Sentence, find_lines
from transforms.values import DegreeEquivalent

_FOREIGN = re.compile(
    r"\b(?:or|and|/)\s?(?:an? )?\(?(?:(?:international|foreign|overseas|global|local|national|their|its"
    r"|recogni[sz]ed|non-us|higher|similar|or)[ /,)]{1,2}){0,3}equivalents?\b"
    r"(?![ -](?:\w+ ){0,3}(?:experience|work|skills?|knowledge|background|training|practical|proficiency|expertise"
    r"|combination))"
    r"|\bequivalent (?:degrees?|qualifications?|credentials?|foreign|international)\b|\(or equivalent\)"
    r"|\binternational equivalent",
    re.I,
)
_EXPERIENCE = re.compile(
    r"\bor (?:an? )?(?:(?:equivalent|comparable|extensive|significant|relevant|substantial|proven|demonstrated"
    r"|commensurate|related|professional|practical|industry|hands-on|work|strong|demonstrable)[ ,/]+(?:and )?){1,4}"
    r"(?:[a-z][\w-]* ){0,3}?(?:experience|work history|expertise|background)\b|\b(?:and/or|or) (?:\w+ )?(?:work"
    r"|professional|industry) (?:history|experience)\b|\bequivalent (?:[\w-]+[ /]){0,3}experience\b"
    r"|\b(?:in lieu of|instead of|in place of|substitut\w+ for) (?:an? |the )?(?:formal )?(?:degree|education)"
    r"|\bor (?:at least )?\d+\+? (?:years|yrs)|\b(?:combination|mix) of education and\b"
    r"|\bor (?:an? )?equivalent combination",
    re.I,
)
_NONE = re.compile(
    r"\bno (?:(?:formal|specific|particular|prior|college|university|advanced|academic|educational"
    r"|minimum) ){0,3}(?:degrees?|education|diploma|qualifications?|educational background)\b"
    r"(?: or \w+)? (?:(?:is|are|will be) )?(?:required|necessary|needed|requirements?)\b|\b(?:degree"
    r"|diploma)s? (?:(?:is|are) )?not (?:strictly |necessarily )?(?:required|necessary|needed|mandatory)\b"
    r"|\b(?:do not|don't|does not|doesn't) (?:need|require) an? (?:(?:formal|specific|college|university|advanced"
    r"|relevant) ){0,2}degree\b|\bno degree\b(?! in\b| from\b| or\b)|\bno (?:formal )?educational? requirements?\b",
    re.I,
)
_CONDITION_LIMIT = 90
_CONDITION = re.compile(r"\s*[,(]?\s*(?:if|provided|as long as|for (?:those|candidates)|with|when)\b", re.I)
_PREFERENCE = re.compile(r"\b(?:prefer|plus\b|ideal|desir|signal|asset|bonus|advantage)", re.I)
_DANGLING_OR = re.compile(r"\bor\W*$", re.I)
_OR_BEFORE = re.compile(r"(?:\bor (?:an? |the )?(?:[\w-]+ ){0,3}|/\s?)\(?$", re.I)
_YEARS = re.compile(r"\bexperience\b|\byears\b", re.I)


def find_waiver(sentence: Sentence) -> tuple[int, int, bool] | None:
    """(start, end, on a condition) of "degree not required" in a sentence; a mere preference waives nothing.

    The condition ("if experience is exceptional") leaves the degree asked for, with something in its place.
    """
    found = _find_denial(sentence.text, sentence.start, sentence.end)
    if found is None:
        return None
    on_condition = _CONDITION.match(sentence.text, found.end(), sentence.end) is not None
    if not on_condition and _PREFERENCE.search(sentence.text, sentence.start, sentence.end):
        return None
    return found.start(), found.end(), on_condition


def _find_denial(text: str, start: int, end: int) -> re.Match[str] | None:
    """ "No degree required" in `text[start:end]`; every such wording holds one of two pairs of letters."""
    low = text[start:end].lower()
    return _NONE.search(text, start, end) if "no" in low or "n't" in low else None


def find_none_required(reading: Reading) -> Proof | None:
    """The proof that the text asks for no degree at all; conditions and preferences do not count."""
    for line, found, on_condition in _find_waivers(reading):
        if not on_condition:
            inner = (line.start + found.start(), line.start + found.end())
            return make_proof("degrees", reading.text, (line.start, line.end), inner, key="none")
    return None


def _find_waivers(reading: Reading) -> Iterator[tuple[Line, re.Match[str], bool]]:
    """(line, match in its folded text, on a condition) of every "no degree required" of the hirer's."""
    for line in find_lines(reading, ("degree", "diploma", "educat", "qualification")):
        folded = fold(line.text)
        found = _find_denial(folded, 0, len(folded)) if line.section != "legal" else None
        if found:
            yield line, found, _CONDITION.match(folded, found.end()) is not None


def read_equivalents(reading: Reading, claims: Sequence[Claim]) -> tuple[DegreeEquivalent, tuple[Proof, ...]]:
    """What the sentences of these claims accept in place of the degree, with proofs keyed by the kind."""
    found: dict[str, Proof] = {}
    in_lieu: dict[str, None] = {}
    for claim in claims:
        sentence = claim.sentence
        for kind, start, end in _find_kinds(sentence, claim.mention.start, reading):
            source = reading.title if sentence.path else reading.text
            bounds = (min(start, sentence.start), max(end, sentence.end)) if start < sentence.end else (start, end)
            proof = make_proof("degree_equivalent", source, bounds, (start, end), key=kind, path=sentence.path)
            found.setdefault(kind, proof)
        in_lieu.update(dict.fromkeys(_credentials_in_lieu(sentence)))
    for line, waiver, on_condition in _find_waivers(reading):
        if on_condition:
            named = find_credentials(line.text[waiver.end() : waiver.end() + _CONDITION_LIMIT])
            in_lieu.update(dict.fromkeys(mention.code for mention in named if mention.kind == "certification"))
    value = DegreeEquivalent(
        foreign="foreign" in found, experience_in_lieu="experience_in_lieu" in found, credential_in_lieu=tuple(in_lieu)
    )
    return value, tuple(found.values())


def _find_kinds(sentence: Sentence, start: int, reading: Reading) -> Iterator[tuple[str, int, int]]:
    text, end = sentence.text, sentence.end
    if found := _FOREIGN.search(text, start, end):
        yield "foreign", *found.span()
    waiver = find_waiver(sentence)
    if found := _EXPERIENCE.search(text, start, end):
        yield "experience_in_lieu", *found.span()
    elif waiver and waiver[2] and re.search(r"experience|skill|portfolio|background", text[waiver[1] : end], re.I):
        yield "experience_in_lieu", waiver[0], waiver[1]
    elif _DANGLING_OR.search(text, max(start, end - 12), end):
        following = next((line for line in reading.body() if line.start >= end), None)
        if following and _YEARS.search(following.text):
            yield "experience_in_lieu", following.start, following.end


def _credentials_in_lieu(sentence: Sentence) -> Iterator[str]:
    """Certifications joined to a degree by "or" ("Bachelor's degree in Accounting or CPA")."""
    for left, right in pairwise(sentence.mentions):
        if {left.kind, right.kind} != {"degree", "certification"}:
            continue
        if _OR_BEFORE.search(sentence.text, left.end, right.start):
            yield left.code if left.kind == "certification" else right.code
