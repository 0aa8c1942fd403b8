"""Questions to the warehouse, for people: the saved ones by name, or any query; read-only on both engines."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import text
from sqlalchemy.exc import SQLAlchemyError

from warehouse.definitions import read_statements
from warehouse.store import Store


class QuestionError(ValueError):
    """Raised by `ask` where the engine refuses the query; carries the engine's words."""


def read_questions() -> dict[str, tuple[str, str]]:
    """Name -> (the question in words, its SQL) of every saved question."""
    statements = read_statements("questions")
    return {name: (_title(sql), sql) for name, sql in statements.items()}


def ask(url: str, question: str) -> tuple[Sequence[str], list[tuple[Any, ...]]]:
    """Columns and rows of a saved question or of a query. Raises QuestionError, also for anything that would write."""
    saved = read_questions().get(question)
    store = Store(url)
    lock = "PRAGMA query_only=ON" if store.engine.dialect.name == "sqlite" else "SET TRANSACTION READ ONLY"
    unlock = "PRAGMA query_only=OFF" if store.engine.dialect.name == "sqlite" else "ROLLBACK"
    try:
        with store.engine.connect() as connection:
            connection.exec_driver_sql(lock)
            try:
                result = connection.execute(text(saved[1] if saved else question.replace(":", "\\:")))
                return list(result.keys()), [tuple(row) for row in result]
            finally:
                connection.exec_driver_sql(unlock)
    except SQLAlchemyError as error:
        raise QuestionError(str(getattr(error, "orig", error))) from error


def _title(sql: str) -> str:
    """The comment at a question's head, on one line."""
    lines = []
    for line in sql.splitlines():
        if not line.startswith("--"):
            break
        lines.append(line.removeprefix("--").strip())
    return " ".join(lines)
