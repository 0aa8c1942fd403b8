"""Content that is new, put beside what the warehouse holds: versions, their texts and the lists under them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from sqlalchemy import Connection, bindparam, delete, exists, func, select, update
from sqlalchemy.dialects import postgresql, sqlite

from transforms.records import Posting
from warehouse.contents import Content, make_content
from warehouse.models import Base, SourceRun, Text, Version
from warehouse.staging import Staged, Staging, Wanted, write_rows


class Reading(NamedTuple):
    """One posting as it was read tonight, with the hash of its content."""

    source_id: str
    content_hash: str
    posting: Posting


@dataclass(frozen=True, slots=True)
class Shelf:
    """One source on one night, and whether the source already has this night or a later one."""

    source: str
    night: str
    is_late: bool
    staging: Staging

    def shelve(self, readings: Sequence[Reading], parser_version: str) -> None:
        """Stages readings and stores the contents that are not yet held."""
        wanted = self.staging.stage([
            Staged(key, content_hash, posting.page_sha256, posting.rows) for key, content_hash, posting in readings
        ])  # fmt: skip
        made = [(one, make_content(readings[one.row].posting, readings[one.row].content_hash)) for one in wanted]
        self.store(made, parser_version)

    def store(self, made: Sequence[tuple[Wanted, Content]], parser_version: str) -> None:
        """New versions; of one held from a later night, the earlier reading is kept."""
        own = {"read_on": self.night, "parser_version": parser_version}
        connection = self.staging.connection
        for one, content in made:
            if one.version_id is not None:
                replace_version(connection, one.version_id, content, own)
        insert_versions(connection, [pair for pair in made if pair[0].version_id is None], own)


def open_shelf(connection: Connection, source: str, night: str) -> Shelf:
    """Makes ready to take in one source's night."""
    is_late = connection.execute(
        select(exists().where(SourceRun.source == source, SourceRun.logical_date >= night))
    ).scalar_one()
    return Shelf(source, night, bool(is_late), Staging(connection, source, night))


def insert_versions(connection: Connection, fresh: Sequence[tuple[Wanted, Content]], own: dict[str, Any]) -> None:
    """Texts, versions and the rows under them."""
    if not fresh:
        return
    insert_new(connection, Text, [{"sha": made.text_sha, "body": made.text} for _, made in fresh], "sha")
    columns = (*fresh[0][1].version, "posting_id", *own)
    rows = ((*made.version.values(), one.posting_id, *own.values()) for one, made in fresh)
    newest = connection.execute(select(func.max(Version.version_id))).scalar_one() or 0
    write_rows(connection, "version", columns, rows)
    ids = read_versions(connection, newest)
    insert_lists(connection, [(ids[one.posting_id, made.content_hash], made) for one, made in fresh])


def read_versions(connection: Connection, after: int) -> dict[tuple[int, str], int]:
    """The versions written since: (posting, hash) -> version. Nobody else writes meanwhile."""
    columns = select(Version.posting_id, Version.content_hash, Version.version_id)
    rows = connection.execute(columns.where(Version.version_id > after))
    return {(posting, content_hash): version for posting, content_hash, version in rows}


def insert_new(connection: Connection, table: type[Base], rows: list[dict[str, Any]], key: str) -> None:
    """Inserts the rows whose key is not yet there."""
    dialect = postgresql if connection.dialect.name == "postgresql" else sqlite
    unique = list({row[key]: row for row in rows}.values())
    connection.execute(dialect.insert(table).on_conflict_do_nothing(index_elements=[key]), unique)


def insert_lists(connection: Connection, contents: Iterable[tuple[int, Content]]) -> None:
    """The rows under versions, one statement a table."""
    tables: dict[str, list[list[Any]]] = {}
    columns: dict[str, tuple[str, ...]] = {}
    for version_id, content in contents:
        for name, rows in content.lists.items():
            held = tables.setdefault(name, [])
            for row in rows:
                held.append([version_id, *row.values()])
                columns.setdefault(name, ("version_id", *row))
    for name, names in columns.items():
        write_rows(connection, name, names, tables[name])


def replace_version(connection: Connection, version_id: int, content: Content, values: dict[str, Any]) -> None:
    """Puts an earlier reading of the same content in place of a later one."""
    for name in content.lists:
        table = Base.metadata.tables[name]
        connection.execute(delete(table).where(table.c.version_id == bindparam("held")), {"held": version_id})
    insert_new(connection, Text, [{"sha": content.text_sha, "body": content.text}], "sha")
    connection.execute(update(Version).where(Version.version_id == version_id).values(**content.version, **values))
    insert_lists(connection, [(version_id, content)])
