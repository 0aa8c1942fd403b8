"""How many records of a night carry each structured value, so that one which moved elsewhere is missed the same night.

A required key that is gone turns its record away and an unknown key is reported; an optional value that a page shows
under another name would just be absent. That is noticed here, by comparing with the night before. Counted is each name
of ours, and each place that it was read from (`location <- locations[].city`): one may hide that the other is gone.
"""

from __future__ import annotations

import json
import math
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

from spiders.archive import write_atomically
from spiders.payload import without_positions
from transforms.records import Draft

FROM = " <- "
_DROP, _DEVIATIONS = 0.3, 4.0
"""A share that falls by so much, and by so many standard deviations of what chance would do, is no accident."""


@dataclass(slots=True)
class Fill:
    """Records, and how many of them publish each name, and each name from each place."""

    records: int = 0
    counts: Counter[str] = field(default_factory=Counter)

    def add(self, draft: Draft) -> None:
        self.records += 1
        self.counts.update({value.name for value in draft.published})
        self.counts.update({f"{value.name}{FROM}{without_positions(value.path)}" for value in draft.published})


def find_vanished(before: Fill, now: Fill) -> list[str]:
    """The names on none, or on far fewer, of tonight's records than the night before, sorted; of a name that is left
    the places that it was read from.

    >>> find_vanished(Fill(20, Counter(company=20, skill=2)), Fill(20, Counter()))
    ['company']
    """
    fallen = {name for name in before.counts if now.records and _has_fallen(name, before, now)}
    return sorted(name for name in fallen if FROM not in name or name.partition(FROM)[0] not in fallen)


def _has_fallen(name: str, before: Fill, now: Fill) -> bool:
    # Two records more, of which one has the value: a share of 1 that a few records show is not certain.
    share = (before.counts[name] + 1) / (before.records + 2)
    missing = share * now.records - now.counts[name]
    chance = math.sqrt(now.records * share * (1 - share))
    return missing > _DROP * now.records and missing > _DEVIATIONS * chance


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
