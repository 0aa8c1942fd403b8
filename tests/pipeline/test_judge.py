"""A person's word on two postings: kept in the ledger, obeyed from the next night on, taken back by another word."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from pipeline.cli import main
from pipeline.ledger import BrokenLedger, append_judgement, read_judgements
from pipeline.settings import SAMPLE_NIGHTS, make_settings
from pipeline.stages import read_opportunities, write_records
from transforms.resolve.doubts import Doubt
from transforms.resolve.judgements import Judgement, find_contradictions

AT = datetime(2026, 11, 2, tzinfo=UTC)
Run = Callable[..., Result]


def night(data: Path, date: str) -> Result:
    arguments = ("--replay", str(SAMPLE_NIGHTS), "--date", date, "--sources", "outlier,appen", "--data", str(data))
    return CliRunner().invoke(main, ["nightly", *arguments])


@pytest.fixture(scope="module")
def first_night(tmp_path_factory: pytest.TempPathFactory) -> Path:
    data = tmp_path_factory.mktemp("data")
    assert night(data, "2026-11-02").exit_code == 0
    return data


@pytest.fixture
def run(first_night: Path, tmp_path: Path) -> Run:
    """`./run judge` over a data folder of its own, the first night of two platforms in it."""
    shutil.copytree(first_night, tmp_path, dirs_exist_ok=True)
    return lambda *arguments: CliRunner().invoke(main, ["judge", *arguments, "--data", str(tmp_path)])


def opportunities(tmp_path: Path, date: str) -> dict[str, str]:
    """Posting -> its opportunity."""
    made = read_opportunities(make_settings(data=tmp_path), datetime.fromisoformat(date).date())
    return {f"{member.source}/{member.source_id}": one.opportunity_id for one in made for member in one.members}


def test_a_word_is_obeyed_and_can_be_taken_back(run: Run, tmp_path: Path) -> None:
    before = opportunities(tmp_path, "2026-11-02")
    one, other = sorted(key for key in before if key.startswith("outlier/"))[:2]
    assert before[one] != before[other]
    said = run(one, other, "--same", "--why", "one brief under two titles", "--by", "Ada")
    assert (said.exit_code, len(read_judgements(make_settings(data=tmp_path)))) == (0, 1)
    night(tmp_path, "2026-11-03")
    joined = opportunities(tmp_path, "2026-11-03")
    assert joined[one] == joined[other] == before[one]
    shown = CliRunner().invoke(
        main, ["explain", joined[one], "--warehouse", f"sqlite:///{tmp_path}/warehouse.sqlite"], env={"COLUMNS": "300"}
    )
    assert "judged the same by Ada: one brief" in " ".join(shown.output.split())
    run(other, one, "--unsure", "--why", "the briefs differ after all")
    night(tmp_path, "2026-11-05")
    parted = opportunities(tmp_path, "2026-11-05")
    assert parted[one] != parted[other]
    assert len(read_judgements(make_settings(data=tmp_path))) == 2


def test_a_contradiction_is_told_with_its_chain(run: Run, tmp_path: Path) -> None:
    one, other, third = sorted(key for key in opportunities(tmp_path, "2026-11-02") if key.startswith("outlier/"))[:3]
    run(one, other, "--same", "--why", "the same form")
    run(other, third, "--same", "--why", "the same form")
    said = run(one, third, "--different", "--why", "another degree", "--by", "Ada")
    assert said.exit_code == 1
    assert f"{one} = {other} = {third}" in said.output and "Ada" in said.output
    summary = night(tmp_path, "2026-11-03").output
    assert "contradict" in summary
    found = opportunities(tmp_path, "2026-11-03")
    assert found[one] != found[third]
    assert run(one, other, "--unsure", "--why", "looked again").exit_code == 0


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("outlier/5010001", "--same", "--why", "x"), "two postings"),
        (("outlier/5010001", "outlier/5010002", "--why", "x"), "one of --same"),
        (("outlier/5010001", "outlier/5010002", "--same"), "--why"),
        (("outlier/5010001", "outlier/nobody", "--same", "--why", "x"), "no posting fits 'outlier/nobody'"),
        (("outlier/5010001", "outlier/5010001", "--same", "--why", "x"), "one posting"),
    ],
)
def test_half_a_word_is_refused(run: Run, tmp_path: Path, arguments: tuple[str, ...], words: str) -> None:
    said = run(*arguments)
    assert said.exit_code != 0 and words in said.output
    assert read_judgements(make_settings(data=tmp_path)) == []


def test_the_queue_leaves_out_what_was_decided(tmp_path: Path) -> None:
    settings = make_settings(data=tmp_path)
    folder = tmp_path / "runs" / "2026-11-02"
    folder.mkdir(parents=True)
    pairs = [(("a", "1"), ("b", "1")), (("a", "2"), ("b", "2"))]
    write_records(folder / "doubts.jsonl", [Doubt(*pair, ("similar wording",), 1.5) for pair in pairs])
    append_judgement(
        settings, Judgement(left=("b", "1"), right=("a", "1"), verdict="different", why="x", by="y", at=AT)
    )
    shown = CliRunner().invoke(main, ["judge", "--data", str(tmp_path)]).output
    assert "a/2" in shown and "similar wording" in shown and "a/1" not in shown


def test_a_broken_line_of_the_ledger_is_named(tmp_path: Path) -> None:
    settings = make_settings(data=tmp_path)
    append_judgement(settings, Judgement(left=("a", "1"), right=("b", "1"), verdict="same", why="x", by="y", at=AT))
    with (tmp_path / "judgements.jsonl").open("a", encoding="utf-8") as ledger:
        ledger.write(json.dumps({"left": ["a", "1"]}) + "\n")
    with pytest.raises(BrokenLedger, match=r"judgements\.jsonl:2"):
        read_judgements(settings)


def test_only_what_still_stands_contradicts() -> None:
    def say(a: str, b: str, verdict: str) -> Judgement:
        return Judgement(left=("s", a), right=("s", b), verdict=verdict, why="", by="", at=AT)  # type: ignore[arg-type]

    same, apart = [say("1", "2", "same"), say("3", "2", "same")], say("1", "3", "different")
    (found,) = find_contradictions([*same, apart])
    assert [key for _, key in found.chain] == ["1", "2", "3"]
    assert find_contradictions([*same, apart, say("2", "1", "unsure")]) == []
    assert find_contradictions([*same, apart, say("3", "1", "same")]) == []
