"""Recorded nights: folders `<night>/<source>/<nnn>/` with `page.json` and `page.body.<ext>`; see docs/operations.md."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from pipeline.settings import Settings


def night_folders(root: Path) -> list[Path]:
    """The night folders of a recording in date order. Folders that are no date are an error, not left out."""
    folders = sorted(path for path in root.iterdir() if path.is_dir() and not path.name.startswith((".", "_")))
    for folder in folders:
        try:
            date.fromisoformat(folder.name)
        except ValueError as error:
            raise click.ClickException(f"{folder}: a recorded night is named YYYY-MM-DD") from error
    return folders


def recorded_sources(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir() if path.is_dir())


def next_night(folders: list[Path], settings: Settings) -> date | None:
    """The first night that has no release yet; the last one again when all have (which changes nothing)."""
    nights = [date.fromisoformat(folder.name) for folder in folders]
    waiting = [night for night in nights if not (settings.releases / night.isoformat()).exists()]
    return next(iter(waiting or nights[-1:]), None)
