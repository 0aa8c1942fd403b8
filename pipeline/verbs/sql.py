"""`./run sql`: a saved question, or any query, asked of the warehouse; nothing can be written through it."""

from __future__ import annotations

import csv
import sys
from datetime import date, datetime

import click

from pipeline.settings import make_settings

DAY = click.DateTime(["%Y-%m-%d"])


@click.command("sql", epilog="Example: ./run sql --as-of 2026-11-03 q07_pay_by_specialty")
@click.argument("question", required=False)
@click.option("--as-of", type=DAY, help="Answer for the state of that day.")
@click.option("--known-on", type=DAY, help="Answer from what had been loaded by that day.")
@click.option("--warehouse", help="SQLAlchemy URL; default SQLite under the data folder.")
def command(question: str | None, as_of: datetime | None, known_on: datetime | None, warehouse: str | None) -> None:
    """Answer QUESTION, a saved question's name or a SELECT, as CSV. Without one: list the saved questions.

    Every table and view can be asked of a past day. With --known-on too: of that day as it was known on the other,
    before nights that were loaded late told otherwise.
    """
    from warehouse.ask import QuestionError, ask, read_questions

    if question is None:
        for name, (title, _) in read_questions().items():
            click.echo(f"{name:<36} {title}")
        return
    try:
        columns, rows = ask(
            make_settings(warehouse=warehouse).warehouse, question, as_of=day_of(as_of), known_on=day_of(known_on)
        )
    except QuestionError as error:
        raise click.ClickException(str(error)) from error
    out = csv.writer(sys.stdout, lineterminator="\n")
    out.writerow(columns)
    out.writerows(rows)


def day_of(moment: datetime | None) -> date | None:
    return moment.date() if moment else None
