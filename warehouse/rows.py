"""A posting as rows: the columns of `version`, and the rows of the lists under it. Pure."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

import orjson

from transforms.records import Posting

LARGEST = 2**31 - 1
Row = dict[str, Any]


def flag(value: bool | None) -> int | None:
    return None if value is None else int(value)


def number(value: float | None) -> float | None:
    """A finite number or nothing: SQLite would store NaN as null, PostgreSQL as a number above all others."""
    return None if value is None or not math.isfinite(value) else float(value)


def whole(value: int | None) -> int | None:
    return None if value is None or abs(value) > LARGEST else int(value)


def day(value: date | None) -> str | None:
    return None if value is None else value.isoformat()


def json(value: Iterable[str]) -> str:
    return orjson.dumps(list(value)).decode()


def make_version(posting: Posting) -> Row:
    """The columns that people filter on."""
    return {
        "title": posting.title,
        "page_kind": posting.page_kind,
        "posting_kind": posting.posting_kind,
        "is_posting": int(posting.is_posting),
        "platform": posting.platform,
        "domain": posting.domain,
        "publisher_domain": posting.publisher.domain,
        "publisher_kind": posting.publisher.kind,
        "client_name": posting.client.name if posting.client else None,
        "page_url": posting.page_url,
        "apply_url": posting.apply_url,
        **make_codes_text(posting),
        "specialties_open": int(posting.specialties_open),
        "remote": posting.remote,
        "geo_state": posting.geo_state,
        "residence_required": flag(posting.residence_required),
        "openings": whole(posting.openings),
        "starts": posting.start,
        "posted_on": day(posting.posted_at),
        "posted_precision": posting.posted_precision,
        "closes_on": day(posting.closes_at),
        "status": posting.status,
        "referral": int(posting.referral.present),
        **make_hours(posting),
        **make_pay(posting),
        **make_person(posting),
    }


MAIN = ("required", "any_of")


def make_codes_text(posting: Posting) -> Row:
    """The lists as words in one cell: what is asked for in the first place, and where from."""
    lists = {
        "specialty_codes": (x.code for x in posting.specialties if x.requirement in MAIN),
        "degree_codes": (x.credential for x in posting.degrees if x.requirement in MAIN),
        "language_codes": (x.lang for x in posting.languages if x.requirement in MAIN),
        "country_codes": (*posting.countries_allowed, *posting.country_groups),
        "flag_codes": posting.flags,
    }
    return {name: " ".join(sorted(set(codes))) for name, codes in lists.items()}


def make_hours(posting: Posting) -> Row:
    hours, duration = posting.hours, posting.duration
    return {
        "hours_min": number(hours.min),
        "hours_max": number(hours.max),
        "hours_basis": hours.basis,
        "hours_qualifier": hours.qualifier,
        "hours_approx": int(hours.approx),
        "hours_flexible": flag(hours.flexible),
        "hours_total_min": number(hours.total_min),
        "hours_total_max": number(hours.total_max),
        "duration_min": number(duration.min) if duration else None,
        "duration_max": number(duration.max) if duration else None,
        "duration_unit": duration.unit if duration else None,
        "duration_kind": duration.kind if duration else None,
    }


def make_pay(posting: Posting) -> Row:
    pay = posting.pay
    return {
        "pay_min": number(pay.min) if pay else None,
        "pay_max": number(pay.max) if pay else None,
        "pay_currency": pay.currency if pay else None,
        "pay_unit": pay.unit if pay else None,
        "pay_qualifier": pay.qualifier if pay else None,
        "pay_suspect": flag(pay.suspect) if pay else None,
        "pay_note": pay.note if pay else None,
        "pay_cadence": posting.payment.cadence if posting.payment else None,
    }


def make_person(posting: Posting) -> Row:
    years, right = posting.experience_years, posting.work_authorization
    return {
        "degree_min_level": posting.degree_min_level,
        "degree_basis": posting.degree_basis,
        "degree_foreign_ok": int(posting.degree_equivalent.foreign),
        "experience_in_lieu": int(posting.degree_equivalent.experience_in_lieu),
        "experience_years_min": number(years.min) if years else None,
        "experience_years_max": number(years.max) if years else None,
        "licence_required": posting.licence.required,
        "board_required": posting.board_certification.required,
        "board_eligible_ok": int(posting.board_certification.eligible_ok),
        "authorised_in_residence": flag(right.in_residence_country) if right else None,
        "sponsorship": flag(right.sponsorship) if right else None,
    }


def make_lists(posting: Posting) -> dict[str, list[Row]]:
    """Table name -> its rows, in the record's order and numbered."""
    lists: dict[str, Iterable[Row]] = {
        "version_specialty": (
            {"code": x.code, "label": x.label, "requirement": x.requirement, "group_name": x.group, "soft": int(x.soft)}
            for x in posting.specialties
        ),
        "version_degree": (
            {"credential": x.credential, "level": x.level, "fields": json(x.fields), "requirement": x.requirement,
             "group_name": x.group, "soft": int(x.soft)}
            for x in posting.degrees
        ),
        "version_language": (
            {"lang": x.lang, "min_cefr": x.min_cefr, "native": int(x.native), "role": x.role,
             "requirement": x.requirement}
            for x in posting.languages
        ),
        "version_country": make_places(posting),
        "version_code": make_codes(posting),
        "version_state": (
            {"field": x.field, "state": x.state, "alternatives": json(x.alternatives)} for x in posting.states
        ),
        "version_evidence": (
            {"field": x.field, "key": x.key, "start_offset": x.start, "end_offset": x.end, "quote": x.quote,
             "segment": x.segment,
             "path": x.path}
            for x in posting.evidence
        ),
    }  # fmt: skip
    return {table: [{"ord": place, **row} for place, row in enumerate(rows)] for table, rows in lists.items()}


def make_places(posting: Posting) -> Iterator[Row]:
    kinds = {
        "allowed": posting.countries_allowed, "excluded": posting.countries_excluded,
        "group": posting.country_groups, "subdivision": posting.subdivisions,
    }  # fmt: skip
    return ({"country": code, "kind": kind} for kind, codes in kinds.items() for code in codes)


def make_codes(posting: Posting) -> Iterator[Row]:
    """The short lists of codes, one row a code."""
    right, payment = posting.work_authorization, posting.payment
    lists: dict[str, tuple[str, ...]] = {
        "flag": posting.flags,
        "training_status": posting.training_status,
        "task_type": posting.task_types,
        "schedule": posting.schedule,
        "employment_type": posting.employment_type,
        "us_tax_form": (posting.us_tax_form,) if posting.us_tax_form else (),
        "screening": posting.screening,
        "licence_kind": posting.licence.kinds,
        "licence_status": posting.licence.status,
        "licence_jurisdiction": posting.licence.jurisdictions,
        "board": posting.board_certification.boards,
        "credential_in_lieu": posting.degree_equivalent.credential_in_lieu,
        "excluded_status": right.excluded_statuses if right else (),
        "payment_method": payment.methods if payment else (),
        "intermediary": posting.intermediaries,
    }
    for name, codes in lists.items():
        yield from ({"field": name, "code": code, "requirement": None} for code in codes)
    for held in posting.certifications:
        yield {"field": "certification", "code": held.code, "requirement": held.requirement}
