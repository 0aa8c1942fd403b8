"""What may leave the house: records without their texts, and with what identifies a private person masked."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from transforms.personal_data import MASKS, PersonalSpan, find_personal_data, make_redacted
from transforms.wire import make_values
from warehouse.exports.openings import Opening

NOT_PUBLISHED = ("text",)
PLAIN = frozenset({
    "record_id", "source", "source_id", "page_url", "canonical_url", "fetched_at", "page_sha256", "apply_url", "code",
    "field", "key", "path", "name", "segment", "state", "requirement", "domain", "night", "opportunity_id", "family_id",
    "id", "scheme", "lang", "credential", "relation", "first_seen", "version_from", "source_as_of",
})  # fmt: skip
"""Keys whose strings are ids, codes, dates and addresses: nobody's words, left as they are."""

FREE_COLUMNS = ("title", "pay_note", "starts", "client_name")
"""The flat columns that hold somebody's words."""

mask = lru_cache(maxsize=200_000)(make_redacted)


def make_public(opening: Opening) -> dict[str, Any]:
    """The opening as JSON-ready values: no text, personal data masked in everything that is in somebody's words."""
    values = make_values(opening)
    posting = values["posting"]
    spans = find_personal_data(opening.posting.text)
    for evidence in posting["evidence"]:
        if evidence["path"] is None:
            evidence["quote"] = mask_spans(evidence["quote"], evidence["start"], spans)
        else:
            evidence["quote"] = mask(evidence["quote"])
    quotes = [evidence.pop("quote") for evidence in posting["evidence"]]
    for name in NOT_PUBLISHED:
        del posting[name]
    values["posting"] = mask_values(posting)
    for evidence, quote in zip(values["posting"]["evidence"], quotes, strict=True):
        evidence["quote"] = quote
    return values


def mask_spans(quote: str, offset: int, spans: tuple[PersonalSpan, ...]) -> str:
    """A quote of a text with the text's own spans masked, those included that the quote cuts in two."""
    for span in reversed(spans):
        start, end = max(span.start - offset, 0), min(span.end - offset, len(quote))
        if start < end:
            quote = quote[:start] + MASKS[span.kind] + quote[end:]
    return quote


def mask_values(value: Any, key: str = "") -> Any:
    if isinstance(value, str):
        return value if key in PLAIN else mask(value)
    if isinstance(value, dict):
        return {name: mask_values(item, name) for name, item in value.items()}
    if isinstance(value, list):
        return [mask_values(item, key) for item in value]
    return value


def make_public_row(row: Mapping[str, Any]) -> dict[str, Any]:
    """A flat row with personal data masked in the columns that hold somebody's words."""
    free = {name: mask(row[name]) for name in FREE_COLUMNS if row.get(name)}
    return {**row, **free}
