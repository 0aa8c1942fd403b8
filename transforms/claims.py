"""What the hirer's sentences ask for, credential by credential: a claim is one credential with its requirement class.

Belongs here: the class that a section gives where no word of demand speaks, alternatives. Not here: the
words of demand (`demands.py`), how claims add up (`degrees.py`, `licence.py`). Offsets are those of the text given.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import islice, pairwise

from transforms.bystanders import drop_learners, is_idle
from transforms.credentials import Mention, find_credentials
from transforms.demands import Span, classify, find_cues, find_inside, is_alternative
from transforms.reading import Proof, Reading, Section
from transforms.sentences import MOST_SENTENCES, SOFT, Sentence, find_sentences
from transforms.values import Requirement

TITLE_TIER = 2

MOST_CLAIMS = 20
"""Claims of a posting after which no further sentence is read; real postings have fewer than ten claims."""

QUOTE = 200
"""Longest quote that may be kept as evidence, in code points."""


_EDGE = "*_-•●▪|;"

_FIRM = re.compile(
    r"\byou(?:'ll)? (?:must |should |need to )?(?:have|hold|possess)\b|\bmust\b|\brequired?\b|\bminimum\b", re.I
)
_EXPLICIT = re.compile(
    r"\byou (?:have|hold|must)\b|\bmust (?:have|hold)\b|\bdegree in\b|\bor (?:higher|above)\b|\brequired\b"
    r"|\bminimum\b|\beducation ?:"
    r"|\([A-Z][\w.]{1,4}(?:/[A-Z][\w.]{1,4})*\)\.?$",
    re.I,
)
_LEADING = re.compile(r"\W*(?:(?:an?|at least|completed|your|hold)\W+){0,2}", re.I)
_EXCEPTION = re.compile(
    r"\W*(?:exceptional|outstanding|exceptionally strong) (?:candidates|applicants)\b|\bin exceptional cases\b"
    r"|\bexceptions? (?:may|can) be made\b",
    re.I,
)
_BRACKET = re.compile(r"[()\[\]]")
_TIER = re.compile(r"\W{0,3}(?:level|tier|track) (?:\d|i{1,3}|[abc])\b", re.I)
_OPENS_OR = re.compile(r"[(\[]\s*(?:or|alternatively)\b", re.I)
_SUCH_AS = re.compile(r"\b(?:such as|e\.g\.|i\.e\.|including|for example|like)(?=\W)", re.I)
_SILENT: frozenset[Section] = frozenset({"pay", "legal"})
_RARE: frozenset[Section] = frozenset({"duties", "terms", "process"})
"""Sections that seldom ask for anything: only an explicit demand counts there."""


@dataclass(frozen=True, slots=True)
class Claim:
    """One credential as a sentence asks for it.

    Claims of one `group` are alternatives. `tier` is 0 for a list of requirements or an explicit demand, 1 for prose
    about who is sought, 2 for the title: a weaker tier counts only where the stronger are silent. `is_example` marks
    the credential in brackets behind another ("Bachelor's degree in Medicine (MD/DO)").
    """

    mention: Mention
    requirement: Requirement
    group: int
    tier: int
    soft: bool
    is_example: bool
    sentence: Sentence


def make_proof(
    field: str, source: str, bounds: Span, inner: Span, *, key: str | None = None, path: str | None = None
) -> Proof:
    """The proof by the sentence `bounds` of `source` around `inner`, without blanks at its ends, `QUOTE` long at most.

    >>> text = "Apply now. PhD in Physics required."
    >>> make_proof("degrees", text, (10, 35), (11, 14)).start
    11
    """
    start, end = bounds
    if end - start > QUOTE:
        start = max(start, min(inner[0] - QUOTE // 4, end - QUOTE))
        end = min(end, start + QUOTE)
    if start > bounds[0]:
        blank = source.find(" ", start, inner[0])
        start = blank if blank >= 0 else inner[0]
    if end < bounds[1]:
        end = max(source.rfind(" ", inner[1], end), inner[1])
    while start < inner[0] and (source[start].isspace() or source[start] in _EDGE):
        start += 1
    while end > inner[1] and (source[end - 1].isspace() or source[end - 1] in _EDGE):
        end -= 1
    return Proof(field=field, start=start, end=end, key=key, path=path)


def prove_claims(field: str, reading: Reading, claims: Iterable[Claim]) -> tuple[Proof, ...]:
    """One proof per claim, keyed by its credential: the sentence that it was read from."""
    proofs = []
    for claim in claims:
        sentence, mention = claim.sentence, claim.mention
        source = reading.title if sentence.path else reading.text
        bounds, inner = (sentence.start, sentence.end), (mention.start, mention.end)
        proofs.append(make_proof(field, source, bounds, inner, key=mention.code, path=sentence.path))
    return tuple(dict.fromkeys(proofs))


@lru_cache(maxsize=4)
def read_credential_claims(reading: Reading) -> tuple[Claim, ...]:
    """The claims on all credentials of the vocabulary that a posting names."""
    return tuple(read_claims(find_sentences(reading, find_credentials)))


def keep_strongest(claims: Sequence[Claim]) -> list[Claim]:
    """Demands of the strongest tier and everything weaker than a demand; the title only where the text is silent."""
    tier = min((claim.tier for claim in claims if claim.requirement == "required"), default=TITLE_TIER)
    kept = [claim for claim in claims if claim.requirement != "required" or claim.tier == tier]
    return [claim for claim in kept if claim.sentence.path is None] or kept


def read_claims(sentences: Iterable[Sentence]) -> list[Claim]:
    """The claims of all sentences in order; one that goes on with "or" joins the group before it, as a level does.

    "Level 1 (Bachelor's level): ..." and "Level 2 (Master's level): ..." are alternatives.
    """
    claims: list[Claim] = []
    free = 0
    for sentence in islice(sentences, MOST_SENTENCES):
        read = tuple(_read_sentence(sentence, free))
        is_tier = bool(read and claims) and _are_tiers(claims[-1].sentence, sentence)
        if is_tier:
            read = tuple(replace(claim, is_example=False) for claim in read)
        if read and claims and (sentence.follows_or or is_tier):
            shared, first = claims[-1].group, read[0].group
            read = tuple(replace(claim, group=shared) if claim.group == first else claim for claim in read)
        claims.extend(read)
        free = max((claim.group + 1 for claim in read), default=free)
        if len(claims) > MOST_CLAIMS:
            break
    return claims


def _are_tiers(one: Sentence, other: Sentence) -> bool:
    """Whether both sentences open a level of one scale."""
    return all(_TIER.match(sentence.text, sentence.start, sentence.end) for sentence in (one, other))


def _read_sentence(sentence: Sentence, group: int) -> Iterator[Claim]:
    """The claims of one sentence; none where its mentions are no demand."""
    if sentence.section in _SILENT:
        return
    text, start, end = sentence.text, sentence.start, sentence.end
    mentions = [m for m in sentence.mentions if not is_idle(text, start, end, m)]
    mentions = drop_learners(text, start, end, mentions)
    if not mentions:
        return
    brackets = find_brackets(text, start, end)
    cues = find_cues(text, start, end, brackets)
    lists = _SUCH_AS.search(text, start, end)
    default, tier, soft = _find_default(sentence)
    for index, mention in enumerate(mentions):
        if index and not is_alternative(text[mentions[index - 1].end : mention.start]):
            group += 1
        spoken = classify(text, mentions, index, cues, brackets)
        requirement = spoken or default
        if requirement is None:
            continue
        firm = 0 if spoken == "required" and tier < TITLE_TIER else tier
        is_example = (lists or brackets) and _is_example(sentence, mentions, index, brackets)
        yield Claim(mention, requirement, group, firm, soft, bool(is_example), sentence)


def _is_example(sentence: Sentence, mentions: Sequence[Mention], index: int, brackets: Sequence[Span]) -> bool:
    """Whether the mention only spells out another: "Medicine (MD/DO)", "an advanced degree such as a PhD"."""
    text, mention = sentence.text, mentions[index]
    bracket = find_inside(brackets, mention.start)
    if bracket is not None:
        behind = any(m.end <= bracket[0] and m.code != mention.code for m in mentions)
        return (behind or sentence.is_listed) and _OPENS_OR.match(text, bracket[0]) is None
    opening = [m for m in mentions[:index] if _SUCH_AS.search(text, m.end, mentions[index].start)]
    pairs = pairwise(mentions[: index + 1])
    return bool(opening) and all(is_alternative(text[a.end : b.start]) or a in opening for a, b in pairs)


def find_brackets(text: str, start: int, end: int) -> list[Span]:
    """Spans of the bracketed parts of `text[start:end]`, outermost only."""
    spans, depth, begin = [], 0, start
    for found in _BRACKET.finditer(text, start, end):
        if found.group() in "([":
            begin = found.start() if depth == 0 else begin
            depth += 1
        elif depth:
            depth -= 1
            if depth == 0:
                spans.append((begin, found.end()))
    return spans


def _find_default(sentence: Sentence) -> tuple[Requirement | None, int, bool]:
    """(class, tier, soft) of a mention that no word of demand speaks of: by section and by the form of address."""
    words = sentence.words
    if sentence.section == "title":
        return "required", TITLE_TIER, False
    if _EXCEPTION.search(words):
        return "accepted", 0, False
    if sentence.section == "preferred":
        return "preferred", 0, False
    soft = sentence.section == "ideal" or SOFT.search(words) is not None
    if sentence.section in ("required", "ideal"):
        return "required", 0, soft
    if sentence.section in _RARE and not _EXPLICIT.search(words) and not _opens_with_degree(sentence):
        return None, 1, False
    return "required", 0 if _FIRM.search(words) else 1, soft


def _opens_with_degree(sentence: Sentence) -> bool:
    """Whether a sentence begins with a named degree, as no duty does: "Master's degree or PhD in Physics"."""
    first = sentence.mentions[0]
    named = first.kind == "degree" and first.code != "degree"
    return named and _LEADING.fullmatch(sentence.text, sentence.start, first.start) is not None
