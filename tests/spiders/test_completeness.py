"""The verdict on a run: what makes it whole, and every doubt that keeps it from closing postings."""

from __future__ import annotations

from collections import Counter
from typing import Any, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from spiders.card import Completeness
from spiders.completeness import check_completeness
from spiders.reasons import ALL, BLOCKED, PAGE_FAILED
from spiders.tally import Tally


def tally(**counts: Any) -> Tally:
    """A run that read one list page with ten rows, changed as told."""
    values: dict[str, Any] = {"parsed": 10, "lists_read": 1, "listed_ids": 10} | counts
    for name in ("failed", "skipped", "blocks"):
        values[name] = Counter(values.get(name, {}))
    return Tally(**values)


def empty(**counts: Any) -> Tally:
    """A run whose one list declared that it holds nothing."""
    found = tally(parsed=0, listed_ids=0, **counts)
    found.declare("list", 0)
    return found


VERDICTS: list[tuple[str, Tally, dict[str, Any], tuple[str, bool, str | None]]] = [
    ("whole list", tally(), {"rule": "single_response"}, ("ok", True, None)),
    ("natural end", tally(lists_read=4), {"rule": "natural_end"}, ("ok", True, None)),
    ("sample", tally(), {"rule": "none"}, ("ok", False, None)),
    ("total met", tally(declared_total=10), {"rule": "declared_total"}, ("ok", True, None)),
    ("total not met", tally(declared_total=11), {"rule": "declared_total"}, ("incomplete", False, "total_mismatch")),
    ("more than the total", tally(declared_total=9),
     {"rule": "declared_total"}, ("incomplete", False, "total_mismatch")),
    ("no total", tally(), {"rule": "declared_total"}, ("incomplete", False, "total_missing")),
    ("capped", tally(cap_reached=True), {"rule": "natural_end"}, ("incomplete", False, "cap_reached")),
    ("trap", tally(repeated_page=True), {"rule": "natural_end"}, ("incomplete", False, "repeated_page")),
    ("below the card", tally(),
     {"rule": "single_response", "expected_min": 11}, ("incomplete", False, "below_expected")),
    ("one page failed", tally(failed={"timeout": 1}), {"rule": "union"}, ("incomplete", False, "timeout")),
    ("not recorded", tally(failed={"not_recorded": 2}), {"rule": "union"}, ("incomplete", False, "not_recorded")),
    ("stopped", tally(), {"rule": "single_response", "stopped": "time_limit"}, ("incomplete", False, "time_limit")),
    ("few rejected", tally(parsed=99, rejected=1),
     {"rule": "single_response"}, ("incomplete", False, "records_rejected")),
    ("many rejected", tally(parsed=90, rejected=10), {"rule": "single_response"}, ("degraded", False, "retention_low")),
    ("blocked", tally(failed={"challenge": 1}, blocks={"challenge": 1}),
     {"rule": "none"}, ("blocked", False, "challenge")),
    ("unreachable", tally(parsed=0, lists_read=0, listed_ids=0, failed={"dns": 1}),
     {"rule": "none"}, ("failed", False, "dns")),
    ("broken list", tally(parsed=0, lists_read=0, listed_ids=0, failed={"missing_envelope": 1}), {"rule": "none"},
     ("failed", False, "missing_envelope")),
    ("empty after rows", tally(parsed=0, listed_ids=0), {"rule": "single_response", "previous_listed": 27},
     ("suspect_empty", False, "empty_after_rows")),
    ("empty, card expects rows", tally(parsed=0, listed_ids=0), {"rule": "single_response", "expected_min": 1},
     ("suspect_empty", False, "below_expected")),
    ("every row passed over", tally(parsed=0, listed_ids=0, skipped={"out_of_scope": 12}),
     {"rule": "single_response", "previous_listed": 12}, ("suspect_empty", False, "empty_after_rows")),
    ("the total moved", tally(declared_total=10, total_moved=True),
     {"rule": "declared_total"}, ("incomplete", False, "total_moved")),
    ("empty, and the list says so", empty(), {"rule": "union", "previous_listed": 27},
     ("suspect_empty", True, "empty_after_rows")),
    ("empty again the night after", empty(), {"rule": "single_response", "previous_listed": 0, "expected_min": 1},
     ("suspect_empty", True, "below_expected")),
    ("one of two lists says so", empty(lists_read=2), {"rule": "union", "previous_listed": 27},
     ("suspect_empty", False, "empty_after_rows")),
    ("a sample that is empty", empty(), {"rule": "none", "previous_listed": 27},
     ("suspect_empty", False, "empty_after_rows")),
    ("it says so, and something was passed over", empty(skipped={"unlisted": 1}),
     {"rule": "union", "previous_listed": 27}, ("suspect_empty", False, "empty_after_rows")),
    ("it says so, and the clock stopped it", empty(), {"rule": "union", "previous_listed": 27, "stopped": "time_limit"},
     ("suspect_empty", False, "empty_after_rows")),
    ("it says so, and a page failed", empty(failed={"timeout": 1}), {"rule": "union", "previous_listed": 27},
     ("incomplete", False, "timeout")),
    ("empty and declared so", tally(parsed=0, listed_ids=0), {"rule": "single_response"}, ("ok", True, None)),
    ("empty with a total of 0", tally(parsed=0, listed_ids=0, declared_total=0),
     {"rule": "declared_total"}, ("ok", True, None)),
]  # fmt: skip


@pytest.mark.parametrize(
    ("tallied", "given", "expected"), [row[1:] for row in VERDICTS], ids=[row[0] for row in VERDICTS]
)
def test_verdict(tallied: Tally, given: dict[str, Any], expected: tuple[str, bool, str | None]) -> None:
    verdict = check_completeness(tallied, **given)
    assert (verdict.status, verdict.complete, verdict.reason) == expected


COUNTS = st.integers(0, 50)
REASONS = st.dictionaries(st.sampled_from(sorted({*PAGE_FAILED, *BLOCKED})), st.integers(1, 5), max_size=3)


@given(
    parsed=COUNTS, rejected=COUNTS, failed=REASONS, listed_ids=COUNTS, lists_read=st.integers(0, 3),
    declared_total=st.none() | COUNTS, cap_reached=st.booleans(), rule=st.sampled_from(get_args(Completeness)),
    expected_min=COUNTS, previous=st.none() | COUNTS,
)  # fmt: skip
def test_no_doubt_is_ever_complete(
    parsed: int, rejected: int, failed: dict[str, int], listed_ids: int, lists_read: int, declared_total: int | None,
    cap_reached: bool, rule: Completeness, expected_min: int, previous: int | None,
) -> None:  # fmt: skip
    counted = tally(
        parsed=parsed, rejected=rejected, failed=failed, listed_ids=listed_ids, lists_read=lists_read,
        declared_total=declared_total, cap_reached=cap_reached,
        blocks={k: n for k, n in failed.items() if k in BLOCKED},
        totals={} if declared_total is None else {"list": declared_total},
    )  # fmt: skip
    verdict = check_completeness(counted, rule=rule, expected_min=expected_min, previous_listed=previous)
    assert counted.listed == counted.fetched + counted.failed.total() + counted.skipped.total()
    if verdict.complete and verdict.status == "suspect_empty":
        assert not failed and not counted.fetched and not cap_reached and rule != "none" and declared_total == 0
        assert lists_read == len(counted.totals) > 0
    elif verdict.complete:
        assert verdict.status == "ok" and verdict.reason is None
        assert not failed and not rejected and not cap_reached and rule != "none" and parsed >= expected_min
        assert rule != "declared_total" or listed_ids == declared_total
    else:
        assert verdict.reason in ALL or (rule == "none" and verdict.status == "ok")
