"""`./run explain`: a posting's text with every value's proof marked, or an opportunity's postings with the reasons."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import click
from rich.console import Console
from rich.table import Table
from rich.text import Text

from pipeline.settings import make_settings
from transforms.explain import make_html, make_pieces, make_strings
from transforms.records import Posting

OPPORTUNITY = re.compile(r"[0-9a-f]{16}")


@click.command("explain", epilog="Example: ./run explain outlier/5010001 --html cardiology.html")
@click.argument("name")
@click.option("--html", type=click.Path(dir_okay=False, path_type=Path), help="Also write a posting as one page.")
@click.option("--warehouse", help="SQLAlchemy URL; default SQLite under the data folder.")
def command(name: str, html: Path | None, warehouse: str | None) -> None:
    """Show what is known of NAME, and why.

    A posting (source/id, or a part of an id or title that only it has): its text, with the words that prove its values.
    An opportunity (its 16 hex digits): the postings that belong to it, and what joined them.
    """
    from warehouse.lookup import read_opportunity, read_posting
    from warehouse.store import Store

    store = Store(make_settings(warehouse=warehouse).warehouse)
    console = Console(highlight=False)
    belongings = read_opportunity(store, name) if OPPORTUNITY.fullmatch(name) else []
    if belongings:
        console.print(make_table(name, belongings))
        return
    try:
        found = read_posting(store, name)
    except LookupError as error:
        raise click.ClickException(str(error)) from error
    if found is None:
        raise click.ClickException(f"no posting fits {name!r}")
    print_posting(console, found)
    if html is not None:
        html.write_text(make_html(found), encoding="utf-8")
        console.print(f"\n-> {html}")


def make_table(name: str, belongings: list[Any]) -> Table:
    """One row a posting and spell of belonging; what no longer belongs is dim."""
    table = Table(
        "posting", "title", "is", "seen", "belongs", "because", box=None, header_style="bold", title_justify="left",
        title=f"opportunity {name}, family {belongings[0].family_id}",
    )  # fmt: skip
    for column in table.columns:
        column.overflow = "fold"  # an id cut short names nothing
    for one in belongings:
        closed = f", closed {one.closed_on}" if one.closed_on else ""
        table.add_row(
            Text(f"{one.source}/{one.source_id}"), Text(one.title), one.relation,
            f"{one.first_seen} to {one.last_seen}{closed}", f"{one.valid_from} to {one.valid_to or 'now'}",
            Text("; ".join(one.reasons) or "alone, or the first of its kind"),
            style="dim" if one.valid_to else "",
        )  # fmt: skip
    return table


def print_posting(console: Console, posting: Posting) -> None:
    """Title and every string that values were read from, the proofs marked and named."""
    console.print(Text(f"{posting.title}  [{posting.source}/{posting.source_id}]", style="bold"))
    for name, string, evidence in make_strings(posting):
        console.print(Text(f"\n{name}", style="dim"))
        shown = Text()
        for piece in make_pieces(string, evidence):
            shown.append(piece.text, style="black on yellow" if piece.fields else "")
            if piece.fields:
                shown.append(f" ‹{', '.join(piece.fields)}› ", style="yellow")
        console.print(shown, soft_wrap=True)
