"""Records as JSON, and back: the one way in which a draft, a posting or an issue is written between stages."""

from __future__ import annotations

from typing import Any, TypeVar

from pydantic import TypeAdapter

T = TypeVar("T")


_ADAPTERS: dict[Any, TypeAdapter[Any]] = {}
"""Building an adapter costs tens of milliseconds, using it microseconds."""


def _adapter(kind: Any) -> TypeAdapter[Any]:
    if kind not in _ADAPTERS:
        _ADAPTERS[kind] = TypeAdapter(kind)
    return _ADAPTERS[kind]


def make_line(record: Any) -> str:
    """One record as one line of JSON: keys in the order of its type, nothing left out."""
    return _adapter(type(record)).dump_json(record).decode("utf-8")


def make_values(record: Any) -> dict[str, Any]:
    """One record as JSON-ready values: dates as ISO text, tuples as lists."""
    values: dict[str, Any] = _adapter(type(record)).dump_python(record, mode="json")
    return values


def parse_record(kind: type[T], line: str | bytes) -> T:
    """The record that `make_line` wrote. Raises pydantic.ValidationError, naming the field, where it is not one."""
    record: T = _adapter(kind).validate_json(line)
    return record


def make_schema(kind: type[Any]) -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) of a record type."""
    return _adapter(kind).json_schema(mode="serialization")
