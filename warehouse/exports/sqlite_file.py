"""The release as one SQLite file: openings, what is under them, and the history that led there.

Everything is as of the release's night, so that the same night gives the same bytes whenever it is exported. Cells are
raw: no spreadsheet quotes.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from types import TracebackType
from typing import Any

from transforms.frames import OPENINGS, Kind

TYPES: dict[Kind, str] = {"text": "TEXT", "whole": "INTEGER", "number": "REAL", "flag": "INTEGER"}
LISTS: dict[str, tuple[str, ...]] = {
    "specialties": ("code", "label", "requirement", "group", "soft"),
    "degrees": ("credential", "level", "fields", "requirement", "group", "soft"),
    "languages": ("lang", "min_cefr", "native", "level_text", "role", "requirement"),
    "certifications": ("code", "requirement"),
    "states": ("field", "state", "alternatives"),
    "evidence": ("field", "key", "start", "end", "quote", "segment", "path"),
}
"""Table -> the members of a record's list that become its columns."""
KINDS = {
    **{name: TYPES[kind] for name, kind in OPENINGS.items()},
    **dict.fromkeys(("ord", "level", "soft", "native", "start", "end", "posting_id", "version_id", "spell_id",
                     "replaced_id", "postings", "run_id", "attempt", "complete"), "INTEGER"),
}  # fmt: skip
"""Column -> its type, in whichever table; text where it is not named here."""
PLACE = ("kind", "code", "source", "source_id", "postings")
WORDS = ("countries_allowed", "countries_excluded", "country_groups", "training_status", "task_types", "schedule",
         "employment_type", "screening", "flags")  # fmt: skip
"""Lists of plain codes; they share the table `codes`."""


class SqliteFile:
    """Writes beside, compacts into place: `with SqliteFile(path) as out: ...`. Nothing is there until all of it is."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.beside = path.with_name(path.name + ".beside")

    def __enter__(self) -> SqliteFile:
        self.beside.unlink(missing_ok=True)
        self.connection = sqlite3.connect(self.beside, isolation_level=None)
        self.connection.execute("PRAGMA journal_mode=OFF")
        self.connection.execute("BEGIN")
        self.create("openings", {name: TYPES[kind] for name, kind in OPENINGS.items()}, "opportunity_id")
        for table, columns in LISTS.items():
            self.create(table, make_types(("opportunity_id", "ord", *columns)))
        self.create("codes", {"opportunity_id": "TEXT", "list": "TEXT", "code": "TEXT"})
        self.create(
            "mirrors",
            dict.fromkeys(("opportunity_id", "source", "source_id", "relation", "first_seen", "page_url"), "TEXT"),
        )
        self.create("places", make_types(("opportunity_id", *PLACE)))
        self.create("possible_same", make_types(("opportunity_id", "other")))
        return self

    def create(self, table: str, columns: Mapping[str, str], key: str | None = None) -> None:
        """Names come from this module and from the column list, never from data."""
        parts = [f'"{name}" {kind}' + (" PRIMARY KEY" if name == key else "") for name, kind in columns.items()]
        self.connection.execute(f'CREATE TABLE "{table}" ({", ".join(parts)})')

    def insert(self, table: str, rows: Iterable[Sequence[Any]], width: int) -> None:
        marks = ", ".join("?" * width)
        self.connection.executemany(f'INSERT INTO "{table}" VALUES ({marks})', rows)  # noqa: S608

    def add_opening(self, row: Mapping[str, Any], values: Mapping[str, Any]) -> None:
        """One opening: its flat row, and its public record with lists."""
        key, posting = values["opportunity_id"], values["posting"]
        self.insert("openings", [[row[name] for name in OPENINGS]], len(OPENINGS))
        for table, columns in LISTS.items():
            members = (
                [key, place, *(make_cell(one[name]) for name in columns)] for place, one in enumerate(posting[table])
            )
            self.insert(table, members, len(columns) + 2)
        self.insert("codes", ([key, name, code] for name in WORDS for code in posting[name]), 3)
        self.insert("mirrors", ([key, *one.values()] for one in values["mirrors"]), 6)
        self.insert("places", ([key, *(one[name] for name in PLACE)] for one in values["places"]), 1 + len(PLACE))
        self.insert("possible_same", ([key, other] for other in values["possible_same"]), 2)

    def add_table(self, table: str, columns: Sequence[str], rows: Iterable[Mapping[str, Any]]) -> int:
        """A whole table of flat rows."""
        self.create(table, make_types(columns))
        held = [[row[name] for name in columns] for row in rows]
        self.insert(table, held, len(columns))
        return len(held)

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        try:
            if kind is None:
                for table in (*LISTS, "codes", "mirrors", "places", "possible_same"):
                    self.connection.execute(f'CREATE INDEX "ix_{table}" ON "{table}" (opportunity_id)')
                self.connection.execute("COMMIT")
                self.connection.execute("VACUUM INTO ?", (str(self.path),))
        finally:
            self.connection.close()
            self.beside.unlink(missing_ok=True)


def make_types(columns: Iterable[str]) -> dict[str, str]:
    return {name: KINDS.get(name, "TEXT") for name in columns}


def make_cell(value: Any) -> Any:
    """A list as words with a blank between them, a truth value as 0 or 1."""
    if isinstance(value, list):
        return " | ".join(map(str, value))
    return int(value) if isinstance(value, bool) else value
