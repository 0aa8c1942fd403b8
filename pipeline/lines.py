"""JSON Lines in and out for the verbs that work on files: located errors, whole files or nothing."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import click


def read_lines(path: Path) -> Iterator[tuple[int, dict[str, Any]]]:
    """Each object with its line number. A line that is no JSON object ends the run, naming file and line."""
    with path.open(encoding="utf-8") as lines:
        for number, line in enumerate(lines, 1):
            if not line.strip():
                continue
            try:
                value = json.loads(line)
            except ValueError as error:
                raise click.ClickException(f"{path}:{number}: not JSON: {error}") from error
            if not isinstance(value, dict):
                raise click.ClickException(f"{path}:{number}: expected an object, found {type(value).__name__}")
            yield number, value


def write_lines(path: Path, records: Iterable[dict[str, Any]]) -> int:
    """Writes beside and renames, so that a reader never sees half a file. Returns the number of lines."""
    beside = path.with_name(path.name + ".part")
    count = 0
    with beside.open("w", encoding="utf-8", newline="\n") as out:
        for record in records:
            out.write(json.dumps(record, ensure_ascii=False, sort_keys=True, default=str) + "\n")
            count += 1
    beside.replace(path)
    return count
