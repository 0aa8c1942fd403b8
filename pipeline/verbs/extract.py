"""`./run extract`: documents in, labelling records out. No network, no warehouse."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click

from pipeline.lines import read_lines, write_lines
from transforms.documents import BadDocumentError, extract

PASSED_ON = ("url", "source", "source_id", "fetched_at")
"""Keys of a document that its record repeats, so that the output can go straight into `./run resolve`."""


@click.command("extract", epilog="Example: ./run extract documents.jsonl -o records.jsonl")
@click.argument("documents", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("-o", "--output", type=click.Path(dir_okay=False, path_type=Path), required=True, help="Where to write.")
def command(documents: Path, output: Path) -> None:
    """Read each line {doc_id, url, title, location, text | html} and write its record with states and evidence."""
    count = write_lines(output, _records(documents))
    click.echo(f"{count} records -> {output}", err=True)


def _records(documents: Path) -> Iterator[dict[str, Any]]:
    for number, document in read_lines(documents):
        try:
            for record, _ in extract(document):
                yield {key: document[key] for key in PASSED_ON if key in document} | record
        except BadDocumentError as error:
            raise click.ClickException(f"{documents}:{number}: {error}") from error
