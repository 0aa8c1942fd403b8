"""A load that is interrupted anywhere leaves the warehouse as it was; a rerun brings it where it would have been."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from sqlalchemy import event, text
from sqlalchemy.exc import OperationalError

from tests.warehouse.world import Listed, query, show
from warehouse.dump import make_dump_hash
from warehouse.store import Store

ROOT = Path(__file__).parents[2]
BEFORE = Listed(1, show("abcdef"), authoritative=True)
TONIGHT = Listed(2, {**show("abcd"), "a": "changed", "new": "x"}, closed="e", authoritative=True)
LATE = Listed(1, {"b": "late", "z": "x"}, source="bolt", authoritative=True)
AFTER = Listed(2, {"b": "x", "y": "x"}, source="bolt", authoritative=True)


class PlantedError(OSError):
    """The fault that these tests plant."""


@contextmanager
def fault_at(store: Store, number: int) -> Iterator[list[int]]:
    """Lets the statement with that number fail; yields a list that holds how many ran."""
    ran = [0]

    def count(*_: object) -> None:
        ran[0] += 1
        if ran[0] == number:
            raise PlantedError("disk full")

    event.listen(store.engine, "before_cursor_execute", count)
    try:
        yield ran
    finally:
        event.remove(store.engine, "before_cursor_execute", count)


def make_control(folder: Path) -> list[str]:
    """The hashes that an unbroken warehouse has after each step."""
    control = Store(f"sqlite:///{folder / 'control.sqlite'}")
    hashes = []
    for night in (BEFORE, AFTER, TONIGHT, LATE):
        night.load(control)
        hashes.append(make_dump_hash(control))
    control.close()
    return hashes


@pytest.mark.parametrize("step", [TONIGHT, LATE], ids=["next night", "late night"])
def test_a_fault_at_any_statement_changes_nothing(store: Store, tmp_path: Path, step: Listed) -> None:
    hashes = make_control(tmp_path)
    steps = [BEFORE, AFTER, TONIGHT] if step is LATE else [BEFORE, AFTER]
    for night in steps:
        night.load(store)
    number = 0
    while True:
        number += 1
        with fault_at(store, number) as ran:
            try:
                step.load(store)
            except PlantedError:
                assert make_dump_hash(store) == hashes[len(steps) - 1], f"statement {number}"
                continue
        assert ran[0] < number
        break
    assert number > 20
    assert make_dump_hash(store) == hashes[len(steps)]


def test_two_loads_of_one_night_are_one(store: Store, tmp_path: Path) -> None:
    hashes = make_control(tmp_path)
    for night in (BEFORE, AFTER):
        night.load(store)
    made, errors = [], []

    def load() -> None:
        try:
            made.append(TONIGHT.load(store))
        except Exception as error:
            errors.append(error)

    threads = [threading.Thread(target=load) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert errors == []
    assert len(set(made)) == 1
    assert query(store, "select count(*) from source_run") == [(3,)]
    assert make_dump_hash(store) == hashes[2]


def test_readers_are_not_disturbed_by_a_load(store: Store) -> None:
    BEFORE.load(store)
    with store.reading() as connection:
        first = connection.execute(text("select count(*) from openings")).scalar_one()
        AFTER.load(store)
        TONIGHT.load(store)
        assert connection.execute(text("select count(*) from openings")).scalar_one() == first


CHILD = """
import os, signal, sys
from sqlalchemy import event
from tests.warehouse.test_faults import TONIGHT
from warehouse.store import Store

store = Store(sys.argv[1])
left = [int(sys.argv[2])]

def count(*_):
    left[0] -= 1
    if left[0] == 0:
        os.kill(os.getpid(), signal.SIGKILL)

event.listen(store.engine, "after_cursor_execute", count)
event.listen(store.engine, "commit", count)
TONIGHT.load(store)
"""


def run_child(url: str, kill_at: int) -> int:
    """Loads tonight in a child that kills itself after so many statements; returns how it ended."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    return subprocess.run(
        [sys.executable, "-c", CHILD, url, str(kill_at)], env=environment, cwd=ROOT, check=False, capture_output=True
    ).returncode


def check_kills(url: str, folder: Path, points: Iterator[int] | range) -> int:
    """Kills at each point, then reruns; returns how many kills landed inside the load."""
    hashes = make_control(folder)
    store = Store(url)
    for night in (BEFORE, AFTER):
        night.load(store)
    landed = 0
    for point in points:
        code = run_child(url, point)
        assert code in (-signal.SIGKILL, 0), code
        landed += code == -signal.SIGKILL
        assert make_dump_hash(store) in hashes[1:3], f"killed after {point} statements"
    TONIGHT.load(store)
    assert make_dump_hash(store) == hashes[2]
    store.close()
    return landed


def test_a_killed_load_is_not_there(url: str, tmp_path: Path) -> None:
    assert check_kills(url, tmp_path, range(8, 46, 12)) == 4


@pytest.mark.crash
@pytest.mark.timeout(1800)
def test_a_load_killed_after_every_statement_is_not_there(url: str, tmp_path: Path) -> None:
    assert check_kills(url, tmp_path, range(2, 70)) >= 40


def test_a_full_disk_is_an_error_and_no_damage(tmp_path: Path) -> None:
    store = Store(f"sqlite:///{tmp_path / 'small.sqlite'}")
    BEFORE.load(store)
    before = make_dump_hash(store)
    with store.reading() as connection:
        pages = connection.exec_driver_sql("pragma page_count").scalar_one()

    def limit(connection: object, *_: object) -> None:
        connection.execute(f"pragma max_page_count={pages + 1}")  # type: ignore[attr-defined]

    store.close()
    event.listen(store.engine, "connect", limit)
    many = Listed(2, show([f"{number:05}" for number in range(500)]))
    with pytest.raises(OperationalError, match="full"):
        many.load(store)
    event.remove(store.engine, "connect", limit)
    store.close()
    assert make_dump_hash(store) == before
    assert many.load(store).new == 500
