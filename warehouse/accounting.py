"""What became of everything that a run fetched: the numbers of its `source_run` row, which must add up. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Any

from transforms.records import CrawlReport, Issue
from warehouse.profiles import Tallying

REJECTED = frozenset({"missing_key", "bad_record", "bad_value", "conflicting_id"})
"""Why spiders turn a fetched record away: the slugs of `spiders/reasons.py`, which this room cannot import."""

DEGRADED_SHARE, REFUSED_SHARE = 0.05, 0.20
DEGRADED_COUNT, REFUSED_COUNT = 1, 4
"""Up to so many rejects are accepted whatever their share: small sources are judged by numbers, not by shares."""


class AccountingError(ValueError):
    """Raised by `make_account` where the records handed in are not those that the crawl counted."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """One posting as it was taken in: the source's id, its hash, the page, the listing rows, or what else it was."""

    source_id: str
    content_hash: str
    page_sha: str
    rows: int


@dataclass(slots=True)
class Intake:
    """What a run handed in, sorted: sightings and closures by id, duplicates, what was set aside, findings."""

    seen: dict[str, Taken] = field(default_factory=dict)
    stated: dict[str, str] = field(default_factory=dict)
    """Ids that the source calls closed, with the page that says so."""
    drafts: int = 0
    rows: int = 0
    duplicates: int = 0
    set_aside: int = 0
    tallying: Tallying = field(default_factory=Tallying)
    rejects: list[Issue] = field(default_factory=list)
    issues: list[Issue] = field(default_factory=list)

    def settle(self, *, is_refused: bool) -> None:
        """An id listed both as open and as closed is open. Of a refused run nothing counts as seen."""
        for key in self.seen.keys() & self.stated.keys():
            del self.stated[key]
            self.duplicates += 1
        if is_refused:
            self.set_aside += len(self.seen) + len(self.stated)
            self.seen, self.stated, self.tallying = {}, {}, Tallying()

    def sort_issues(self, issues: Iterable[Issue]) -> None:
        """A record that could not be read is a reject; everything else is an issue."""
        for issue in issues:
            (self.rejects if is_reject(issue) else self.issues).append(issue)


def is_reject(issue: Issue) -> bool:
    if issue.stage == "normalise":
        return issue.severity == "error"
    return issue.reason in REJECTED


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """A run's numbers before history was consulted; `unchanged` then follows from what was loaded."""

    status: str
    parsed: int
    rejected: int
    duplicate: int
    set_aside: int


def make_account(report: CrawlReport, intake: Intake) -> Account:
    """Compares what was handed in with what the crawl counted.

    `parsed` may count drafts or listing rows; where it counts rows, those folded into one draft are duplicates.
    Raises AccountingError where a record was lost or appeared on the way.
    """
    late = [issue for issue in intake.rejects if issue.stage != "extract"]
    early = len(intake.rejects) - len(late)
    unread = sum(issue.stage == "normalise" for issue in late)
    drafts, rows = intake.drafts + unread, intake.rows + unread
    if early != report.rejected:
        raise AccountingError(f"{report.source} {report.night}: {report.rejected} rejected, {early} of them explained")
    if report.parsed not in (drafts, rows):
        raise AccountingError(f"{report.source} {report.night}: {report.parsed} parsed, {drafts} handed in")
    folded = report.parsed - drafts
    rejected = len(intake.rejects)
    return Account(
        status=make_status(report, rejected),
        parsed=report.parsed - len(late),
        rejected=rejected,
        duplicate=intake.duplicates + folded,
        set_aside=intake.set_aside,
    )


def check_refused(report: CrawlReport, intake: Intake) -> bool:
    """Whether so much could not be read that nothing of the run is to be believed."""
    return len(intake.rejects) > max(REFUSED_COUNT, REFUSED_SHARE * report.fetched)


def make_status(report: CrawlReport, rejected: int) -> str:
    """The crawl's own status, lowered where what it fetched could not be read."""
    too_many = rejected > max(DEGRADED_COUNT, DEGRADED_SHARE * report.fetched)
    return "degraded" if too_many and report.status in ("ok", "incomplete") else report.status


def make_digest(account: Account, report: CrawlReport, intake: Intake) -> str:
    """What a run saw, as one hash: two runs with the same digest are the same run twice."""
    seen = sorted(f"+{taken.source_id}\0{taken.content_hash}" for taken in intake.seen.values())
    stated = sorted(f"-{key}" for key in intake.stated)
    parts: Sequence[Any] = (account.status, report.complete, *seen, *stated)
    return sha256("\n".join(map(str, parts)).encode("utf-8", "replace")).hexdigest()
