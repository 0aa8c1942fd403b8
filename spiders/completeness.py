"""The verdict on a run: did it see everything that its source lists? A pure function of what was counted.

Only a complete run may close postings, so every doubt here ends in "not complete".
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from spiders.card import Completeness
from spiders.tally import Tally

Status = Literal["ok", "incomplete", "suspect_empty", "degraded", "blocked", "failed"]

_UNREACHED = frozenset({"timeout", "dns", "connection", "tls", "address_refused"})
_BROKEN = frozenset({"missing_envelope", "not_json", "no_posting", "extract_error"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """`reason` is a slug of `reasons.py`, None where the run is whole.

    A suspect_empty run is complete where the source itself says that it lists nothing; such nights close nothing before
    several of them agree (`warehouse/lifecycle.py`).
    """

    status: Status
    complete: bool = False
    reason: str | None = None


def check_completeness(
    tally: Tally,
    *,
    rule: Completeness,
    expected_min: int = 0,
    retention: float = 0.95,
    previous_listed: int | None = None,
    stopped: str | None = None,
) -> Verdict:
    """The worst that holds: failed, blocked, suspect_empty, degraded, incomplete, ok.

    `stopped` is the reason for which the run ended early, `previous_listed` the rows listed the night before.
    """
    if tally.blocks:
        return Verdict(status="blocked", reason=_commonest(tally.blocks))
    if _read_nothing(tally):
        return Verdict(status="failed", reason=_commonest(tally.failed))
    if _is_suspect(tally, expected_min, previous_listed):
        reason = "empty_after_rows" if previous_listed else "below_expected"
        proved = rule != "none" and stopped is None and _is_said(tally)
        return Verdict(status="suspect_empty", complete=proved, reason=reason)
    if tally.fetched and tally.parsed < retention * tally.fetched:
        return Verdict(status="degraded", reason="retention_low")
    doubt = stopped or find_doubt(tally, rule, expected_min)
    if doubt is not None:
        return Verdict(status="incomplete", reason=doubt)
    return Verdict(status="ok", complete=rule != "none")


def find_doubt(tally: Tally, rule: Completeness, expected_min: int) -> str | None:
    """The first reason to doubt that everything was seen; None where the source's own rule is met."""
    if tally.failed:
        return _commonest(tally.failed)
    if tally.rejected:
        return "records_rejected"
    if tally.cap_reached:
        return "cap_reached"
    if tally.repeated_page:
        return "repeated_page"
    if tally.parsed < expected_min:
        return "below_expected"
    if rule == "declared_total":
        return _compare_total(tally)
    return None


def _compare_total(tally: Tally) -> str | None:
    if tally.declared_total is None:
        return "total_missing"
    if tally.total_moved:
        return "total_moved"
    return None if tally.listed_ids == tally.declared_total else "total_mismatch"


def _read_nothing(tally: Tally) -> bool:
    """Every page failed because the host could not be reached or its pages are broken; not so a page not recorded."""
    reasons = set(tally.failed)
    return bool(reasons) and not tally.fetched and not tally.lists_read and reasons <= _UNREACHED | _BROKEN


def _is_suspect(tally: Tally, expected_min: int, previous_listed: int | None) -> bool:
    """A list that was read and gave no record, where the card or the night before says that there is something.

    Rows that were all passed over are no records: a key that moved can make every post look out of scope.
    """
    empty = tally.lists_read > 0 and not tally.fetched and not tally.failed
    return empty and bool(previous_listed or expected_min)


def _is_said(tally: Tally) -> bool:
    """Every list says itself that it is empty. That is still suspect, but enough such nights may be believed."""
    is_whole = not tally.cap_reached and not tally.repeated_page and not tally.skipped.total()
    return is_whole and tally.declared_total == 0 and tally.lists_read == len(tally.totals)


def _commonest(counts: dict[str, int]) -> str:
    """The most frequent reason; the alphabet decides between equals, so that a verdict does not depend on order."""
    return min(counts, key=lambda reason: (-counts[reason], reason))
