"""`./run source`: look at a site, add a source, accept what its saved pages yield now. See docs/adding-a-source.md."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import click

from pipeline.settings import ROOT, make_settings


@click.group("source", epilog="Example: ./run source probe https://boards.example.com/acme")
def command() -> None:
    """Add and repair sources: probe, new, accept, list; review renews the reading of terms; confirm closes what is held."""


@command.command("probe")
@click.argument("url")
def probe_source(url: str) -> None:
    """Say what is at URL: vendor, JSON-LD, embedded state, sitemap, robots, and what the generic readers make of it."""
    from spiders.probe import probe

    try:
        seen = probe(url, contact=make_settings().contact)
    except ValueError as error:
        raise click.ClickException(str(error)) from error
    if seen.problem is not None:
        raise click.ClickException(f"{seen.url}: {seen.problem}")
    click.echo(f"page        {seen.status} {seen.content_type}, {seen.bytes} bytes")
    click.echo(f"robots.txt  {seen.robots or 'not read'}")
    click.echo(f"sitemaps    {', '.join(seen.sitemaps) or 'none named'}")
    click.echo(f"vendors     {', '.join(f'{vendor} ({key})' for vendor, key in seen.tenants) or 'none known'}")
    click.echo(f"JSON-LD     {seen.json_ld_postings} postings")
    click.echo(f"state       {', '.join(seen.states) or 'none embedded'}")
    for tried in seen.tried:
        click.echo(
            f"{tried.reader:<11} {len(tried.titles)} drafts {list(tried.titles[:3])}; issues {list(tried.issues[:3])}"
        )


@command.command("new")
@click.argument("name")
@click.argument("url")
def new_source(name: str, url: str) -> None:
    """Write the module of source NAME, a saved page of URL, and what it yields."""
    from spiders.card import BadCard
    from spiders.scaffold import new

    try:
        paths = new(name, url, contact=make_settings().contact)
    except (BadCard, ValueError) as error:
        raise click.ClickException(str(error)) from error
    for path in paths:
        click.echo(path.relative_to(ROOT))


@command.command("accept")
@click.argument("name")
def accept_source(name: str) -> None:
    """Read the saved pages of source NAME again; show what is different and write it as the new expectation."""
    from spiders.scaffold import accept

    changed = accept(name)
    click.echo("\n".join(changed) if changed else "nothing changed")


@command.command("list")
def list_sources() -> None:
    """All sources with their state, and when somebody last read their terms."""
    from spiders.registry import find_broken_cards, read_cards
    from spiders.terms import find_read_on, judge_terms

    data, today = make_settings().data, datetime.now(UTC).date()
    words = {"terms_old": " (old)", "terms_stale": " (too old: stopped)"}
    for card in read_cards(data):
        state = "on" if card.enabled else f"off: {card.off_reason}"
        read_on = find_read_on(card, on=today, data=data)
        verdict = words.get(judge_terms(card, on=today, data=data) or "", "")
        click.echo(f"{card.name:<18} {card.kind:<11} terms {card.terms.status}, read {read_on}{verdict}  {state}")
    for problem in find_broken_cards(data):
        click.echo(f"left out: {problem}", err=True)


@command.command("review")
@click.argument("name")
@click.option("--by", required=True, help="Who read the terms of the source.")
@click.option("--on", type=click.DateTime(["%Y-%m-%d"]), help="The day of reading, UTC. Default: today.")
def review_source(name: str, by: str, on: datetime | None) -> None:
    """Record that somebody read the terms of source NAME again and that it may go on."""
    from spiders.registry import UnknownSource
    from spiders.terms import review

    day = on.date() if on else datetime.now(UTC).date()
    try:
        path = review(name, by, day, make_settings().data)
    except UnknownSource as error:
        raise click.ClickException(f"no source is called {name}") from error
    except ValueError as error:
        raise click.ClickException(str(error)) from error
    click.echo(f"{name}: terms read by {by} on {day} ({path})")


@command.command("confirm")
@click.argument("name")
@click.option("--by", required=True, help="Who has looked.")
@click.option("--why", help="What was seen.")
@click.option("--night", "on", type=click.DateTime(["%Y-%m-%d"]), help="The list to confirm. Default: the newest.")
@click.option("--warehouse", help="SQLAlchemy URL; default SQLite under the data folder.")
@click.option("--data", type=click.Path(file_okay=False, path_type=Path), help="Data folder; default ./data.")
def confirm_source(
    name: str, by: str, why: str | None, on: datetime | None, warehouse: str | None, data: Path | None
) -> None:
    """Say that what is missing from the list of source NAME is really gone: the closures that it holds happen.

    ./run sql q36_held_closures lists what is held, and until when. The word is kept in the data folder, and counts again when the
    warehouse is built anew.
    """
    from pipeline.confirmations import confirm

    settings = make_settings(data=data, warehouse=warehouse)
    try:
        night, closed = confirm(settings, name, night=on.date() if on else None, by=by, why=why, at=datetime.now(UTC))
    except LookupError as error:
        raise click.ClickException(str(error)) from error
    click.echo(f"{name}: the list of {night} is confirmed by {by}; {closed} postings closed")
