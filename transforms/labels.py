"""Posting -> the labelling record: the flat JSON object that people label by hand and that accuracy is scored on.

Format: `docs/record.md`, "Labelling record". Keys are always present; an unknown scalar is None, a list is empty.
On top of the labelled keys the record carries `states`, `evidence` with offsets, and the `text` they refer to.
"""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from transforms.records import Issue, Posting

_PAY = ("min", "max", "currency", "unit", "qualifier", "currency_basis", "note")
_REMOTE = {"fully": True, "hybrid": False, "onsite": False, "not_stated": None}


def make_label(doc_id: str, posting: Posting, part: int = 1) -> dict[str, Any]:
    """One posting in the labelling format, as JSON-ready values."""
    return {
        "doc_id": doc_id,
        "part": part,
        "truncated": "truncated" in posting.flags,
        **_identity(posting),
        **_work(posting),
        **_terms(posting),
        "publisher_claims": [asdict(claim) for claim in posting.publisher_claims],
        "flags": list(posting.flags),
        "field_state": {s.field: s.state for s in posting.states if s.state in ("unknown", "conflicting", "implied")},
        "states": {s.field: s.state for s in posting.states},
        "evidence": [asdict(item) for item in posting.evidence],
        "first_party": posting.publisher.kind == "platform",
        "text": posting.text,
        "text_sha256": posting.text_sha256,
    }


def make_unreadable_label(doc_id: str, issue: Issue) -> dict[str, Any]:
    """The record of a document that could not be read: not a posting, with the reason."""
    return {
        "doc_id": doc_id, "part": 1, "is_posting": False, "page_kind": "other", "flags": [issue.reason],
        "issue": asdict(issue), "evidence": [], "states": {},
    }  # fmt: skip


def _identity(p: Posting) -> dict[str, Any]:
    return {
        "is_posting": p.is_posting,
        "page_kind": p.page_kind,
        "posting_kind": p.posting_kind,
        "status": p.status,
        "platform": p.platform,
        "publisher": p.publisher.domain,
        "intermediary": p.intermediaries[0] if p.intermediaries else None,
        "source_listing_id": asdict(p.listing_ids[0]) if p.listing_ids else None,
        "title": p.title or None,
        "apply_url": p.apply_url,
        "referral_present": p.referral.present,
        "posted_at": p.posted_at.isoformat() if p.posted_at else None,
        "posted_relative": p.posted_relative,
        "observed_at": p.observed_at.isoformat() if p.observed_at else None,
        "closes_at": p.closes_at.isoformat() if p.closes_at else None,
    }


def _work(p: Posting) -> dict[str, Any]:
    return {
        "domain": p.domain,
        "specialties": [asdict(item) for item in p.specialties],
        "specialties_open": p.specialties_open,
        "degrees": [asdict(item) for item in p.degrees],
        "degree_min_level": p.degree_min_level,
        "degree_basis": p.degree_basis,
        "degree_equivalent": asdict(p.degree_equivalent),
        "training_status": list(p.training_status),
        "certifications": [asdict(item) for item in p.certifications],
        "licence_required": p.licence.required,
        "licence_detail": p.licence.detail,
        "board_certification": p.board_certification.required,
        "experience_years_min": p.experience_years.min if p.experience_years else None,
        "languages": [
            {"lang": x.lang, "cefr": x.min_cefr, "native": x.native, "level_text": x.level_text,
             "requirement": x.requirement, "role": x.role}
            for x in p.languages
        ],
    }  # fmt: skip


def _terms(p: Posting) -> dict[str, Any]:
    pay = asdict(p.pay) if p.pay else None
    return {
        "hours": asdict(p.hours),
        "schedule": list(p.schedule),
        "pay": pay
        and {key: pay[key] for key in ("min", "max", "currency", "unit", "qualifier", "currency_basis", "note")},
        "payment_cadence": p.payment.cadence if p.payment else None,
        "employment_type": list(p.employment_type),
        "remote": _REMOTE[p.remote],
        "countries_allowed": list(p.countries_allowed),
        "countries_excluded": list(p.countries_excluded),
        "country_groups": list(p.country_groups),
        "geo_state": p.geo_state,
        "work_authorization": p.work_authorization.text if p.work_authorization else None,
        "duration": p.duration.text if p.duration else None,
        "openings": p.openings,
    }
