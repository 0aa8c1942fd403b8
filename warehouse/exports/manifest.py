"""What a release says of itself: every file with its hash, every source with its age. The night is its only time."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

MANIFEST, SUMS = "manifest.json", "SHA256SUMS"
FORMAT = "1"
"""Rises when a consumer would have to change something; see docs/releases.md."""

MEDIA = {
    ".csv": "text/csv", ".duckdb": "application/vnd.duckdb", ".json": "application/json", ".jsonl": "application/jsonl",
    ".parquet": "application/vnd.apache.parquet", ".sqlite": "application/vnd.sqlite3",
}  # fmt: skip
RIGHTS = (
    "Facts read from public postings, with short quotations as proof. The postings' texts belong to their platforms."
)


def hash_file(path: Path) -> str:
    with path.open("rb") as held:
        return hashlib.file_digest(held, "sha256").hexdigest()


def make_manifest(
    folder: Path, *, night: str, rows: Mapping[str, int], schemas: Mapping[str, str], sources: Sequence[Mapping[str,
    Any]],
    parser_versions: Iterable[str], proofs: int, made_from: Mapping[str, str],
) -> dict[str, Any]:  # fmt: skip
    """The manifest of the files that lie in a folder, by path."""
    return {
        "name": "expertgigs",
        "format": FORMAT,
        "night": night,
        "rights": RIGHTS,
        "proofs_checked": proofs,
        "parser_versions": sorted(parser_versions),
        "sources": [make_source(row) for row in sources],
        "files": [
            {
                "path": name,
                "bytes": (folder / name).stat().st_size,
                "rows": rows.get(name),
                "sha256": hash_file(folder / name),
                "media_type": MEDIA[Path(name).suffix],
                "schema": schemas.get(name),
                **({"made_from": made_from[name]} if name in made_from else {}),
            }
            for name in list_files(folder)
        ],
    }


def make_source(row: Mapping[str, Any]) -> dict[str, Any]:
    """One source's freshness: the run of the night, and how old the newest complete list is."""
    return {
        "source": row["source"],
        "run": None if row["attempt"] is None else f"{row['source']}/{row['last_run_night']}/{row['attempt']}",
        "status": row["status"],
        "complete": bool(row["complete"]),
        "reason": row["reason"],
        "last_complete_night": row["last_complete_night"],
        "nights_stale": row["nights_stale"],
        "open_postings": row["open_postings"],
    }


def list_files(folder: Path) -> list[str]:
    """Paths of all files under a folder, as POSIX text, sorted."""
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())


def write_manifest(folder: Path, manifest: Mapping[str, Any]) -> str:
    """Writes the manifest and then the sums of everything; returns the manifest's hash."""
    text = json.dumps(manifest, ensure_ascii=False, indent=2) + "\n"
    (folder / MANIFEST).write_text(text, encoding="utf-8", newline="\n")
    sums = "".join(f"{hash_file(folder / name)}  {name}\n" for name in list_files(folder))
    (folder / SUMS).write_text(sums, encoding="utf-8", newline="\n")
    return hash_file(folder / MANIFEST)


def is_whole(folder: Path) -> bool:
    """Whether every file has the hash that the folder's sums give it."""
    lines = (folder / SUMS).read_text(encoding="utf-8").splitlines()
    pairs = [line.split("  ", 1) for line in lines]
    return bool(pairs) and all((folder / name).is_file() and hash_file(folder / name) == sha for sha, name in pairs)


def sync(folder: Path) -> None:
    """Makes sure that a folder and all files in it have reached the disk."""
    for path in (*folder.rglob("*"), folder):
        handle = os.open(path, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
