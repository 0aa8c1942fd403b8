"""`./run explain`: a posting's text with every value's proof marked, in the terminal and as a page."""

from __future__ import annotations

from pathlib import Path

import click
from rich.console import Console
from rich.text import Text

from pipeline.settings import make_settings
from transforms.explain import make_html, make_pieces, make_strings


@click.command("explain", epilog="Example: ./run explain outlier/5010001 --html cardiology.html")
@click.argument("posting")
@click.option("--html", type=click.Path(dir_okay=False, path_type=Path), help="Also write one self-contained page.")
@click.option("--warehouse", help="SQLAlchemy URL; default SQLite under the data folder.")
def command(posting: str, html: Path | None, warehouse: str | None) -> None:
    """Show POSTING (source/id, or a part of an id or title) with the words that prove its values."""
    from warehouse.lookup import read_posting
    from warehouse.store import Store

    try:
        found = read_posting(Store(make_settings(warehouse=warehouse).warehouse), posting)
    except LookupError as error:
        raise click.ClickException(str(error)) from error
    if found is None:
        raise click.ClickException(f"no posting fits {posting!r}")
    console = Console(highlight=False)
    console.print(Text(f"{found.title}  [{found.source}/{found.source_id}]", style="bold"))
    for name, string, evidence in make_strings(found):
        console.print(Text(f"\n{name}", style="dim"))
        shown = Text()
        for piece in make_pieces(string, evidence):
            shown.append(piece.text, style="black on yellow" if piece.fields else "")
            if piece.fields:
                shown.append(f" ‹{', '.join(piece.fields)}› ", style="yellow")
        console.print(shown, soft_wrap=True)
    if html is not None:
        html.write_text(make_html(found), encoding="utf-8")
        console.print(f"\n-> {html}")
