"""One night at a time: on a data folder and on a warehouse. Who comes second is told at once who was first.

A file lock for the folder and for a SQLite file, an advisory lock for PostgreSQL: the operating system and the server
take them back when their holder dies, however it dies, so there is no stale lock to remove by hand.
"""

from __future__ import annotations

import fcntl
import os
import socket
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import text
from sqlalchemy.engine import make_url

from warehouse.store import make_engine

NIGHT_LOCK = 7_203_412
"""The key of PostgreSQL's advisory lock; not the one that makes writers queue."""
HOLDER = """
select a.application_name from pg_locks l join pg_stat_activity a on a.pid = l.pid
where l.locktype = 'advisory' and l.granted and l.classid = 0 and l.objid = :key
    and l.database = (select oid from pg_database where datname = current_database())
"""
_held: set[str] = set()
"""What this process holds: the night's own stages may ask again."""


class NightBusyError(RuntimeError):
    """Raised by `hold_night` where another process runs a night there; names it. Nothing was waited for."""


@contextmanager
def hold_night(data: Path, warehouse: str, night: str) -> Iterator[None]:
    """Nobody else runs a night on the folder or the warehouse while the block runs."""
    name = f"night {night}, process {os.getpid()} on {socket.gethostname()}"
    url = make_url(warehouse)
    with ExitStack() as stack:
        stack.enter_context(hold_file(data / "night.lock", name))
        if url.get_backend_name() == "postgresql":
            stack.enter_context(hold_server(warehouse, name))
        elif url.database and url.database != ":memory:":
            stack.enter_context(hold_file(Path(url.database + ".lock"), name))
        yield


@contextmanager
def hold_file(path: Path, name: str) -> Iterator[None]:
    """Holds a file's lock. Its words name the holder; they say nothing once the lock is free."""
    key = str(path.resolve())
    if key in _held:
        yield
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    handle = os.open(path, os.O_RDWR | os.O_CREAT, 0o644)  # closed in children that are started: the lock is ours alone
    try:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            holder = path.read_text(encoding="utf-8").strip() or "another process"
            raise NightBusyError(f"{path} is held by {holder}") from error
        os.ftruncate(handle, 0)
        os.pwrite(handle, f"{name}, since {datetime.now(UTC):%Y-%m-%d %H:%M:%S} UTC\n".encode(), 0)
        _held.add(key)
        yield
    finally:
        _held.discard(key)
        os.close(handle)


@contextmanager
def hold_server(warehouse: str, name: str) -> Iterator[None]:
    """Holds the advisory lock of a PostgreSQL database on a connection of its own."""
    if warehouse in _held:
        yield
        return
    engine = make_engine(warehouse)
    try:
        with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
            connection.execute(text("select set_config('application_name', :name, false)"), {"name": name[:63]})
            if not connection.execute(text("select pg_try_advisory_lock(:key)"), {"key": NIGHT_LOCK}).scalar_one():
                holder = connection.execute(text(HOLDER), {"key": NIGHT_LOCK}).scalar()
                raise NightBusyError(f"the warehouse is held by {holder or 'another process'}")
            _held.add(warehouse)
            yield
    finally:
        _held.discard(warehouse)
        engine.dispose()
