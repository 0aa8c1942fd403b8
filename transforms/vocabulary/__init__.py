"""The controlled lists, loaded once. The data stands beside this file in CSV; README.md explains its rules."""

from __future__ import annotations

import csv
import io
from functools import cache
from importlib import resources


@cache
def load_rows(name: str) -> tuple[dict[str, str], ...]:
    """All rows of `<name>.csv` as text by column name, in file order."""
    text = resources.files(__name__).joinpath(f"{name}.csv").read_text(encoding="utf-8")
    return tuple(csv.DictReader(io.StringIO(text, newline="")))


def split_cell(cell: str) -> tuple[str, ...]:
    """The members of a list cell: separated by ";", blanks dropped."""
    return tuple(part.strip() for part in cell.split(";") if part.strip())
