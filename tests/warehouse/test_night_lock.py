"""Two nights never run at once: one of many starts wins, a dead holder holds nothing, the second is told who is first."""

from __future__ import annotations

import multiprocessing
import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from warehouse.night_lock import NightBusyError, hold_night

ROOT = Path(__file__).parents[2]
HOLD = """
import sys, time
from pathlib import Path
from warehouse.night_lock import hold_night
with hold_night(Path(sys.argv[1]), sys.argv[2], "2026-11-04"):
    print("held", flush=True)
    time.sleep(60)
"""


@pytest.fixture(params=["sqlite", "postgresql"])
def place(request: pytest.FixtureRequest, tmp_path: Path) -> tuple[Path, str]:
    if request.param == "sqlite":
        return tmp_path / "data", f"sqlite:///{tmp_path / 'warehouse.sqlite'}"
    return tmp_path / "data", request.getfixturevalue("postgres")


def start_holder(data: Path, warehouse: str) -> subprocess.Popen[str]:
    child = subprocess.Popen(
        [sys.executable, "-c", HOLD, str(data), warehouse], stdout=subprocess.PIPE, text=True, cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )  # fmt: skip
    assert child.stdout is not None
    assert child.stdout.readline() == "held\n"
    return child


@pytest.mark.parametrize("shared", ["data folder", "warehouse"])
def test_the_second_refuses_and_names_the_first(place: tuple[Path, str], tmp_path: Path, shared: str) -> None:
    data, warehouse = place
    child = start_holder(data, warehouse)
    mine = (data, f"sqlite:///{tmp_path / 'other'}") if shared == "data folder" else (tmp_path / "other", warehouse)
    begun = time.monotonic()
    with pytest.raises(NightBusyError, match=f"night 2026-11-04, process {child.pid} on"), hold_night(*mine, "x"):
        pass
    assert time.monotonic() - begun < 5
    child.kill()
    child.wait()


def test_a_holder_that_was_killed_holds_nothing(place: tuple[Path, str]) -> None:
    child = start_holder(*place)
    child.send_signal(signal.SIGKILL)
    child.wait()
    begun = time.monotonic()
    while True:
        try:
            with hold_night(*place, "2026-11-05"):
                break
        except NightBusyError:  # the server needs a moment to see that the connection is gone
            assert time.monotonic() - begun < 5
            time.sleep(0.02)


def test_a_night_may_ask_again_for_what_it_holds(place: tuple[Path, str]) -> None:
    for _ in range(2):
        with hold_night(*place, "2026-11-05"), hold_night(*place, "2026-11-05"):
            pass


def try_to_hold(place: tuple[Path, str], barrier: Any, tried: Any, won: Any) -> None:
    barrier.wait()
    try:
        with hold_night(*place, "2026-11-05"):
            won.put(os.getpid())
            tried.release()
            time.sleep(30)
    except NightBusyError:
        tried.release()


def test_of_fifty_starts_at_once_one_wins(place: tuple[Path, str]) -> None:
    context = multiprocessing.get_context("fork")
    barrier, tried, won = context.Barrier(50), context.Semaphore(0), context.SimpleQueue()
    children = [context.Process(target=try_to_hold, args=(place, barrier, tried, won)) for _ in range(50)]
    for child in children:
        child.start()
    for _ in children:
        assert tried.acquire(timeout=60)
    for child in children:
        child.kill()
        child.join()
    winners = [won.get()]
    assert won.empty()
    assert winners[0] in {child.pid for child in children}
