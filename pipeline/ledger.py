"""Ledgers: what people decided, one line a decision, appended to and never rewritten.

They lie in the data folder beside the warehouse and not in it: whatever is computed again, from the archive or with
better code, reads them anew. Belongs here: the files. What decisions mean is in `transforms/resolve/judgements.py` and
`warehouse/confirmations.py`.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from pydantic import ValidationError

from transforms.wire import make_line, parse_record

if TYPE_CHECKING:
    from pipeline.settings import Settings
    from transforms.resolve.judgements import Judgement

T = TypeVar("T")


class BrokenLedger(ValueError):  # noqa: N818
    """Raised by `read_ledger` for a line that is no decision; the message names file and line."""


def read_ledger(path: Path, kind: type[T]) -> list[T]:
    """All decisions in the order in which they were made. Raises BrokenLedger: none is ever passed over."""
    found = []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines() if path.exists() else (), 1):
        try:
            found.append(parse_record(kind, line))
        except ValidationError as error:
            raise BrokenLedger(f"{path}:{number}: {error.errors()[0]['msg']}") from error
    return found


def append_to_ledger(path: Path, record: Any) -> None:
    """Adds one line, durably."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("a", encoding="utf-8", newline="\n") as ledger:
        ledger.write(make_line(record) + "\n")
        ledger.flush()
        os.fsync(ledger.fileno())


def read_judgements(settings: Settings) -> list[Judgement]:
    """What people said of pairs of postings. Raises BrokenLedger."""
    from transforms.resolve.judgements import Judgement

    return read_ledger(settings.data / "judgements.jsonl", Judgement)


def append_judgement(settings: Settings, judgement: Judgement) -> None:
    append_to_ledger(settings.data / "judgements.jsonl", judgement)
