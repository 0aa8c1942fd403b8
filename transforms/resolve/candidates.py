"""What identity looks at: one posting reduced to its ids, its discriminators and its text."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, NamedTuple

from transforms.addresses import clean_url
from transforms.records import Evidence, Posting
from transforms.resolve.wording import cut_chrome, cut_ends
from transforms.values import Publisher

PUBLISHER_SCHEMES = frozenset({"publisher"})
"""Listing-id schemes that only a board uses: they identify a page of that board, never the platform's listing."""

_MAIN = ("required", "any_of")
Pay = tuple[float | None, float | None, str | None, str | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """One posting as identity sees it. `opportunity_id` and `family_id` are those it held on an earlier night, if any.

    `countries` are demanded by the text, `places` only say where the row is advertised. `text` is the hirer's wording
    without what the publisher put around it; `pay` of a third party's page is what that wording says. `hours` are the
    least and most per week. `last_seen` is None where nobody knows it.
    """

    source: str
    source_id: str
    first_party: bool
    platform: str | None
    title: str
    listing_keys: tuple[str, ...]
    apply_url: str | None
    languages: frozenset[str]
    specialties: frozenset[str]
    countries: frozenset[str]
    pay: Pay | None
    text: str
    first_seen: date
    is_standing: bool = False
    opportunity_id: str | None = None
    family_id: str | None = None
    places: frozenset[str] = frozenset()
    credentials: frozenset[str] = frozenset()
    hours: tuple[float | None, float | None] | None = None
    last_seen: date | None = None
    page_url: str | None = None

    @property
    def key(self) -> tuple[str, str]:
        return (self.source, self.source_id)


class Sighting(NamedTuple):
    """What is kept of a posting beside its facts and its wording: who it is, since when, and the ids that it carries."""

    source: str
    source_id: str
    first_party: bool
    first_seen: date
    last_seen: date | None
    opportunity_id: str | None
    family_id: str | None
    listing_keys: tuple[str, ...]
    apply_url: str | None
    page_url: str | None

    @property
    def key(self) -> tuple[str, str]:
        return (self.source, self.source_id)


def make_sighting(one: Candidate) -> Sighting:
    return Sighting(
        one.source, one.source_id, one.first_party, one.first_seen, one.last_seen, one.opportunity_id, one.family_id,
        one.listing_keys, one.apply_url, one.page_url,
    )  # fmt: skip


def make_candidate(
    posting: Posting,
    *,
    first_seen: date,
    last_seen: date | None = None,
    opportunity_id: str | None = None,
    family_id: str | None = None,
) -> Candidate:
    """Reduces a posting to what identity needs."""
    main = [x.code for x in posting.specialties if x.requirement in _MAIN]
    first_party = posting.publisher.kind == "platform"
    demanded = {x.key for x in posting.evidence if x.field == "countries_allowed" and _is_wording(x)}
    countries = frozenset(code for code in posting.countries_allowed if code in demanded)
    hours = (posting.hours.min, posting.hours.max)
    return Candidate(
        source=posting.source,
        source_id=posting.source_id,
        first_party=first_party,
        platform=None if posting.platform in (None, "unknown") else posting.platform,
        title=posting.title,
        listing_keys=tuple(f"{x.scheme}:{x.id}" for x in posting.listing_ids if x.scheme not in PUBLISHER_SCHEMES),
        apply_url=posting.apply_url,
        languages=_target_languages(main),
        specialties=frozenset(code for code in main if not code.startswith("lang.")),
        countries=countries,
        places=frozenset(posting.countries_allowed) - countries if first_party else frozenset(),
        pay=_read_pay(posting, first_party=first_party),
        credentials=_read_credentials(posting),
        hours=hours if hours != (None, None) else None,
        text=_cut(posting.text, posting.title, posting.publisher, first_party=first_party),
        first_seen=first_seen,
        last_seen=last_seen,
        is_standing=posting.posting_kind == "standing",
        opportunity_id=opportunity_id,
        family_id=family_id,
        page_url=posting.canonical_url if first_party else None,
    )


def _cut(text: str, title: str, publisher: Publisher, *, first_party: bool) -> str:
    """The hirer's wording: a platform's own page holds little else."""
    return "\n".join(cut_ends(text.split("\n"), title)) if first_party else cut_chrome(text, title, publisher)


def _is_wording(item: Evidence) -> bool:
    return item.path is None and item.segment == "platform_text"


def _read_credentials(posting: Posting) -> frozenset[str]:
    """Degrees and certifications: each tells one role from its sibling."""
    degrees = {x.credential for x in posting.degrees if x.requirement in _MAIN}
    return frozenset(degrees | {x.code for x in posting.certifications if x.requirement in _MAIN})


def _read_pay(posting: Posting, *, first_party: bool) -> Pay | None:
    """The amounts; of a third party's page only where the hirer's own wording proves them, never its header."""
    pay = posting.pay
    if pay is None or (pay.min, pay.max) == (None, None):
        return None
    if not first_party and not any(item.field == "pay" and _is_wording(item) for item in posting.evidence):
        return None
    return (pay.min, pay.max, pay.currency, pay.unit)


def _parse_credentials(record: Mapping[str, Any]) -> frozenset[str]:
    named = (("degrees", "credential"), ("certifications", "code"))
    return frozenset(
        one[name] for field, name in named for one in record.get(field) or () if one["requirement"] in _MAIN
    )


def parse_candidate(record: Mapping[str, Any]) -> Candidate:
    """Reads a candidate from a labelling record (see `labels.py`) with `source`, `source_id` and `fetched_at` added.

    Raises KeyError or ValueError where one of these is missing or unreadable.
    """
    listing, hours = record.get("source_listing_id"), record.get("hours") or {}
    main = [x["code"] for x in record.get("specialties") or () if x["requirement"] in _MAIN]
    first_party = bool(record.get("first_party"))
    title, text = (str(record.get(name) or "") for name in ("title", "text"))
    allowed, demanded = frozenset(record.get("countries_allowed") or ()), _proven(record, "countries_allowed")
    countries = allowed if demanded is None else allowed & demanded
    publisher = Publisher(domain=record.get("publisher"))
    weekly = (hours.get("min"), hours.get("max"))
    return Candidate(
        source=str(record["source"]),
        source_id=str(record["source_id"]),
        first_party=first_party,
        platform=None if record.get("platform") in (None, "unknown") else record["platform"],
        title=title,
        listing_keys=(f"{listing['scheme']}:{listing['id']}",)
        if listing and listing["scheme"] not in PUBLISHER_SCHEMES
        else (),
        apply_url=record.get("apply_url"),
        languages=_target_languages(main),
        specialties=frozenset(code for code in main if not code.startswith("lang.")),
        countries=countries,
        places=allowed - countries if first_party else frozenset(),
        pay=_parse_pay(record, first_party=first_party),
        credentials=_parse_credentials(record),
        hours=weekly if weekly != (None, None) else None,
        text=_cut(text, title, publisher, first_party=first_party),
        first_seen=datetime.fromisoformat(record["fetched_at"]).date(),
        is_standing=record.get("posting_kind") == "standing",
        opportunity_id=record.get("opportunity_id"),
        page_url=clean_url(record.get("url")) if first_party else None,
    )


def _proven(record: Mapping[str, Any], field: str) -> frozenset[str | None] | None:
    """The keys of a field that the hirer's wording proves; None where the record carries no evidence at all."""
    if "evidence" not in record:
        return None
    return frozenset(
        x["key"] for x in record["evidence"]
        if x["field"] == field and x["path"] is None and x["segment"] == "platform_text"
    )  # fmt: skip


def _parse_pay(record: Mapping[str, Any], *, first_party: bool) -> Pay | None:
    pay = record.get("pay") or {}
    amounts = (pay.get("min"), pay.get("max"), pay.get("currency"), pay.get("unit"))
    if amounts[:2] == (None, None) or (not first_party and _proven(record, "pay") == frozenset()):
        return None
    return amounts


def _target_languages(codes: Iterable[str]) -> frozenset[str]:
    return frozenset(code.removeprefix("lang.") for code in codes if code.startswith("lang."))
