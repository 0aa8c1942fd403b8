"""Nights on which nothing is wrong: postings come, change and go, optional values are there or not, and nobody is called."""

from __future__ import annotations

import random
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from spiders.archive import Archive, import_night
from spiders.run import crawl, read_issues
from tests.spiders.recorded import make_outlier, write_outlier

FIRST = date(2026, 7, 1)
PLACES = ("Remote - Global", "United States", "Kenya", "Brazil")
SKILLS = ("Python", "Biology", "Poetry", "Tax law")


def make_posting(number: int, chance: random.Random) -> dict[str, Any]:
    """A posting whose optional values are there as often as on the real list; some are on few only."""
    job: dict[str, Any] = make_outlier(number)["jobs"][0]
    job["location"] = {"name": chance.choice(PLACES)}
    job["allowedCountries"] = chance.sample(PLACES[1:], k=chance.randint(0, 3))
    job["skillNames"] = chance.sample(SKILLS, k=chance.randint(0, 2))
    job["maxHourlyRateUsd"] = chance.choice((None, 30, 45, 60))
    if chance.random() < 0.1:
        job["pod_group"] = None
    return job


def run_nights(data: Path, nights: int, seed: int, size: int) -> list[str]:
    """Replays so many nights of a list of about `size` postings; returns what each alarming night said."""
    chance, archive = random.Random(seed), Archive(data / "archive")
    jobs = [make_posting(number, chance) for number in range(size)]
    alarms, listed = [], None
    for day in range(nights):
        gone = chance.randint(0, max(1, size // 15)) if len(jobs) > size // 2 else 0
        jobs = chance.sample(jobs, k=len(jobs) - gone)
        new = chance.randint(0, max(0, size - len(jobs)) + 1)
        jobs += [make_posting(1000 * (day + 1) + extra, chance) for extra in range(new)]
        jobs[0] = jobs[0] | {"content": f"<p>Judge answers, as of night {day}.</p>"}
        night = FIRST + timedelta(days=day)
        body = make_outlier(total=len(jobs)) | {"jobs": jobs}
        import_night(write_outlier(data / "nights", night.isoformat(), body), archive)
        outcome = crawl("outlier", night=night, data=data, mode="replay", contact=None, previous_listed=listed)
        listed = outcome.report.listed
        notes = [f"{i.reason} {i.field}" for i in read_issues(outcome.issues_path) if i.severity != "info"]
        if outcome.report.status != "ok" or not outcome.report.complete or notes:
            alarms.append(f"{night}: {outcome.report.status} {outcome.report.reason} {notes}")
    return alarms


def test_quiet_nights_are_quiet(tmp_path: Path) -> None:
    assert run_nights(tmp_path, nights=12, seed=1, size=25) == []


@pytest.mark.load
@pytest.mark.timeout(1200)
@pytest.mark.parametrize(("seed", "size"), [(1, 6), (2, 25), (3, 120)])
def test_ninety_quiet_nights_raise_at_most_one_false_alarm_in_a_hundred(tmp_path: Path, seed: int, size: int) -> None:
    alarms = run_nights(tmp_path, nights=90, seed=seed, size=size)
    assert len(alarms) <= 0.01 * 90, alarms
