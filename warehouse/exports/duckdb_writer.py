"""Copies a release's SQLite file into a DuckDB file. Run as a script, alone; see `duckdb_file.py`.

`python duckdb_writer.py FROM TO`, the plan as JSON on standard input. Imports nothing of the project, nor
Arrow, which would cost a small night more than its tables do.
"""

from __future__ import annotations

import json
import sqlite3
import sys
from pathlib import Path

import duckdb

BATCH = 20_000
TYPES = {"INTEGER": "BIGINT", "REAL": "DOUBLE"}
BLOCK = 16_384
"""The smallest: with the usual one a small night would fill megabytes."""
STORAGE = "v1.2.0"
"""Newer formats give each file an identity of its own, so that no two are alike; this one is read by all since 1.2."""


def write(source: str, target: str, plan: dict[str, list[str]]) -> None:
    """Writes beside and renames: nothing is there until all of it is."""
    beside = Path(target + ".beside")
    beside.unlink(missing_ok=True)
    held = sqlite3.connect(source)
    out = duckdb.connect(config={"threads": 1})
    out.execute("set force_compression = 'zstd'")  # the default leaves unused memory in the file
    out.execute(f"attach {quote(str(beside), mark=chr(39))} as made (storage_version '{STORAGE}', block_size {BLOCK})")
    out.execute("use made")
    out.execute("create schema held")
    tables = held.execute("select name from sqlite_schema where type = 'table' order by rowid").fetchall()
    for (name,) in tables:
        copy(held, out, name, "held" if name in plan["held"] else "main")
    for statement in plan["statements"]:
        out.execute(statement)
    out.execute("checkpoint made")
    out.execute("use memory")
    out.execute("detach made")
    out.close()
    beside.rename(target)


def copy(held: sqlite3.Connection, out: duckdb.DuckDBPyConnection, table: str, schema: str) -> None:
    """One table, a batch at a time."""
    columns = [
        (name, TYPES.get(kind, "VARCHAR")) for _, name, kind, *_ in held.execute(f"pragma table_info({quote(table)})")
    ]
    made = f"{schema}.{quote(table)}"
    out.execute(f"create table {made} ({', '.join(f'{quote(name)} {kind}' for name, kind in columns)})")
    marks = ", ".join(f"unnest(?::{kind}[])" for _, kind in columns)
    rows = held.execute(f"select * from {quote(table)} order by rowid")  # noqa: S608
    while batch := rows.fetchmany(BATCH):
        out.execute(f"insert into {made} select {marks}", list(map(list, zip(*batch, strict=True))))


def quote(name: str, mark: str = '"') -> str:
    return mark + name.replace(mark, mark * 2) + mark


if __name__ == "__main__":
    write(sys.argv[1], sys.argv[2], json.load(sys.stdin))
