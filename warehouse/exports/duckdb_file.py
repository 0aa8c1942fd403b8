"""The release as one DuckDB file: the tables of its SQLite file, and macros that answer for any past day.

It is written by a process of its own (`duckdb_writer.py`) that has seen nothing but the release's SQLite file: DuckDB
leaves memory that it did not use for values in its files, and that memory must hold nobody's data. The same process
asks for zeroed memory, without which the same tables would give other bytes each time. Where a DuckDB is built so that
it cannot be asked, the file of the same night is kept as long as what it is made from is the same.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from warehouse.definitions import read_statements
from warehouse.exports import publish
from warehouse.exports.beliefs import COLUMNS
from warehouse.exports.manifest import MANIFEST, hash_file, is_whole

DUCKDB, SQLITE = "expertgigs.duckdb", "expertgigs.sqlite"
WRITER = Path(__file__).with_name("duckdb_writer.py")
ZEROED = {"DUCKDB_JE_MALLOC_CONF": "zero:true"}

POSTING = """
select p.posting_id, p.source, p.source_id, min(v.valid_from) as first_seen
from held.posting p join posting_version v on v.posting_id = p.posting_id group by all
"""
SHOWN = """
select o.night, o.opportunity_id, o.family_id, o.relation, o.source, o.source_id, o.first_seen, o.version_from,
    o.listing_rows, c.* exclude (version_id, posting_id)
from current_postings o join version c on c.version_id = o.version_id
"""


def export_duckdb(root: Path, folder: Path, night: str) -> str:
    """Writes `expertgigs.duckdb` into the folder; returns the digest of what it is made from.

    Raises subprocess.CalledProcessError where the writer fails.
    """
    plan = make_plan()
    digest = hashlib.sha256((hash_file(folder / SQLITE) + plan).encode()).hexdigest()
    kept = find_kept(root, night, digest)
    if kept is not None:
        shutil.copyfile(kept, folder / DUCKDB)
        return digest
    subprocess.run(
        [sys.executable, str(WRITER), str(folder / SQLITE), str(folder / DUCKDB)],
        input=plan, text=True, check=True, env={**os.environ, **ZEROED},
    )  # fmt: skip
    return digest


def find_kept(root: Path, night: str, digest: str) -> Path | None:
    """The file of an edition of the night that was made from the same."""
    for edition in publish.read_editions(root):
        held = root / edition.folder
        if edition.night != night or not (held / DUCKDB).exists():
            continue
        entries = json.loads((held / MANIFEST).read_text(encoding="utf-8"))["files"]
        if any(entry.get("made_from") == digest for entry in entries) and is_whole(held):
            return held / DUCKDB
    return None


def make_plan() -> str:
    """What the writer does, as JSON: which tables are history, and the macros."""
    return json.dumps({"held": sorted(COLUMNS), "statements": list(make_macros())})


def make_macros() -> Iterator[str]:
    """`openings_as_of(day)` and `postings_as_of(day)`, each with `known_by := day` for what was known by then."""
    views, rules = read_statements("views"), read_statements("as_of")
    names = ("source_run", "posting_version", "membership")
    parts = {name: rules[name].replace(":day", "day_asked").replace(":known", "known_by") for name in names}
    parts |= {"posting": POSTING, "version": "select * from held.version"}
    parts |= {"version_country": "select * from held.version_country"}
    parts |= {name: views[name].rstrip(";") for name in ("current_postings", "opportunity_places")}
    steps = ",\n".join(f"{name} as (\n{sql}\n)" for name, sql in parts.items())
    for name, sql in (("openings_as_of", views["openings"].rstrip(";")), ("postings_as_of", SHOWN)):
        yield f"create macro {name}(day_asked, known_by := '9999-12-31') as table\nwith {steps}\n{sql}"
