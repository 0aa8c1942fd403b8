"""The ledger of confirmed lists: one line a decision, `<data>/confirmed.jsonl`, appended to and never rewritten.

It lies beside the warehouse: one that is built anew from the archive takes the decisions in again.
"""

from __future__ import annotations

import os
from datetime import date, datetime
from typing import Any

from pipeline.settings import Settings
from transforms.wire import make_line, parse_record


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
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("a", encoding="utf-8", newline="\n") as ledger:
        ledger.write(make_line(Confirmation(source=source, night=held[0], by=by, why=why, at=at)) + "\n")
        ledger.flush()
        os.fsync(ledger.fileno())
    apply(store, settings)
    left = find_held(store, source)
    return held[0], held[1] - (left[1] if left else 0)


def apply(store: Any, settings: Settings) -> None:
    """Tells the warehouse every decision of the ledger; those that it knows change nothing."""
    from warehouse.confirmations import Confirmation, load_confirmations

    path = settings.data / "confirmed.jsonl"
    lines = path.read_text(encoding="utf-8").splitlines() if path.exists() else []
    load_confirmations(store, [parse_record(Confirmation, line) for line in lines])
