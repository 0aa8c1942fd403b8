"""The whole warehouse as one hash, the same on every engine and in whatever order its nights arrived.

The queries in `canonical/` put natural keys in place of ids that the database hands out, and leave times of day out.
Rows are sorted here, because engines sort text differently.
"""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import sha256

from sqlalchemy import Connection, text

from warehouse.definitions import read_statements
from warehouse.store import Store


def make_dump_hash(store: Store) -> str:
    """SHA-256 over all rows of all tables but those that only say what was published."""
    digest = sha256()
    with store.reading() as connection:
        for name, sql in read_statements("canonical").items():
            digest.update(name.encode())
            for line in read_lines(connection, sql):
                digest.update(line.encode("utf-8"))
    return digest.hexdigest()


def read_lines(connection: Connection, sql: str) -> Iterator[str]:
    """The rows of one query in canonical form, sorted."""
    return iter(sorted(f"{tuple(row)!r}\n" for row in connection.execute(text(sql.rstrip(";")))))
