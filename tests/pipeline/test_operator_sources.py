"""An operator's card in the data folder is a full source: collected, read, loaded and published like a bundled one."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from pipeline.cli import main
from pipeline.runner import data_folder
from spiders.registry import find_broken_cards, find_source, read_cards, read_names
from tests.spiders.recorded import write_page

BOARD = """title = "Board no. 7"
homepage = "https://seven.example/"
operator = "Seven Ltd"
kind = "platform"
platform = "seven"
reader = "greenhouse"
key = "seven"
expected = [1, 500]
[terms]
status = "unclear"
read_on = 2026-11-01
"""
URL = "https://boards-api.greenhouse.io/v1/boards/seven/jobs?content=true"
LIST = {
    "jobs": [{
        "id": 71, "title": "Mycology Expert - AI Trainer", "absolute_url": "https://seven.example/71",
        "content": "<p>Rate what a model writes about fungi. You hold a PhD in mycology. Pay is $45 per hour.</p>",
        "location": {"name": "Remote"},
    }],
    "meta": {"total": 1},
}  # fmt: skip


@pytest.fixture
def data(tmp_path: Path) -> Path:
    (tmp_path / "data" / "cards").mkdir(parents=True)
    (tmp_path / "data" / "cards" / "seven.toml").write_text(BOARD, encoding="utf-8")
    return tmp_path / "data"


def test_a_greenhouse_board_is_a_card_of_at_most_twelve_lines(data: Path) -> None:
    assert BOARD.count("\n") <= 12
    source = find_source("seven", data=data)
    assert [link.url for link in source.start] == [URL]
    assert (source.card.hosts, source.card.completeness, source.total_path) == (
        ("boards-api.greenhouse.io",), "declared_total", "meta.total",
    )  # fmt: skip


def asset_names() -> set[str]:
    from pipeline.definitions import defs

    return {key.to_user_string() for key in defs().resolve_asset_graph().get_all_asset_keys()}


def test_the_graph_has_an_asset_for_each_card_of_the_data_folder(data: Path, tmp_path: Path) -> None:
    with data_folder(data):
        mine = asset_names()
    with data_folder(tmp_path / "empty"):
        bundled = asset_names()
    assert mine - bundled == {"raw_seven"} and not bundled - mine


def test_the_night_reads_the_operators_source_to_its_release(data: Path, tmp_path: Path) -> None:
    write_page(tmp_path / "nights", "2026-11-02", "seven", URL, LIST)
    arguments = ["nightly", "--replay", str(tmp_path / "nights"), "--data", str(data), "--json"]
    result = CliRunner().invoke(main, arguments)
    assert result.exit_code == 0, result.output
    report = json.loads((data / "runs" / "2026-11-02" / "seven" / "report.json").read_bytes())
    assert (report["status"], report["complete"], report["parsed"]) == ("ok", True, 1)
    released = list((data / "releases" / "2026-11-02").rglob("openings.jsonl*"))
    assert released and b"Mycology Expert" in released[0].read_bytes()


@pytest.mark.parametrize(
    ("name", "text", "problem"),
    [
        ("torn", "title = ", "torn.toml"),
        ("nowhere", BOARD.replace("greenhouse", "nobodys_vendor"), "nowhere.toml"),
        ("outlier", BOARD, "a bundled source has this name"),
        ("nokey", BOARD.replace('key = "seven"\n', ""), "start links, or a platform's reader and key"),
    ],
)
def test_a_broken_card_costs_its_own_source_and_no_other(data: Path, name: str, text: str, problem: str) -> None:
    (data / "cards" / f"{name}.toml").write_text(text, encoding="utf-8")
    assert {card.name for card in read_cards(data)} == {*read_names(), "seven"}
    assert len(find_broken_cards(data)) == 1 and problem in find_broken_cards(data)[0]
