"""Reports as Dagster metadata: every number of a report, and the row count under the name that the UI plots."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from _typeshed import DataclassInstance


def make_metadata(report: DataclassInstance, *, rows: int) -> dict[str, Any]:
    """The plain values of a report (numbers, text); nested ones as text."""
    plain = {
        key: value if isinstance(value, int | float | str) else str(value) for key, value in asdict(report).items()
    }
    return {"dagster/row_count": rows, **plain}
