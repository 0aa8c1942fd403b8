"""`./run nightly`: one night from collection to release; also recorded nights, in order."""

from __future__ import annotations

import sys
from datetime import UTC, date, datetime
from pathlib import Path

import click
from rich.console import Console

from pipeline.settings import SAMPLE_NIGHTS, Settings, make_settings
from pipeline.summary import make_console, make_json, print_summary

HOW_TO_GO_LIVE = (
    "No contact address is configured, so this replays the bundled sample world, offline.\n"
    "To crawl the live sources, politely and under your name: EXPERTGIGS_CONTACT=you@example.org ./run nightly"
)


@click.command("nightly", epilog="Example: ./run nightly --replay nights/ --warehouse sqlite:///history.sqlite")
@click.option(
    "--date", "on", type=click.DateTime(["%Y-%m-%d"]), help="The night, UTC. Default: today, or the next recorded."
)
@click.option(
    "--replay", type=click.Path(exists=True, file_okay=False, path_type=Path), help="Recorded nights to replay."
)
@click.option("--sources", default="", help="Only these sources, separated by commas.")
@click.option("--warehouse", help="SQLAlchemy URL; default SQLite under the data folder.")
@click.option("--data", type=click.Path(file_okay=False, path_type=Path), help="Data folder; default ./data.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object a night on standard output.")
def command(
    on: datetime | None, replay: Path | None, sources: str, warehouse: str | None, data: Path | None, as_json: bool
) -> None:
    """Collect, understand, load and publish one night.

    Exit code 0 only when every check that guards the release passed. Without EXPERTGIGS_CONTACT the next sample
    night is replayed; with --replay every recorded night of the folder, in order.
    """
    settings = make_settings(data=data, warehouse=warehouse)
    console = make_console(stderr=as_json)
    only = tuple(name for name in sources.split(",") if name)
    night = on.date() if on else None
    sys.exit(0 if run_nights(settings, night, replay, only, console, as_json=as_json) else 1)


def run_nights(
    settings: Settings,
    night: date | None,
    replay: Path | None,
    only: tuple[str, ...],
    console: Console,
    *,
    as_json: bool,
) -> bool:
    """Runs the asked-for nights, reports each; True when all are good."""
    from pipeline.recorded import next_night, night_folders
    from pipeline.runner import run_live, run_recorded

    if replay is None and settings.contact is not None:
        nights = iter([run_live(settings, night or datetime.now(UTC).date(), only, console)])
    else:
        if replay is None:
            console.print(HOW_TO_GO_LIVE + "\n")
        folders = night_folders(replay or SAMPLE_NIGHTS)
        wanted = night or (next_night(folders, settings) if replay is None else None)
        chosen = [folder for folder in folders if wanted is None or folder.name == wanted.isoformat()]
        if not chosen:
            raise click.ClickException(
                f"no recorded night{f' of {wanted}' if wanted else ''} in {replay or 'the sample'}"
            )
        nights = (run_recorded(settings, folder, only, console) for folder in chosen)
    good = True
    for summary in nights:
        good &= summary.is_good
        print_summary(summary, console)
        if as_json:
            click.echo(make_json(summary))
    return good
