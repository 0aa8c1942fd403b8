"""The stages of a night on their own: what a second look at a night does, and which earlier night counts."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from pipeline import stages
from pipeline.settings import Settings
from transforms.records import CrawlReport
from transforms.wire import make_line

NIGHT = date(2026, 11, 2)


def make_report(settings: Settings, night: date, *, status: str = "ok", listed: int = 7) -> CrawlReport:
    """Leaves a report in the night's run folder, as a crawl does."""
    now = datetime(2026, 11, 2, 3, tzinfo=UTC)
    report = CrawlReport(
        source="outlier", night=night, started_at=now, finished_at=now, status=status, complete=status == "ok",  # type: ignore[arg-type]
        listed=listed, fetched=listed, parsed=listed,
    )  # fmt: skip
    folder = stages.night_folder(settings, night) / "outlier"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "report.json").write_text(make_line(report), encoding="utf-8")
    return report


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(data=tmp_path, warehouse=f"sqlite:///{tmp_path / 'w.sqlite'}", contact=None)


def test_a_source_that_was_read_well_tonight_is_not_asked_again(settings: Settings) -> None:
    report = make_report(settings, NIGHT)
    assert stages.collect(settings, "outlier", NIGHT, "live", quiet=True) == report


def test_a_source_that_failed_tonight_is_tried_again(settings: Settings) -> None:
    """Without a contact the second try ends at once, and says so: nothing is asked."""
    make_report(settings, NIGHT, status="failed", listed=0)
    again = stages.collect(settings, "outlier", NIGHT, "live", quiet=True)
    assert (again.status, again.reason) == ("failed", "no_contact")


def test_the_night_before_is_the_last_one_that_listed_anything(settings: Settings) -> None:
    make_report(settings, date(2026, 10, 30), listed=9)
    make_report(settings, date(2026, 11, 1), listed=0, status="suspect_empty")
    make_report(settings, date(2026, 11, 9), listed=99)
    assert stages.read_previous_listed(settings, "outlier", NIGHT) == 9
    assert stages.read_previous_listed(settings, "mercor", NIGHT) is None
