"""`./run score`: how right the extractor is, field by field, against records that people labelled."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import click

from pipeline.settings import ROOT


@click.command("score", epilog="Example: ./run score ../shared/gold/dev --errors hours")
@click.argument(
    "folder", type=click.Path(exists=True, file_okay=False, path_type=Path), default=ROOT.parent / "shared/gold/dev"
)
@click.option(
    "--errors", metavar="FIELD", help="List the documents in which this field differs ('all' for every field)."
)
@click.option("--write", is_flag=True, help="Write docs/accuracy.md and the figures that CI holds changes to.")
def command(folder: Path, errors: str | None, write: bool) -> None:
    """Extract FOLDER/docs.jsonl and score it against FOLDER/gold.jsonl. Exit code 1 when a held figure fell."""
    from pipeline import accuracy

    scored = accuracy.score_set(folder)
    for row in accuracy.make_table(scored.figures):
        click.echo("{:26} {:9} {:>6}  {}".format(*row))
    for difference in scored.differences:
        if errors in ("all", difference.field):
            click.echo(
                f"{difference.field} {difference.doc_id}: gold {difference.gold} | predicted {difference.predicted}"
            )
    if write:
        accuracy.PAGE.write_text(accuracy.make_page(scored), encoding="utf-8")
        accuracy.FIGURES.write_text(accuracy.make_figures(scored), encoding="utf-8")
    fallen = accuracy.check_figures(scored, json.loads(accuracy.FIGURES.read_text(encoding="utf-8")))
    for line in fallen:
        click.echo(f"fell by more than {accuracy.TOLERANCE}: {line}", err=True)
    sys.exit(1 if fallen else 0)
