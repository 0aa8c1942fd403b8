"""What the warehouse already holds of one source, and how content that is new is put beside it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from sqlalchemy import Connection, and_, bindparam, delete, exists, insert, select, text, update
from sqlalchemy.dialects import postgresql, sqlite

from transforms.records import Posting
from warehouse.contents import Content, make_content
from warehouse.lifecycle import Life, Sighting, Spell
from warehouse.models import CURRENT, Base, PostingVersion, SourceRun, Text, Version
from warehouse.models import Posting as PostingRow


class Reading(NamedTuple):
    """One posting as it was read tonight, with the hash of its content."""

    source_id: str
    content_hash: str
    posting: Posting


class Placed(NamedTuple):
    """Where a reading was put."""

    posting_id: int
    version_id: int


@dataclass(slots=True)
class Shelf:
    """One source as it stood before tonight, and where tonight's readings were put."""

    source: str
    night: str
    is_late: bool
    """The source already has this night or a later one."""
    ids: dict[str, int] = field(default_factory=dict)
    lives: dict[int, Life] = field(default_factory=dict)
    current: dict[int, tuple[str, int]] = field(default_factory=dict)
    placed: dict[str, Placed] = field(default_factory=dict)

    def shelve(self, connection: Connection, readings: Sequence[Reading], parser_version: str) -> None:
        """Stores those of the readings that are new, and notes for each where it stands."""
        self.add_postings(connection, readings)
        known = {} if self.is_late else self.current
        open_ends: list[Reading] = []
        for reading in readings:
            posting_id = self.ids[reading.source_id]
            held = known.get(posting_id)
            if held is not None and held[0] == reading.content_hash:
                self.placed[reading.source_id] = Placed(posting_id, held[1])
            else:
                open_ends.append(reading)
        if open_ends:
            self.add_versions(connection, open_ends, parser_version)

    def add_postings(self, connection: Connection, readings: Iterable[Reading]) -> None:
        fresh = [reading for reading in readings if reading.source_id not in self.ids]
        if not fresh:
            return
        rows = [
            {"source": self.source, "source_id": key, "first_seen": self.night, "last_seen": self.night,
             "listing_rows": posting.rows}
            for key, _, posting in fresh
        ]  # fmt: skip
        insert_rows(connection, "posting", rows)
        keys = [reading.source_id for reading in fresh]
        made = select(PostingRow.source_id, PostingRow.posting_id).where(PostingRow.source == self.source)
        for key, posting_id in connection.execute(made.where(PostingRow.source_id.in_(keys))):
            self.ids[key] = posting_id

    def add_versions(self, connection: Connection, readings: Sequence[Reading], parser_version: str) -> None:
        """Versions that are not held are stored; of one held from a later night, the earlier reading is kept."""
        held = read_versions(connection, [self.ids[reading.source_id] for reading in readings])
        fresh: list[tuple[Reading, Content]] = []
        for reading in readings:
            posting_id = self.ids[reading.source_id]
            known = held.get((posting_id, reading.content_hash))
            if known is None:
                fresh.append((reading, make_content(reading.posting, reading.content_hash)))
                continue
            version_id, read_on = known
            self.placed[reading.source_id] = Placed(posting_id, version_id)
            if read_on > self.night:
                replace_version(connection, version_id, make_content(reading.posting, reading.content_hash), {
                    "read_on": self.night, "parser_version": parser_version,
                })  # fmt: skip
        self.insert_versions(connection, fresh, parser_version)

    def insert_versions(
        self, connection: Connection, fresh: list[tuple[Reading, Content]], parser_version: str
    ) -> None:
        if not fresh:
            return
        texts = {content.text_sha: content.text for _, content in fresh}
        insert_new(connection, Text, [{"sha": sha, "body": body} for sha, body in texts.items()], ["sha"])
        rows = [
            {**content.version, "posting_id": self.ids[reading.source_id], "read_on": self.night,
             "parser_version": parser_version}
            for reading, content in fresh
        ]  # fmt: skip
        insert_rows(connection, "version", rows)
        made = read_versions(connection, [row["posting_id"] for row in rows])
        ids = [made[self.ids[reading.source_id], reading.content_hash][0] for reading, _ in fresh]
        for (reading, _), version_id in zip(fresh, ids, strict=True):
            self.placed[reading.source_id] = Placed(self.ids[reading.source_id], version_id)
        insert_lists(connection, ((version_id, content) for version_id, (_, content) in zip(ids, fresh, strict=True)))


def read_shelf(connection: Connection, source: str, night: str) -> Shelf:
    """The present state of one source: every posting, and the current content of those that are open."""
    is_late = connection.execute(
        select(exists().where(SourceRun.source == source, SourceRun.logical_date >= night))
    ).scalar_one()
    shelf = Shelf(source, night, bool(is_late))
    current = and_(PostingVersion.posting_id == PostingRow.posting_id, text(f"posting_version.{CURRENT}"))
    rows: Iterable[Any] = connection.execute(
        select(
            PostingRow.posting_id, PostingRow.source_id, PostingRow.first_seen, PostingRow.last_seen,
            PostingRow.listing_rows, PostingRow.closed_on, PostingVersion.version_id, PostingVersion.content_hash,
            PostingVersion.valid_from,
        )
        .join_from(PostingRow, PostingVersion, current, isouter=True)
        .where(PostingRow.source == source)
    )  # fmt: skip
    for posting_id, key, first_seen, last_seen, listing_rows, closed_on, version_id, content_hash, start in rows:
        shelf.ids[key] = posting_id
        spells = [] if version_id is None else [Spell(start, Sighting(version_id, 0, 0, 0))]
        shelf.lives[posting_id] = Life(first_seen, last_seen, listing_rows, spells, closed_on)
        if version_id is not None:
            shelf.current[posting_id] = (content_hash, version_id)
    return shelf


def read_versions(connection: Connection, posting_ids: list[int]) -> dict[tuple[int, str], tuple[int, str]]:
    """All versions of the given postings: (posting, hash) -> (version, night of the reading)."""
    columns = select(Version.posting_id, Version.content_hash, Version.version_id, Version.read_on)
    rows = connection.execute(columns.where(Version.posting_id.in_(posting_ids)))
    return {(posting, content_hash): (version, read_on) for posting, content_hash, version, read_on in rows}


def insert_new(connection: Connection, table: type[Base], rows: list[dict[str, Any]], key: list[str]) -> None:
    """Inserts the rows whose key is not yet there."""
    dialect = postgresql if connection.dialect.name == "postgresql" else sqlite
    connection.execute(dialect.insert(table).on_conflict_do_nothing(index_elements=key), rows)


def insert_lists(connection: Connection, contents: Iterable[tuple[int, Content]]) -> None:
    """The rows under versions, one statement a table."""
    tables: dict[str, list[dict[str, Any]]] = {}
    for version_id, content in contents:
        for name, rows in content.lists.items():
            tables.setdefault(name, []).extend({"version_id": version_id, **row} for row in rows)
    for name, rows in tables.items():
        if rows:
            insert_rows(connection, name, rows)


def insert_rows(connection: Connection, table: str, rows: list[dict[str, Any]]) -> None:
    """Many rows at once: COPY on PostgreSQL, where inserts take ten times as long. Names come from the models only."""
    if connection.dialect.name != "postgresql":
        connection.execute(insert(Base.metadata.tables[table]), rows)
        return
    cursor: Any = connection.connection.cursor()
    with cursor.copy(f"copy {table} ({', '.join(rows[0])}) from stdin") as out:
        for row in rows:
            out.write_row(list(row.values()))


def replace_version(connection: Connection, version_id: int, content: Content, values: dict[str, Any]) -> None:
    """Puts an earlier reading of the same content in place of a later one."""
    for name in content.lists:
        table = Base.metadata.tables[name]
        connection.execute(delete(table).where(table.c.version_id == bindparam("held")), {"held": version_id})
    insert_new(connection, Text, [{"sha": content.text_sha, "body": content.text}], ["sha"])
    connection.execute(update(Version).where(Version.version_id == version_id).values(**content.version, **values))
    insert_lists(connection, [(version_id, content)])
