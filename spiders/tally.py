"""Counts one run's rows so that they add up: listed = fetched + fetch_failed + skipped; fetched = parsed + rejected."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

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
    cap_reached: bool = False
    repeated_page: bool = False

    @property
    def fetched(self) -> int:
        return self.parsed + self.rejected

    @property
    def listed(self) -> int:
        return self.fetched + self.failed.total() + self.skipped.total()

    def fail(self, reason: str, *, is_list: bool) -> None:
        """A page that could not be read. A list page stands for one row, since nobody knows how many it had."""
        self.failed[reason] += 1
        self.lists_failed += is_list
        if reason in BLOCKED:
            self.blocks[reason] += 1
