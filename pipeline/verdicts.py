"""Verdicts on a crawl: what an operator is told about one source's night. Pure; a check never changes anything."""

from __future__ import annotations

from dataclasses import dataclass

from spiders.card import Card
from transforms.records import CrawlReport


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether a check passed, and one line that a tired person understands."""

    passed: bool
    reason: str


def check_crawl(card: Card, report: CrawlReport) -> dict[str, Verdict]:
    """The three verdicts on one source: proved complete, within its card's volume, every record accounted for."""
    return {
        "complete": check_complete(report),
        "volume": check_volume(card, report),
        "accounting": check_accounting(report),
    }


def check_complete(report: CrawlReport) -> Verdict:
    """Only a complete run may close anything. A source whose lists are samples is never complete, and need not be."""
    proved = "proved complete" if report.complete else "read as far as it goes; closes nothing"
    return Verdict(report.status == "ok", proved if report.status == "ok" else report.reason or report.status)


def check_volume(card: Card, report: CrawlReport) -> Verdict:
    """The card's envelope: fewer than its minimum is as suspicious as more than its maximum."""
    low, high = card.expected
    return Verdict(low <= report.listed <= high, f"{report.listed} listed, {low} to {high} expected")


def check_accounting(report: CrawlReport) -> Verdict:
    """listed = fetched + fetch_failed + skipped, fetched = parsed + rejected: the remainders, which must be 0."""
    outer = report.listed - report.fetched - report.fetch_failed - report.skipped
    inner = report.fetched - report.parsed - report.rejected
    return Verdict(outer == inner == 0, f"remainder {outer} of listed, {inner} of fetched")
