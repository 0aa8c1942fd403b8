"""Accuracy tables: the scorer's figures as text, as the published page, and as the figures that CI holds us to."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pipeline.lines import read_lines
from pipeline.settings import ROOT
from transforms.documents import extract
from transforms.scoring import Difference, Figure, score

PAGE = ROOT / "docs" / "accuracy.md"
FIGURES = ROOT / "docs" / "accuracy.json"
TOLERANCE = 0.01
"""How far a figure of the development set may fall before the change is refused: about one document in a hundred."""


@dataclass(frozen=True, slots=True)
class Scored:
    """A scored set: overall figures, differences, figures by platform, and its size."""

    figures: Sequence[Figure]
    differences: Sequence[Difference]
    platforms: Mapping[str, Sequence[Figure]]
    documents: int


def score_set(folder: Path) -> Scored:
    """Extracts every document of `docs.jsonl` and scores the records against `gold.jsonl`."""
    gold = [record for _, record in read_lines(folder / "gold.jsonl")]
    predicted = [record for _, document in read_lines(folder / "docs.jsonl") for record, _ in extract(document)]
    figures, differences = score(gold, predicted)
    by_platform: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for record in gold:
        by_platform[record.get("platform") or "no posting"].append(record)
    platforms = {name: score(records, predicted)[0] for name, records in sorted(by_platform.items())}
    return Scored(figures, differences, platforms, len(gold))


def make_table(figures: Iterable[Figure]) -> list[tuple[str, str, str, str]]:
    """Rows of field, measure, value, counts."""
    return [
        (f.field, f.name, "-" if f.value is None else f"{f.value:.3f}", ", ".join(f"{k} {n}" for k, n in f.counts))
        for f in figures
    ]


def make_page(scored: Scored) -> str:
    """The published accuracy page, in Markdown."""
    lines = [
        "# Accuracy",
        "",
        "Made by `./run score --write`. Development set: "
        f"{scored.documents} real postings, labelled by hand and adjudicated. The measures are explained in",
        f"`transforms/scoring.py`. A change that lets a figure fall by more than {TOLERANCE} does not pass CI.",
        "",
        "| field | measure | value | counts |",
        "|---|---|---|---|",
        *(f"| {field} | {name} | {value} | {counts} |" for field, name, value, counts in make_table(scored.figures)),
        "",
        "## By platform",
        "",
        "| platform | postings | " + " | ".join(f.field for f in scored.figures) + " |",
        "|---|---|" + "---|" * len(scored.figures),
    ]
    for platform, figures in scored.platforms.items():
        cells = " | ".join("-" if f.value is None else f"{f.value:.2f}" for f in figures)
        lines.append(f"| {platform} | {_size(figures)} | {cells} |")
    return "\n".join(lines) + "\n"


def _size(figures: Sequence[Figure]) -> int:
    return next(dict(f.counts)["documents"] for f in figures if f.name == "accuracy")


def make_figures(scored: Scored) -> str:
    """The figures that the next change is held to."""
    return json.dumps({f.field: f.value for f in scored.figures}, indent=1, sort_keys=True) + "\n"


def check_figures(scored: Scored, held: Mapping[str, float | None]) -> list[str]:
    """What fell by more than the tolerance, in words; empty when nothing did."""
    now = {f.field: f.value for f in scored.figures}
    return [
        f"{field}: {was} -> {now.get(field)}"
        for field, was in sorted(held.items())
        if was is not None and (now.get(field) or 0.0) < was - TOLERANCE
    ]
