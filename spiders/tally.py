"""Counts one run's rows so that they add up: listed = fetched + fetch_failed + skipped; fetched = parsed + rejected."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from spiders.fill import Fill
from spiders.reasons import BLOCKED


@dataclass(slots=True)
class Tally:
    """A run's counters. Every row enters through exactly one of `parse`, `reject`, `skip` and `fail`."""

    parsed: int = 0
    rejected: int = 0
    skipped: Counter[str] = field(default_factory=Counter)
    failed: Counter[str] = field(default_factory=Counter)
    blocks: Counter[str] = field(default_factory=Counter)
    requests: int = 0
    bytes: int = 0
    lists_read: int = 0
    lists_failed: int = 0
    listed_ids: int = 0
    """Distinct records that list pages showed: what a declared total is compared with."""
    declared_total: int | None = None
    """The sum over the walks, one per start link, of what each one's pages declare."""
    total_moved: bool = False
    """Two pages of one walk declared different totals: the list changed under our hands."""
    totals: dict[str, int] = field(default_factory=dict)
    fill: Fill = field(default_factory=Fill)
    cap_reached: bool = False
    repeated_page: bool = False

    @property
    def fetched(self) -> int:
        return self.parsed + self.rejected

    @property
    def listed(self) -> int:
        return self.fetched + self.failed.total() + self.skipped.total()

    def declare(self, walk: str, total: int) -> None:
        """A list page of a walk (named by its start link) prints how many rows the whole walk has."""
        self.total_moved |= self.totals.get(walk, total) != total
        self.totals[walk] = total
        self.declared_total = sum(self.totals.values())

    def fail(self, reason: str, *, is_list: bool) -> None:
        """A page that could not be read. A list page stands for one row, since nobody knows how many it had."""
        self.failed[reason] += 1
        self.lists_failed += is_list
        if reason in BLOCKED:
            self.blocks[reason] += 1
