"""What identity looks at: one posting reduced to its ids, its discriminators and its text."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from transforms.records import Posting

PUBLISHER_SCHEMES = frozenset({"publisher"})
"""Listing-id schemes that only a board uses: they identify a page of that board, never the platform's listing."""

_MAIN = ("required", "any_of")


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """One posting as identity sees it. `opportunity_id` is the one it held on an earlier night, if any."""

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
    pay: tuple[float | None, float | None, str | None, str | None] | None
    text: str
    first_seen: date
    is_standing: bool = False
    opportunity_id: str | None = None

    @property
    def key(self) -> tuple[str, str]:
        return (self.source, self.source_id)


def make_candidate(posting: Posting, *, first_seen: date, opportunity_id: str | None = None) -> Candidate:
    """Reduces a posting to what identity needs."""
    pay = posting.pay
    main = [x.code for x in posting.specialties if x.requirement in _MAIN]
    return Candidate(
        source=posting.source,
        source_id=posting.source_id,
        first_party=posting.publisher.kind == "platform",
        platform=None if posting.platform in (None, "unknown") else posting.platform,
        title=posting.title,
        listing_keys=tuple(f"{x.scheme}:{x.id}" for x in posting.listing_ids if x.scheme not in PUBLISHER_SCHEMES),
        apply_url=posting.apply_url,
        languages=_target_languages(main),
        specialties=frozenset(code for code in main if not code.startswith("lang.")),
        countries=frozenset(posting.countries_allowed),
        pay=(pay.min, pay.max, pay.currency, pay.unit) if pay and (pay.min, pay.max) != (None, None) else None,
        text=posting.text,
        first_seen=first_seen,
        is_standing=posting.posting_kind == "standing",
        opportunity_id=opportunity_id,
    )


def parse_candidate(record: Mapping[str, Any]) -> Candidate:
    """Reads a candidate from a labelling record (see `labels.py`) with `source`, `source_id` and `fetched_at` added.

    Raises KeyError or ValueError where one of these is missing or unreadable.
    """
    pay, listing = record.get("pay") or {}, record.get("source_listing_id")
    amounts = (pay.get("min"), pay.get("max"), pay.get("currency"), pay.get("unit"))
    main = [x["code"] for x in record.get("specialties") or () if x["requirement"] in _MAIN]
    return Candidate(
        source=str(record["source"]),
        source_id=str(record["source_id"]),
        first_party=bool(record.get("first_party")),
        platform=None if record.get("platform") in (None, "unknown") else record["platform"],
        title=str(record.get("title") or ""),
        listing_keys=(f"{listing['scheme']}:{listing['id']}",)
        if listing and listing["scheme"] not in PUBLISHER_SCHEMES
        else (),
        apply_url=record.get("apply_url"),
        languages=_target_languages(main),
        specialties=frozenset(code for code in main if not code.startswith("lang.")),
        countries=frozenset(record.get("countries_allowed") or ()),
        pay=amounts if amounts[:2] != (None, None) else None,
        text=str(record.get("text") or ""),
        first_seen=datetime.fromisoformat(record["fetched_at"]).date(),
        is_standing=record.get("posting_kind") == "standing",
        opportunity_id=record.get("opportunity_id"),
    )


def _target_languages(codes: Iterable[str]) -> frozenset[str]:
    return frozenset(code.removeprefix("lang.") for code in codes if code.startswith("lang."))
