"""The values that a posting's fields hold: closed code lists and one frozen type per field.

Belongs here: the shape of a value. Not here: how it is read from text (one module per field) or the record as a whole
(`records.py`). Code lists follow the record definition in `docs/record.md`, which is generated from these types.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

State = Literal["stated", "flexible", "implied", "not_stated", "unknown", "conflicting"]
Requirement = Literal["required", "any_of", "preferred", "accepted"]
Need = Literal["yes", "no", "preferred", "conditional", "not_stated"]
SegmentKind = Literal[
    "platform_text", "platform_structured", "publisher_header", "publisher_note", "teaser", "boilerplate"
]
PageKind = Literal[
    "opening", "standing", "multi_posting", "list", "guide", "news", "help_faq", "review", "forum", "profile",
    "role_description", "project_doc", "other",
]  # fmt: skip
PostingKind = Literal["opening", "standing"]
PublisherKind = Literal["platform", "job_board", "aggregator", "referrer", "recruiter", "forum", "blog"]
Domain = Literal[
    "health", "law", "finance", "insurance", "accounting_tax", "stem_science", "mathematics", "engineering",
    "software", "data", "language", "education", "social_science", "humanities", "business", "public_sector",
    "creative", "safety", "trades", "generalist",
]  # fmt: skip
TaskType = Literal[
    "evaluate", "rank", "author_prompt", "author_solution", "rubric", "annotate_text", "annotate_image",
    "annotate_audio_video", "red_team", "role_play", "translate", "code", "adjudicate", "review_qa",
]  # fmt: skip
TrainingStatus = Literal[
    "student", "resident", "final_year_resident", "fellow", "attending", "phd_student", "postdoc"
]  # fmt: skip
DegreeBasis = Literal["stated", "implied", "not_stated", "none_required"]
HoursBasis = Literal["stated", "structured", "derived", "type_only", "flexible", "conflicting", "not_stated"]
Bounds = Literal["exact", "range", "at_least", "up_to"]
ScheduleWord = Literal["full_time", "part_time"]
PayUnit = Literal["hour", "task", "day", "week", "month", "year", "project"]
PayQualifier = Literal["exact", "range", "up_to", "from", "approx", "varies", "undisclosed"]
CurrencyBasis = Literal["code", "symbol"]
Cadence = Literal["weekly", "biweekly", "monthly", "per_task"]
Employment = Literal["contractor", "employee", "temporary", "intern", "volunteer"]
Remote = Literal["fully", "hybrid", "onsite", "not_stated"]
GeoState = Literal["listed", "worldwide", "platform_list_unspecified", "not_stated", "conflicting"]
Screening = Literal["ai_interview", "exam", "id_verification", "background_check", "nda", "cv_english"]
Status = Literal["open", "closed", "unknown"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Specialty:
    """A field of expertise asked for; `code` is a slug of `vocabulary/specialties.csv` or `lang.<BCP 47 tag>`."""

    code: str
    label: str
    requirement: Requirement = "required"
    group: str | None = None
    soft: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Degree:
    """One named credential; `level` is ISCED 2011 (3-8), None where the credential has none (RN, "degree")."""

    credential: str
    level: int | None = None
    fields: tuple[str, ...] = ()
    requirement: Requirement = "required"
    group: str | None = None
    soft: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class DegreeEquivalent:
    """What is accepted in place of the degree: a foreign equivalent, experience, or a credential (by code)."""

    foreign: bool = False
    experience_in_lieu: bool = False
    credential_in_lieu: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Education:
    """Everything the text says about degrees; `min_level` is the lowest level that meets the main requirement."""

    degrees: tuple[Degree, ...] = ()
    min_level: int | None = None
    basis: DegreeBasis = "not_stated"
    equivalent: DegreeEquivalent = DegreeEquivalent()
    training_status: tuple[TrainingStatus, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Licence:
    """A licence to practise; jurisdictions as ISO 3166-1 or 3166-2 codes, `detail` in the text's own words."""

    required: Need = "not_stated"
    kinds: tuple[str, ...] = ()
    status: tuple[Literal["active", "unrestricted", "any"], ...] = ()
    jurisdictions: tuple[str, ...] = ()
    detail: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class BoardCertification:
    """Certification by a medical specialty board; `eligible_ok` when board-eligible people are admitted too."""

    required: Need = "not_stated"
    boards: tuple[str, ...] = ()
    eligible_ok: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Certification:
    """A professional certification by its code in `vocabulary/credentials.csv` (CPA, CFA, bar_admission, ...)."""

    code: str
    requirement: Requirement = "required"


@dataclass(frozen=True, slots=True, kw_only=True)
class ExperienceYears:
    """Years of experience in the expertise asked for; preferred years are not a minimum."""

    min: float | None = None
    max: float | None = None
    scope: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Language:
    """A language asked for: BCP 47 tag, CEFR letter only where printed (ILR 5 counts as C2)."""

    lang: str
    min_cefr: str | None = None
    native: bool = False
    level_text: str | None = None
    role: Literal["working", "target"] | None = None
    requirement: Requirement = "required"


@dataclass(frozen=True, slots=True, kw_only=True)
class Hours:
    """Hours per week. Bounds are explicit: "20+" is min 20 and no max; per-day and total effort are kept apart."""

    min: float | None = None
    max: float | None = None
    unit: Literal["week"] = "week"
    basis: HoursBasis = "not_stated"
    qualifier: Bounds | None = None
    approx: bool = False
    flexible: bool | None = None
    conditional: bool = False
    target: float | None = None
    per_day_min: float | None = None
    per_day_max: float | None = None
    total_min: float | None = None
    total_max: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Overlap:
    """Hours of the day to be shared with a time zone (IANA name, or the text's abbreviation where ambiguous)."""

    tz: str
    hours_per_day: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Duration:
    """How long the engagement lasts."""

    min: float | None = None
    max: float | None = None
    unit: Literal["day", "week", "month", "hour_total"] | None = None
    kind: Literal["fixed", "initial", "open", "short_term_unspecified"] = "fixed"
    text: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Pay:
    """What the worker is paid, in currency units (never cents). "Up to 60" is max 60 and no min."""

    min: float | None = None
    max: float | None = None
    currency: str | None = None
    unit: PayUnit | None = None
    qualifier: PayQualifier | None = None
    currency_basis: CurrencyBasis | None = None
    suspect: bool = False
    note: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PayGroup:
    """Pay for one group of applicants (a country, a credential), where the posting prints several."""

    group: str
    min: float | None = None
    max: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Payment:
    """How and how often the money arrives."""

    cadence: Cadence | None = None
    methods: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Places:
    """Who may apply from where, and whether the work is remote. Countries are ISO 3166-1 alpha-2."""

    remote: Remote = "not_stated"
    countries_allowed: tuple[str, ...] = ()
    countries_excluded: tuple[str, ...] = ()
    country_groups: tuple[str, ...] = ()
    subdivisions: tuple[str, ...] = ()
    geo_state: GeoState = "not_stated"
    residence_required: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkAuthorization:
    """Right to work, apart from location; `text` in the posting's own words."""

    in_residence_country: bool | None = None
    sponsorship: bool | None = None
    excluded_statuses: tuple[str, ...] = ()
    text: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Publisher:
    """The site a page was fetched from. `platform` is set only where the site is a platform's own."""

    domain: str | None
    name: str | None = None
    kind: PublisherKind = "job_board"
    platform: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Client:
    """The platform's customer, usually undisclosed."""

    name: str | None = None
    disclosed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ListingId:
    """An id under which a platform or board lists the posting, raw."""

    scheme: str
    id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Referral:
    """Whether the page earns by referral; parameter names only, never a person's code."""

    present: bool = False
    params: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class PublisherClaim:
    """A value that only the publisher's header or notes give; it never fills a field."""

    field: str
    value: str
    quote: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PostedAt:
    """The printed posting date and how exact it is; a board's date may be a re-list date."""

    on: date | None = None
    precision: Literal["day", "relative", "month"] | None = None
    source: Literal["platform", "publisher"] | None = None
    relative: str | None = None
