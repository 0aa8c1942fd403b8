"""The schema on both engines: migrations, constraints, transactions, and each invariant with a planted fault."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import Connection, MetaData, Table, text
from sqlalchemy.exc import IntegrityError, StatementError

from tests.warehouse.world import Listed, make_posting, make_raw, make_report, query, show
from warehouse.checks import InvariantError, find_violations
from warehouse.definitions import read_statements, sort_views
from warehouse.load import load_night
from warehouse.models import Base, SourceRun
from warehouse.store import Store, UnknownEngineError, make_engine, migrate

NOW = datetime(2026, 11, 10, tzinfo=UTC)

COPY_INTERVAL = """
insert into posting_version (posting_id, version_id, valid_from, valid_to, content_hash, raw_sha, run_id, parser_version,
    listing_rows, known_on, end_known_on)
select posting_id, version_id, {0}, {1}, content_hash, raw_sha, run_id, parser_version, listing_rows, known_on, null
from posting_version where valid_from = '2026-11-01'
"""


def test_the_migrations_make_the_tables_that_the_code_knows(store: Store) -> None:
    with store.reading() as connection:
        assert compare_metadata(MigrationContext.configure(connection), Base.metadata) == []


def test_every_view_is_there_and_migrating_again_changes_nothing(store: Store) -> None:
    migrate(store.engine)
    for name in read_statements("views"):
        assert query(store, f"select * from {name}") == []
    with store.reading() as connection:
        assert compare_metadata(MigrationContext.configure(connection), Base.metadata) == []


def test_a_changed_view_is_made_anew(store: Store) -> None:
    with store.transaction() as connection:
        connection.execute(text("drop view openings"))
        connection.execute(text("create view openings as select 1 as wrong"))
        connection.execute(text("update view_definition set digest = 'old'"))
    migrate(store.engine)
    assert query(store, "select night from openings") == []


def test_views_are_made_after_what_they_read() -> None:
    assert sort_views({"a": "select * from b -- not c", "b": "select 1", "c": "select * from a"}) == ["b", "a", "c"]


def test_other_engines_are_refused() -> None:
    with pytest.raises(UnknownEngineError, match="mysql"):
        make_engine("mysql://localhost/x")


def test_times_come_back_aware_and_naive_ones_are_refused(store: Store) -> None:
    tokyo = datetime(2026, 11, 1, 9, 30, tzinfo=timezone(timedelta(hours=9)))
    Listed(1, show("a")).load(store)
    with store.transaction() as connection:
        connection.execute(SourceRun.__table__.update().values(started_at=tokyo))
        assert connection.execute(SourceRun.__table__.select()).one().started_at == tokyo
        with pytest.raises(StatementError, match="without a zone"):
            connection.execute(SourceRun.__table__.update().values(started_at=datetime(2026, 11, 1)))  # noqa: DTZ001


def test_a_transaction_happens_whole_or_not_at_all(store: Store) -> None:
    with pytest.raises(RuntimeError, match="stop"), store.transaction() as connection:
        connection.execute(text("insert into opportunity (opportunity_id, family_id) values ('o', 'f')"))
        raise RuntimeError("stop")
    assert query(store, "select * from opportunity") == []


def again(name: str, where: str = "1 = 1", **changes: str) -> str:
    """SQL that inserts a row once more, with some columns changed."""
    columns = [column.name for column in Base.metadata.tables[name].columns]
    values = ", ".join(changes.get(column, column) for column in columns)
    return f"insert into {name} ({', '.join(columns)}) select {values} from {name} where {where}"


BROKEN = {
    "a second current version": again("posting_version", spell_id="9", valid_from="'2026-11-05'"),
    "an empty interval": "update posting_version set valid_to = valid_from",
    "two postings under one id": again("posting", posting_id="9"),
    "a version of no posting": "update posting_version set posting_id = 99",
    "seen out of order": "update posting set first_seen = '2027-01-01'",
    "two good runs on one night": again("source_run", run_id="9", attempt="2"),
    "a reject without a reason": "insert into reject (reject_id, run_id, stage, reason) values (1, 1, 'extract', '')",
}


@pytest.mark.parametrize("sql", BROKEN.values(), ids=BROKEN.keys())
def test_the_database_itself_refuses(store: Store, sql: str) -> None:
    Listed(1, show("a")).load(store)
    with pytest.raises(IntegrityError), store.transaction() as connection:
        connection.execute(text(sql))


@pytest.mark.parametrize("sql", [
    "update posting_version set valid_to = '2026-11-05' where valid_from = '2026-11-01'",
    "update posting_version set valid_from = '2026-11-03' where valid_to is null",
    "update posting_version set valid_from = case when valid_to is null then '2026-11-02' else '2026-10-01' end",
    "update posting_version set valid_to = null where valid_from = '2026-11-01'",
    COPY_INTERVAL.format("'2026-11-02'", "'2026-11-03'"),
    COPY_INTERVAL.format("'2026-11-05'", "'2026-11-06'"),
    COPY_INTERVAL.format("'2026-11-06'", "null"),
    COPY_INTERVAL.format("'2026-10-01'", "null"),
    COPY_INTERVAL.format("'2026-10-01'", "'2026-10-09'") + ";" + COPY_INTERVAL.format("'2026-10-08'", "'2026-10-20'"),
])  # fmt: skip
def test_postgresql_refuses_overlapping_versions(postgres: str, sql: str) -> None:
    from tests.warehouse.conftest import make_postgres

    store = Store(make_postgres(postgres))
    Listed(1, show("a")).load(store)
    Listed(4, show("a", "y")).load(store)
    refused = pytest.raises(IntegrityError, match=r"ex_posting_version_overlap|uq_posting_version_current")
    with refused, store.transaction() as connection:
        for statement in sql.split(";"):
            connection.exec_driver_sql(statement)
    with store.transaction() as connection:
        connection.exec_driver_sql(COPY_INTERVAL.format("'2026-10-01'", "'2026-11-01'"))
    store.close()


def test_the_current_version_is_found_by_its_index(sqlite: Store) -> None:
    """SQLite uses a partial index only where the query spells its predicate the same way."""
    with sqlite.reading() as connection:
        plan = connection.execute(text(
            "explain query plan update posting_version set valid_to = 'x' where posting_id = 1 and valid_to is null"
        )).all()  # fmt: skip
    assert "uq_posting_version_current" in str(plan)


PLANTED = {
    "I01": again("posting_version", "posting_id = 1 and valid_to is null", spell_id="9", valid_from="'2026-11-04'",
                 content_hash="'h'"),
    "I02": "update posting_version set valid_to = '2026-11-09' where posting_id = 1 and valid_to is null",
    "I03": "update posting_version set valid_to = null where posting_id = 2",
    "I04": "update posting_version set valid_to = valid_from where posting_id = 1 and valid_to is not null",
    "I05": "update posting_version set valid_to = '2026-11-08' where posting_id = 1 and valid_to is not null",
    "I06": "update posting_version set content_hash = 'same' where posting_id = 1",
    "I07": "update posting set closed_on = '2026-10-01' where posting_id = 2",
    "I08": "update posting set first_seen = '2026-10-31' where posting_id = 1",
    "I09": "update posting set source_id = 'a' where posting_id = 2",
    "I10": "update posting_version set posting_id = 77 where posting_id = 2",
    "I11": "delete from raw_doc where sha = (select raw_sha from posting_version where posting_id = 2)",
    "I12": "update source_run set skipped = skipped + 1 where run_id = 1",
    "I13": "update source_run set rejected = 1, fetched = fetched + 1, listed = listed + 1 where run_id = 1",
    "I14": "update source_run set complete = 0 where run_id = (select closed_by_run from posting where posting_id = 2)",
    "I15": again("observation", "posting_id = 2", run_id="(select closed_by_run from posting where posting_id = 2)"),
    "I16": "update source_run set logical_date = '2026-11-01'",
    "I17": "update posting set last_seen = '2026-12-01' where posting_id = 1",
    "I18": "delete from observation where posting_id = 2",
    "I19": "update posting_version set valid_from = '2026-10-30' where posting_id = 2",
    "I20": "update source_run set status = 'running' where run_id = 1",
    "I21": "update source_run set opened = opened + 1 where run_id = 1",
    "I23": "update posting_version set known_on = '2026-10-01' where posting_id = 2",
    "I22": "insert into membership (posting_id, valid_from, opportunity_id, family_id, relation, reasons)"
    " values (1, '2026-11-01', 'o', 'f', 'primary', '[]'), (1, '2026-11-03', 'p', 'f', 'primary', '[]')",
}  # fmt: skip


@pytest.fixture
def bare(store: Store) -> Store:
    """The same rows in tables without a single constraint, so that any fault can be planted."""
    for night, shown in enumerate((show("ab"), {"a": "y"}, {"a": "y"}, {"a": "y"}), 1):
        Listed(night, shown, authoritative=True).load(store)
    with store.transaction() as connection:
        for name in reversed(sort_views(read_statements("views"))):
            connection.execute(text(f"drop view {name}"))
        for table in Base.metadata.sorted_tables:
            connection.execute(text(f"alter table {table.name} rename to old_{table.name}"))
        copy_tables(connection)
    return store


def copy_tables(connection: Connection) -> None:
    plain = MetaData()
    for table in Base.metadata.sorted_tables:
        copy = Table(table.name, plain, *(type(column)(column.name, column.type) for column in table.columns))
        copy.create(connection)
        columns = ", ".join(f'"{column.name}"' for column in table.columns)
        connection.execute(text(f"insert into {table.name} ({columns}) select {columns} from old_{table.name}"))


def test_invariants_are_silent_on_clean_data(bare: Store) -> None:
    with bare.reading() as connection:
        assert (
            connection.execute(text("select closed_on from posting where posting_id = 2")).scalar_one() == "2026-11-04"
        )
        assert find_violations(connection, NOW) == {}


@pytest.mark.parametrize("name", PLANTED)
def test_a_planted_fault_is_found(bare: Store, name: str) -> None:
    with bare.transaction() as connection:
        connection.execute(text(PLANTED[name]))
        found = find_violations(connection, NOW)
    assert any(invariant.startswith(name) for invariant in found), found


def test_every_invariant_has_its_planted_fault() -> None:
    assert {name[:3] for name in read_statements("invariants")} == PLANTED.keys()


def test_a_load_that_breaks_an_invariant_is_rolled_back(store: Store) -> None:
    Listed(1, show("a")).load(store)
    late = make_report(2, 1)
    with store.transaction() as connection:
        connection.execute(text("update source_run set opened = 5"))
    with pytest.raises(InvariantError, match="I21_loaded_adds_up"):
        load_night(
            store, report=late, postings=[make_posting("b", night=2)], raw_docs=[make_raw(2)], parser_version="1"
        )
    assert query(store, "select source_id from posting") == [("a",)]
