"""Professional certifications asked for (CPA, CFA, PE, bar admission, USMLE ...), each with its class.

Belongs here: which certifications count and which are alternatives. Not here: board certification and licences
(`licence.py`), recognising a token (`credentials.py`).
"""

from __future__ import annotations

import re

from transforms.claims import Claim, keep_strongest, prove_claims, read_credential_claims
from transforms.credentials import Mention
from transforms.reading import Parsed, Reading
from transforms.values import Certification, Requirement

_OPEN_LIST = re.compile(
    r"s?(?:,[^.;]{0,50}\bor\b| or (?:an? )?(?:\w+ ){0,2}(?:equivalent|similar|comparable|related"
    r"|other|degree|bachelor|master))",
    re.I,
)
_ALSO_CERTIFIES = frozenset(
    {"bar_admission", "PE", "EIT", "solicitor", "finra_licence", "teaching_licence", "architect_licence"}
)
_NOT_CERTIFIES = frozenset({"board_certification", "board_eligible"})


def parse_certifications(reading: Reading) -> Parsed[tuple[Certification, ...]] | None:
    """Professional certifications by code, each with its class; several in one list are `any_of`."""
    found = read_credential_claims(reading)
    claims = keep_strongest([c for c in found if _certifies(c.mention)])
    members: dict[tuple[int, str], set[str]] = {}
    for claim in found:
        members.setdefault((claim.group, claim.requirement), set()).add(claim.mention.code)
    merged: dict[str, Certification] = {}
    for claim in claims:
        several = len(members[claim.group, claim.requirement]) > 1 or _names_more(claim)
        requirement: Requirement = "any_of" if several and claim.requirement == "required" else claim.requirement
        merged.setdefault(claim.mention.code, Certification(code=claim.mention.code, requirement=requirement))
    if not merged:
        return None
    return Parsed(value=tuple(merged.values()), proofs=prove_claims("certifications", reading, claims))


def _names_more(claim: Claim) -> bool:
    """Whether the list goes on with what is no certification: "CFAs, investment analysts or similar"."""
    stop = min(claim.sentence.end, claim.mention.end + 80)
    return _OPEN_LIST.match(claim.sentence.text, claim.mention.end, stop) is not None


def _certifies(mention: Mention) -> bool:
    if mention.kind == "certification":
        return mention.code not in _NOT_CERTIFIES
    return mention.code in _ALSO_CERTIFIES
