"""The tables of wordings: each is described, with every column, where a newcomer looks for it."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

import transforms.vocabulary

FOLDER = Path(transforms.vocabulary.__file__).parent
TABLES = sorted(FOLDER.glob("*.csv"))


@pytest.mark.parametrize("table", TABLES, ids=lambda path: path.stem)
def test_a_table_is_described_and_well_formed(table: Path) -> None:
    readme = (FOLDER / "README.md").read_text(encoding="utf-8")
    described = next(line for line in readme.splitlines() if line.startswith(f"| `{table.name}`"))
    with table.open(encoding="utf-8", newline="") as file:
        header, *rows = csv.reader(file, strict=True)
    words = {word for quoted in described.split("`")[1::2] for word in quoted.replace(",", " ").split()}
    assert set(header) <= words
    assert rows and all(len(row) == len(header) for row in rows)
    assert len({tuple(row) for row in rows}) == len(rows), "a row stands twice"
