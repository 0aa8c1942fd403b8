"""A night's rows on their way in: written to a table of the session as each engine does it fastest, then merged.

The merge is one SQL text for both engines, in `merge/`. Only the staging writers differ: `executemany` on SQLite's own
cursor, COPY on PostgreSQL. Both pass SQLAlchemy by, which takes longer over a row than the engines do.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

from sqlalchemy import Connection, text

from warehouse.definitions import read_statements

STAGED = ("place", "source_id", "content_hash", "raw_sha", "listing_rows")
CREATE = """
create temporary table if not exists staged (
    place integer primary key, source_id text{collation}, content_hash text{collation}, raw_sha text{collation},
    listing_rows integer
)
"""


class Staged(NamedTuple):
    """One sighting to merge: the source's id, the hash of its content, its page, the listing rows it stands for."""

    source_id: str
    content_hash: str
    raw_sha: str
    listing_rows: int


class Wanted(NamedTuple):
    """Content to be stored: of which of the rows just staged, of which posting; the version where one is replaced."""

    row: int
    posting_id: int
    version_id: int | None


class Staging:
    """The staged rows of one source's night; they live as long as the transaction."""

    def __init__(self, connection: Connection, source: str, night: str) -> None:
        self.connection, self.source, self.night = connection, source, night
        self.count = 0
        collation = ' collate "C"' if connection.dialect.name == "postgresql" else ""
        connection.exec_driver_sql(CREATE.format(collation=collation))
        connection.exec_driver_sql("delete from staged")

    def stage(self, rows: Sequence[Staged]) -> list[Wanted]:
        """Writes a batch and adds its unknown ids to `posting`; returns whose content is not yet held."""
        after = self.count
        write_rows(self.connection, "staged", STAGED, ((after + place, *row) for place, row in enumerate(rows, 1)))
        self.count += len(rows)
        values = {"source": self.source, "night": self.night, "after": after}
        merge(self.connection, "postings", **{name: values[name] for name in ("source", "night", "after")})
        found = merge(self.connection, "wanted", **values)
        return [Wanted(place - after - 1, posting_id, version_id) for place, posting_id, version_id in found]

    def find_unarchived(self) -> list[str]:
        return [sha for (sha,) in merge(self.connection, "unarchived")]

    def settle(self, run_id: int) -> None:
        """Writes the sightings of the run."""
        if self.count:
            if self.connection.dialect.name == "postgresql":
                self.connection.exec_driver_sql("analyze staged")  # it has no statistics of its own accord
            merge(self.connection, "observations", run=run_id, source=self.source)

    def clear(self) -> None:
        """Drops the rows: the session lives on in the pool."""
        self.connection.exec_driver_sql("drop table staged")


def merge(connection: Connection, name: str, **values: Any) -> Iterable[Any]:
    """Runs one statement of `merge/`; returns its rows, if it has any."""
    result = connection.execute(text(read_statements("merge")[name].rstrip(";")), values)
    return result.all() if result.returns_rows else ()


def write_rows(connection: Connection, table: str, columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
    """Many rows at once. Names come from the code only; values are plain: text, numbers, null."""
    cursor: Any = connection.connection.cursor()
    names = ", ".join(columns)
    if connection.dialect.name == "postgresql":
        with cursor.copy(f"copy {table} ({names}) from stdin") as out:
            for row in rows:
                out.write_row(row)
    else:
        marks = ", ".join("?" * len(columns))
        cursor.executemany(f"insert into {table} ({names}) values ({marks})", rows)  # noqa: S608
