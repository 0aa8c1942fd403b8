"""The warehouse as it was: every table and view cut to a day, and to what was known on a day. For one session.

Views of the session stand before the tables of their name and hide what came later, so that any query, saved or not,
answers for that day. The rules are in `as_of/`, one file a table; `held.` there is the schema that has the tables.
"""

from __future__ import annotations

from datetime import date

from sqlalchemy import Connection, text

from warehouse.definitions import read_statements, sort_views

FOREVER = date(9999, 12, 31)


def travel(connection: Connection, day: date, known: date = FOREVER) -> None:
    """Makes the session's views. What is asked after that is asked of `day`, as it was known on `known`."""
    schema = "main"
    if connection.dialect.name == "postgresql":
        schema = connection.execute(text("select current_schema()")).scalar_one()
    views = make_views(day, known)
    for name in sort_views(views):
        sql = views[name].replace("held.", f'"{schema}".')
        connection.exec_driver_sql(f"create temp view {name} as\n{sql}")


def come_back(connection: Connection) -> None:
    """Drops the session's views, for connections that go back to a pool."""
    views = make_views(FOREVER, FOREVER)
    for name in reversed(sort_views(views)):
        connection.exec_driver_sql(f"drop view {name}")


def make_views(day: date, known: date) -> dict[str, str]:
    """Name -> SQL of all tables that have a rule and of all views."""
    made = {name: sql.rstrip(";") for name, sql in read_statements("views").items()}
    return made | {name: place(sql, day, known) for name, sql in read_statements("as_of").items()}


def place(sql: str, day: date, known: date) -> str:
    """Dates have no syntax of their own in any engine, so these stand in the text as they are: they are dates."""
    return sql.replace(":day", f"'{day.isoformat()}'").replace(":known", f"'{known.isoformat()}'")
