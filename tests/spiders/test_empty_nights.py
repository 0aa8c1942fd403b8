"""A list that empties, night after night through crawl and warehouse: believed when it said so itself three times."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import text

from pipeline import stages
from pipeline.settings import Settings
from spiders.archive import Archive, import_night
from tests.spiders.recorded import make_outlier, write_outlier
from warehouse.store import Store

FIRST = date(2026, 11, 1)
TEXT = (
    "<p>Outlier is looking for biologists to judge what models say about cells.</p><p>Requirements: a PhD in biology and"
    " three years of laboratory work.</p><p>You work 10 hours per week from home, at $40 an hour.</p>"
)
EMPTY, FULL = make_outlier(), make_outlier(1, 2, 3)
FULL["jobs"] = [{**job, "content": TEXT.replace("cells", f"cells, part {job['id']}")} for job in FULL["jobs"]]
TRANSIENT: dict[str, Any] = {}
"""An answer without its envelope, as a failing service gives it."""
UNPROVED = make_outlier(total=3)
"""Nothing listed, though three postings are said to be there."""


def run_nights(data: Path, bodies: list[dict[str, Any]]) -> list[int]:
    """Runs a night for each body; returns how many postings are open after each."""
    settings = Settings(data=data, warehouse=f"sqlite:///{data / 'w.sqlite'}", contact=None)
    archive, counts = Archive(data / "archive"), list[int]()
    for number, body in enumerate(bodies):
        night = FIRST + timedelta(days=number)
        import_night(write_outlier(data / "nights", night.isoformat(), body), archive)
        stages.collect(settings, "outlier", night, "replay", quiet=True)
        stages.understand(settings, night)
        stages.identify(settings, night)
        stages.load(settings, night)
        store = Store(settings.warehouse)
        with store.reading() as connection:
            counts.append(connection.execute(text("select count(*) from posting where closed_on is null")).scalar_one())
        store.close()
    return counts


@pytest.mark.parametrize(
    ("bodies", "counts"),
    [
        ([FULL, EMPTY, EMPTY, FULL, EMPTY, TRANSIENT, EMPTY, UNPROVED, EMPTY], [3] * 8 + [0]),
        ([FULL, *[UNPROVED] * 3], [3] * 4),
    ],
    ids=["says so three times since it was last full", "never says so"],
)
def test_an_emptied_list_is_believed_on_the_third_night_that_says_so(
    tmp_path: Path, bodies: list[dict[str, Any]], counts: list[int]
) -> None:
    assert run_nights(tmp_path, bodies) == counts
