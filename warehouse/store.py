"""The database: the only engine, its transactions, its schema. SQLite by default, PostgreSQL for teams.

Writers are one at a time on both engines (BEGIN IMMEDIATE, an advisory lock): a read that later writes would otherwise
fail at once on SQLite, and two loads of one night could interleave on PostgreSQL.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection, Engine, create_engine, event, text
from sqlalchemy.engine import make_url

from warehouse.definitions import create_views

MIGRATIONS = Path(__file__).parent / "migrations"
BUSY_SECONDS = 30
WRITER_LOCK = 7_203_411
"""The key of PostgreSQL's advisory lock that makes writers queue; any constant that nobody else uses."""

DRIVERS = {"sqlite": "sqlite", "postgresql": "postgresql+psycopg"}


class UnknownEngineError(ValueError):
    """Raised by `make_engine` for a URL of another database than SQLite or PostgreSQL."""


def make_engine(url: str) -> Engine:
    """The engine for a URL. The driver is always named: a bare `postgresql://` means another one in each SQLAlchemy."""
    parsed = make_url(url)
    backend = parsed.get_backend_name()
    if backend not in DRIVERS:
        raise UnknownEngineError(f"{backend}: the warehouse runs on sqlite:/// and postgresql+psycopg://")
    if backend == "sqlite":
        return make_sqlite(url)
    return create_engine(parsed.set(drivername=DRIVERS[backend]))


def make_sqlite(url: str) -> Engine:
    """SQLite with foreign keys, a write-ahead log and explicit transactions; its folder is made where it is missing."""
    database = make_url(url).database
    if database and database != ":memory:":
        Path(database).parent.mkdir(parents=True, exist_ok=True)
    engine = create_engine(url, connect_args={"timeout": BUSY_SECONDS})
    event.listen(engine, "connect", set_pragmas)
    event.listen(engine, "begin", begin_sqlite)
    return engine


def set_pragmas(connection: Any, _record: Any) -> None:
    """Foreign keys are off by default in SQLite, and its Python driver would begin transactions by itself."""
    connection.isolation_level = None
    for pragma in ("foreign_keys=ON", "journal_mode=WAL", "synchronous=FULL", f"busy_timeout={BUSY_SECONDS * 1000}"):
        connection.execute(f"PRAGMA {pragma}")


def begin_sqlite(connection: Connection) -> None:
    writes = connection.get_execution_options().get("is_writer", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


class Store:
    """One warehouse. Opening it brings its schema up to date; threads may share it, processes open their own."""

    def __init__(self, url: str) -> None:
        self.engine = make_engine(url)
        migrate(self.engine)

    @contextmanager
    def transaction(self) -> Iterator[Connection]:
        """A connection that may write: everything in the block happens, or nothing does."""
        with self.engine.connect() as connection:
            connection.execution_options(is_writer=True)
            with connection.begin():
                queue_up(connection)
                yield connection

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A connection that sees one consistent state from its first query on."""
        with self.engine.connect() as connection:
            if connection.dialect.name == "postgresql":
                connection.execution_options(isolation_level="REPEATABLE READ")
            yield connection

    def analyze(self) -> None:
        """Tells the engine how its tables have grown; without that, a first large load leaves it with bad plans."""
        with self.transaction() as connection:
            connection.execute(text("analyze"))

    def close(self) -> None:
        self.engine.dispose()


def queue_up(connection: Connection) -> None:
    if connection.dialect.name == "postgresql":
        connection.execute(text("select pg_advisory_xact_lock(:key)"), {"key": WRITER_LOCK})


def migrate(engine: Engine) -> None:
    """Brings tables and views to the newest form, in one transaction."""
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    with engine.connect() as connection:
        connection.execution_options(is_writer=True)
        with connection.begin():
            queue_up(connection)
            config.attributes["connection"] = connection
            command.upgrade(config, "head")
            create_views(connection)
