"""`./run ui`: the asset graph, the runs and their checks in a browser, on loopback."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import click

from pipeline.settings import ROOT


@click.command("ui", epilog="Example: ./run ui --port 3100")
@click.option("--port", default=3000, show_default=True, type=click.IntRange(1, 65535))
@click.option("--control", is_flag=True, help="Allow starting runs from the browser. See docs/operations.md first.")
def command(port: int, control: bool) -> None:
    """Open Dagster's pages on 127.0.0.1, for looking only.

    The pages have no login, and with --control a web page that your browser visits could start runs: use it behind a
    proxy with a login, or for a moment.
    """
    os.environ.setdefault("DAGSTER_HOME", str(ROOT / "dagster_home"))
    # Dagster greets a new instance with a form that asks for an address; the mark says that it was seen.
    seen = Path(os.environ["DAGSTER_HOME"]) / ".nux" / "nux.yaml"
    seen.parent.mkdir(parents=True, exist_ok=True)
    seen.write_text("seen: 1\n", encoding="utf-8")
    arguments = ["-m", "pipeline.definitions", "-h", "127.0.0.1", "-p", str(port)]
    click.echo(f"http://127.0.0.1:{port}  (Ctrl-C ends it)", err=True)
    script = str(ROOT / ".venv" / "bin" / "dagster-webserver")
    os.chdir(ROOT)
    os.execv(sys.executable, [sys.executable, script, *arguments, *([] if control else ["--read-only"])])  # noqa: S606
