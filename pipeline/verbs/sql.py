"""`./run sql`: a saved question, or any query, asked of the warehouse; nothing can be written through it."""

from __future__ import annotations

import csv
import sys

import click

from pipeline.settings import make_settings


@click.command("sql", epilog="Example: ./run sql q07_pay_by_specialty")
@click.argument("question", required=False)
@click.option("--warehouse", help="SQLAlchemy URL; default SQLite under the data folder.")
def command(question: str | None, warehouse: str | None) -> None:
    """Answer QUESTION, a saved question's name or a SELECT, as CSV. Without one: list the saved questions."""
    from warehouse.ask import QuestionError, ask, read_questions

    if question is None:
        for name, (title, _) in read_questions().items():
            click.echo(f"{name:<36} {title}")
        return
    try:
        columns, rows = ask(make_settings(warehouse=warehouse).warehouse, question)
    except QuestionError as error:
        raise click.ClickException(str(error)) from error
    out = csv.writer(sys.stdout, lineterminator="\n")
    out.writerow(columns)
    out.writerows(rows)
