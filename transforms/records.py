"""The types that flow through the project, in the order in which they are born.

Link -> Page -> Draft -> Posting -> Opportunity; an Issue may be born anywhere, reports come back from each stage.
All are frozen, slotted and keyword-only. Times are aware UTC; nothing here asks for a clock.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache
from typing import Literal

from transforms import values as v
from transforms.reading import Published

Severity = Literal["info", "warning", "error"]
Stage = Literal["collect", "extract", "normalise", "resolve", "load", "release"]

PUBLISHED = frozenset({
    "title", "location", "country", "country_excluded", "state", "city", "remote", "apply_url", "status", "posted_at",
    "updated_at", "closes_at", "employment_type", "schedule", "hours_per_week", "hours_min", "hours_max",
    "pay_min", "pay_max", "pay_unit", "pay_currency", "pay_text", "pay_group", "skill", "department", "domain",
    "education", "experience", "company", "client", "language", "openings", "listing_type", "listing_id", "duration",
    "licence", "platform",
})  # fmt: skip
"""The names under which sources publish structured values; `Published.name` is always one of them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """A request that a source wants made. `body` is sent as it stands.

    `version` is what a list says of the state of a detail page: a lastmod, an update stamp, a hash of its row. The page
    is read again only when it is another one than before. None where a list says nothing.
    """

    url: str
    method: Literal["GET", "POST"] = "GET"
    body: str | None = None
    headers: tuple[tuple[str, str], ...] = ()
    kind: Literal["list", "detail"] = "list"
    version: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A response as it was received. `body` is the decoded transfer body, byte for byte."""

    source: str
    url: str
    method: str = "GET"
    request_body: str | None = None
    fetched_at: datetime
    status: int
    content_type: str
    body: bytes

    @property
    def sha256(self) -> str:
        return make_sha256(self.body)


@lru_cache(maxsize=2)
def make_sha256(body: bytes) -> str:
    """The hash of a body in hex; the last ones are kept, since each record of a list asks for its page's hash."""
    return hashlib.sha256(body).hexdigest()


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """One posting as its source published it: ids raw, values as printed. `rows` counts the listing rows it stands for."""

    source: str
    source_id: str
    url: str
    title: str
    description: str
    description_format: Literal["html", "escaped_html", "markdown", "text"]
    published: tuple[Published, ...] = ()
    page_sha256: str
    fetched_at: datetime
    rows: int = 1
    is_open: bool = True
    """False where the source itself says that the posting is closed; such a draft proves a closure."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """The words that prove a value: `quote == text[start:end]`, where text is the stored text or the string at `path`."""

    field: str
    key: str | None = None
    start: int
    end: int
    quote: str
    segment: v.SegmentKind
    path: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldState:
    """How a field is known, with both readings where two statements cannot both hold."""

    field: str
    state: v.State
    alternatives: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Posting:
    """One posting as understood: typed values, their states, and the evidence for each. See `docs/record.md`."""

    # identity and provenance
    record_id: str
    source: str
    source_id: str
    page_url: str
    canonical_url: str
    fetched_at: datetime
    page_sha256: str
    page_kind: v.PageKind
    is_posting: bool
    posting_kind: v.PostingKind | None
    platform: str | None
    publisher: v.Publisher
    intermediaries: tuple[str, ...] = ()
    client: v.Client | None = None
    listing_ids: tuple[v.ListingId, ...] = ()
    apply_url: str | None = None
    referral: v.Referral = v.Referral()
    # what
    title: str
    domain: v.Domain | None = None
    specialties: tuple[v.Specialty, ...] = ()
    specialties_open: bool = False
    task_types: tuple[v.TaskType, ...] = ()
    # who
    degrees: tuple[v.Degree, ...] = ()
    degree_min_level: int | None = None
    degree_basis: v.DegreeBasis = "not_stated"
    degree_equivalent: v.DegreeEquivalent = v.DegreeEquivalent()
    training_status: tuple[v.TrainingStatus, ...] = ()
    licence: v.Licence = v.Licence()
    board_certification: v.BoardCertification = v.BoardCertification()
    certifications: tuple[v.Certification, ...] = ()
    experience_years: v.ExperienceYears | None = None
    languages: tuple[v.Language, ...] = ()
    # how much
    hours: v.Hours = v.Hours()
    schedule: tuple[v.ScheduleWord, ...] = ()
    overlap: v.Overlap | None = None
    duration: v.Duration | None = None
    start: str | None = None
    openings: int | None = None
    # money
    pay: v.Pay | None = None
    pay_by_group: tuple[v.PayGroup, ...] = ()
    bonus: str | None = None
    payment: v.Payment | None = None
    # terms
    employment_type: tuple[v.Employment, ...] = ()
    us_tax_form: Literal["1099", "w2"] | None = None
    remote: v.Remote = "not_stated"
    countries_allowed: tuple[str, ...] = ()
    countries_excluded: tuple[str, ...] = ()
    country_groups: tuple[str, ...] = ()
    subdivisions: tuple[str, ...] = ()
    geo_state: v.GeoState = "not_stated"
    residence_required: bool | None = None
    work_authorization: v.WorkAuthorization | None = None
    screening: tuple[v.Screening, ...] = ()
    # when
    posted_at: date | None = None
    posted_precision: Literal["day", "relative", "month"] | None = None
    posted_source: Literal["platform", "publisher"] | None = None
    posted_relative: str | None = None
    observed_at: date | None = None
    closes_at: date | None = None
    status: v.Status = "unknown"
    # proof
    publisher_claims: tuple[v.PublisherClaim, ...] = ()
    flags: tuple[str, ...] = ()
    states: tuple[FieldState, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    published: tuple[Published, ...] = ()
    text: str
    rows: int = 1

    @property
    def text_sha256(self) -> str:
        return hashlib.sha256(self.text.encode("utf-8")).hexdigest()


@dataclass(frozen=True, slots=True, kw_only=True)
class Issue:
    """Something that a person should be able to find later: what went wrong, where, with which bytes.

    `reason` is a slug of the closed list in `docs/operations.md`. `value` is cut at 200 characters.
    """

    severity: Severity
    stage: Stage
    reason: str
    source: str
    url: str | None = None
    source_id: str | None = None
    sha256: str | None = None
    field: str | None = None
    value: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """A posting's place in an opportunity: how it relates to the first member, and why."""

    source: str
    source_id: str
    relation: Literal["primary", "mirror", "reposted", "changed_version", "possible_same"]
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Opportunity:
    """One piece of work that somebody can apply for, wherever it is advertised. Siblings share `family_id` only."""

    opportunity_id: str
    family_id: str
    members: tuple[Member, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CrawlReport:
    """What one source's run did. listed = fetched + fetch_failed + skipped; fetched = parsed + rejected."""

    source: str
    night: date
    started_at: datetime
    finished_at: datetime
    status: Literal["ok", "incomplete", "suspect_empty", "degraded", "blocked", "failed"]
    complete: bool
    reason: str | None = None
    listed: int = 0
    fetched: int = 0
    fetch_failed: int = 0
    skipped: int = 0
    parsed: int = 0
    rejected: int = 0
    requests: int = 0
    bytes: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class LoadReport:
    """What one source's load changed.

    parsed = loaded + unchanged + duplicate; loaded = new + changed + reopened + closed by the source's own word.
    """

    source: str
    night: date
    loaded: int = 0
    unchanged: int = 0
    duplicate: int = 0
    new: int = 0
    changed: int = 0
    reopened: int = 0
    closed: int = 0
    held: int = 0
    open_postings: int = 0
    open_rows: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class ReleaseReport:
    """A published release: where it stands, what it holds, and whether the pointer moved."""

    path: str
    night: date
    rows: tuple[tuple[str, int], ...]
    changed: bool
