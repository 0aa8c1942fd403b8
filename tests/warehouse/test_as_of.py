"""Any past day, as it was and as it was known: the same answer from SQLite, PostgreSQL and the released DuckDB file."""

from __future__ import annotations

import random
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import duckdb
import pytest
from click.testing import CliRunner
from sqlalchemy import text

from pipeline.cli import main
from tests.warehouse.conftest import make_postgres
from tests.warehouse.world import Listed, make_posting, make_raw, make_report, night_of, query, show
from transforms import values as v
from transforms.records import Member, Opportunity, Posting
from warehouse.ask import QuestionError, ask
from warehouse.definitions import read_statements
from warehouse.exports.release import export_release
from warehouse.load import load_night
from warehouse.resolution import load_opportunities
from warehouse.store import Store
from warehouse.time_travel import FOREVER, travel

NIGHTS = 12
TEXTS = ("source", "platform", "posting_kind", "pay_currency", "pay_unit", "hours_basis", "geo_state", "country_codes",
         "specialty_codes", "title", "opportunity_id", "family_id", "first_seen", "version_from")  # fmt: skip
NUMBERS = ("pay_min", "pay_max", "hours_min", "hours_max", "postings", "sources", "listing_rows", "degree_min_level")


@dataclass(frozen=True)
class Load:
    """One source's night, or a judgement of who belongs together, in the order in which they arrive."""

    night: int
    source: str | None = None
    postings: tuple[Posting, ...] = ()
    status: str = "ok"
    opportunities: tuple[Opportunity, ...] = ()

    def apply(self, store: Store) -> None:
        if self.source is None:
            load_opportunities(store, night_of(self.night), self.opportunities)
            return
        report = make_report(self.night, len(self.postings), source=self.source, status=self.status)
        load_night(
            store, report=report, postings=self.postings, raw_docs=[make_raw(self.night, self.source)],
            parser_version="1", authoritative=self.source == "acme",
        )  # fmt: skip


def make_any(rng: random.Random, key: str, source: str, night: int) -> Posting:
    """A posting whose core values are drawn; the same key mostly says the same."""
    rng = random.Random(f"{key} {source} {night // rng.choice((1, 4, 40))}")
    low = rng.choice((15, 20, 40, 90.5))
    countries = tuple(sorted(rng.sample(("US", "CA", "IN", "GB"), rng.randint(0, 3))))
    return make_posting(
        key, source=source, night=night, evidence=(), title=f"{rng.choice(('Cardiologist', 'Chemist', 'Writer'))} {key}",
        platform=rng.choice((source, "mercor", "unknown")), posting_kind=rng.choice(("opening", "opening", "standing")),
        pay=rng.choice((None, v.Pay(min=low, max=low * 2, currency=rng.choice(("USD", "EUR")), unit="hour"))),
        hours=rng.choice((v.Hours(), v.Hours(min=10, max=20, basis="stated"), v.Hours(basis="flexible", flexible=True))),
        publisher=v.Publisher(domain=f"{source}.example", kind=rng.choice(("platform", "job_board"))),
        countries_allowed=countries, geo_state="listed" if countries else rng.choice(("worldwide", "not_stated")),
        specialties=tuple(v.Specialty(code=code, label=code) for code in sorted(rng.sample(("a.x", "b.y"), rng.randint(0, 2)))),
    )  # fmt: skip


def make_loads(seed: int) -> list[Load]:
    """Two sources over some nights, with nights that fail, nights that nobody asked and nights that arrive late."""
    rng = random.Random(seed)
    loads = []
    for night in sorted(rng.sample(range(1, NIGHTS + 1), NIGHTS - 2)):
        for source in ("acme", "bolt"):
            keys = [key for key in "abcdefghijkl" if rng.random() < rng.choice((0.5, 0.9, 0.97))]
            status = rng.choice(("ok", "ok", "ok", "ok", "incomplete", "failed"))
            postings = tuple(make_any(rng, key, source, night) for key in keys)
            loads.append(Load(night, source, postings, status))
        pairs = [
            Opportunity(
                opportunity_id=f"o{key}", family_id=f"f{rng.randint(1, 3)}",
                members=(
                    Member(source="acme", source_id=key, relation="primary"),
                    Member(source="bolt", source_id=rng.choice((key, key, "never loaded")),
                           relation=rng.choice(("mirror", "mirror", "reposted", "possible_same"))),
                ),
            )
            for key in "abcdef" if rng.random() < 0.8
        ]  # fmt: skip
        loads.append(Load(night, opportunities=tuple(pairs)))
    for place in range(len(loads)):  # some arrive late
        if rng.random() < 0.25:
            loads.insert(min(len(loads) - 1, place + rng.randint(2, 12)), loads.pop(place))
    loads.append(Load(NIGHTS, "core", (make_any(rng, "z", "core", NIGHTS),)))  # a release needs something open
    return loads


class Queries:
    """Questions at random: filters, groupings, figures."""

    def __init__(self, seed: int) -> None:
        self.rng = random.Random(seed)

    def make(self) -> str:
        rng = self.rng
        where = " and ".join(self.filter() for _ in range(rng.randint(0, 2))) or "1 = 1"
        if rng.random() < 0.35:
            columns = ", ".join(rng.sample(TEXTS, 3) + rng.sample(NUMBERS, 2))
            return f"select {columns} from openings where {where}"
        groups = rng.sample(TEXTS, rng.randint(0, 2))
        figure = rng.choice(("count(*)", "count({0})", "min({0})", "max({0})", "sum({0})", "count(distinct {0})"))
        figures = ", ".join(dict.fromkeys((figure.format(rng.choice(NUMBERS)), "count(*)")))
        tail = f" group by {', '.join(groups)}" if groups else ""
        return f"select {', '.join([*groups, figures])} from openings where {where}{tail}"

    def filter(self) -> str:
        rng = self.rng
        return rng.choice((
            f"platform = '{rng.choice(('acme', 'mercor', 'unknown'))}'",
            f"pay_min {rng.choice(('<', '>=', '<>'))} {rng.choice((20, 40, 90.5))}",
            "hours_min is null",
            "pay_currency is not null",
            f"country_codes like '%{rng.choice(('US', 'IN', 'GB'))}%'",
            f"posting_kind = '{rng.choice(('opening', 'standing'))}'",
            f"first_seen > '{night_of(rng.randint(1, NIGHTS)).isoformat()}'",
            f"postings > {rng.randint(1, 2)}",
            f"title like '{rng.choice(('Card', 'Chem', 'Writ'))}%'",
        ))  # fmt: skip


def make_plain(rows: Any) -> list[tuple[Any, ...]]:
    """Rows in a form that two engines agree on: sorted, figures as floats."""
    plain = (tuple(float(cell) if isinstance(cell, int | float) else cell for cell in row) for row in rows)
    plain = (tuple(float(cell) if type(cell).__name__ == "Decimal" else cell for cell in row) for row in plain)
    return sorted(plain, key=repr)


@contextmanager
def travelled(store: Store, day: date, known: date) -> Iterator[Any]:
    with store.engine.connect() as connection:
        travel(connection, day, known)
        yield lambda sql: make_plain(connection.execute(text(sql)).all())


def check_questions(folder: Path, postgres: str, *, seed: int, moments: int, each: int) -> int:
    """Asks the three copies the same; returns how many answers had rows in them."""
    stores = [Store(f"sqlite:///{folder / 'a.sqlite'}"), Store(make_postgres(postgres))]
    for load in make_loads(seed):
        for store in stores:
            load.apply(store)
    released = export_release(stores[0], night_of(NIGHTS), folder / "releases")
    copy = duckdb.connect(
        str(Path(released.path) / "expertgigs.duckdb"), read_only=True, config={"enable_external_access": "false"}
    )
    rng, queries, filled = random.Random(seed), Queries(seed), 0
    for _ in range(moments):
        day = night_of(rng.randint(0, NIGHTS + 1))
        known = FOREVER if rng.random() < 0.4 else night_of(rng.randint(1, NIGHTS + 1))
        then = f"openings_as_of('{day}', known_by := '{known}')"
        with travelled(stores[0], day, known) as sqlite, travelled(stores[1], day, known) as server:
            for sql in (queries.make() for _ in range(each)):
                answer = sqlite(sql)
                assert server(sql) == answer, (day, known, sql)
                assert make_plain(copy.sql(sql.replace("from openings", f"from {then}")).fetchall()) == answer, (
                    day,
                    sql,
                )
                filled += bool(answer) and answer != [(0.0,) * len(answer[0])]
    for store in stores:
        store.close()
    return filled


def test_three_copies_answer_540_questions_alike(postgres: str, tmp_path: Path) -> None:
    assert check_questions(tmp_path, postgres, seed=3, moments=30, each=18) > 300


@pytest.mark.load
@pytest.mark.timeout(3600)
@pytest.mark.parametrize("seed", range(10, 18))
def test_three_copies_answer_thousands_of_questions_alike(postgres: str, tmp_path: Path, seed: int) -> None:
    assert check_questions(tmp_path, postgres, seed=seed, moments=60, each=25) > 800


STATE = """select night, opportunity_id, family_id, source, source_id, version_from, first_seen, title, pay_min, postings
from openings"""
HISTORY = (
    "select source, source_id, valid_from, valid_to, first_seen, closed_on, closed_how, title from posting_history"
)


@pytest.mark.parametrize("seed", range(4))
def test_what_was_known_is_what_a_warehouse_of_that_day_says(tmp_path: Path, seed: int) -> None:
    """The oracle: a warehouse to which nothing more was ever loaded."""
    loads = make_loads(seed)
    store = Store(f"sqlite:///{tmp_path / 'all.sqlite'}")
    then = Store(f"sqlite:///{tmp_path / 'then.sqlite'}")
    expected: dict[date, list[Any]] = {}
    newest = 0
    for load in loads:
        newest = max(newest, load.night)
        load.apply(store)
        load.apply(then)
        expected[night_of(newest)] = [make_plain(query(then, sql)) for sql in (STATE, HISTORY)]
    assert len(expected) >= 6
    for known, answers in expected.items():
        with travelled(store, known, known) as asked:
            assert [asked(sql) for sql in (STATE, HISTORY)] == answers, known
    store.close()
    then.close()


def test_a_past_day_is_its_snapshot(store: Store) -> None:
    for load in make_loads(5):
        load.apply(store)
    columns = (
        "opportunity_id, family_id, source, source_id, version_from, first_seen, postings, sources, title, pay_max, "
        "country_codes"
    )
    for (night,) in query(store, "select night from nights"):
        expected = make_plain(query(store, f"select {columns} from snapshots where night = '{night}'"))
        with travelled(store, date.fromisoformat(night), FOREVER) as asked:
            assert asked(f"select {columns} from openings") == expected


def test_a_day_on_which_nobody_asked_shows_the_night_before(store: Store) -> None:
    Listed(1, show("ab")).load(store)
    Listed(5, show("abc")).load(store)
    with travelled(store, night_of(3), FOREVER) as asked:
        assert asked("select night, source_id from openings") == [("2026-11-01", "a"), ("2026-11-01", "b")]
        assert asked("select max(last_seen), count(*) from posting") == [("2026-11-01", 2.0)]
    with travelled(store, night_of(1) - timedelta(days=1), FOREVER) as asked:
        assert asked("select source_id from openings") == []


def test_a_late_night_changes_what_was_true_and_not_what_was_known(store: Store) -> None:
    Listed(1, show("ab"), authoritative=True).load(store)
    Listed(4, show("ab", "y"), authoritative=True).load(store)
    Listed(2, show("ab", "late"), authoritative=True).load(store)
    titles = "select distinct title from openings"
    for day, known, title in ((2, None, "late"), (2, 3, "x"), (2, 4, "late"), (3, 1, "x"), (4, 4, "y"), (9, 1, "x")):
        with travelled(store, night_of(day), night_of(known) if known else FOREVER) as asked:
            assert asked(titles) == [(f"Cardiologist {title}",)], (day, known)
    kept = "select p.source_id, r.valid_from, r.valid_to, r.known_on, r.end_known_on, r.replaced_on"
    held = f"{kept} from replaced_version r join posting p on p.posting_id = r.posting_id order by 1, 2"
    first, late = night_of(1).isoformat(), night_of(4).isoformat()
    before = [(key, first, late, first, late, late) for key in "ab"]
    assert query(store, held) == before
    Listed(5, show("ab", "y"), source="bolt").load(store)
    Listed(3, show("ab", "later"), authoritative=True).load(store)
    assert query(store, held) == sorted(before + [(key, "2026-11-02", late, late, late, "2026-11-05") for key in "ab"])


@pytest.mark.parametrize("name", read_statements("questions"))
def test_every_question_can_be_asked_of_a_past_day(sqlite: Store, name: str) -> None:
    for night, word in enumerate("xyz", 1):
        Listed(night, show("abc", word)).load(sqlite)
    columns, _ = ask(str(sqlite.engine.url), name, as_of=night_of(2), known_on=night_of(2))
    assert columns


def test_a_question_of_a_past_day_writes_nothing(url: str) -> None:
    store = Store(url)
    Listed(1, show("ab")).load(store)
    place = store.engine.url.render_as_string(hide_password=False)
    before = query(store, "select count(*) from posting")
    for sql in ("delete from membership", "create table t (x integer)", "drop view openings"):
        with pytest.raises(QuestionError):
            ask(place, sql, as_of=night_of(1))
    assert ask(place, "select count(*) from posting", as_of=night_of(1))[1] == before == [(2,)]
    assert query(store, "select count(*) from posting") == before
    store.close()


def test_the_command_line_asks_of_a_past_day(sqlite: Store) -> None:
    Listed(1, show("ab")).load(sqlite)
    Listed(2, show("abc")).load(sqlite)
    asked = [
        "sql",
        "--warehouse",
        str(sqlite.engine.url),
        "--as-of",
        "2026-11-01",
        "select count(*) as n from openings",
    ]
    assert CliRunner().invoke(main, asked).output == "n\n2\n"
    assert CliRunner().invoke(main, [*asked[:4], "2026-11-02", *asked[5:]]).output == "n\n3\n"
