"""A posting as the warehouse keeps it: its meaning as a hash, its record as JSON, its columns and list rows. Pure."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, fields
from functools import cache
from hashlib import sha256
from operator import attrgetter
from typing import Any

import orjson

from transforms.records import Posting
from transforms.wire import parse_record
from warehouse.rows import make_lists, make_version

NOT_STORED = frozenset({"text"})
NO_MEANING = frozenset({
    "record_id", "source", "source_id", "page_url", "fetched_at", "page_sha256", "text", "rows", "evidence",
    "published",
    "publisher_claims", "observed_at", "posted_relative",
})  # fmt: skip
"""Fields that may differ between two readings of an unchanged posting: where it was read, and what the list printed."""

_UNSTORABLE = re.compile("[\x00\ud800-\udfff]")
_REPLACEMENT = "\ufffd"
_SORTED = orjson.OPT_SORT_KEYS


@dataclass(frozen=True, slots=True)
class Content:
    """What is stored of one reading of a posting. `version` and `lists` are rows that still lack their ids."""

    content_hash: str
    text_sha: str
    text: str
    version: Mapping[str, Any]
    lists: Mapping[str, list[dict[str, Any]]]


def make_storable(posting: Posting) -> Posting:
    """The posting with what a database refuses replaced, character for character, so that offsets still hold."""
    if is_storable(posting):
        return posting
    cleaned = orjson.dumps(clean(asdict(posting)))
    return parse_record(Posting, cleaned)


def is_storable(posting: Posting) -> bool:
    if "\x00" in posting.text:
        return False
    try:
        return b"\\u0000" not in orjson.dumps(posting)
    except TypeError:  # a lone surrogate
        return False


def clean(value: Any) -> Any:
    if isinstance(value, str):
        return _UNSTORABLE.sub(_REPLACEMENT, value)
    if isinstance(value, float) and not math.isfinite(value):
        return None
    if isinstance(value, dict):
        return {key: clean(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [clean(item) for item in value]
    return value


Getter = Callable[[Any], tuple[Any, ...]]


@cache
def read_fields(without: frozenset[str]) -> tuple[Getter, tuple[tuple[str, Any], ...]]:
    """What fetches the values of all fields but some, and their names with their defaults (or MISSING)."""
    kept = [field for field in fields(Posting) if field.name not in without]
    return attrgetter(*(field.name for field in kept)), tuple((field.name, field.default) for field in kept)


def make_record(posting: Posting, without: frozenset[str] = NOT_STORED) -> dict[str, Any]:
    """The fields that do not hold their default: a field that is added later then changes no hash."""
    get, named = read_fields(without)
    return {
        name: value
        for (name, default), value in zip(named, get(posting), strict=True)
        if value is not default and (value != default or type(value) is not type(default))
    }


def make_content_hash(posting: Posting) -> str:
    """SHA-256 over what the posting says: values, states, flags, text; without a relative date, which moves."""
    meaning = make_record(posting, NO_MEANING)
    if posting.posted_precision == "relative":
        meaning.pop("posted_at", None)
    meaning["text_sha"] = posting.text_sha256
    return sha256(orjson.dumps(meaning, option=_SORTED)).hexdigest()


def make_content(posting: Posting, content_hash: str) -> Content:
    """Everything that is stored of a posting that `make_storable` has passed."""
    text_sha = posting.text_sha256
    record = orjson.dumps(make_record(posting), option=_SORTED).decode()
    version = {"content_hash": content_hash, "text_sha": text_sha, "record": record, **make_version(posting)}
    return Content(content_hash, text_sha, posting.text, version, make_lists(posting))


def parse_posting(record: str, text: str) -> Posting:
    """The posting whose record and text were stored. Raises pydantic.ValidationError where it is no such record."""
    return parse_record(Posting, orjson.dumps({**orjson.loads(record), "text": text}))
