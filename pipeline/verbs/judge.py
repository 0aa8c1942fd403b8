"""`./run judge`: a person's word on two postings, kept for good; without a pair, the pairs that wait for one."""

from __future__ import annotations

import getpass
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, cast

import click
from rich.console import Console
from rich.table import Table

from pipeline.ledger import BrokenLedger, append_judgement, read_judgements
from pipeline.settings import Settings, make_settings
from transforms.resolve.judgements import Judgement, Key, Verdict, find_contradictions, standing


@click.command("judge", epilog='Example: ./run judge outlier/5010001 aigigjobs/77 --same --why "one apply form"')
@click.argument("pair", nargs=-1)
@click.option("--same", "verdict", flag_value="same", help="One piece of work: they are joined from the next night on.")
@click.option("--different", "verdict", flag_value="different", help="Two: they are never joined.")
@click.option("--unsure", "verdict", flag_value="unsure", help="Takes a decision back.")
@click.option("--why", help="What decided it.")
@click.option("--by", help="Who decides; default the user of this machine.")
@click.option("--data", type=click.Path(file_okay=False, path_type=Path), help="Data folder; default ./data.")
@click.option("--warehouse", help="SQLAlchemy URL; default SQLite under the data folder.")
def command(
    pair: tuple[str, ...],
    verdict: str | None,
    why: str | None,
    by: str | None,
    data: Path | None,
    warehouse: str | None,
) -> None:
    """Say whether two postings (A B, each source/id) are one piece of work.

    The newest word on a pair counts; every word stays in the ledger. Without a pair: the pairs that nobody has decided,
    the most valuable first.
    """
    settings = make_settings(data=data, warehouse=warehouse)
    try:
        if not pair:
            show_queue(settings)
            return
        if len(pair) != 2 or verdict is None or not why:
            raise click.UsageError("two postings, one of --same, --different, --unsure, and --why")
        left, right = (find_key(settings, name) for name in pair)
        if left == right:
            raise click.UsageError(f"{pair[0]} and {pair[1]} are one posting")
        said = Judgement(
            left=left, right=right, verdict=cast(Verdict, verdict), why=why, by=by or getpass.getuser(),
            at=datetime.now(UTC),
        )  # fmt: skip
        append_judgement(settings, said)
        click.echo(f"{make_name(left)} and {make_name(right)}: {verdict}. It counts from the next ./run nightly on.")
        report_contradictions(settings)
    except BrokenLedger as error:
        raise click.ClickException(str(error)) from error


def find_key(settings: Settings, name: str) -> Key:
    """The posting of that name. Raises click.ClickException where the warehouse has none, or several."""
    from warehouse.lookup import read_posting
    from warehouse.store import Store

    try:
        found = read_posting(Store(settings.warehouse), name)
    except LookupError as error:
        raise click.ClickException(str(error)) from error
    if found is None:
        raise click.ClickException(f"no posting fits {name!r}")
    return (found.source, found.source_id)


def make_name(key: Key) -> str:
    return "/".join(key)


def report_contradictions(settings: Settings) -> None:
    """Names every decision that others deny. Raises SystemExit 1 where there is one."""
    found = find_contradictions(read_judgements(settings))
    for one in found:
        chain = " = ".join(make_name(key) for key in one.chain)
        said = f"{one.different.by} on {one.different.at.date()}: {one.different.why}"
        click.echo(f"contradiction: {chain}, but the ends were called different ({said})", err=True)
    if found:
        click.echo("Called different wins until one of these is taken back with --unsure.", err=True)
        raise SystemExit(1)


def show_queue(settings: Settings) -> None:
    """The undecided pairs of the newest night as a table."""
    from pipeline.stages import read_doubts

    decided = standing(read_judgements(settings))
    table = Table("value", "one", "other", "why it may be the same", box=None, header_style="bold")
    for column in table.columns:
        column.overflow = "fold"
    rows = list(make_rows(read_doubts(settings), decided))
    for row in rows:
        table.add_row(*row)
    Console(highlight=False).print(table if rows else "no pair waits for a decision")


def make_rows(doubts: list[Any], decided: dict[tuple[Key, Key], Judgement]) -> Iterator[tuple[str, ...]]:
    """Table rows of the pairs without a standing decision, in the order of the queue."""
    for doubt in doubts:
        pair = (doubt.left, doubt.right) if doubt.left < doubt.right else (doubt.right, doubt.left)
        said = decided.get(pair)
        if said is None or said.verdict == "unsure":
            yield f"{doubt.value:.2f}", make_name(doubt.left), make_name(doubt.right), ", ".join(doubt.reasons)
