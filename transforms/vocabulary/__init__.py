"""The controlled lists, loaded once. Data and its licence stand beside this file in CSV; README.md explains the rules."""

from __future__ import annotations

import csv
from functools import cache
from importlib import resources


@cache
def load_rows(name: str) -> tuple[dict[str, str], ...]:
    """All rows of `<name>.csv` as text by column name, in file order."""
    with resources.files(__name__).joinpath(f"{name}.csv").open(encoding="utf-8", newline="") as lines:
        return tuple(csv.DictReader(lines))


def split_cell(cell: str) -> tuple[str, ...]:
    """The members of a list cell: separated by ";", blanks dropped."""
    return tuple(part.strip() for part in cell.split(";") if part.strip())
