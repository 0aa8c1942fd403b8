"""Questions to the warehouse, for people: the saved ones by name, or any query; read-only on both engines."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from typing import Any

from sqlalchemy import Connection, text
from sqlalchemy.exc import SQLAlchemyError

from warehouse.definitions import read_statements
from warehouse.store import Store
from warehouse.time_travel import FOREVER, travel


class QuestionError(ValueError):
    """Raised by `ask` where the engine refuses the query; carries the engine's words."""


def read_questions() -> dict[str, tuple[str, str]]:
    """Name -> (the question in words, its SQL) of every saved question."""
    statements = read_statements("questions")
    return {name: (_title(sql), sql) for name, sql in statements.items()}


def ask(
    url: str, question: str, *, as_of: date | None = None, known_on: date | None = None
) -> tuple[Sequence[str], list[tuple[Any, ...]]]:
    """Columns and rows of a saved question or of a query, also of a past day, or of what was known on one.

    Raises QuestionError where the engine refuses, also for anything that would write.
    """
    saved = read_questions().get(question)
    wanted = text(saved[1] if saved else question.replace(":", "\\:"))
    store = Store(url)
    try:
        with store.engine.connect() as connection:
            if as_of or known_on:
                travel(connection, as_of or known_on or FOREVER, known_on or FOREVER)
            with read_only(connection):
                result = connection.execute(wanted)
                return list(result.keys()), [tuple(row) for row in result]
    except SQLAlchemyError as error:
        raise QuestionError(str(getattr(error, "orig", error))) from error
    finally:
        store.close()


@contextmanager
def read_only(connection: Connection) -> Iterator[None]:
    """Lets nothing be written, whatever the query says."""
    is_sqlite = connection.dialect.name == "sqlite"
    connection.exec_driver_sql("PRAGMA query_only=ON" if is_sqlite else "SET TRANSACTION READ ONLY")
    try:
        yield
    finally:
        connection.exec_driver_sql("PRAGMA query_only=OFF" if is_sqlite else "ROLLBACK")


def _title(sql: str) -> str:
    """The comment at a question's head, on one line."""
    lines = []
    for line in sql.splitlines():
        if not line.startswith("--"):
            break
        lines.append(line.removeprefix("--").strip())
    return " ".join(lines)
