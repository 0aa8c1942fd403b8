"""The ledger of judgements: one line a decision, `<data>/judgements.jsonl`, appended to and never rewritten.

It lies beside the warehouse and not in it: whatever is computed again, from the archive or with better code, reads it
anew. Belongs here: the file. What decisions mean is in `transforms/resolve/judgements.py`.
"""

from __future__ import annotations

import os
from pathlib import Path

from pydantic import ValidationError

from pipeline.settings import Settings
from transforms.resolve.judgements import Judgement
from transforms.wire import make_line, parse_record


class BrokenLedger(ValueError):  # noqa: N818
    """Raised by `read_judgements` for a line that is no judgement; the message names file and line."""


def ledger_path(settings: Settings) -> Path:
    return settings.data / "judgements.jsonl"


def read_judgements(settings: Settings) -> list[Judgement]:
    """All judgements in the order in which they were made. Raises BrokenLedger: a decision is never passed over."""
    path = ledger_path(settings)
    found = []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines() if path.exists() else (), 1):
        try:
            found.append(parse_record(Judgement, line))
        except ValidationError as error:
            raise BrokenLedger(f"{path}:{number}: {error.errors()[0]['msg']}") from error
    return found


def append_judgement(settings: Settings, judgement: Judgement) -> None:
    """Adds one line, durably."""
    path = ledger_path(settings)
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("a", encoding="utf-8", newline="\n") as ledger:
        ledger.write(make_line(judgement) + "\n")
        ledger.flush()
        os.fsync(ledger.fileno())
