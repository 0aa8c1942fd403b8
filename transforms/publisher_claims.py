"""What only a board's header and notes say: kept as claims with their words, never as values of the posting."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from transforms.experience import parse_experience
from transforms.hours import parse_hours
from transforms.pay import parse_pay
from transforms.places import parse_places
from transforms.reading import Parsed, Reading
from transforms.schedule import parse_schedule
from transforms.values import PublisherClaim

PUBLISHER = ("publisher_header", "publisher_note")
QUOTE_LIMIT = 200


@dataclass(frozen=True, slots=True)
class _Claimed:
    """One field that boards like to fill: how it is read, and how its value is written; None where it says nothing."""

    field: str
    parse: Callable[[Reading], Parsed[Any] | None]
    show: Callable[[Any], str | None]


def _show_bounds(value: Any) -> str | None:
    if value is None or (value.min is None and value.max is None):
        return None
    low, high = (f"{bound:g}" if bound is not None else "" for bound in (value.min, value.max))
    return low if low == high else f"{low}-{high}"


def _show_pay(value: Any) -> str | None:
    bounds = _show_bounds(value)
    return bounds and f"{bounds} {value.currency or ''}/{value.unit or ''}"


def _show_places(value: Any) -> str | None:
    remote = "" if value.remote == "not_stated" else value.remote
    return " ".join((remote, *value.countries_allowed)).strip() or None


FIELDS = (
    _Claimed("hours", parse_hours, _show_bounds),
    _Claimed("pay", parse_pay, _show_pay),
    _Claimed("schedule", parse_schedule, lambda value: " ".join(value) or None),
    _Claimed("places", parse_places, _show_places),
    _Claimed("experience_years", parse_experience, _show_bounds),
)


def parse_publisher_claims(reading: Reading, own: Mapping[str, Any]) -> Iterator[PublisherClaim]:
    """The board's values that contradict or exceed the posting's own; `own` maps field to what the text itself says."""
    lines = tuple(replace(line, segment="platform_text") for line in reading.lines if line.segment in PUBLISHER)
    if not lines:
        return
    header = Reading(text=reading.text, lines=lines)
    for claimed in FIELDS:
        parsed = claimed.parse(header)
        value = None if parsed is None else claimed.show(parsed.value)
        if parsed is None or value is None or value == claimed.show(own[claimed.field]):
            continue
        for proof in parsed.proofs[:1]:
            quote = reading.text[proof.start : min(proof.end, proof.start + QUOTE_LIMIT)]
            yield PublisherClaim(field=claimed.field, value=value, quote=quote)
