"""`./run resolve`: labelling records in, opportunities and families out. No network, no warehouse."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click

from pipeline.lines import read_lines, write_lines
from transforms.resolve import resolve
from transforms.resolve.candidates import Candidate, parse_candidate


@click.command("resolve", epilog="Example: ./run resolve records.jsonl -o opportunities.jsonl")
@click.argument("records", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("-o", "--output", type=click.Path(dir_okay=False, path_type=Path), required=True, help="Where to write.")
def command(records: Path, output: Path) -> None:
    """Join records of one piece of work; siblings share a family and are never joined.

    Each line is a record of ./run extract with source, source_id and fetched_at. Pages that are no posting are
    left out.
    """
    count = write_lines(output, _memberships(records))
    click.echo(f"{count} memberships -> {output}", err=True)


def _memberships(records: Path) -> Iterator[dict[str, Any]]:
    documents: dict[tuple[str, str], str] = {}
    candidates: list[Candidate] = []
    for number, record in read_lines(records):
        if not record.get("is_posting"):
            continue
        try:
            candidate = parse_candidate(record)
        except (KeyError, ValueError, TypeError) as error:
            raise click.ClickException(f"{records}:{number}: missing or unreadable: {error}") from error
        documents[candidate.key] = str(record.get("doc_id") or candidate.source_id)
        candidates.append(candidate)
    for opportunity in resolve(candidates):
        for member in opportunity.members:
            yield {
                "doc_id": documents[member.source, member.source_id],
                "opportunity_id": opportunity.opportunity_id,
                "family_id": opportunity.family_id,
                "relation": member.relation,
                "reasons": list(member.reasons),
            }
