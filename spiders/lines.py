"""JSON Lines with an end marker: a file counts only when its last line says how many lines came before it."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any, TypeVar

from transforms.records import CrawlReport, Draft, Issue
from transforms.wire import make_line, make_schema, parse_record

T = TypeVar("T")
END = "end"


class TornFile(ValueError):  # noqa: N818
    """Raised by `read_lines` when the end marker is missing or counts other lines; the message names the file."""


class LineWriter:
    """Writes beside the target and renames on `close`, so a reader never sees half a file."""

    def __init__(self, target: Path) -> None:
        target.parent.mkdir(parents=True, exist_ok=True)
        self.target = target
        self._beside = target.with_name(target.name + ".part")
        self._out = self._beside.open("w", encoding="utf-8", newline="\n")
        self.count = 0

    def write(self, record: Any) -> None:
        self._out.write(make_line(record) + "\n")
        self.count += 1

    def close(self) -> None:
        """Adds the end marker; the file is on the disk under its own name when this returns."""
        self._out.write(json.dumps({END: self.count}) + "\n")
        self._out.flush()
        os.fsync(self._out.fileno())
        self._out.close()
        self._beside.replace(self.target)


def read_lines(kind: type[T], path: Path) -> Iterator[T]:
    """The records of a finished file, in order. Raises TornFile at the end where the marker does not fit."""
    count, ended = 0, False
    with path.open("rb") as lines:
        for line in lines:
            if line.startswith(b'{"end":'):
                ended = json.loads(line)[END] == count
                break
            count += 1
            yield parse_record(kind, line)
    if not ended:
        raise TornFile(f"{path}: no end marker for its {count} lines")


def warm_up() -> None:
    """Builds the readers and writers of the records once, before anybody waits for them."""
    for kind in (Draft, Issue, CrawlReport):
        make_schema(kind)
