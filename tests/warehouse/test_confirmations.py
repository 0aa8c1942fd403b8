"""A mass disappearance waits for a person or for three nights; a person's word closes it, and survives a rebuild."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from click.testing import CliRunner

from pipeline.cli import main
from tests.warehouse.world import Listed, night_of, open_keys, query, show
from transforms.values import DegreeEquivalent
from warehouse.ask import ask
from warehouse.confirmations import Confirmation, find_held, load_confirmations
from warehouse.dump import make_dump_hash
from warehouse.store import Store

FULL, PURGED = show("abcdefghij"), show("abc")
AT = datetime(2026, 11, 3, 9, tzinfo=UTC)
WORD = Confirmation(source="acme", night=night_of(2), by="ada", why="the board says so", at=AT)


def load(store: Store, *shown: dict[str, str]) -> None:
    for night, one in enumerate(shown, 1):
        Listed(night, one, authoritative=True).load(store)


def test_a_purge_is_held_and_listed_and_closes_on_the_third_night(store: Store) -> None:
    load(store, FULL, PURGED, PURGED)
    assert len(open_keys(store)) == 10
    listed = query(store, "select source_id, verdict, nights_without, held from held_closures order by 1")
    assert listed == [(key, "drop", 2, 7) for key in "defghij"]
    assert query(store, "select count(*), max(days_unseen) from unseen_postings") == [(7, 2)]
    Listed(4, PURGED, authoritative=True).load(store)
    assert open_keys(store) == set("abc")
    assert query(store, "select * from held_closures") == query(store, "select * from unseen_postings") == []


def test_a_person_s_word_closes_at_once_and_on_that_night(store: Store) -> None:
    load(store, FULL, PURGED)
    assert find_held(store, "acme") == (night_of(2), 7)
    assert load_confirmations(store, [WORD]) == 1
    assert open_keys(store) == set("abc")
    closed = query(store, "select distinct closed_on, closed_how from posting where closed_on is not null")
    assert closed == [("2026-11-02", "missing")]
    assert find_held(store, "acme") is None
    before = make_dump_hash(store)
    assert load_confirmations(store, [WORD]) == 0
    assert make_dump_hash(store) == before


def test_the_word_may_come_before_its_night_or_after_later_ones(tmp_path: Path) -> None:
    hashes = set()
    for order in ("first", "in time", "late"):
        store = Store(f"sqlite:///{tmp_path / order}.sqlite")
        for night, shown in enumerate((FULL, PURGED, PURGED), 1):
            if (order, night) in (("first", 1), ("in time", 3)):
                load_confirmations(store, [WORD])
            Listed(night, shown, authoritative=True).load(store)
        load_confirmations(store, [WORD])
        hashes.add(make_dump_hash(store))
        store.close()
    assert len(hashes) == 1


def test_what_comes_back_opens_again(store: Store) -> None:
    load(store, FULL, PURGED)
    load_confirmations(store, [WORD])
    assert Listed(3, FULL, authoritative=True).load(store).reopened == 7


def test_an_empty_night_between_two_full_ones_closes_nothing(store: Store) -> None:
    load(store, FULL, {}, {}, FULL)
    assert len(open_keys(store)) == 10
    assert query(store, "select count(*) from posting_version") == [(10,)]


def test_the_command_line_confirms_and_a_rebuild_knows(tmp_path: Path) -> None:
    url, data = f"sqlite:///{tmp_path / 'a.sqlite'}", tmp_path / "data"
    store = Store(url)
    load(store, FULL, PURGED)
    asked = ["source", "confirm", "acme", "--by", "ada", "--warehouse", url, "--data", str(data)]
    done = CliRunner().invoke(main, asked)
    assert done.output == "acme: the list of 2026-11-02 is confirmed by ada; 7 postings closed\n"
    again = CliRunner().invoke(main, asked)
    assert (again.exit_code, again.output) == (1, "Error: acme holds no closures\n")
    assert len((data / "confirmed.jsonl").read_text().splitlines()) == 1
    _, [answer] = ask(url, "select decided_by, night from confirmation")
    assert answer == ("ada", "2026-11-02")


def test_a_standing_page_is_never_new_this_week_and_never_too_old(store: Store) -> None:
    from tests.warehouse.test_views import load as load_postings
    from tests.warehouse.world import make_posting

    for night in (1, 2, 400):
        abroad = DegreeEquivalent(foreign=True)
        kinds = (("s", "standing"), ("o", "opening"))
        load_postings(store, night, *(
            make_posting(key, night=night, posting_kind=kind, degree_equivalent=abroad) for key, kind in kinds
        ))  # fmt: skip
    place = store.engine.url.render_as_string(hide_password=False)
    assert open_keys(store) == {"s", "o"}
    for night in (2, 400):
        _, rows = ask(place, "q01_cardiology_this_week", as_of=night_of(night))
        assert len(rows) == (night == 2)
    _, changes = ask(place, "q17_since_yesterday", as_of=night_of(1))
    assert len(changes) == 1
