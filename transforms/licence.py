"""Licences to practise and board certification: which, how strictly, where.

Belongs here: what the posting asks for beyond degrees. Not here: recognising a token (`credentials.py`), the class
that its sentence gives it (`claims.py`, `demands.py`), degrees, certifications.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, lru_cache
from itertools import islice
from typing import Literal

from transforms.certifications import parse_certifications
from transforms.claims import Claim, keep_strongest, make_proof, prove_claims, read_claims
from transforms.countries import find_places
from transforms.credentials import Mention, fold
from transforms.reading import Parsed, Reading
from transforms.sentences import MOST_SENTENCES, find_all, find_lines, find_sentences
from transforms.values import BoardCertification, Licence, Need, Requirement
from transforms.vocabulary import load_rows

__all__ = ["parse_board_certification", "parse_certifications", "parse_licence"]

Status = Literal["active", "unrestricted", "any"]

_LICENCE = re.compile(
    r"\b(?:(?:un|non-?)?licen[sc](?:ed|es?|ure|ures)|bar[- ](?:admission|admitted|membership|exam|certified"
    r"|licen\w+)|(?:admitted|called|admission) to (?:practi[cs]e|the (?:\w+ ){0,3}bar|an? (?:\w+ ){0,4}bar)"
    r"|members? of (?:the|a|an) (?:\w+ ){0,4}bar|(?:active|good standing with (?:the|a|any)) (?:\w+ ){0,2}bar\b"
    r"|state bar\b|passed the bar|(?:qualified|authori[sz]ed|entitled) to practi[cs]e (?:as|law|medicine)"
    r"|barred (?:in|attorneys?|lawyers?)|(?:GMC|NMC|HCPC|SRA|GPhC|AHPRA|GDC)[- ]regist(?:ra\w+|ered)"
    r"|registration with the (?:GMC|NMC|HCPC|SRA"
    r"|General Medical Council)|registered with the (?:GMC|NMC|HCPC|SRA)|FINRA|NMLS"
    r"|Series \d{1,2})\b",
    re.I,
)
_WINDOW = 60
_LICENCE_GATE = (
    "icens",
    "icenc",
    "bar",
    "Bar",
    " to practi",
    "GMC",
    "FINRA",
    "NMLS",
    "Series ",
    "NMC",
    "GPhC",
    "AHPRA",
    "GDC",
    "HCPC",
    "SRA",
    "General Medical",
)
_NOT_A_LICENCE = re.compile(
    r"\b(?:driv(?:er|ing)\S{0,2}|Office|Microsoft|Adobe|Windows|Autodesk|Photoshop|Bloomberg|gun|boat|fishing|hunting|marriage|software|content|data|image|music|font|creative"
    r"|commons|open[- ]source|MIT|GPL|Apache|BSD|tool|product|platform|user|end[- ]user|technology|code|material"
    r"|stock|media|asset)s?['s]* licen[sc]|\blicen[sc]\w+ (?:agreement|fee|key|plate|terms?|restrictions?|content"
    r"|data\b|software|image|music|material|deal|cost|server|model|tool|under|to use|from)|\b(?:copyright|IP|patent"
    r"|intellectual property|royalt|permissive\w*|properly|freely|exclusive\w*)[\w ,/]{0,20}licen[sc]"
    r"|\bID and Driver|\bdriver|\bbar[- ]exam\w* (?:question|prep|tutor|writ|content|review|grad)"
    r"|\blicen[sc]ed (?:to|by) (?:our|clients?|customers?|third)",
    re.I,
)
_NEGATED = re.compile(
    r"\b(?:no|without)\s+(?:(?:active|current|medical|professional|specific|clinical"
    r"|state)\s+){0,2}licen[sc]\w+ (?:(?:is|are) )?(?:required|necessary|needed)|\blicen[sc]\w+ (?:is "
    r"|are )?not (?:strictly )?(?:required|necessary|needed|mandatory)|\bunlicen[sc]ed\b|\b(?:do not"
    r"|don't) need (?:to be licen[sc]ed|an? (?:\w+ )?licen[sc])",
    re.I,
)
_CONDITIONAL = re.compile(
    r"\((?:for|if) [^()]{3,60}\)|\b(?:if|where|as|when) (?:applicable|required|relevant|appropriate|practicing"
    r"|you are|currently practicing)\b|\bdepending on\b|\bfor (?:attending|practicing|US-based|U\.S\.-based"
    r"|licensed) (?:physicians?|clinicians?|candidates?)\b"
    r"|\blicen[sc]\w+[- ]eligible\b|\beligible for licen[sc]|\b(?:for|by) (?:attendings|fellows|residents)\b"
    r"|\bor (?:[\w-]+ ){0,4}(?:residents?|fellows?|students?|trainees?)\b|,? OR\W*$",
    re.I,
)
_STATUS: tuple[tuple[Status, re.Pattern[str]], ...] = (
    ("active", re.compile(r"\b(?:active|current(?:ly)?|valid)\b", re.I)),
    (
        "unrestricted",
        re.compile(r"\b(?:unrestricted|full(?:y)? (?:licen|and unrestricted)|without restrictions)\b", re.I),
    ),
    ("any", re.compile(r"\b(?:any|at least one|one or more) (?:U\.?S\.? )?(?:state|jurisdiction)\b", re.I)),
)
_DETAIL = re.compile(
    r"(?:(?:valid|active|current|full|unrestricted|and|or|state|U\.?S\.?|UK|medical|nursing|professional|clinical"
    r"|law|legal|teaching|CPA|RN|NP|PE|pharmacist|dental|veterinary|independent|health ?care|practi[cs]e|real estate"
    r"|insurance|adjuster|securities|broker|pilot|commercial|board|bar|[A-Z][\w.-]+)[\s,/-]+){0,7}$"
)

_DETAIL_AFTER = re.compile(
    r"(?: (?:in|with|to) (?:[^,.;()]|\.(?=[A-Z])){2,50}| (?!with|in|and|or|to|is|are"
    r"|for)[a-z]\w+s?\b(?: \w+(?:ist|or|er|ian)s?\b)?)?"
)
_LEADING = re.compile(r"(?:(?:and|or|Seeking|Hold|Must|Have|An?|The|[,/-])\W+)*")

_BOARD = re.compile(
    r"\b(?:board[- ](?:certifi(?:ed|cations?)|eligible|eligibility)|boarded (?:in|by)"
    r"|boards? certified|certifi(?:ed|cation) by the American Board)\b",
    re.I,
)
_NOT_A_BOARD = re.compile(
    r"\b(?:BCBA|behaviou?r analyst|pharmacotherapy|national board|teacher|coach|job board)\b", re.I
)
_ELIGIBLE = re.compile(r"\bboard[- ]eligib", re.I)
_BOARD_FIELD = re.compile(
    r"\b(?:in|of|by the American Board of)\s+(?:an? (?:primary|relevant|recognized) \w+"
    r"|(?P<field>[A-Z][\w/&-]+(?:\s(?:and\s|&\s|of\s)?[A-Z][\w/&-]+){0,4}))"
)
_NEEDS: dict[Requirement, Need] = {
    "required": "yes",
    "any_of": "yes",
    "preferred": "preferred",
    "accepted": "conditional",
}


def parse_licence(reading: Reading) -> Parsed[Licence] | None:
    """The licence asked for: how strictly, which kinds, in which state and where; None where the text is silent."""
    claims = _claims(reading, "licence")
    if not claims:
        return _read_waiver(reading)
    required = _combine(_need_of(claim, _NEGATED) for claim in claims)
    told = [claim for claim in claims if required in (_need_of(claim, _NEGATED), "yes")]
    value = Licence(
        required=required,
        kinds=tuple(dict.fromkeys(_find_kind(claim) for claim in told if required != "no")),
        status=_find_status(told),
        jurisdictions=tuple(dict.fromkeys(code for claim in told for code in _find_jurisdictions(claim))),
        detail=_detail(reading, told[0]) if told else None,
    )
    return Parsed(value=value, proofs=prove_claims("licence", reading, claims))


def _read_waiver(reading: Reading) -> Parsed[Licence] | None:
    """ "No license required"."""
    for line in find_lines(reading, ("licen",)):
        if found := _NEGATED.search(fold(line.text)):
            inner = (line.start + found.start(), line.start + found.end())
            proof = make_proof("licence", reading.text, (line.start, line.end), inner)
            return Parsed(value=Licence(required="no", detail=found.group()), proofs=(proof,))
    return None


def parse_board_certification(reading: Reading) -> Parsed[BoardCertification] | None:
    """Certification by a medical specialty board; `eligible_ok` where board-eligible people are admitted."""
    claims = _claims(reading, "board")
    if not claims:
        return None
    fields = (_BOARD_FIELD.match(c.sentence.text, c.mention.end + 1) for c in claims)
    value = BoardCertification(
        required=_combine(_need_of(claim, None) for claim in claims),
        boards=tuple(dict.fromkeys(found.group("field") for found in fields if found and found.group("field"))),
        eligible_ok=any(_ELIGIBLE.search(claim.sentence.words) for claim in claims),
    )
    return Parsed(value=value, proofs=prove_claims("board_certification", reading, claims))


@lru_cache(maxsize=8)
def find_licences(text: str) -> tuple[Mention, ...]:
    """Where a text speaks of a licence to practise; a driver's or a software licence is none."""
    folded = fold(text)
    return tuple(
        Mention("licence", "licence_role", None, found.start(), found.end())
        for start, end in _find_windows(folded)[:MOST_SENTENCES]
        for found in islice(_LICENCE.finditer(folded, start, end), MOST_SENTENCES)
        if not _NOT_A_LICENCE.search(folded, max(0, found.start() - 32), min(len(folded), found.end() + 22))
    )


def _find_windows(folded: str) -> list[tuple[int, int]]:
    """Spans around the words that a licence may be spoken of with, without overlaps."""
    windows: list[tuple[int, int]] = []
    for at in sorted(at for word in _LICENCE_GATE for at in find_all(folded, word)):
        start, end = max(0, at - _WINDOW), min(len(folded), at + _WINDOW)
        if windows and start <= windows[-1][1]:
            windows[-1] = (windows[-1][0], end)
        else:
            windows.append((start, end))
    return windows


@lru_cache(maxsize=8)
def find_boards(text: str) -> tuple[Mention, ...]:
    """Where a text speaks of certification by a medical board."""
    if "oard" not in text:
        return ()
    folded = fold(text)
    return tuple(
        Mention("board_certification", "certification", None, found.start(), found.end())
        for found in islice(_BOARD.finditer(folded), MOST_SENTENCES)
        if not _NOT_A_BOARD.search(folded, max(0, found.start() - 20), min(len(folded), found.end() + 30))
    )


def _claims(reading: Reading, what: str) -> list[Claim]:
    find = find_licences if what == "licence" else find_boards
    return keep_strongest(read_claims(find_sentences(reading, find)))


def _need_of(claim: Claim, negated: re.Pattern[str] | None) -> Need:
    words = claim.sentence.words
    if negated and negated.search(words):
        return "no"
    need = _NEEDS[claim.requirement]
    if need == "yes" and (claim.sentence.follows_or or _CONDITIONAL.search(words)):
        return "conditional"
    return need


def _combine(needs: Iterable[Need]) -> Need:
    """The strongest of several statements: yes, then conditional, preferred, no."""
    found = set(needs)
    return next((need for need in ("yes", "conditional", "preferred", "no") if need in found), "not_stated")


def _near(claim: Claim) -> str:
    sentence = claim.sentence
    return sentence.text[max(sentence.start, claim.mention.start - 80) : min(sentence.end, claim.mention.end + 90)]


def _find_jurisdictions(claim: Claim) -> Iterator[str]:
    """ISO codes of the countries and states that the words around the licence name."""
    for hit in find_places(_near(claim)):
        if hit.value.kind in ("country", "subdivision"):
            yield hit.value.code


@cache
def _load_kinds() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """(code, words that name the profession), from `vocabulary/licence_kinds.csv`, in order of precedence."""
    return tuple((row["code"], re.compile(row["pattern"])) for row in load_rows("licence_kinds"))


def _find_kind(claim: Claim) -> str:
    """The licence whose words stand nearest to the mention; "licence" where the text names no profession."""
    sentence, mention = claim.sentence, claim.mention
    start, end = max(sentence.start, mention.start - 70), min(sentence.end, mention.end + 70)
    best: tuple[int, int, str] | None = None
    for order, (code, pattern) in enumerate(_load_kinds()):
        for found in pattern.finditer(sentence.text, start, end):
            gap = max(0, found.start() - mention.end, mention.start - found.end())
            if best is None or (gap, order) < best[:2]:
                best = (gap, order, code)
    return best[2] if best else "licence"


def _find_status(claims: Sequence[Claim]) -> tuple[Status, ...]:
    words = " ".join(_near(claim) for claim in claims)
    return tuple(name for name, pattern in _STATUS if pattern.search(words))


def _detail(reading: Reading, claim: Claim) -> str:
    """The words of the licence itself, with what stands around it: "active, unrestricted medical license"."""
    sentence, mention = claim.sentence, claim.mention
    source = reading.title if sentence.path else reading.text
    left = _DETAIL.search(sentence.text, max(sentence.start, mention.start - 80), mention.start)
    right = _DETAIL_AFTER.match(sentence.text, mention.end, sentence.end)
    start, end = left.start() if left else mention.start, right.end() if right else mention.end
    return " ".join(source[_LEADING.match(sentence.text, start).end() : end].split())  # type: ignore[union-attr]
