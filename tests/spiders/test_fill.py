"""How many records carry each value: what vanished is named once, chance is not, and a file of before can be read."""

from __future__ import annotations

import json
from collections import Counter
from datetime import UTC, datetime
from pathlib import Path

from spiders.fill import Fill, find_before, find_vanished, write_fill
from transforms.reading import Published
from transforms.records import Draft


def make_fill(records: int, *values: tuple[str, str]) -> Fill:
    """So many records that publish the values, each (name, place)."""
    published = tuple(Published(name=name, text="x", path=path) for name, path in values)
    draft = Draft(
        source="s", source_id="1", url="https://s.example/1", title="T", description="", description_format="text",
        published=published, page_sha256="", fetched_at=datetime(2026, 11, 2, tzinfo=UTC),
    )  # fmt: skip
    fill = Fill()
    for _ in range(records):
        fill.add(draft)
    return fill


def test_a_place_that_vanished_is_not_hidden_by_another_of_the_same_name() -> None:
    before = make_fill(30, ("location", "location.name"), ("location", "places[0].name"), ("skill", "skills[0]"))
    now = make_fill(30, ("location", "location.name"), ("skill", "skills[7]"))
    assert find_vanished(before, now) == ["location <- places[].name"]
    assert find_vanished(before, make_fill(30, ("skill", "skills[0]"))) == ["location"], "named once"
    assert find_vanished(before, before) == [] == find_vanished(before, Fill())


def test_a_few_records_prove_nothing() -> None:
    assert find_vanished(make_fill(2, ("skill", "skills[0]")), make_fill(2)) == []


def test_the_fill_of_the_night_before_is_found_and_an_old_one_is_no_alarm(tmp_path: Path) -> None:
    """A file without places has names only, so that only names are compared."""
    for night, counts in (("2026-11-01", {"location": 30}), ("2026-11-03", {})):
        path = tmp_path / night / "s" / "fill.json"
        path.parent.mkdir(parents=True)
        path.write_text(json.dumps({"records": 30, "counts": counts}), encoding="utf-8")
    before = find_before(tmp_path, "s", "2026-11-02")
    assert before == Fill(30, Counter(location=30))
    assert find_vanished(before, make_fill(30, ("location", "location.name"))) == []
    write_fill(tmp_path / "2026-11-01" / "s" / "fill.json", make_fill(3, ("skill", "skills[0]")))
    assert find_before(tmp_path, "s", "2026-11-02") == make_fill(3, ("skill", "skills[0]"))
