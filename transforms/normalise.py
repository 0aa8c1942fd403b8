"""Draft -> Posting | Issue: reads every field of one draft and gathers values, states and evidence into the record.

Belongs here: the order in which fields are read and how their proofs become evidence. Not here: any wording.
"""

from __future__ import annotations

import hashlib
from bisect import bisect_right
from dataclasses import fields
from typing import Any, TypeVar

from transforms import places, platforms
from transforms import values as v
from transforms.dates import parse_closes, parse_observed, parse_posted_at
from transforms.degrees import parse_degree_fields, parse_degrees
from transforms.domains import parse_domain
from transforms.duration import parse_duration, parse_openings, parse_start
from transforms.errors import BrokenText
from transforms.experience import parse_experience
from transforms.hours import parse_hours
from transforms.languages import parse_languages
from transforms.licence import parse_board_certification, parse_certifications, parse_licence
from transforms.page_kind import parse_page_kind
from transforms.pay import parse_pay, parse_pay_groups
from transforms.payment import parse_bonus, parse_payment
from transforms.publisher_claims import parse_publisher_claims
from transforms.reading import Parsed, Proof, Published, Reading
from transforms.records import Draft, Evidence, FieldState, Issue, Posting
from transforms.schedule import parse_overlap, parse_schedule
from transforms.screening import parse_screening, parse_work_authorization
from transforms.segments import make_reading
from transforms.specialties import Specialties, parse_specialties
from transforms.tasks import parse_tasks
from transforms.terms import parse_employment, parse_us_tax_form
from transforms.text import make_text
from transforms.titles import make_title

EXTRACTOR_VERSION = "1"
"""Rises whenever a parser's output may change; stored with every posting version."""

QUOTE_LIMIT = 200
_STRUCTURED: v.SegmentKind = "platform_structured"
T = TypeVar("T")
D = TypeVar("D")


class Gathered:
    """Collects what the parsers return: evidence in reading order, states that are not plain, flags."""

    def __init__(self, reading: Reading, publisher: v.Publisher) -> None:
        self.reading = reading
        self.starts = [line.start for line in reading.lines]
        self.header: v.SegmentKind = "platform_text" if publisher.kind == "platform" else "publisher_header"
        self.evidence: list[Evidence] = []
        self.states: list[FieldState] = []
        self.flags: set[str] = set()

    def take(self, field: str, parsed: Parsed[T] | None, default: D) -> T | D:
        """The parser's value, or the default where the text is silent; keeps its proofs, state and flags."""
        if parsed is None:
            return default
        self.evidence.extend(self._evidence(proof) for proof in parsed.proofs)
        self.states.append(FieldState(field=field, state=parsed.state, alternatives=parsed.alternatives))
        self.flags.update(parsed.flags)
        return parsed.value

    def _evidence(self, proof: Proof) -> Evidence:
        end = min(proof.end, proof.start + QUOTE_LIMIT)
        source = read_source(self.reading, proof.path)
        return Evidence(
            field=proof.field, key=proof.key, start=proof.start, end=end, quote=source[proof.start : end],
            segment=self._segment(proof), path=proof.path,
        )  # fmt: skip

    def _segment(self, proof: Proof) -> v.SegmentKind:
        if proof.path in ("title", "location"):
            return self.header
        if proof.path is not None:
            return _STRUCTURED
        at = bisect_right(self.starts, proof.start) - 1
        line = self.reading.lines[at] if at >= 0 else None
        return line.segment if line is not None and proof.start < line.end else "platform_text"


def read_source(reading: Reading, path: str | None) -> str:
    """The string that offsets at `path` refer to. Raises KeyError for a path that the draft did not publish."""
    if path is None:
        return reading.text
    if path == "title":
        return reading.title
    if path == "location":
        return reading.location
    for value in reading.published:
        if value.path == path:
            return value.text
    raise KeyError(path)


def make_record_id(source: str, source_id: str) -> str:
    """A stable id of one posting of one source: 16 hex digits."""
    return hashlib.sha256(f"{source}\0{source_id}".encode()).hexdigest()[:16]


def first(published: tuple[Published, ...], name: str) -> str:
    return next((value.text for value in published if value.name == name), "")


def normalise(draft: Draft, *, publisher: v.Publisher) -> Posting | Issue:
    """Reads one draft. A body that cannot be read as text becomes an Issue that names the page."""
    try:
        text = make_text(draft.description, draft.description_format)
        title = make_title(make_text(draft.title, "text"))
    except BrokenText as error:
        return Issue(
            severity="error", stage="normalise", reason=error.reason, source=draft.source, url=draft.url,
            source_id=draft.source_id, sha256=draft.page_sha256, value=str(error)[:QUOTE_LIMIT],
        )  # fmt: skip
    reading = make_reading(
        text, title=title, location=first(draft.published, "location"), url=draft.url, published=draft.published,
        publisher=publisher,
    )  # fmt: skip
    gathered = Gathered(reading, publisher)
    values = read_identity(draft, reading, publisher, gathered)
    if values["is_posting"]:
        values |= read_work(reading, publisher, gathered) | read_terms(draft, reading, publisher, gathered)
    return Posting(
        **values,
        flags=tuple(sorted(gathered.flags)),
        states=tuple(sorted(gathered.states, key=lambda state: state.field)),
        evidence=tuple(dict.fromkeys(gathered.evidence)),
        published=draft.published,
        text=text,
        rows=draft.rows,
    )


def read_identity(draft: Draft, reading: Reading, publisher: v.Publisher, gathered: Gathered) -> dict[str, Any]:
    """Where the posting comes from, what kind of page it is, and who takes the applicant on."""
    kind = parse_page_kind(reading, publisher=publisher)
    gathered.take("page_kind", kind, kind.value)
    is_posting = kind.value.is_posting
    return {
        "record_id": make_record_id(draft.source, draft.source_id),
        "source": draft.source,
        "source_id": draft.source_id,
        "page_url": draft.url,
        "canonical_url": platforms.clean_url(draft.url) or "",
        "fetched_at": draft.fetched_at,
        "page_sha256": draft.page_sha256,
        "page_kind": kind.value.page_kind,
        "is_posting": is_posting,
        "posting_kind": kind.value.posting_kind,
        "status": kind.value.status if draft.is_open else "closed",
        "platform": gathered.take("platform", platforms.parse_platform(reading, publisher=publisher), "unknown")
        if is_posting else None,
        "publisher": publisher,
        "intermediaries": platforms.parse_intermediaries(reading) if is_posting else (),
        "client": gathered.take("client", platforms.parse_client(reading), None) if is_posting else None,
        "listing_ids": platforms.parse_listing_ids(draft.url, reading) if is_posting else (),
        "apply_url": platforms.parse_apply_url(reading) if is_posting else None,
        "referral": platforms.parse_referral(reading),
        "title": reading.title,
    }  # fmt: skip


def read_work(reading: Reading, publisher: v.Publisher, gathered: Gathered) -> dict[str, Any]:
    """What is asked for: expertise, degree, licence, experience, languages."""
    take = gathered.take
    languages = parse_languages(reading)
    licence, board = parse_licence(reading), parse_board_certification(reading)
    first_party = publisher.kind == "platform"
    asked = parse_degrees(reading, licence=licence, board=board, first_party=first_party)
    education = take("degrees", asked, v.Education())
    spoken = take("languages", languages, ())
    specialties = take(
        "specialties",
        parse_specialties(reading, languages=spoken, degree_fields=parse_degree_fields(reading)),
        Specialties(items=(), open=False),
    )
    return {
        "specialties": specialties.items,
        "specialties_open": specialties.open,
        "domain": parse_domain(specialties.items),
        "task_types": take("task_types", parse_tasks(reading), ()),
        "degrees": education.degrees,
        "degree_min_level": education.min_level,
        "degree_basis": education.basis,
        "degree_equivalent": education.equivalent,
        "training_status": education.training_status,
        "licence": take("licence", licence, v.Licence()),
        "board_certification": take("board_certification", board, v.BoardCertification()),
        "certifications": take("certifications", parse_certifications(reading), ()),
        "languages": spoken,
    }


def read_terms(draft: Draft, reading: Reading, publisher: v.Publisher, gathered: Gathered) -> dict[str, Any]:
    """What is offered: hours, pay and contract; with places and dates, and what the publisher's header claims."""
    take, first_party = gathered.take, publisher.kind == "platform"
    schedule = take("schedule", parse_schedule(reading), ())
    found = take("places", places.parse_places(reading, first_party=first_party), v.Places())
    hours = take("hours", parse_hours(reading, schedule=schedule), v.Hours())
    pay = take("pay", parse_pay(reading, first_party=first_party), None)
    years = take("experience_years", parse_experience(reading), None)
    own = {"hours": hours, "pay": pay, "schedule": schedule, "places": found, "experience_years": years}
    return {
        "publisher_claims": () if first_party else tuple(parse_publisher_claims(reading, own)),
        "schedule": schedule,
        "hours": hours,
        "experience_years": years,
        "overlap": take("overlap", parse_overlap(reading), None),
        "duration": take("duration", parse_duration(reading), None),
        "start": take("start", parse_start(reading), None),
        "openings": take("openings", parse_openings(reading), None),
        "pay": pay,
        "pay_by_group": take("pay_by_group", parse_pay_groups(reading, first_party=first_party), ()),
        "bonus": take("bonus", parse_bonus(reading), None),
        "payment": take("payment", parse_payment(reading), None),
        "employment_type": take("employment_type", parse_employment(reading, first_party=first_party), ()),
        "us_tax_form": take("us_tax_form", parse_us_tax_form(reading), None),
        "screening": take("screening", parse_screening(reading), ()),
        "work_authorization": take("work_authorization", parse_work_authorization(reading), None),
        **{field.name: getattr(found, field.name) for field in fields(v.Places)},
        **read_dates(draft, reading, first_party, gathered),
    }


def read_dates(draft: Draft, reading: Reading, first_party: bool, gathered: Gathered) -> dict[str, Any]:
    """When it was posted, seen by its publisher, and closes: the site's own dates, which are data and no history."""
    printed = parse_posted_at(reading, fetched_at=draft.fetched_at, first_party=first_party)
    posted = gathered.take("posted_at", printed, v.PostedAt())
    return {
        "posted_at": posted.on,
        "posted_precision": posted.precision,
        "posted_source": posted.source,
        "posted_relative": posted.relative,
        "observed_at": parse_observed(reading),
        "closes_at": parse_closes(reading, fetched_at=draft.fetched_at),
    }
