"""Which stretches of a posting ask for a field: the wordings that lead a list of fields, and how strongly they ask.

Belongs here: cues and their scope. Not here: which field a word names (`matcher.py`, `field_lists.py`) and how the
claims add up (`specialties.py`). Degree phrases are read in `degrees.py`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import lru_cache
from itertools import chain, islice
from typing import Literal, NamedTuple

from transforms.fronted_fields import find_fronted
from transforms.programming import find_tools
from transforms.reading import Line, Reading, Section
from transforms.segments import sentences
from transforms.sentences import has_stronger_list
from transforms.values import Requirement

Kind = Literal["fields", "tools", "role"]

TAIL_LIMIT = 600
"""Longest list that is read after a cue, in code points."""


def _compile(*alternatives: str) -> re.Pattern[str]:
    return re.compile("|".join(alternatives), re.I)


_FIELDS = _compile(
    r"\blives? and breathes?\b",
    r"\b(?:background|grounding|foundation|expertise|concentration|speciali[sz](?:ing|ed|ation)|trained|focus|mastery"
    r"|track record|work history|careers?|sub-?domains|subspecialties) (?:and experience )?(?:in|within)\b",
    r"\bexperts? in\b",
    r"\bmust be (?:currently )?(?:working|employed|practi[cs]ing) in\b",
    r"\bexperience\*{0,2}(?! (?!working|practi)[a-z]{1,20}ing\b)(?:\s[a-z&/-]{1,20}){0,5}?\s(?:in|across|within)\b",
    r"\bexperience\*{0,2} (?:working )?as an?\b",
    r"\byears?\*{0,2}(?: of (?:[a-z-]{1,20} ){0,3}?(?:practice|work|training))? (?:in|within)\b",
    r"\b(?:residency|fellowship)(?: training)? in\b",
    r"\bbackground:",
    r"\b(?:one|any|some|two) (?:or more |or several )?of (?:the )?following(?: [a-z-]{1,20}){0,3}:",
    r"\b(?:understanding|knowledge|command|mastery|grasp) of (?:the )?(?:core |basic |fundamental )?"
    r"(?:principles|concepts|fundamentals) (?:in|of)\b",
)
_AREAS = _compile(
    r"\b(?:domains?|fields?|disciplines?|areas|special(?:ties|ities)|subjects?|sub-?domains|backgrounds?)"
    r"(?: of expertise)?(?:,? |[—–]| [—–-] )(?:such as|like|including|e\.g\.)",
)
"""Cues that list fields of people only where people are spoken of; else they list what the data is about."""
_PEOPLE = _compile(
    r"\b(?:experienced?|expertise|experts?|degrees?|ph\.?d|background|graduates?|professionals?|speciali[sz]\w{2,4}"
    r"|students?|qualified|knowledge)\b",
)
_WEAKER = _compile(
    r"\bexperience (?:[a-z]{1,20} ){0,2}\(",
    r"\b(?:program|degree|studies|experience|field) related to\b",
    r"\bfocused on\b",
    r"\byears? of experience with\b",
    r"\b(?:publications?|research|coursework) in\b",
)
"""Cues that name a field only in a list of what is preferred."""
_LED = re.compile(
    r"\b(?:[\w/&+#-]{1,24} ){1,4}(?:(?:expertise|background)\b(?! in\b)"
    r"|experience\b(?! (?:in|with|as|across|within|related)\b))"
)
_TOOLS = _compile(
    r"\b(?:proficien\w{1,4}|expertise|experienced?|skills?|skilled|knowledge|familiar(?:ity)?|competen\w{1,3}|versed|work"
    r"|working|fluen(?:t|cy)|development|engineering|understanding|code|solutions|software|background|command)"
    r"(?:\s[a-z]{1,20}){0,4}?\s(?:in|with|of|using|across)\b",
    r"\b(?:languages|libraries)\b",
    r"\b(?:advanced|strong|solid|excellent|expert|expert-level|deep|proven)\s(?:[\w+#./-]{1,20}\s){1,3}"
    r"(?:skills?|proficiency|knowledge|expertise|experience)\b",
    r"\b(?:scripts|skills?|patterns) \(",
    r"^\W{0,3}(?:advanced|strong|solid|excellent|deep) (?-i:(?=[A-Z]))",
)
_ROLE = _compile(r"\b(?:seeking|looking for|recruiting|hiring|searching for|in search of|seeks)\b")
_DENIED = _compile(r"\bnot (?:just |only )?$")
_ROLE_ENDS = _compile(
    r"\b(?:to|who|with|for|from|that|as|in order|willing|able|eager|interested|based)\b", r"[.,;:!?(\n]"
)
_TAIL_ENDS = _compile(
    r"[;.|](?=\s|$)",
    r"\b(?:with|including coursework|who|while|where|whose|ideally|preferably|to (?:help|ensure|join|train|the)"
    r"|is|are|from (?:a|an|top)|at (?:a|an|top|least)|will|may|can"
    r"|using"
    r"|would be|required|must|ability to|able to|signals? fit)\b",
    r"\((?:including|degree not|incl\.)",
)
_ABOVE = "in addition to the languages above"
_PREFERRED = _compile(
    r"\b(?:is|are|would be|strongly|highly) (?:an? )?(?:strong |big |huge |definite |major )?"
    r"(?:plus|advantage|asset|bonus|ideal|beneficial|helpful|desirable|preferred|desired|welcome)\b",
    r"^\W{0,3}(?:bonus|preferred|highly preferred|nice to have|strong advantage|desirable|optional)\b",
    r"\b(?:a plus|preferred|desirable|advantageous|nice to have|not required|is valued|not mandatory|not necessary"
    r"|helps|(?:is|are)n[’']t (?:required|necessary|mandatory|needed|essential)"
    r"|current priority)\b",
    r"\balso a great fit if\b",
    _ABOVE,
)
_ACCEPTED = _compile(r"\b(?:may|will|can) also be considered\b", r"\balso (?:be )?(?:welcome|accepted)\b")
_NOISE = _compile(
    r"\binterest(?:ed)? (?:in|or)\b", r"\bcurious\b", r"\benthusias", r"\bpassion(?:ate)? (?:about|for)\b",
    r"\bannotation\b", r"\bRLHF\b", r"\bAI (?:data )?train", r"\bdata (?:trainer|label)", r"\bprompt engineering\b",
    r"\bcollaborated with\b", r"\bregardless of\b", r"\bno (?:prior |previous )?experience\b", r"\bagnostic\b",
    r"\bgain(?:ing)?\b", r"\bskills?:",
)  # fmt: skip
"""Words of AI work, of mere interest, of what the worker will gain: a cue beside them asks for no field."""
_BRACKETS = re.compile(r"\([^()]{0,200}\)")
_BESIDE = _compile(r"\bwriting (?:experience|roles?) (?:as|such as|like)\b", r"\bsignals? fit\b")
"""What shows fit beside the field: "professional writing experience as a journalist", "publications signal fit"."""
_LEADING = 4
_YEARS = re.compile(r"\b\d{1,2}\+? years?\b", re.I)
_OPENER = re.compile(r"\bbackground in:|\bthe following\b", re.I)
_SOFTENED = re.compile(r"\b(?:ideally|preferably)\b[^.;]{0,40}$", re.I)
_GATES = (
    "breathe", "background", "grounding", "foundation", "experti", "concentration", "speciali", "trained", "focus",
    "mastery", "track record", "career", "domain", "subspecialt", "experience", "expert", "working", "employed",
    "practic", "following", "principles", "concepts", "fundamentals", "such as", "like", "including", "e.g.",
    "related to", "proficien", "skill", "knowledge", "familiar", "competen", "versed", "work", "fluen", "development",
    "engineering", "understanding", "code", "solutions", "software", "command", "languages", "libraries", "scripts",
    "patterns", "publication", "research in", "coursework", "years in", "years of", "residency", "fellowship",
    "seeking", "looking for", "recruiting", "hiring", "searching", "in search of", "seeks", "c++", "java", "python",
    "sql", "rust", "php", "ruby", "kotlin",
)  # fmt: skip
"""One of these words stands in every sentence that asks for a field."""
_ROLE_GATES = ("seek", "looking for", "recruiting", "hiring", "search")
_AREA_GATES = ("such as", "like", "including", "e.g.")
_UNREAD = frozenset({"pay", "legal"})
_ASKING = frozenset({"required", "preferred", "ideal", "other"})
_ENDS = (".", "!", "?", ":")
_MARKS = ".!?…•●▪|\n"
"""Without one of these inside, a line is one sentence."""
_BULLET_WORDS = 9
_LIST_LIMIT = 25
_ENOUGH_TOOLS = 3
_NEAR = 60
_SAID_WITHIN = 120
_CLAIM_LIMIT = 60
_SENTENCE_LIMIT = 8_000
"""Longer runs without a full stop are not sentences; what stands beyond is not read."""
_SHORTEST = 6
_SHORT_ITEM = 4


class Claim(NamedTuple):
    """A stretch `text[start:end]` of the stored text that names fields, and what it says about them.

    `kind`: "fields" any field of the list, "tools" programming languages only, "role" who is sought.
    """

    start: int
    end: int
    requirement: Requirement
    kind: Kind


def find_claims(reading: Reading) -> Iterator[Claim]:
    """Every stretch of the hirer's text that asks for fields, in order of place."""
    lines = [line for line in reading.body() if line.section not in _UNREAD]
    strong = has_stronger_list(reading)
    for at, line in enumerate(lines):
        found = [] if line.is_heading else list(_sentences(line))
        for sentence in found:
            for claim in _read(sentence.text[:_SENTENCE_LIMIT], sentence.section, strong):
                yield claim._replace(start=sentence.start + claim.start, end=sentence.start + claim.end)
        last = line if line.is_heading else found[-1] if found else line
        below = lines[at + 1 :]
        if last.text.rstrip("* ").endswith((":", "following", "such as")) and _opens_list(last.text):
            yield from _list_below(reading, last, below)
        elif below and below[0].text.startswith("(") and _FIELDS.search(last.text):
            yield Claim(below[0].start, below[0].end, _strength(last.text, last.section, strong), "fields")


def _sentences(line: Line) -> Iterator[Line]:
    """The sentences of a line; one that a bold marker broke over two physical lines stays whole."""
    if not any(mark in line.text[:-1] for mark in _MARKS):
        yield from _halves(line)
        return
    held: Line | None = None
    for piece in sentences(line):
        if held is not None and (held.text.endswith(_ENDS) or _is_parted(line, held, piece)):
            yield from _halves(held)
            held = None
        held = piece if held is None else _join(line, held, piece)
    if held is not None:
        yield from _halves(held)


def _is_parted(line: Line, left: Line, right: Line) -> bool:
    """Whether a mark stands between two pieces of a line, as between the items of a list run into one line."""
    return any(mark in "•●▪|" for mark in line.text[left.end - line.start : right.start - line.start])


def _halves(sentence: Line) -> Iterator[Line]:
    """A sentence cut at its semicolons, so that "...; X is a plus" weakens its own half only."""
    if "; " not in sentence.text:
        yield sentence
        return
    start = sentence.start
    for half in sentence.text.split("; "):
        yield replace(sentence, start=start, end=start + len(half), text=half)
        start += len(half) + 2


def _join(line: Line, left: Line, right: Line) -> Line:
    return replace(left, end=right.end, text=line.text[left.start - line.start : right.end - line.start])


@lru_cache(maxsize=16384)
def _read(text: str, section: Section, has_required_list: bool) -> tuple[Claim, ...]:
    """The claims of one sentence, offsets into it. Duties say what is done: only years of experience are read there.

    Postings are written from templates, so most sentences were read before: hence the cache.
    """
    low = text.lower()
    if len(text) < _SHORTEST or (section == "duties" and not _YEARS.search(text)):
        return ()
    if section != "preferred" and not any(word in low for word in _GATES):
        return ()
    if _BESIDE.search(text):
        return ()
    strength = _strength(text, section, has_required_list)
    tools = _read_tools(text, strength) if section in _ASKING else ()
    roles = _read_roles(text) if any(word in low for word in _ROLE_GATES) else ()
    claims = chain(tools, roles, _read_fields(text, low, strength))
    return tuple(islice(claims, _CLAIM_LIMIT))


def _read_roles(text: str) -> Iterator[Claim]:
    """Who is sought: the words after "looking for", up to what they shall do."""
    for role in _ROLE.finditer(text):
        if _DENIED.search(text, max(0, role.start() - _NEAR), role.start()):
            continue
        stop = _ROLE_ENDS.search(text, role.end())
        yield _claim(role.end(), stop.start() if stop else len(text), "required", "role")


def _read_fields(text: str, low: str, strength: Requirement) -> Iterator[Claim]:
    """Lists of fields: after a cue; where only preferred also looser ones ("backend engineering expertise")."""
    for cue in _FIELDS.finditer(text):
        if not _is_noise(text, cue):
            yield _claim(cue.end(), _tail_end(text, cue.end()), _soften(text, cue, strength), "fields")
    for cue in _AREAS.finditer(text) if any(word in low for word in _AREA_GATES) else ():
        if _PEOPLE.search(text, max(0, cue.start() - _SAID_WITHIN), cue.start()) and not _is_noise(text, cue):
            yield _claim(cue.end(), _tail_end(text, cue.end()), strength, "fields")
    for cue in _WEAKER.finditer(text):
        if _soften(text, cue, strength) == "preferred" and not _is_noise(text, cue):
            yield _claim(cue.end(), _tail_end(text, cue.end()), "preferred", "fields")
    for start, end in find_fronted(text, is_wish=strength == "preferred"):
        yield _claim(start, end, strength, "fields")
    if strength == "preferred" and len(text.split()) <= _SHORT_ITEM and not _NOISE.search(text):
        yield _claim(0, len(text), strength, "fields")
    for cue in _LED.finditer(text) if strength == "preferred" else ():
        if not _is_noise(text, cue):
            yield _claim(cue.start(), cue.end(), strength, "fields")


def _read_tools(text: str, strength: Requirement) -> Iterator[Claim]:
    """Programming languages asked for by a cue, or by a line that is little else than a list of them."""
    cue = _TOOLS.search(text)
    if cue is not None:
        yield _claim(cue.start(), len(text), strength, "tools")
    elif strength == "preferred" and len(text.split()) <= _BULLET_WORDS:
        yield _claim(0, len(text), strength, "tools")
    before = text[: min(cue.start() if cue else len(text), TAIL_LIMIT)]
    if len(find_tools(before)) >= _ENOUGH_TOOLS:
        yield _claim(0, len(before), strength, "tools")


def _claim(start: int, end: int, requirement: Requirement, kind: Kind) -> Claim:
    return Claim(start, min(end, start + TAIL_LIMIT), requirement, kind)


def _tail_end(text: str, start: int) -> int:
    """Where the list after a cue ends: at a word that opens another thought, at most `TAIL_LIMIT` further."""
    stop = _TAIL_ENDS.search(text, start, min(len(text), start + TAIL_LIMIT))
    return stop.start() if stop else min(len(text), start + TAIL_LIMIT)


def _strength(text: str, section: Section, has_required_list: bool) -> Requirement:
    """How strongly a sentence asks: its own words first, then the list it stands in."""
    bare = _BRACKETS.sub(_keep_leading, text) if "(" in text and _ABOVE not in text else text
    if "also" in bare.lower() and _ACCEPTED.search(bare):
        return "accepted"
    if _PREFERRED.search(bare) or section == "preferred":
        return "preferred"
    return "preferred" if section == "ideal" and has_required_list else "any_of"


def _keep_leading(bracket: re.Match[str]) -> str:
    """A bracket in front says how strongly all of it is asked for: "(Not necessary, but a plus) PhD in law"."""
    return bracket.group() if bracket.start() < _LEADING else ""


def _soften(text: str, cue: re.Match[str], strength: Requirement) -> Requirement:
    """ "... experience, ideally in backend services": what follows "ideally" is preferred."""
    return "preferred" if _SOFTENED.search(text, max(0, cue.start() - _NEAR), cue.start()) else strength


def _is_noise(text: str, cue: re.Match[str]) -> bool:
    """Whether the words beside a cue speak of AI work or of mere interest, not of a field asked for."""
    return _NOISE.search(text, max(0, cue.start() - _NEAR), min(len(text), cue.end() + _NEAR)) is not None


def _opens_list(text: str) -> bool:
    """Whether a line announces a list of fields on the lines below."""
    return any(cue.search(text) for cue in (_FIELDS, _AREAS, _OPENER))


def _list_below(reading: Reading, opener: Line, lines: Iterable[Line]) -> Iterator[Claim]:
    """The short lines under an announced list, up to the first that is a sentence or opens something else."""
    strength = _strength(opener.text, opener.section, has_stronger_list(reading))
    for count, line in enumerate(lines):
        if count >= _LIST_LIMIT or line.is_heading or ":" in line.text or len(line.text.split()) > _BULLET_WORDS:
            return
        yield Claim(line.start, line.end, strength, "fields")
