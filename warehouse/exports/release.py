"""A night's release: all formats from one consistent read, checked, written beside, then put in its place at once."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path
from tempfile import mkdtemp
from typing import Any

from sqlalchemy import Connection, insert, select, text

from transforms import frames
from transforms.records import ReleaseReport
from warehouse.exports import publish
from warehouse.exports.beliefs import COLUMNS, read_beliefs
from warehouse.exports.csv_file import export_csv
from warehouse.exports.duckdb_file import DUCKDB, SQLITE, export_duckdb
from warehouse.exports.gate import Gate, ReleaseGateError
from warehouse.exports.json_ld import find_reasons, make_job_posting
from warehouse.exports.jsonl import make_json
from warehouse.exports.manifest import make_manifest, write_manifest
from warehouse.exports.openings import Opening, read_openings, read_postings, read_records, without_text
from warehouse.exports.parquet import export_parquet
from warehouse.exports.public import make_public, make_public_row, mask_values
from warehouse.exports.schemas import SCHEMAS, write_schemas
from warehouse.exports.sqlite_file import SqliteFile
from warehouse.models import Release
from warehouse.store import Store

SOURCES = """
select h.*, r.attempt from source_health h left join source_run r on r.run_id = h.run_id
where h.night = :night order by h.source
"""
CHANGES = "select * from changes where night = :night order by change, source, source_id"
HISTORY = """
select h.*, case when h.valid_to <= :night then h.valid_to end as until
from posting_history h where h.valid_from <= :night order by h.source, h.source_id, h.valid_from
"""
SOURCE_COLUMNS = (
    "night", "source", "status", "complete", "reason", "verdict", "last_complete_night", "nights_stale", "listed",
    "fetched",
    "parsed", "rejected", "loaded", "unchanged", "duplicate", "set_aside", "opened", "changed", "reopened", "closed",
    "held",
    "seen", "open_postings",
)  # fmt: skip
CHANGE_COLUMNS = (
    "night", "change", "what", "source", "source_id", "title", "platform", "specialty_codes", "posting_kind",
    "pay_min_before", "pay_min", "pay_max_before", "pay_max", "pay_currency", "pay_unit", "hours_min_before",
    "hours_min",
    "hours_max_before", "hours_max", "country_codes_before", "country_codes", "title_before", "page_url",
)  # fmt: skip
HISTORY_COLUMNS = ("source", "source_id", "valid_from", "valid_to", *frames.VALUES)
SKIPPED_COLUMNS = ("opportunity_id", "source", "source_id", "title", "reasons")

__all__ = ["ReleaseGateError", "export_release"]


def export_release(store: Store, night: date, root: Path) -> ReleaseReport:
    """Publishes the night under `root/<night>/`; the same content again changes nothing, other content is a revision.

    Raises ReleaseGateError where a proof does not re-read, or nothing was open; the releases are then as they were.
    """
    root.mkdir(parents=True, exist_ok=True)
    publish.sweep(root)
    part = Path(mkdtemp(prefix=publish.PART, dir=root))
    try:
        with store.reading() as connection:
            rows, manifest_sha = write_release(connection, night.isoformat(), part, root)
        edition, is_new = publish.place(root, part, night.isoformat())
    finally:
        shutil.rmtree(part, ignore_errors=True)
    note_release(store, edition, manifest_sha)
    publish.move_pointer(root, edition, manifest_sha)
    path = root / edition.folder
    return ReleaseReport(path=str(path), night=night, rows=tuple(sorted(rows.items())), changed=is_new)


def write_release(connection: Connection, night: str, folder: Path, root: Path) -> tuple[dict[str, int], str]:
    """Writes every file of the release; returns rows by table name, and the manifest's hash."""
    gate = Gate()
    postings = read_postings(connection, night)
    health = read_rows(connection, SOURCES, night)
    files = write_openings(connection, night, folder, gate, {row["version_id"] for row in postings})
    files |= write_tables(connection, night, folder, postings, health)
    gate.close()
    write_schemas(folder)
    made_from = {DUCKDB: export_duckdb(root, folder, night)}
    manifest = make_manifest(
        folder, night=night, rows=files, schemas=SCHEMAS, sources=health, proofs=gate.spans,
        parser_versions={row["parser_version"] for row in postings}, made_from=made_from,
    )  # fmt: skip
    return {name.partition(".")[0]: count for name, count in files.items()}, write_manifest(folder, manifest)


def read_rows(connection: Connection, sql: str, night: str) -> list[dict[str, Any]]:
    return [dict(row._mapping) for row in connection.execute(text(sql), {"night": night})]


def write_openings(connection: Connection, night: str, folder: Path, gate: Gate, versions: set[int]) -> dict[str, int]:
    """Everything that is made of openings, in one pass over them; mirrors' proofs are checked after it."""
    rows: list[dict[str, Any]] = []
    skipped: list[dict[str, Any]] = []
    with (
        (folder / "openings.jsonl").open("w", encoding="utf-8", newline="\n") as lines,
        (folder / "job_postings.jsonl").open("w", encoding="utf-8", newline="\n") as markup,
        SqliteFile(folder / SQLITE) as database,
    ):
        for shown in read_openings(connection, night):
            gate.check(shown.opening.posting)
            row, values = make_public_row(shown.row), make_public(shown.opening)
            lines.write(make_json(values) + "\n")
            database.add_opening(row, values)
            reasons = list(find_reasons(shown.opening))
            if reasons:
                skipped.append({**row, "reasons": " ".join(reasons)})
            else:
                markup.write(make_json(make_markup(shown.opening)) + "\n")
            rows.append(row)
        history = [{**make_public_row(row), "valid_to": row["until"]} for row in read_rows(connection, HISTORY, night)]
        database.add_table("history", HISTORY_COLUMNS, history)
        for table, held in read_beliefs(connection, night).items():
            database.add_table(table, COLUMNS[table], held)
    for posting in read_records(connection, versions - {row["version_id"] for row in rows}):
        gate.check(posting)
    frame = frames.check_frame(frames.make_frame(rows))
    export_csv(folder / "openings.csv", tuple(frames.OPENINGS), rows)
    export_parquet(folder / "openings.parquet", frames.make_table(frame))
    export_csv(folder / "json_ld_skipped.csv", SKIPPED_COLUMNS, skipped)
    export_frame(folder / "pay.csv", frames.make_pay_table(frame))
    counts = dict.fromkeys(("openings.jsonl", "openings.csv", "openings.parquet", SQLITE, DUCKDB), len(rows))
    return {**counts, "job_postings.jsonl": len(rows) - len(skipped), "json_ld_skipped.csv": len(skipped)}


def make_markup(opening: Opening) -> dict[str, Any]:
    """One line of `job_postings.jsonl`: the id, and the markup with personal data masked."""
    markup = mask_values(make_job_posting(without_text(opening)))
    return {"opportunity_id": opening.opportunity_id, "json_ld": markup}


def write_tables(
    connection: Connection, night: str, folder: Path, postings: list[dict[str, Any]], health: list[dict[str, Any]]
) -> dict[str, int]:
    """What changed, how the sources are, and how well fields are filled."""
    changes = [make_public_row(row) for row in read_rows(connection, CHANGES, night)]
    fill = frames.make_fill_rates(frames.make_frame(postings, frames.VALUES | {"source": "text"}))
    return {
        "changes.csv": export_csv(folder / "changes.csv", CHANGE_COLUMNS, changes),
        "sources.csv": export_csv(folder / "sources.csv", SOURCE_COLUMNS, health),
        "quality.csv": export_frame(folder / "quality.csv", fill),
    }


def export_frame(path: Path, frame: Any) -> int:
    """A small frame as CSV, numbers as plain numbers."""
    return export_csv(path, tuple(frame.columns), frame.to_dict("records"))


def note_release(store: Store, edition: publish.Edition, manifest_sha: str) -> None:
    """Remembers in the warehouse what was published."""
    values = {
        "folder": edition.folder, "night": edition.night, "revision": edition.revision, "manifest_sha": manifest_sha
    }  # fmt: skip
    with store.transaction() as connection:
        known = connection.execute(select(Release.folder).where(Release.folder == edition.folder)).first()
        if known is None:
            connection.execute(insert(Release), values)
