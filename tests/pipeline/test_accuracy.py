"""The accuracy gate: no figure of the development set may fall by more than the stated tolerance."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from pipeline import accuracy
from transforms.scoring import score

GOLD = accuracy.ROOT.parent / "shared" / "gold"
needs_gold = pytest.mark.skipif(not GOLD.exists(), reason="the labelled set is not beside the project")


@pytest.fixture(scope="module")
def scored() -> accuracy.Scored:
    return accuracy.score_set(GOLD / "dev")


@needs_gold
def test_no_figure_fell(scored: accuracy.Scored) -> None:
    held = json.loads(accuracy.FIGURES.read_text(encoding="utf-8"))
    assert held, "no figure is held"
    assert accuracy.check_figures(scored, held) == []


@needs_gold
def test_our_scorer_agrees_with_the_reference(scored: accuracy.Scored, tmp_path: Path) -> None:
    from pipeline.lines import read_lines, write_lines
    from transforms.documents import extract

    predicted = tmp_path / "predicted.jsonl"
    write_lines(predicted, (r for _, d in read_lines(GOLD / "dev" / "docs.jsonl") for r, _ in extract(d)))
    command = [sys.executable, str(GOLD / "score.py"), str(GOLD / "dev" / "gold.jsonl"), str(predicted), "--json"]
    reference = json.loads(subprocess.run(command, capture_output=True, text=True, check=True).stdout)
    for figure in scored.figures:
        row = reference[figure.field]
        assert figure.value == row.get("f1", row.get("exact", row.get("accuracy"))), figure.field


def test_a_fallen_figure_is_named() -> None:
    gold = [{"doc_id": "a", "is_posting": True, "remote": True}, {"doc_id": "b", "is_posting": True, "remote": None}]
    wrong = [{"doc_id": "a", "is_posting": True, "remote": False}, {"doc_id": "b", "is_posting": True, "remote": None}]
    figures, differences = score(gold, wrong)
    scored = accuracy.Scored(figures, differences, {}, 2)
    assert accuracy.check_figures(scored, {"remote": 1.0, "is_posting": 1.0}) == ["remote: 1.0 -> 0.5"]
    assert [(d.field, d.doc_id) for d in differences] == [("remote", "a")]
