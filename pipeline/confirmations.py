"""The ledger of confirmed lists: one line a decision, `<data>/confirmed.jsonl`, appended to and never rewritten.

It lies beside the warehouse: one that is built anew from the archive takes the decisions in again.
"""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from pipeline.ledger import append_to_ledger, read_ledger
from pipeline.settings import Settings


def confirm(
    settings: Settings, source: str, *, night: date | None, by: str, why: str | None, at: datetime
) -> tuple[date, int]:
    """Writes the decision down and applies it; returns the night and how many postings closed.

    Raises LookupError where the source holds nothing on that night.
    """
    from warehouse.confirmations import Confirmation, find_held
    from warehouse.store import Store

    store = Store(settings.warehouse)
    held = find_held(store, source)
    if held is None or night not in (None, held[0]):
        raise LookupError(f"{source} holds no closures{f' on {night}' if night else ''}")
    path = settings.data / "confirmed.jsonl"
    append_to_ledger(path, Confirmation(source=source, night=held[0], by=by, why=why, at=at))
    apply(store, settings)
    left = find_held(store, source)
    return held[0], held[1] - (left[1] if left else 0)


def apply(store: Any, settings: Settings) -> None:
    """Tells the warehouse every decision of the ledger; those that it knows change nothing."""
    from warehouse.confirmations import Confirmation, load_confirmations

    load_confirmations(store, read_ledger(settings.data / "confirmed.jsonl", Confirmation))
