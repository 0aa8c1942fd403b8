"""SQL that lives in files: views, invariants and questions. A file's name is the name of what it defines."""

from __future__ import annotations

import re
from functools import cache
from graphlib import TopologicalSorter
from hashlib import sha256
from pathlib import Path

from sqlalchemy import Connection, text

HERE = Path(__file__).parent
_COMMENT = re.compile(r"--[^\n]*")
_READ = re.compile(r"\b(?:from|join)\s+(\w+)")


@cache
def read_statements(folder: str) -> dict[str, str]:
    """Name -> SQL of every file in `views`, `invariants` or `questions`, by name."""
    return {path.stem: path.read_text(encoding="utf-8").strip() for path in sorted((HERE / folder).glob("*.sql"))}


def sort_views(views: dict[str, str]) -> list[str]:
    """The views' names, each after those that it reads. Raises graphlib.CycleError where they read each other."""
    bare = {name: set(_READ.findall(_COMMENT.sub("", sql))) for name, sql in views.items()}
    return list(
        TopologicalSorter({name: sorted(words & views.keys() - {name}) for name, words in bare.items()}).static_order()
    )


def create_views(connection: Connection) -> None:
    """Drops and creates all views where any definition changed; their digest is kept in `view_definition`."""
    views = read_statements("views")
    digest = sha256("\0".join(f"{name}\0{sql}" for name, sql in views.items()).encode()).hexdigest()
    rows = connection.execute(text("select name, digest from view_definition"))
    held = {row.name: row.digest for row in rows}
    if held == dict.fromkeys(views, digest):
        return
    order = sort_views(views)
    for name in (*reversed(order), *sorted(held.keys() - views.keys())):
        connection.exec_driver_sql(f"drop view if exists {name}")
    for name in order:
        connection.exec_driver_sql(f"create view {name} as\n{views[name].rstrip(';')}")
    connection.execute(text("delete from view_definition"))
    if order:
        fresh = [{"name": name, "digest": digest} for name in order]
        connection.execute(text("insert into view_definition (name, digest) values (:name, :digest)"), fresh)
