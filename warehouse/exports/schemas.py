"""The schemas that a release carries: JSON Schema of a line of openings, and the columns of the flat files."""

from __future__ import annotations

import csv
import json
from functools import cache
from pathlib import Path
from typing import Any

from transforms.frames import OPENINGS, REQUIRED
from transforms.wire import make_schema
from warehouse.exports.openings import Opening
from warehouse.exports.public import NOT_PUBLISHED

OPENING, COLUMNS = "schema/opening.schema.json", "schema/openings.columns.json"
SCHEMAS = {"openings.jsonl": OPENING, "openings.csv": COLUMNS, "openings.parquet": COLUMNS}
"""File -> the schema it follows."""
TYPES = {"text": "string", "whole": "integer", "number": "number", "flag": "boolean"}


@cache
def read_meanings() -> dict[str, str]:
    """What a field (`Posting.title`) or a flat column (`title`) means, in a sentence."""
    with Path(__file__).with_name("meanings.csv").open(encoding="utf-8", newline="") as lines:
        return {row["name"]: row["meaning"] for row in csv.DictReader(lines)}


def make_opening_schema() -> dict[str, Any]:
    """The schema of one line of `openings.jsonl`: the record's own, without what is not published."""
    schema = make_schema(Opening)
    posting = schema["$defs"]["Posting"]
    for name in NOT_PUBLISHED:
        del posting["properties"][name]
        posting["required"].remove(name)
    for kind, part in {"Opening": schema, **schema["$defs"]}.items():
        for name, described in part.get("properties", {}).items():
            meaning = read_meanings().get(f"{kind}.{name}")
            described.update({"description": meaning} if meaning else {})
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema}


def make_columns() -> list[dict[str, Any]]:
    """The flat columns in order: name, type, whether a cell may be empty."""
    return [
        {"name": name, "type": TYPES[kind], "nullable": name not in REQUIRED, "description": read_meanings()[name]}
        for name, kind in OPENINGS.items()
    ]


def write_schemas(folder: Path) -> None:
    for name, made in ((OPENING, make_opening_schema()), (COLUMNS, make_columns())):
        path = folder / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(json.dumps(made, indent=2, ensure_ascii=False) + "\n", encoding="utf-8", newline="\n")
