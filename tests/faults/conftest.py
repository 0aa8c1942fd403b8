"""A crawl of the fault server through the real spider, settings and child process."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest

from spiders.run import crawl, read_drafts, read_issues
from tests.faultsite.server import FaultSite
from transforms.records import CrawlReport, Draft, Issue

NIGHT = date(2026, 11, 2)


@dataclass(frozen=True, kw_only=True)
class Crawled:
    report: CrawlReport
    drafts: list[Draft]
    issues: list[Issue]

    def reasons(self) -> dict[str, str]:
        """The reason of each issue by the path of its address."""
        return {"/" + (issue.url or "").split("/", 3)[-1]: issue.reason for issue in self.issues if issue.url}


def write_card(data: Path, start: Sequence[str], *, reader: str = "greenhouse", **more: object) -> None:
    """An operator's card named `site` that starts at the given addresses."""
    values = {
        "title": "Site", "homepage": "https://site.example/", "operator": "nobody", "kind": "job_board",
        "hosts": ["127.0.0.1"], "completeness": "single_response", "expected": [1, 100000], "reader": reader,
        "key": "site",
    } | more  # fmt: skip
    lines = [
        f"{key} = {str(value).lower() if isinstance(value, bool) else repr(value)}" for key, value in values.items()
    ]
    lines += ["[terms]", 'status = "unclear"', "read_on = 2026-11-01"]
    lines += [line for url in start for line in ("[[start]]", f'url = "{url}"')]
    (data / "cards").mkdir(parents=True, exist_ok=True)
    (data / "cards" / "site.toml").write_text("\n".join(lines), encoding="utf-8")


@pytest.fixture
def crawl_site(tmp_path: Path) -> Callable[..., Crawled]:
    """Crawls the paths of a fault site live and returns what came of it; the accounting identity is checked here."""

    def run(
        site: FaultSite, *paths: str, night: date = NIGHT, time_limit: float = 60.0, previous: int | None = None,
        **card: object,
    ) -> Crawled:  # fmt: skip
        write_card(tmp_path, [path if "://" in path else site.url + path for path in paths], **card)
        outcome = crawl(
            "site", night=night, data=tmp_path, mode="live", contact="tests@site.example",
            allow_addresses=(site.host,), previous_listed=previous, time_limit=time_limit,
        )  # fmt: skip
        report = outcome.report
        assert report.listed == report.fetched + report.fetch_failed + report.skipped
        assert report.fetched == report.parsed + report.rejected
        return Crawled(
            report=report, drafts=list(read_drafts(outcome.drafts_path)), issues=list(read_issues(outcome.issues_path))
        )

    return run
