"""Accuracy: labelling records that people made against records that we extracted, field by field.

Set fields (specialties, degrees, ...) are scored as micro precision, recall and F1 over their members. Value fields are
exact matches over the documents in which either side states a value; `fabricated` counts values that the gold lacks.
Label fields are plain accuracy. Documents that the gold calls no posting are scored in `is_posting` alone, and a field
that the gold names in `unsure` is not scored for that document.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

Record = Mapping[str, Any]
_MAIN = ("required", "any_of")


@dataclass(frozen=True, slots=True)
class Difference:
    """One document in which one field differs."""

    field: str
    doc_id: str
    gold: str
    predicted: str


@dataclass(frozen=True, slots=True)
class Figure:
    """One field's score: `name` says which measure `value` is; `counts` are the numbers behind it."""

    field: str
    name: str
    value: float | None
    counts: tuple[tuple[str, int], ...]


def _codes(key: str, items: Iterable[Record] | None, *, classed: bool = False) -> frozenset[Any]:
    if classed:
        return frozenset(
            (x.get(key), "main" if x.get("requirement") in _MAIN else x.get("requirement")) for x in items or ()
        )
    return frozenset(x.get(key) for x in items or () if x.get("requirement") in _MAIN)


def _class_of(item: Record) -> Any:
    return "main" if item.get("requirement") in _MAIN else item.get("requirement")


def _number(value: Any) -> float | None:
    return None if value is None else round(float(value), 2)


def _bounds(record: Record, key: str, *rest: str) -> tuple[Any, ...] | None:
    value = record.get(key) or {}
    low, high = _number(value.get("min")), _number(value.get("max"))
    return None if low is None and high is None else (low, high, *(value.get(name) for name in rest))


SETS: Mapping[str, Callable[[Record], frozenset[Any]]] = {
    "specialties": lambda r: _codes("code", r.get("specialties")),
    "specialties+requirement": lambda r: _codes("code", r.get("specialties"), classed=True),
    "degrees": lambda r: _codes("credential", r.get("degrees")),
    "degrees+requirement": lambda r: _codes("credential", r.get("degrees"), classed=True),
    "languages": lambda r: frozenset(x.get("lang") for x in r.get("languages") or ()),
    "countries_allowed": lambda r: frozenset(r.get("countries_allowed") or ()),
    "employment_type": lambda r: frozenset(r.get("employment_type") or ()),
}
VALUES: Mapping[str, Callable[[Record], Any]] = {
    "hours": lambda r: _bounds(r, "hours"),
    "pay": lambda r: _bounds(r, "pay", "currency", "unit"),
    "degree_min_level": lambda r: r.get("degree_min_level"),
    "experience_years_min": lambda r: _number(r.get("experience_years_min")),
}
LABELS: Mapping[str, Callable[[Record], Any]] = {
    "platform": lambda r: r.get("platform"),
    "hours.basis": lambda r: (r.get("hours") or {}).get("basis") or "not_stated",
    "hours.flexible": lambda r: (r.get("hours") or {}).get("flexible"),
    "degree_basis": lambda r: r.get("degree_basis") or "not_stated",
    "licence_required": lambda r: r.get("licence_required") or "not_stated",
    "remote": lambda r: r.get("remote"),
    "geo_state": lambda r: r.get("geo_state") or "not_stated",
    "posting_kind": lambda r: r.get("posting_kind"),
}
Pairs = list[tuple[Record, Record]]


def score(gold: Iterable[Record], predicted: Iterable[Record]) -> tuple[list[Figure], list[Difference]]:
    """All figures in a fixed order, and every difference. A document without a prediction counts as not a posting."""
    found = {record["doc_id"]: record for record in predicted}
    pairs = [(g, found.get(g["doc_id"], {"doc_id": g["doc_id"]})) for g in sorted(gold, key=lambda g: str(g["doc_id"]))]
    postings = [(g, p) for g, p in pairs if g["is_posting"]]
    figures = [_score_set("is_posting", lambda r: frozenset({1} if r.get("is_posting") else ()), pairs)]
    figures += [_score_set(name, value, _sure(postings, name)) for name, value in SETS.items()]
    figures += [_score_value(name, value, _sure(postings, name)) for name, value in VALUES.items()]
    figures += [_score_label(name, value, _sure(postings, name)) for name, value in LABELS.items()]
    readers = {"is_posting": lambda r: bool(r.get("is_posting")), **SETS, **VALUES, **LABELS}
    differences = [
        Difference(name, g["doc_id"], _show(value(g)), _show(value(p)))
        for name, value in readers.items()
        for g, p in (pairs if name == "is_posting" else _sure(postings, name))
        if value(g) != value(p)
    ]
    return figures, differences


def _sure(pairs: Pairs, name: str) -> Pairs:
    field = name.split("+")[0].split(".")[0]
    return [(g, p) for g, p in pairs if field not in g.get("unsure", ())]


def _show(value: Any) -> str:
    return str(sorted(map(str, value))) if isinstance(value, frozenset) else str(value)


def _ratio(part: int, whole: int) -> float | None:
    return round(part / whole, 4) if whole else None


def _score_set(name: str, value: Callable[[Record], frozenset[Any]], pairs: Pairs) -> Figure:
    both = sum(len(value(g) & value(p)) for g, p in pairs)
    extra = sum(len(value(p) - value(g)) for g, p in pairs)
    missed = sum(len(value(g) - value(p)) for g, p in pairs)
    counts = (("right", both), ("extra", extra), ("missed", missed))
    return Figure(name, "F1", _ratio(2 * both, 2 * both + extra + missed), counts)


def _score_value(name: str, value: Callable[[Record], Any], pairs: Pairs) -> Figure:
    stated = [(value(g), value(p)) for g, p in pairs if value(g) is not None]
    fabricated = sum(value(p) is not None for g, p in pairs if value(g) is None)
    right = sum(g == p for g, p in stated)
    missed = sum(p is None for _, p in stated)
    counts = (("stated", len(stated)), ("right", right), ("missed", missed), ("fabricated", fabricated))
    return Figure(name, "exact", _ratio(right, len(stated) + fabricated), counts)


def _score_label(name: str, value: Callable[[Record], Any], pairs: Pairs) -> Figure:
    right = sum(value(g) == value(p) for g, p in pairs)
    return Figure(name, "accuracy", _ratio(right, len(pairs)), (("documents", len(pairs)), ("right", right)))
