"""The door: versions only on change, reruns that change nothing, late nights that come out as if in time."""

from __future__ import annotations

import random
from dataclasses import replace
from pathlib import Path

import pytest

from spiders import reasons
from tests.warehouse.world import (
    Listed,
    make_closed,
    make_posting,
    make_raw,
    make_report,
    night_of,
    open_keys,
    query,
    show,
)
from transforms.reading import Published
from transforms.records import Issue
from transforms.values import Pay, PublisherClaim
from warehouse.accounting import REJECTED, AccountingError
from warehouse.contents import make_content_hash, make_storable, parse_posting
from warehouse.dump import make_dump_hash
from warehouse.facts import MissingRawError
from warehouse.load import NightTakenError, load_night
from warehouse.resolution import read_open_postings
from warehouse.store import Store

SPELLS = """select p.source_id, v.valid_from, v.valid_to from posting_version v
    join posting p on p.posting_id = v.posting_id order by p.source_id, v.valid_from"""


def iso(night: int) -> str:
    return night_of(night).isoformat()


def test_first_night_opens_everything(store: Store) -> None:
    report = Listed(1, show("abc")).load(store)
    assert (report.loaded, report.new, report.unchanged, report.open_postings) == (3, 3, 0, 3)
    assert query(store, SPELLS) == [(key, iso(1), None) for key in "abc"]
    assert query(store, "select count(*) from version_evidence") == [(9,)]


def test_a_version_is_stored_only_on_change(store: Store) -> None:
    Listed(1, show("ab")).load(store)
    report = Listed(2, {"a": "x", "b": "other"}).load(store)
    assert (report.loaded, report.changed, report.unchanged) == (1, 1, 1)
    assert query(store, SPELLS) == [("a", iso(1), None), ("b", iso(1), iso(2)), ("b", iso(2), None)]
    assert query(store, "select last_seen from posting") == [(iso(2),), (iso(2),)]


def test_back_to_an_earlier_content_is_a_new_interval_of_the_same_version(store: Store) -> None:
    for night, word in enumerate(("x", "y", "x"), 1):
        Listed(night, {"a": word}).load(store)
    assert query(store, "select count(*), count(distinct version_id) from posting_version") == [(3, 2)]


def test_reappearance_reopens_under_the_same_id(store: Store) -> None:
    Listed(1, show("ab"), authoritative=True).load(store)
    for night in (2, 3, 4):
        assert open_keys(store) == {"a", "b"}
        Listed(night, show("b"), authoritative=True).load(store)
    assert open_keys(store) == {"b"}
    report = Listed(5, show("ab"), authoritative=True).load(store)
    assert (report.reopened, report.new, report.loaded) == (1, 0, 1)
    assert query(store, SPELLS) == [("a", iso(1), iso(4)), ("a", iso(5), None), ("b", iso(1), None)]


@pytest.mark.parametrize("status", ["ok", "incomplete", "failed"])
def test_a_rerun_changes_nothing(store: Store, status: str) -> None:
    Listed(1, show("abc")).load(store)
    night = Listed(2, {"a": "x", "b": "new", "d": "x"}, closed="c", status=status)
    first = night.load(store)
    before = make_dump_hash(store)
    assert night.load(store) == first == night.load(store)
    assert make_dump_hash(store) == before
    assert query(store, "select count(*) from source_run") == [(2,)]


def test_a_good_night_is_not_overwritten(store: Store) -> None:
    Listed(1, show("abc")).load(store)
    before = make_dump_hash(store)
    with pytest.raises(NightTakenError, match="acme 2026-11-01"):
        Listed(1, show("ab")).load(store)
    assert make_dump_hash(store) == before


def test_a_second_attempt_completes_a_night_that_failed(store: Store) -> None:
    Listed(1, show("abc"), authoritative=True).load(store)
    Listed(2, {"a": "half"}, status="failed").load(store)
    report = Listed(2, {"a": "whole", "b": "x", "d": "x"}, authoritative=True).load(store)
    assert (report.changed, report.new, report.held) == (1, 1, 1)
    assert query(store, SPELLS)[:2] == [("a", iso(1), iso(2)), ("a", iso(2), None)]
    assert query(store, "select attempt, status, loaded, unchanged from source_run order by run_id")[1:] == [
        (1, "failed", 0, 1),
        (2, "ok", 2, 1),
    ]


def random_nights(seed: int, count: int) -> list[Listed]:
    """Nights of two sources with all that happens: changes, gaps, failures, lies, statements, several attempts."""
    rng = random.Random(seed)
    nights = []
    for source in ("acme", "bolt"):
        for night in range(1, count + 1):
            shown = {key: rng.choice("xxxy") for key in "abcdefgh" if rng.random() < rng.choice((0.2, 0.8, 0.95))}
            closed = [key for key in "abcdefghz" if rng.random() < 0.1]
            status = rng.choice(("ok", "ok", "ok", "incomplete", "failed", "suspect_empty", "degraded"))
            shown = {} if status == "suspect_empty" else shown
            complete = True if status == "suspect_empty" and rng.random() < 0.5 else None
            nights.append(Listed(night, shown, closed, status, complete, source == "acme", source))
            if status != "ok" and rng.random() < 0.3:
                nights.append(
                    replace(nights[-1], shown={key: rng.choice("xyz") for key in "abcdi"}, status="ok", complete=True)
                )
    return nights


@pytest.mark.parametrize("seed", range(4))
def test_arrival_order_does_not_show(tmp_path: Path, seed: int) -> None:
    check_orders(tmp_path, random_nights(seed, 12), orders=3, seed=seed)


@pytest.mark.load
@pytest.mark.timeout(3600)
def test_arrival_order_does_not_show_in_200_orders_of_30_nights(tmp_path: Path) -> None:
    check_orders(tmp_path, random_nights(99, 30), orders=200, seed=99)


def check_orders(folder: Path, nights: list[Listed], *, orders: int, seed: int) -> None:
    """Loads in order, then shuffled (attempts at one night stay in their order): the dumps must be equal."""
    expected = load_all(folder / "in_order.sqlite", nights)
    rng = random.Random(seed)
    for order in range(orders):
        dates = sorted({(night.source, night.night) for night in nights})
        rng.shuffle(dates)
        shuffled = [night for date in dates for night in nights if (night.source, night.night) == date]
        assert load_all(folder / f"{order}.sqlite", shuffled) == expected


def load_all(path: Path, nights: list[Listed]) -> str:
    store = Store(f"sqlite:///{path}")
    for night in nights:
        night.load(store)
    try:
        return make_dump_hash(store)
    finally:
        store.close()


def test_both_engines_hold_the_same(postgres: str, tmp_path: Path) -> None:
    from tests.warehouse.conftest import make_postgres

    nights = random_nights(7, 8)
    random.Random(7).shuffle(nights)
    nights.sort(key=lambda night: night.status == "ok")
    hashes = set()
    for url in (f"sqlite:///{tmp_path / 'a.sqlite'}", make_postgres(postgres)):
        store = Store(url)
        for night in nights:
            night.load(store)
        hashes.add(make_dump_hash(store))
        store.close()
    assert len(hashes) == 1


def test_a_late_reading_of_the_same_content_gives_way_to_the_earlier_one(store: Store) -> None:
    for night in (2, 1):
        claim = PublisherClaim(field="posted", value=f"{night} hours ago", quote="x")
        posting = make_posting("a", night=night, publisher_claims=(claim,))
        load_night(
            store, report=make_report(night, 1), postings=[posting], raw_docs=[make_raw(night)], parser_version="1"
        )
    assert query(store, "select count(*), min(read_on) from version") == [(1, iso(1))]
    [(record, body)] = query(store, "select record, body from version join text on sha = text_sha")
    assert parse_posting(record, body) == make_posting("a", publisher_claims=(
        PublisherClaim(field="posted", value="1 hours ago", quote="x"),
    ))  # fmt: skip


def test_what_was_read_where_is_not_what_was_said() -> None:
    plain = make_posting("a")
    noise = make_posting(
        "a", night=5, page_url="https://acme.example/jobs/a?session=9", rows=7, posted_relative="5 days ago",
        published=(Published(name="updated_at", text="2026-11-05", path="jobs[0].updated"),), evidence=(),
    )  # fmt: skip
    assert make_content_hash(noise) == make_content_hash(plain)
    assert make_content_hash(make_posting("a", degree_min_level=6)) != make_content_hash(plain)
    assert make_content_hash(make_posting("a", body="Other words.")) != make_content_hash(plain)
    assert make_content_hash(make_posting("a", residence_required=False)) != make_content_hash(plain)


def test_what_databases_refuse_is_replaced_in_place(store: Store) -> None:
    body = "Pay\x00 \ud800 is $5 an hour"
    posting = make_storable(make_posting("a", body=body, evidence=(), title="T\x00", pay=None))
    assert posting.text == "Pay\ufffd \ufffd is $5 an hour"
    report = load_night(
        store, report=make_report(1, 1), postings=[make_posting("a", body=body, evidence=(), title="T\x00")],
        raw_docs=[make_raw(1)], parser_version="1",
    )  # fmt: skip
    assert report.new == 1
    assert query(store, "select title from version") == [("T\ufffd",)]


def make_any_text(rng: random.Random) -> str:
    """Text from all planes: controls, combining marks, directions, lone surrogates, things that are no characters."""
    planes = ((0, 0x7F), (0x80, 0x36F), (0x2000, 0x206F), (0xD7F0, 0xE010), (0xFFF0, 0xFFFF), (0, 0x10FFFF))
    return "".join(chr(rng.randint(*rng.choice(planes))) for _ in range(rng.randint(0, 30)))


def test_any_text_and_number_is_stored_alike(postgres: str, tmp_path: Path) -> None:
    from tests.warehouse.conftest import make_postgres

    rng = random.Random(5)
    numbers = (0.1, 1e300, -0.0, float("nan"), float("inf"), 2.0**63, None, 5e-324)
    postings = [
        make_posting(
            f"{number}", body=make_any_text(rng), title=make_any_text(rng), evidence=(),
            bonus=make_any_text(rng), openings=rng.choice((None, 3, 2**63, -(2**40))),
            pay=Pay(min=rng.choice(numbers), max=rng.choice(numbers), note=make_any_text(rng)),
        )
        for number in range(400)
    ]  # fmt: skip
    hashes = set()
    for url in (f"sqlite:///{tmp_path / 'a.sqlite'}", make_postgres(postgres)):
        store = Store(url)
        report = load_night(
            store, report=make_report(1, 400), postings=postings, raw_docs=[make_raw(1)], parser_version="1"
        )  # fmt: skip
        assert report.new == 400
        assert len(list(read_open_postings(store))) == 400
        hashes.add(make_dump_hash(store))
        store.close()
    assert len(hashes) == 1


def test_a_page_that_is_no_posting_is_counted_and_named(store: Store) -> None:
    guide = make_posting("g", is_posting=False, posting_kind=None, page_kind="guide")
    report = load_night(
        store, report=make_report(1, 2), postings=[make_posting("a"), guide], raw_docs=[make_raw(1)], parser_version="1"
    )
    assert (report.loaded, report.unchanged, report.duplicate) == (1, 1, 0)
    assert open_keys(store) == {"a"}
    assert query(store, "select severity, reason, source_id, value from issue") == [
        ("info", "not_a_posting", "g", "guide")
    ]
    assert query(store, "select set_aside from source_run") == [(1,)]


def test_duplicates_are_counted_and_a_differing_one_is_named(store: Store) -> None:
    twice = [make_posting("a"), make_posting("a"), make_posting("a", title="Other")]
    report = load_night(store, report=make_report(1, 3), postings=twice, raw_docs=[make_raw(1)], parser_version="1")
    assert (report.loaded, report.duplicate) == (1, 2)
    assert query(store, "select reason from issue") == [("duplicate_differs",)]


def test_listing_rows_folded_into_one_draft_are_duplicates(store: Store) -> None:
    report = load_night(
        store, report=make_report(1, 5), postings=[make_posting("a", rows=4), make_posting("b")],
        raw_docs=[make_raw(1)],
        parser_version="1",
    )  # fmt: skip
    assert (report.loaded, report.duplicate, report.open_postings, report.open_rows) == (2, 3, 2, 5)


def test_closed_at_first_sight_leaves_an_issue_and_no_posting(store: Store) -> None:
    report = Listed(1, show("a"), closed="z").load(store)
    assert (report.loaded, report.unchanged, report.open_postings) == (1, 1, 1)
    assert query(store, "select reason, source_id from issue") == [("closed_at_first_sight", "z")]
    assert query(store, "select source_id from posting") == [("a",)]


@pytest.mark.parametrize("status", ["ok", "incomplete"])
def test_what_the_source_calls_closed_closes_the_same_night(store: Store, status: str) -> None:
    Listed(1, show("ab")).load(store)
    report = Listed(2, show("a"), closed="b", status=status).load(store)
    assert (report.closed, report.loaded, report.unchanged) == (1, 1, 1)
    assert query(store, "select closed_on, closed_how from posting where source_id = 'b'") == [(iso(2), "stated")]
    assert Listed(3, show("a"), closed="b").load(store).loaded == 0


def test_a_posting_that_says_of_itself_that_it_is_closed(store: Store) -> None:
    Listed(1, show("ab")).load(store)
    gone = make_posting("b", night=2, status="closed")
    load_night(
        store, report=make_report(2, 2), postings=[make_posting("a", night=2, title="Cardiologist x"), gone],
        raw_docs=[make_raw(2)], parser_version="1",
    )  # fmt: skip
    assert open_keys(store) == {"a"}


def make_reject(key: str) -> Issue:
    return Issue(severity="error", stage="extract", reason="missing_key", source="acme", source_id=key, field="title")


def test_rejects_are_kept_with_their_reasons(store: Store) -> None:
    unread = Issue(severity="error", stage="normalise", reason="charset", source="acme", source_id="u")
    load_night(
        store, report=make_report(1, 3, rejected=1), postings=[make_posting("a"), make_posting("b")],
        issues=[make_reject("r"), unread], raw_docs=[make_raw(1)], parser_version="1",
    )  # fmt: skip
    assert query(store, "select parsed, rejected, loaded, status from source_run") == [(2, 2, 2, "degraded")]
    assert query(store, "select reason, source_id from reject order by 1") == [("charset", "u"), ("missing_key", "r")]


def test_a_run_that_could_not_be_read_is_set_aside_whole(store: Store) -> None:
    Listed(1, show("abc"), authoritative=True).load(store)
    report = load_night(
        store, report=make_report(2, 2, rejected=9), postings=[make_posting("a", night=2), make_posting("n", night=2)],
        issues=[make_reject(str(number)) for number in range(9)], raw_docs=[make_raw(2)], parser_version="1",
        authoritative=True,
    )  # fmt: skip
    assert (report.loaded, report.unchanged, report.closed) == (0, 2, 0)
    assert open_keys(store) == set("abc")
    assert query(store, "select last_seen from posting where source_id = 'a'") == [(iso(1),)]


@pytest.mark.parametrize(
    ("parsed", "rejected", "words"), [(3, 0, "3 parsed, 2 handed in"), (2, 1, "1 rejected, 0 of them explained")]
)
def test_a_record_lost_on_the_way_stops_the_load(store: Store, parsed: int, rejected: int, words: str) -> None:
    with pytest.raises(AccountingError, match=words):
        load_night(
            store, report=make_report(1, parsed, rejected=rejected), postings=[make_posting("a"), make_posting("b")],
            raw_docs=[make_raw(1)], parser_version="1",
        )  # fmt: skip
    assert query(store, "select count(*) from posting") == [(0,)]


def test_a_posting_without_its_page_stops_the_load(store: Store) -> None:
    with pytest.raises(MissingRawError):
        load_night(store, report=make_report(1, 1), postings=[make_posting("a")], parser_version="1")
    assert query(store, "select count(*) from version") == [(0,)]


def test_an_id_that_no_index_takes_is_rejected(store: Store) -> None:
    report = load_night(
        store, report=make_report(1, 2), postings=[make_posting("a"), make_posting("k" * 10_000)],
        raw_docs=[make_raw(1)],
        parser_version="1",
    )  # fmt: skip
    assert report.open_postings == 1
    assert query(store, "select reason from reject") == [("bad_source_id",)]


@pytest.mark.parametrize(
    "key", ["'; drop table posting;--", "%", "_", "ID", "id", ":bind", "%s", "é", "é", "CON", "..", " "]
)
def test_ids_are_kept_as_they_are(sqlite: Store, key: str) -> None:
    Listed(1, {key: "x"}).load(sqlite)
    assert open_keys(sqlite) == {key}


def test_ids_that_differ_in_case_or_form_are_different(store: Store) -> None:
    Listed(1, show(["ID", "id", "\u00e9", "e\u0301"])).load(store)
    assert len(open_keys(store)) == 4


def test_a_draft_handed_over_as_closed_needs_no_posting(store: Store) -> None:
    Listed(1, show("ab")).load(store)
    report = load_night(
        store, report=make_report(2, 2), postings=[make_posting("a", night=2, title="Cardiologist x")],
        closed=[make_closed("b", night=2)], raw_docs=[make_raw(2)], parser_version="1",
    )  # fmt: skip
    assert (report.closed, report.loaded, report.unchanged) == (1, 1, 1)


def test_the_reasons_for_rejects_are_those_of_the_spiders() -> None:
    assert frozenset(reasons.REJECTED) == REJECTED
