"""Runs the nightly job in this process, for the command line: one night in, one summary out."""

from __future__ import annotations

import os
import time
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any

import click
from rich.console import Console

from pipeline.settings import ROOT, Settings
from pipeline.summary import NightSummary

# Dagster refuses to keep history without an absolute DAGSTER_HOME, and reads it when it is imported.
os.environ.setdefault("DAGSTER_HOME", str(ROOT / "dagster_home"))

CURATED = ("postings", "opportunities", "warehouse", "release")


def run_live(settings: Settings, night: date, only: tuple[str, ...], console: Console) -> NightSummary:
    """Crawls the enabled sources."""
    from spiders.registry import find_broken_cards, read_cards

    for problem in find_broken_cards(settings.data):
        console.print(f"left out: {problem}")
    names = [card.name for card in read_cards(settings.data) if card.enabled and (not only or card.name in only)]
    return run_night(settings, night, names, "live", console)


def run_recorded(settings: Settings, folder: Path, only: tuple[str, ...], console: Console) -> NightSummary:
    """Takes a recorded night into the archive, then replays it from there."""
    from pipeline.recorded import recorded_sources
    from spiders.archive import Archive, import_night

    night = date.fromisoformat(folder.name)
    with alone(settings, night):
        import_night(folder, Archive(settings.data / "archive"))
        names = [name for name in recorded_sources(folder) if not only or name in only]
        return run_night(settings, night, names, "replay", console)


@contextmanager
def alone(settings: Settings, night: date) -> Iterator[None]:
    """Holds the night's lock. Raises click.ClickException, naming the holder, where another night runs there."""
    from warehouse.night_lock import NightBusyError, hold_night

    try:
        with hold_night(settings.data, settings.warehouse, night.isoformat()):
            yield
    except NightBusyError as error:
        raise click.ClickException(f"{error}: two nights never run at once") from error


def run_night(settings: Settings, night: date, sources: list[str], mode: str, console: Console) -> NightSummary:
    """One run of the job over the given sources, with progress on the console."""
    started = time.monotonic()
    with alone(settings, night), console.status(f"night {night}: {len(sources)} sources"):
        failed = execute(settings, night, sources, mode, quiet=not console.is_terminal)
    return make_summary(settings, night, failed, time.monotonic() - started)


@contextmanager
def data_folder(data: Path) -> Iterator[None]:
    """Names the data folder to whoever reads the environment: the graph has an asset for each card in it."""
    before = os.environ.get("EXPERTGIGS_DATA")
    os.environ["EXPERTGIGS_DATA"] = str(data)
    try:
        yield
    finally:
        os.environ.pop("EXPERTGIGS_DATA")
        if before is not None:
            os.environ["EXPERTGIGS_DATA"] = before


def execute(settings: Settings, night: date, sources: list[str], mode: str, *, quiet: bool) -> list[str]:
    """Executes the job; returns the checks and steps that failed and guard the release, in words."""
    warnings.filterwarnings("ignore", module="dagster")
    import dagster as dg

    from pipeline.definitions import defs

    settings.data.mkdir(parents=True, exist_ok=True)
    Path(os.environ["DAGSTER_HOME"]).mkdir(parents=True, exist_ok=True)
    keys = [dg.AssetKey(f"raw_{name}") for name in sources] + [dg.AssetKey(name) for name in CURATED]
    places = {"data": str(settings.data), "warehouse": settings.warehouse, "mode": mode, "quiet": quiet}
    config: dict[str, Any] = {
        "resources": {"night": {"config": places}},
        "loggers": {"console": {"config": {"log_level": "CRITICAL"}}},
    }
    with dg.DagsterInstance.get() as instance:
        with data_folder(settings.data):
            job = defs().resolve_job_def("nightly")
        result = job.execute_in_process(
            run_config=config, instance=instance, partition_key=night.isoformat(), asset_selection=keys,
            raise_on_error=False,
        )  # fmt: skip
    checks = [
        f"{check.asset_key.to_user_string()} {check.check_name}: {check.description}"
        for check in result.get_asset_check_evaluations()
        if not check.passed and check.severity == dg.AssetCheckSeverity.ERROR
    ]
    steps = [
        f"{event.step_key}: {read_error(event.step_failure_data)}"
        for event in result.all_events
        if event.is_step_failure and not checks
    ]
    return checks + steps


def read_error(failure: Any) -> str:
    """The first line of what went wrong at the root, without the orchestrator's wrapping."""
    error = failure.error
    while error is not None and error.cause is not None:
        error = error.cause
    return str(error.message).strip().split("\n")[0] if error else "failed"


def make_summary(settings: Settings, night: date, failed: list[str], seconds: float) -> NightSummary:
    """Reads back what the stages left in the night's run folder."""
    from pipeline.stages import read_load, read_published, read_report, run_folders

    loads = {load.source: load for load in read_load(settings, night)}
    crawls = [read_report(folder) for folder in run_folders(settings, night)]
    published = read_published(settings, night) if not failed else None
    return NightSummary(
        night=night.isoformat(),
        sources=tuple((crawl, loads.get(crawl.source)) for crawl in crawls),
        release=published.path if published else None,
        release_rows=published.rows if published else 0,
        release_changed=bool(published and published.changed),
        seconds=seconds,
        failed_guards=tuple(failed),
        attention=(
            *(attention for crawl in crawls for attention in _attention(crawl, loads.get(crawl.source))),
            *_doubtful(settings),
        ),
    )


def _doubtful(settings: Settings) -> list[str]:
    """What identity leaves to a person."""
    from pipeline import stages
    from pipeline.ledger import read_judgements
    from transforms.resolve.judgements import find_contradictions

    lines, waiting = [], len(stages.read_doubts(settings))
    if waiting:
        lines.append(f"{waiting} pairs of postings may be one and were not joined: ./run judge")
    if contradicting := find_contradictions(read_judgements(settings)):
        pairs = ", ".join(" and ".join(map("/".join, one.different.pair)) for one in contradicting)
        lines.append(f"judgements contradict one another about {pairs}; different wins: ./run judge ... --unsure")
    return lines


def _attention(crawl: Any, load: Any) -> list[str]:
    """What a person should look at for one source, each as one line that says what was done about it."""
    lines = []
    if crawl.status != "ok":
        lines.append(f"{crawl.source}: {crawl.reason or crawl.status}; nothing closed, earlier postings kept")
    if crawl.status == "ok" and crawl.reason:
        lines.append(f"{crawl.source}: {crawl.reason}; read all the same, but look into it soon")
    if crawl.rejected:
        lines.append(f"{crawl.source}: {crawl.rejected} records rejected, kept with their reasons")
    if load and load.held:
        lines.append(
            f"{crawl.source}: {load.held} closures held, too many at once; three complete nights that agree decide, or you: "
            f"./run source confirm {crawl.source} --by YOU"
        )
    return lines
