"""How many records of a night carry each structured value, so that one which moved elsewhere is missed the same night.

A required key that is gone turns its record away and an unknown key is reported; an optional value that a page shows
under another name would just be absent. That is noticed here, by comparing with the night before.
"""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

from spiders.archive import write_atomically
from transforms.records import Draft

_CHANCE = 0.001
"""An absence less likely than this, were the value still as frequent as before, is no accident."""


@dataclass(slots=True)
class Fill:
    """Records, and how many of them publish each name."""

    records: int = 0
    counts: Counter[str] = field(default_factory=Counter)

    def add(self, draft: Draft) -> None:
        self.records += 1
        self.counts.update({value.name for value in draft.published})


def find_vanished(before: Fill, now: Fill) -> list[str]:
    """The names on none of tonight's records though too many had them the night before, sorted.

    >>> find_vanished(Fill(20, Counter(company=20, skill=2)), Fill(20, Counter()))
    ['company']
    """
    absent = (name for name in before.counts if not now.counts[name])
    # Two records more, of which one has the value: a share of 1 that a few records show is not certain.
    return sorted(
        name
        for name in absent
        if ((before.records - before.counts[name] + 1) / (before.records + 2)) ** now.records < _CHANCE
    )


def write_fill(path: Path, fill: Fill) -> None:
    values = {"records": fill.records, "counts": dict(sorted(fill.counts.items()))}
    write_atomically(path, json.dumps(values).encode())


def read_fill(path: Path) -> Fill | None:
    """What a run left; None where it left nothing that can be read."""
    try:
        values = json.loads(path.read_bytes())
        return Fill(values["records"], Counter(values["counts"]))
    except (OSError, ValueError, KeyError):
        return None


def find_before(runs: Path, source: str, night: str) -> Fill | None:
    """The fill of the last night before this one that had records of the source."""
    earlier = sorted((path for path in runs.glob(f"*/{source}/fill.json")), reverse=True)
    found = (read_fill(path) for path in earlier if path.parent.parent.name < night)
    return next((fill for fill in found if fill is not None and fill.records), None)
