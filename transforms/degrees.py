"""Degrees asked for: which, how strictly, in which fields, from which level on, and what is accepted in their place.

Belongs here: how the claims of all sentences (`claims.py`) add up to one value. Not here: the words of demand
(`demands.py`), field phrases (`degree_fields.py`), licences (`licence.py`), training status (`training.py`).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import lru_cache

from transforms.claims import TITLE_TIER, Claim, prove_claims, read_credential_claims
from transforms.credentials import find_credentials, level_of
from transforms.degree_fields import Span, find_claim_fields
from transforms.equivalents import find_none_required, find_waiver, read_equivalents
from transforms.reading import Parsed, Proof, Reading
from transforms.training import parse_training_status
from transforms.values import BoardCertification, Degree, Education, Licence, Requirement, TrainingStatus

FieldPhrase = tuple[str, int, int, Requirement]
FieldedClaim = tuple[Claim, tuple[Span, ...]]

ROLES = frozenset(
    [
        "RN",
        "LPN",
        "NP",
        "CNS",
        "CRNA",
        "CNM",
        "CNA",
        "PA",
        "RPh",
        "PT",
        "OT",
        "SLP",
        "RRT",
        "RD",
        "EMT",
        "LCSW",
        "LMFT",
        "LPC",
        "nursing",
    ]
)
"""Licences and roles that a list of degrees may name in place of a degree; they have no level."""

_GENERAL: dict[str, frozenset[str]] = {
    "degree": frozenset(),
    "law_degree": frozenset({"JD", "LLB", "LLM", "SJD"}),
    "medical_degree": frozenset({"MD", "DO", "MBBS", "MBChB", "DDS", "DMD", "BDS", "DVM"}),
    "nursing": frozenset({"BSN", "MSN", "DNP", "ADN"}),
    "doctorate": frozenset({"PhD", "DPhil", "PsyD", "EdD", "ScD", "EngD", "DBA", "DrPH", "DNP", "SJD", "DMA"}),
}
"""A general word gives way to these credentials beside it ("Medical degree: MD, DO"); "degree" to any."""

_PHYSICIAN_LEVEL = 7
_CLINICAL = frozenset({"resident", "final_year_resident", "fellow", "attending"})


def parse_degrees(
    reading: Reading,
    *,
    licence: Parsed[Licence] | None = None,
    board: Parsed[BoardCertification] | None = None,
    first_party: bool = False,
) -> Parsed[Education] | None:
    """Everything the posting says about degrees and training status; None where it is silent.

    `licence` and `board` are what the posting says about a licence and board certification: a physician's implies
    ISCED level 7 where no degree is named. Structured `education` values fill only where the text is silent and the
    publisher is the platform (`first_party`).
    """
    chosen = _choose(reading)
    training = parse_training_status(reading)
    parsed = _read_stated(reading, chosen) if chosen else _read_silent(reading, training, licence, board, first_party)
    if training is None:
        return parsed
    parsed = parsed or Parsed(value=Education(), proofs=())
    education = replace(parsed.value, training_status=training.value)
    return replace(parsed, value=education, proofs=(*parsed.proofs, *training.proofs))


def _read_stated(reading: Reading, chosen: Sequence[FieldedClaim]) -> Parsed[Education]:
    """The degrees that the text names, and what it accepts in their place."""
    claims = [claim for claim, _ in chosen]
    degrees = make_degrees(reading, chosen)
    equivalent, proofs = read_equivalents(reading, claims)
    education = Education(degrees=degrees, min_level=find_min_level(degrees), basis="stated", equivalent=equivalent)
    return Parsed(value=education, proofs=(*prove_claims("degrees", reading, claims), *proofs))


def _read_silent(
    reading: Reading,
    training: Parsed[tuple[TrainingStatus, ...]] | None,
    licence: Parsed[Licence] | None,
    board: Parsed[BoardCertification] | None,
    first_party: bool,
) -> Parsed[Education] | None:
    """What follows where no degree is named: none required, a physician's implied, or the platform's own value."""
    if none := find_none_required(reading):
        return Parsed(value=Education(basis="none_required"), proofs=(none,), state="flexible")
    if premises := _find_premises(training, licence, board):
        return Parsed(value=Education(min_level=_PHYSICIAN_LEVEL, basis="implied"), proofs=premises, state="implied")
    published = _read_published(reading) if first_party else None
    if published is None:
        return None
    degrees, proof = published
    return Parsed(value=Education(degrees=degrees, min_level=find_min_level(degrees), basis="stated"), proofs=(proof,))


def parse_degree_fields(reading: Reading) -> tuple[FieldPhrase, ...]:
    """Field phrases of the degrees asked for, as (phrase, start, end, requirement); offsets into the stored text.

    "Bachelor's degree in Law or Public Policy" gives "Law" and "Public Policy". Phrases are the text's own words.
    """
    found: dict[Span, FieldPhrase] = {}
    for claim, spans in _choose(reading):
        if claim.sentence.path is None:
            for start, end in spans:
                found.setdefault((start, end), (reading.text[start:end], start, end, claim.requirement))
    return tuple(found[span] for span in sorted(found))


def find_min_level(degrees: Sequence[Degree]) -> int | None:
    """Lowest ISCED level that meets the main requirement; None where an alternative has no level.

    Alternatives of a group count by their lowest, separate required lines by their highest.
    """
    groups: dict[str, list[int | None]] = {}
    for index, degree in enumerate(degrees):
        if degree.requirement in ("required", "any_of") and degree.group != "examples":
            groups.setdefault(degree.group or f"#{index}", []).append(degree.level)
    lowest = [min(level for level in levels if level is not None) for levels in groups.values() if None not in levels]
    return max(lowest, default=None)


def make_degrees(reading: Reading, chosen: Sequence[FieldedClaim]) -> tuple[Degree, ...]:
    """One Degree per credential, in order; alternatives share a group name, credentials in brackets are "examples"."""
    names: dict[tuple[int, str], str] = {}
    sizes = _count_alternatives(claim for claim, _ in chosen)
    merged: dict[str, Degree] = {}
    for claim, spans in chosen:
        source = reading.title if claim.sentence.path else reading.text
        fields = tuple(dict.fromkeys(" ".join(source[a:b].split()) for a, b in spans))
        key = (claim.group, claim.requirement)
        requirement, group = claim.requirement, None
        if claim.is_example and requirement == "required":
            requirement, group = "any_of", "examples"
        elif sizes.get(key, 0) > 1 and requirement != "accepted":
            group = names.setdefault(key, f"g{len(names) + 1}")
            requirement = "any_of" if requirement == "required" else requirement
        degree = Degree(
            credential=claim.mention.code, level=claim.mention.level, fields=fields, requirement=requirement,
            group=group, soft=claim.soft,
        )  # fmt: skip
        known = merged.setdefault(degree.credential, degree)
        merged[degree.credential] = replace(known, fields=known.fields or fields)
    return tuple(merged.values())


def _count_alternatives(claims: Iterable[Claim]) -> dict[tuple[int, str], int]:
    """How many different credentials stand in each group of one class; examples left out."""
    members: dict[tuple[int, str], set[str]] = {}
    for claim in claims:
        if not claim.is_example:
            members.setdefault((claim.group, claim.requirement), set()).add(claim.mention.code)
    return {key: len(codes) for key, codes in members.items()}


@lru_cache(maxsize=4)
def _choose(reading: Reading) -> tuple[FieldedClaim, ...]:
    """The claims that count, with the spans of their fields: strongest demands, all preferred or accepted."""
    claims = [_settle(c) for c in read_credential_claims(reading) if not _is_waived(c)]
    claims = _name_doctorates(_drop_roles(claims))
    demanded = [c for c in claims if c.requirement == "required"]
    other = {c.mention.code for c in claims if c.requirement != "required"}
    best = min((c.tier for c in demanded), default=TITLE_TIER)
    if best == TITLE_TIER and any(c.mention.code in other for c in demanded):
        demanded = []
    main = _drop_general([c for c in demanded if c.tier == best])
    codes = {c.mention.code for c in main}
    rest = _drop_general([c for c in claims if c.requirement != "required" and c.mention.code not in codes])
    kept = sorted([*main, *rest], key=lambda c: (c.sentence.path is not None, c.mention.start))
    return tuple((claim, find_claim_fields(claim, reading)) for claim in kept)


def _is_waived(claim: Claim) -> bool:
    """True for the degree of "no degree required" itself."""
    waiver = find_waiver(claim.sentence)
    return waiver is not None and not waiver[2] and _overlaps(claim, waiver)


def _settle(claim: Claim) -> Claim:
    """ "Degree not required if experience is exceptional" asks for a degree, with experience in its place."""
    waiver = find_waiver(claim.sentence)
    if waiver and waiver[2] and _overlaps(claim, waiver):
        return replace(claim, requirement="required")
    return claim


def _overlaps(claim: Claim, waiver: tuple[int, int, bool]) -> bool:
    """The waiver's words may begin inside the credential: "college [degree is not required]"."""
    return waiver[0] < claim.mention.end and claim.mention.start < waiver[1]


def _drop_roles(claims: Sequence[Claim]) -> list[Claim]:
    """Degrees, and the licences and roles that stand in one list with a degree or may also be considered."""
    beside = {(c.group, c.requirement) for c in claims if c.mention.kind == "degree"}
    return [
        c
        for c in claims
        if c.mention.kind == "degree"
        or (c.mention.code in ROLES and ((c.group, c.requirement) in beside or c.requirement == "accepted"))
    ]


def _name_doctorates(claims: Sequence[Claim]) -> list[Claim]:
    """A doctorate asked for is a PhD where another sentence calls it so ("PhDs or Postdocs" in the title)."""
    named = [c.sentence for c in claims if c.mention.code == "PhD" and c.requirement == "required"]
    kept = []
    for claim in claims:
        is_phd = claim.mention.code == "doctorate" and claim.requirement == "required" and named
        if is_phd and claim.sentence not in named:
            claim = replace(claim, mention=replace(claim.mention, code="PhD"))
        kept.append(claim)
    return kept


def _drop_general(claims: Sequence[Claim]) -> list[Claim]:
    """Leaves out a general word where its sentence names the credential; an example without its word is none."""
    kept = []
    for claim in claims:
        beside = {c.mention.code for c in claims if c.sentence is claim.sentence and c.requirement == claim.requirement}
        named = _GENERAL.get(claim.mention.code)
        if named is None or not (beside & named if named else beside - ROLES - {"degree"}):
            kept.append(claim)
    solid = {id(c.sentence) for c in kept if not c.is_example}
    return [c if c.sentence.is_listed or id(c.sentence) in solid else replace(c, is_example=False) for c in kept]


def _find_premises(
    training: Parsed[tuple[TrainingStatus, ...]] | None,
    licence: Parsed[Licence] | None,
    board: Parsed[BoardCertification] | None,
) -> tuple[Proof, ...]:
    """Proofs that only a physician can meet the posting: licence, board certification, residency."""
    proofs: list[Proof] = []
    if licence and licence.value.required in ("yes", "conditional") and "medical_licence" in licence.value.kinds:
        proofs.extend(licence.proofs)
    if board and board.value.required in ("yes", "conditional"):
        proofs.extend(board.proofs)
    if training and _CLINICAL.intersection(training.value):
        proofs.extend(proof for proof in training.proofs if proof.key in _CLINICAL)
    return tuple(replace(proof, field="degree_min_level", key=None) for proof in proofs)


def _read_published(reading: Reading) -> tuple[tuple[Degree, ...], Proof] | None:
    """The platform's own structured education value, where it names a credential."""
    for value in reading.values("education"):
        words = value.text.replace("_", " ").title()
        named = find_credentials(words) or find_credentials(words.replace("High School", "High School Diploma"))
        codes = dict.fromkeys(mention.code for mention in named if mention.kind == "degree")
        if codes:
            group = "g1" if len(codes) > 1 else None
            degrees = tuple(
                Degree(
                    credential=code, level=level_of(code), requirement="any_of" if group else "required", group=group
                )
                for code in codes
            )
            return degrees, Proof(field="degrees", start=0, end=min(len(value.text), 200), path=value.path)
    return None
