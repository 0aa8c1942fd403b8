"""One opportunity's values out of its members': the union of places, and per field the best-founded value with its source.

Nothing is dropped: members keep their own rows. Belongs here: which member is asked first. Not here: who is a member.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from transforms.records import Opportunity, Posting
from transforms.resolve.judgements import Key

UNITED = ("countries_allowed", "country_groups", "subdivisions", "listing_ids")
"""Fields of which an opportunity has what any member of the platform's own has: each row is one place."""
CHOSEN = (
    "platform", "title", "domain", "specialties", "task_types", "degrees", "licence", "board_certification",
    "certifications", "experience_years", "languages", "hours", "schedule", "overlap", "duration", "start", "openings",
    "pay", "pay_by_group", "bonus", "payment", "employment_type", "remote", "countries_excluded", "work_authorization",
    "screening", "apply_url", "posted_at", "closes_at",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Best:
    """A value and the postings that it was taken from, the best-founded first."""

    value: Any
    sources: tuple[Key, ...]


def merge_values(opportunity: Opportunity, postings: Mapping[Key, Posting]) -> dict[str, Best]:
    """Field -> value for each field that any member states. Members whose posting is not given are left out.

    The platform's own postings are asked before any copy, the newest first; among copies, those in which the hirer's own
    words prove the value come before those in which only a header does.
    """
    keys = [(x.source, x.source_id) for x in opportunity.members if x.relation != "possible_same"]
    known = [postings[key] for key in keys or [(x.source, x.source_id) for x in opportunity.members] if key in postings]
    made = {field: _unite(field, known) for field in UNITED}
    made.update((field, _choose(field, known)) for field in CHOSEN)
    return {field: best for field, best in made.items() if best is not None}


def _unite(field: str, postings: Sequence[Posting]) -> Best | None:
    own = [posting for posting in postings if posting.publisher.kind == "platform"] or postings
    stating = [posting for posting in own if getattr(posting, field)]
    values = dict.fromkeys(value for posting in stating for value in getattr(posting, field))
    return Best(tuple(sorted(values, key=str)), tuple(_key(posting) for posting in stating)) if values else None


def _choose(field: str, postings: Sequence[Posting]) -> Best | None:
    stating = [posting for posting in postings if _is_stated(field, posting)]
    if not stating:
        return None
    best = min(stating, key=lambda posting: _authority(field, posting))
    value = getattr(best, field)
    others = (posting for posting in stating if posting is not best and getattr(posting, field) == value)
    return Best(value, (_key(best), *(_key(posting) for posting in others)))


def _is_stated(field: str, posting: Posting) -> bool:
    value = getattr(posting, field)
    return value not in (None, (), "not_stated", "") and value != _EMPTY.get(field)


_EMPTY = {name: Posting.__dataclass_fields__[name].default for name in ("hours", "licence", "board_certification")}


def _authority(field: str, posting: Posting) -> tuple[int, float, Key]:
    own = posting.publisher.kind == "platform"
    proven = any(item.field == field and item.segment == "platform_text" for item in posting.evidence)
    return (0 if own else 1 if proven else 2, -posting.fetched_at.timestamp(), _key(posting))


def _key(posting: Posting) -> Key:
    return (posting.source, posting.source_id)
