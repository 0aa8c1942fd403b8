"""A warehouse with history in it is brought to the newest form: no row is lost, exports stay, a kill changes nothing."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from alembic import command
from alembic.config import Config
from sqlalchemy import Engine, inspect, text

from tests.exports.market import make_market, publish_night, read_bytes
from tests.warehouse.world import Listed, query, show
from warehouse.definitions import read_statements, sort_views
from warehouse.dump import make_dump_hash
from warehouse.migrations.versions import m0002_knowledge
from warehouse.store import MIGRATIONS, Store, make_engine, queue_up

ROOT = Path(__file__).parents[2]


def make_old(url: str) -> dict[str, int]:
    """A populated warehouse of revision 0001: what the newest code loaded, taken back. Returns its rows by table."""
    store = Store(url)
    make_market(store)
    Listed(2, show("abcdef"), source="core", authoritative=True).load(store)
    Listed(3, show("abcde", "y"), source="core", authoritative=True).load(store)
    with store.transaction() as connection:
        for name in reversed(sort_views(read_statements("views"))):
            connection.execute(text(f"drop view {name}"))
        connection.execute(text("delete from view_definition"))
    store.close()
    move(make_engine(url), "0001", down=True)
    engine = make_engine(url)
    columns = {column["name"] for column in inspect(engine).get_columns("posting_version")}
    assert "known_on" not in columns
    counts = count_rows(engine)
    engine.dispose()
    return counts


def move(engine: Engine, revision: str, *, down: bool) -> None:
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    with engine.connect() as connection:
        connection.execution_options(is_writer=True)
        with connection.begin():
            queue_up(connection)
            config.attributes["connection"] = connection
            (command.downgrade if down else command.upgrade)(config, revision)
    engine.dispose()


def count_rows(engine: Engine) -> dict[str, int]:
    skipped = ("alembic_version", "view_definition", "confirmation", "replaced_version", "replaced_membership")
    with engine.connect() as connection:
        return {
            name: connection.execute(text(f"select count(*) from {name}")).scalar_one()
            for name in inspect(engine).get_table_names() if name not in skipped
        }  # fmt: skip


def test_no_row_is_lost_and_the_exports_are_what_they_would_have_been(url: str, tmp_path: Path) -> None:
    counts = make_old(url)
    assert counts["posting_version"] > 10
    store = Store(url)
    assert count_rows(store.engine) == counts
    fresh = Store(f"sqlite:///{tmp_path / 'fresh.sqlite'}")
    make_market(fresh)
    Listed(2, show("abcdef"), source="core", authoritative=True).load(fresh)
    Listed(3, show("abcde", "y"), source="core", authoritative=True).load(fresh)
    assert make_dump_hash(store) == make_dump_hash(fresh)
    for each, root in ((store, tmp_path / "old"), (fresh, tmp_path / "new")):
        publish_night(each, root, 3)
    assert read_bytes(tmp_path / "old" / "2026-11-03") == read_bytes(tmp_path / "new" / "2026-11-03")
    report = Listed(4, show("abcde", "z"), source="core", authoritative=True).load(store)
    assert report.changed == 5
    store.close()
    fresh.close()


CHILD = """
import os, signal, sys
from sqlalchemy import Engine, event

left = [int(sys.argv[2])]

def count(*_):
    left[0] -= 1
    if left[0] == 0:
        os.kill(os.getpid(), signal.SIGKILL)

event.listen(Engine, "after_cursor_execute", count)
from warehouse.store import Store
Store(sys.argv[1])
"""


@pytest.mark.parametrize("points", [
    range(4, 40, 9), pytest.param(range(1, 80), marks=pytest.mark.crash),
], ids=["some", "every statement"])  # fmt: skip
@pytest.mark.timeout(1800)
def test_a_migration_that_was_killed_is_done_again(url: str, points: range) -> None:
    counts = make_old(url)
    landed = 0
    for point in points:
        ended = subprocess.run(
            [sys.executable, "-c", CHILD, url, str(point)], cwd=ROOT, check=False, capture_output=True,
            env={**os.environ, "PYTHONPATH": str(ROOT)},
        ).returncode  # fmt: skip
        assert ended in (-signal.SIGKILL, 0)
        landed += ended == -signal.SIGKILL
        if ended == 0:
            break
        engine = make_engine(url)
        assert count_rows(engine) == counts
        assert "known_on" not in {column["name"] for column in inspect(engine).get_columns("posting_version")}
        engine.dispose()
    assert landed >= 4
    store = Store(url)
    assert count_rows(store.engine) == counts
    assert query(store, "select count(*) from posting_version where known_on is null") == [(0,)]
    store.close()


def test_every_column_of_knowledge_is_filled() -> None:
    assert {sql.split()[1] for sql in m0002_knowledge.FILL} == m0002_knowledge.KNOWN.keys()
