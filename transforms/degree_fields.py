"""The fields of study that a degree is asked for in: "Bachelor's degree in X, Y or a related field" -> X, Y.

Belongs here: where a field phrase begins, ends and splits. Not here: which field it is (`specialties.py`). All
functions take folded text (`credentials.fold`) and return half-open offsets into it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from transforms.claims import Claim
from transforms.credentials import Mention
from transforms.reading import Reading
from transforms.sentences import Sentence

Span = tuple[int, int]

_NAMES_FIELD = frozenset({"law_degree", "medical_degree", "nursing"})
_FIELD_WORD = re.compile(r"(?<= in )(?:law|medicine|nursing)\b", re.I)
_BACKGROUND = re.compile(r"\b(?:background|expertise|foundation|grounding)\b(?= in )", re.I)
_MARK = re.compile(r"[\s*•·●▪◦‣–-]*")

_EXAMPLES = re.compile(r"\s?\((?:e\.g\.|such as|including|for example|i\.e\.)")

LIMIT = 260
"""Characters read after a degree; real lists of fields are shorter."""

_SKIP = re.compile(
    r"\s*(?:'s\b|'|,?\s*(?:degrees?|diplomas?|graduates?|holders?|(?:-?level )?expertise|level|qualifications?"
    r"|program(?:me)?s?|education"
    r"|required)\b"
    r"|,?\s*(?:or|and|&)\s?(?:an? )?(?:higher|above|equivalent|more advanced)\b(?: degree| experience(?= in ))?"
    r"|,?\s*minimum\b|,?\s*(?:candidates?|students?)\b(?= in )"
    r"|,?\s*\([^()]{0,90}\)|,?\s*(?:preferably|ideally)\b)",
    re.I,
)
_SCHOOL = re.compile(
    r"\s(?:from|at) [^,.;()]{3,70}?(?=,? (?:in (?!the (?:U|EU)|(?:the )?(?:Europe|North|Asia)|[A-Z]{2,3}\b|Canada"
    r"|India|Mexico|Australia)|with an? (?:\w+ )?(?:focus|major|concentration|speciali)))"
)
_INTRO = re.compile(
    r"\s*,?\s*(?:in\b|in(?=[A-Z])|within\b|related to\b|with (?:an? )?(?:\w+ )?(?:focus|major|concentration"
    r"|speciali[sz]ation|emphasis|background)\b(?: on| in)?"
    r"|focus(?:ed|ing) on\b|majoring in\b|speciali[sz](?:ing|ed) in\b|of(?= (?:law|medicine|science|arts)\b))\s*:?",
    re.I,
)
_LEAD = re.compile(
    r"\s*(?:the |any form of |any of the |one (?:or more )?of the |at least one of the |an? |any |one of:? ?|either "
    r"|and speciali[sz]ation in )*"
    r"(?:(?:(?:relevant|related|similar|technical|quantitative|scientific) ){0,2}"
    r"(?:following|field|fields|area|areas|discipline|disciplines|domain"
    r"|domains|subject|subjects"
    r"|space)\b,?\s*(?:of\b|such as|like|including|or related \w+|e\.g\.,?|:|\()*\s*)*"
    r"(?:such as|like|including|e\.g\.,?|:)?\s*",
    re.I,
)
_STOP = re.compile(
    r"(?<!\be\.g)(?<!\bi\.e)[.!?](?:\s|$)|[;|\u2022]|\s-\s|:\s"
    r"|,?\s(?:with|from|at|plus|who|that|which|is|are|will|would|preferred|required|welcome|preferably|must|ideally"
    r"|if|but"
    r"|(?<!related )to|for|(?<!such )as|on"
    r"|and (?:have|at least|strong|proven|a (?:strong|minimum|deep)|an? |excellent|extensive|experience|demonstrated"
    r"|\d)|or (?:equivalent|comparable|proven|extensive|significant|relevant|commensurate|professional|practical"
    r"|work|industry|higher)"
    r"|or have|or (?:an? )?(?:bachelor|master|phd|m\.?d|doctor)|and/or (?:extensive|equivalent|relevant|significant)"
    r"|&(?= \d)|\d+\+? ?(?:years|yrs)"
    r"|(?-i:Must|Able|Strong|Native|Ability|Excellent|Current(?:ly)?|Minimum|Experience|Proficien\w+|Fluen\w+|You"
    r"|Your|Have|Nice|Prior))\b"
    r"|\s?\((?:or|can|must|currently|including|preferr|strong|completed|ideally|required|bachelor|master|phd"
    r"|minimum)\b",
    re.I,
)
_SPLIT = re.compile(
    r"\s*(?:(?:\s(?:field|discipline|domain|area|subject)s?)?\s(?:such as|like|including)\s|,\s*(?:and/or|or|and"
    r"|&)\s|,|;|\sand/or\s|\sor\s|(?<=[a-z])or(?= an? (?:closely |directly )?related)|\band\b(?= (?:related|similar"
    r"|other|adjacent)))\s*"
)
_AND = re.compile(r"\s+and\s+")
_TAIL = re.compile(
    r"(?:an?\s|any\s|other\s|the\s|in\s|some\s)*(?:(?:closely|directly|highly|similarly|very|strongly)\s)*"
    r"(?:related|relevant|similar|equivalent|other|another|adjacent|comparable|appropriate|associated|applicable|any"
    r"|a field|related fields?)\b.*",
    re.I,
)
_NOISE = re.compile(
    r"(?:an?\s|any\s|the\s)?(?:fields?|areas?|disciplines?|domains?|domain of expertise|subjects?|kind|this field"
    r"|that field|the field|your field|their field|your domain|your specialty|etc\.?|e\.g\.?|following|university"
    r"|college|such|us|uk|u\.s\.?|progress)"
    r"|one of|similar|both|any|or|and|welcome",
    re.I,
)
_ARTICLE = re.compile(
    r"(?:an?|any|the|either|both|one of|preferably|ideally|of|in|as|such as|like|especially|including|e\.g\.,?"
    r"|(?:fields?|areas?|disciplines?|domains?|subjects?) (?:related to|of|in|like|such as)|related to)\s+",
    re.I,
)
_SUFFIX = re.compile(r"\s+(?:fields?|disciplines?|domains?|areas?|space|subjects?|degrees?)$", re.I)
_BEFORE = re.compile(
    r"(?:[A-Z][\w&+#.'-]*|STEM)(?:/[A-Z][\w&+#.-]*)*(?:\s(?:and\s|of\s"
    r"|&\s)?[A-Z][\w&+#.-]*(?:/[A-Z][\w&+#.-]*)*){0,4}\s+(?:field\s)?$"
)
_NOT_FIELD = re.compile(
    r"(?:A|An|The|Hold|Holds|Have|Has|Having|Must|Mercor|Strong|Advanced|University|College|Our|Your|You|We|For|Is"
    r"|In|Or|And|With|Minimum|Completed|Relevant|Academic|Related|At|Least|Education|Requirements?|Required|Preferred"
    r"|Ideally|Possess|Current|Recent|Seeking|Exceptional|US|U\.S|USA|UK|Qualified|Graduate|Undergraduate|Research"
    r"|Professional|Top|Accredited|Formal|Technical|Higher|Expert|Experts|Specialist|Trainer|AI|Senior|Junior"
    r"|Must-Have|Earned"
    r"|Applicants?|Candidates?|Four-Year|Post|Equivalent|Holding|Bachelor|Master|Doctoral|PhD|PhDs|If|Associate|Any"
    r"|No|All|As|To|By|This|These|Full|Part|Note|REF|ONLY|Qualifications?|Background|Educational|Are|Be|Verified"
    r"|Terminal|Premier|Leading|Elite|Who|Apply|Should)\s+"
)  # fmt: skip


def find_claim_fields(claim: Claim, reading: Reading) -> tuple[Span, ...]:
    """Spans of the fields that a claim names: before it, after it or the list it stands in, or in bullets below."""
    sentence, mention = claim.sentence, claim.mention
    before = _own_fields(sentence) or field_before(sentence.text, mention.start, sentence.start)
    if sentence.path:
        return before
    after: tuple[Span, ...] = ()
    for sibling in sentence.mentions:
        if sibling.start >= mention.start and not after:
            after = _outside(find_fields(sentence.text, sibling.end, sentence.end), sentence)
    return before + after or _find_bullets(claim, reading) or _find_background(sentence, mention)


def _own_fields(sentence: Sentence) -> tuple[Span, ...]:
    """The field inside a general wording: "degree in law", "nursing degree"."""
    own = (_FIELD_WORD.search(sentence.text, m.start, m.end) for m in sentence.mentions if m.code in _NAMES_FIELD)
    return tuple(found.span() for found in own if found)


def _outside(spans: Sequence[Span], sentence: Sentence) -> tuple[Span, ...]:
    """The spans without the credentials in them: "Law (JD/LLB)" -> "Law"."""
    kept = []
    for start, end in spans:
        inside = [m for m in sentence.mentions if m.start < end and start < m.end]
        if inside:
            end = sentence.text.rfind("(", start, inside[0].start)
        if end - start > 1:
            kept.append((start, len(sentence.text[:end].rstrip())))
    return tuple(kept)


def _find_bullets(claim: Claim, reading: Reading) -> tuple[Span, ...]:
    """Fields listed one a line below "Bachelor's degree or higher in:"."""
    tail = claim.sentence.text[claim.mention.end : claim.sentence.end].strip()
    if not tail.endswith(":") or len(tail) > 90:
        return ()
    spans: list[Span] = []
    for line in reading.body():
        if line.start < claim.sentence.end:
            continue
        if not line.is_bullet or len(line.text) > 70 or len(spans) == 40:
            break
        bare = _MARK.match(line.text)
        start = line.start + (bare.end() if bare else 0)
        cut = claim.sentence.text.find(" (", start, line.end)
        end = cut if cut > 0 else line.end
        spans.append((start, end - line.text.endswith(":")))
    return tuple(span for span in spans if span[1] > span[0])


def _find_background(sentence: Sentence, mention: Mention) -> tuple[Span, ...]:
    """The field of "A strong background in Botany, at best with a degree in the field"."""
    found = _BACKGROUND.search(sentence.text, sentence.start, mention.start)
    return find_fields(sentence.text, found.end(), mention.start) if found else ()


def find_fields(text: str, end: int, stop: int) -> tuple[Span, ...]:
    """Spans of the field phrases that follow a degree ending at `end`; `stop` bounds the sentence."""
    stop = min(stop, end + LIMIT)
    at = end
    while (skipped := _SKIP.match(text, at, stop) or _SCHOOL.match(text, at, stop)) and skipped.end() > at:
        at = skipped.end()
    intro = _INTRO.match(text, at, stop)
    if intro is None:
        return ()
    lead = _LEAD.match(text, intro.end(), stop)
    start = lead.end() if lead else intro.end()
    finish = _STOP.search(text, start, stop)
    return tuple(_items(text, start, finish.start() if finish else stop))


def field_before(text: str, start: int, floor: int) -> tuple[Span, ...]:
    """Span of a field that stands before the degree: "a Computer Science degree", "Mathematics/Statistics PhDs".

    >>> text = "Hold a Computer Science degree"
    >>> [text[a:b] for a, b in field_before(text, 24, 0)]
    ['Computer Science']
    """
    left = text[max(floor, start - 80) : start]
    found = _BEFORE.search(left)
    if found is None:
        return ()
    begin = max(floor, start - 80) + found.start()
    while skipped := _NOT_FIELD.match(text, begin, start):
        begin = skipped.end()
    finish = begin + len(text[begin:start].rstrip())
    finish -= len(" field") if text[begin:finish].endswith(" field") else 0
    slash = text.find("/", begin, finish)
    if slash > 0 and " " not in text[begin:finish]:
        return ((begin, slash), (slash + 1, finish))
    return ((begin, finish),) if finish - begin > 1 else ()


def _items(text: str, start: int, end: int) -> Iterator[Span]:
    """The members of a list of fields, cleaned; "or a related field" and the like are left out."""
    for begin, finish in _cuts(text, start, end):
        if _TAIL.match(text, begin, finish):
            if _EXAMPLES.match(text, finish):
                continue
            return
        yield from _clean(text, begin, finish)


def _cuts(text: str, start: int, end: int) -> list[Span]:
    """Cuts at commas and conjunctions outside brackets, and opens a bracket of examples ("STEM (e.g., physics)")."""
    cuts, begin, depth = [], start, 0
    separators = {found.start(): found.end() for found in _SPLIT.finditer(text, start, end)}
    at = start
    while at < end:
        char = text[at]
        depth += (char == "(") - (char == ")")
        if char == "(" and _EXAMPLES.match(text, at):
            depth -= 1
            cuts.append((begin, at))
            begin = at + 1
        elif depth <= 0 and at in separators:
            cuts.append((begin, at))
            begin = at = separators[at]
            continue
        at += 1
    cuts.append((begin, end))
    if len(cuts) > 2 or (len(cuts) == 2 and cuts[1][1] - cuts[1][0] < 30):
        return cuts
    return [part for cut in cuts for part in _cut_at_and(text, *cut)]


def _cut_at_and(text: str, start: int, end: int) -> list[Span]:
    """ "physics and chemistry" -> two; a phrase of several words on one side ("pure and applied mathematics") stays."""
    found = _AND.search(text, start, end)
    if found is None or "(" in text[start:end]:
        return [(start, end)]
    left, right = text[start : found.start()], text[found.end() : end]
    if len(left.split()) != len(right.split()):
        return [(start, end)]
    return [(start, found.start()), (found.end(), end)]


def _clean(text: str, start: int, end: int) -> Iterator[Span]:
    """One item without articles, blanks, closing brackets and "field"; nothing for "a related field"."""
    while start < end and text[start] in " ,:;(-\"'":
        start += 1
    while start < end and text[end - 1] in " ,:;.-\"'/(&":
        end -= 1
    if text[start:end].count(")") > text[start:end].count("("):
        end = start + text[start:end].rindex(")")
    tail = _TAIL.match(text, start, end)
    if tail or _NOISE.fullmatch(text, start, end):
        return
    if article := _ARTICLE.match(text, start, end):
        yield from _clean(text, article.end(), end)
        return
    if suffix := _SUFFIX.search(text[start:end]):
        end = start + suffix.start()
    if (
        end - start > 1
        and text[start].isalnum()
        and len(text[start:end].split()) <= 8
        and not _NOISE.fullmatch(text, start, end)
    ):
        yield (start, end)
