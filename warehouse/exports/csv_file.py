"""CSV that is safe in a spreadsheet: text that would run as a formula gets a leading quote, numbers stay numbers.

The raw flavour, without such quotes, is the Parquet and the JSON Lines file.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

_FORMULA = re.compile(r"[\s\"'\u200b-\u200f\u2060\ufeff]*[=+\-@\t\r\uff1d\uff0b\uff0d\uff20\ufe66\ufe62\ufe63\ufe6b]")
"""What a spreadsheet may take for a formula: also full-width, also after blanks, quotes and invisible characters."""
_SPECIAL = re.compile(r'[,"\r\n]|^\s|\s$')


def make_cell(value: Any) -> str:
    """One cell: nothing for null, 1 and 0 for truth values, `90` for 90.0, text made harmless."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(int(value))
    if isinstance(value, float):
        return repr(int(value)) if value.is_integer() and abs(value) < 1e15 else repr(value)
    if isinstance(value, int):
        return str(value)
    text = str(value).replace("\x00", "")
    return "'" + text if _FORMULA.match(text) else text


def quote(cell: str) -> str:
    """RFC 4180. Python's own writer leaves a lone carriage return bare, and readers take that for the end of a line."""
    return '"' + cell.replace('"', '""') + '"' if _SPECIAL.search(cell) else cell


def export_csv(path: Path, columns: Sequence[str], rows: Iterable[Mapping[str, Any]]) -> int:
    """Writes one line a row in the given order; returns how many. UTF-8, LF, quotes only where needed."""
    count = 0
    with path.open("w", encoding="utf-8", newline="") as out:
        out.write(",".join(columns) + "\n")
        for row in rows:
            out.write(",".join(quote(make_cell(row[name])) for name in columns) + "\n")
            count += 1
    return count
