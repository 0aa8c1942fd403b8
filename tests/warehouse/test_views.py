"""What analysts read: any night's state, what changed, how sources are doing, and the saved questions."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from tests.warehouse.world import Listed, make_posting, make_raw, make_report, night_of, query, show
from transforms import values as v
from transforms.records import FieldState, Member, Opportunity, Posting
from warehouse.definitions import read_statements
from warehouse.load import load_night
from warehouse.resolution import load_opportunities, read_candidates, read_open_postings
from warehouse.store import Store

QUESTIONS = read_statements("questions")


def iso(night: int) -> str:
    return night_of(night).isoformat()


def load(store: Store, night: int, *postings: Posting, source: str = "acme") -> None:
    load_night(
        store, report=make_report(night, len(postings), source=source), postings=postings, raw_docs=[make_raw(night,
        source)],
        parser_version="1", authoritative=True,
    )  # fmt: skip


def make_opportunity(name: str, *members: tuple[str, str], relation: Any = "mirror") -> Opportunity:
    """An opportunity whose first member is the primary one."""
    made = [
        Member(
            source=source, source_id=key, relation="primary" if place == 0 else relation, reasons=("same apply link",)
        )
        for place, (source, key) in enumerate(members)
    ]
    return Opportunity(opportunity_id=name, family_id=f"family of {name}", members=tuple(made))


def ask(store: Store, name: str) -> list[tuple[Any, ...]]:
    [sql] = [sql for question, sql in QUESTIONS.items() if question.startswith(name + "_")]
    return query(store, sql.rstrip(";"))


def test_a_snapshot_shows_any_night(store: Store) -> None:
    nights = (show("abcdef"), {**show("acdef"), "a": "y"}, {**show("acdef"), "a": "y"}, show("abcdef", "y"))
    for night, shown in enumerate(nights, 1):
        Listed(night, shown, authoritative=True).load(store)
    state = "select source_id, title from snapshots where night = :night order by 1"
    assert [key for key, _ in query(store, state, night=iso(1))] == list("abcdef")
    assert query(store, state, night=iso(2))[:2] == [("a", "Cardiologist y"), ("c", "Cardiologist x")]
    assert [key for key, _ in query(store, state, night=iso(4))] == list("abcdef")
    assert query(store, "select count(*) from snapshots") == [(6 + 5 + 5 + 6,)]


def test_a_later_night_does_not_rewrite_an_earlier_snapshot(store: Store) -> None:
    Listed(1, show("abc")).load(store)
    load_opportunities(store, night_of(1), [make_opportunity("o", ("acme", "a"))])
    before = query(store, "select * from snapshots where night = :night order by 2", night=iso(1))
    Listed(2, {"a": "new", "d": "x"}).load(store)
    load_opportunities(store, night_of(2), [make_opportunity("other", ("acme", "a"))])
    assert query(store, "select * from snapshots where night = :night order by 2", night=iso(1)) == before


def test_openings_are_the_newest_snapshot(store: Store) -> None:
    for night, keys in enumerate(("abc", "bcd", "cde"), 1):
        Listed(night, show(keys, str(night)), authoritative=True).load(store)
        Listed(night, show("abx"), source="bolt").load(store)
    load_opportunities(store, night_of(3), [make_opportunity("o", ("acme", "c"), ("bolt", "a"), ("bolt", "b"))])
    newest = "select * from snapshots where night = (select max(night) from nights) order by opportunity_id"
    found = query(store, "select * from openings order by opportunity_id")
    assert found == query(store, newest)
    assert len(found) > 3


def test_mirrors_are_one_opportunity_with_the_primary_posting_s_values(store: Store) -> None:
    load(store, 1, make_posting("p", title="Primary"))
    load(store, 1, *(make_posting(key, source="bolt", title=f"Mirror {key}", rows=2) for key in "ab"), source="bolt")
    load_opportunities(store, night_of(1), [make_opportunity("o", ("acme", "p"), ("bolt", "a"), ("bolt", "b"))])
    columns = "select opportunity_id, family_id, title, postings, sources, listing_rows from openings"
    assert query(store, columns) == [("o", "family of o", "Primary", 3, 2, 5)]


def test_where_the_primary_has_closed_a_mirror_speaks_for_the_opportunity(store: Store) -> None:
    many = [make_posting(str(number)) for number in range(9)]
    load(store, 1, make_posting("p", title="Primary"), *many)
    load(store, 1, make_posting("m", source="bolt", title="Mirror"), source="bolt")
    load_opportunities(store, night_of(1), [make_opportunity("o", ("acme", "p"), ("bolt", "m"))])
    load(store, 2, *many)
    assert query(store, "select title, postings from openings where opportunity_id = 'o'") == [("Mirror", 1)]


def test_rerunning_identity_changes_nothing(store: Store) -> None:
    Listed(1, show("ab")).load(store)
    made = [make_opportunity("o", ("acme", "a"), ("acme", "b"), ("acme", "never loaded"))]
    first = load_opportunities(store, night_of(1), made)
    assert (first.joined, first.unknown) == (2, 1)
    again = load_opportunities(store, night_of(1), made)
    assert (again.joined, again.moved, again.unchanged) == (0, 0, 2)
    moved = load_opportunities(store, night_of(1), [make_opportunity("n", ("acme", "b"))])
    assert moved.moved == 1
    assert query(store, "select count(*) from membership") == [(2,)]


def test_a_judgement_on_an_older_night_only_fills_gaps(store: Store) -> None:
    Listed(1, show("ab")).load(store)
    load_opportunities(store, night_of(3), [make_opportunity("late", ("acme", "a"))])
    load_opportunities(store, night_of(2), [make_opportunity("early", ("acme", "a"), ("acme", "b"))])
    assert query(store, "select opportunity_id, valid_from from membership order by 1") == [
        ("early", iso(2)), ("late", iso(2)),
    ]  # fmt: skip


def test_the_resolver_reads_back_what_was_loaded(store: Store) -> None:
    postings = [make_posting(key, published=()) for key in "ab"]
    load(store, 1, *postings)
    load_opportunities(store, night_of(1), [make_opportunity("o", ("acme", "b"))])
    assert list(read_open_postings(store)) == postings
    assert [(one.key, one.first_seen, one.opportunity_id) for one in read_candidates(store, night_of(1))] == [
        (("acme", "a"), night_of(1), None), (("acme", "b"), night_of(1), "o"),
    ]  # fmt: skip


def test_a_closed_posting_can_be_recognised_for_half_a_year(store: Store) -> None:
    rest = [make_posting(key, published=()) for key in "bcdefg"]
    load(store, 1, make_posting("a", published=()), *rest)
    load(store, 2, *rest)
    load(store, 3, *rest)
    assert len(list(read_open_postings(store))) == len(rest)
    first = next(read_candidates(store, night_of(9)))
    assert (first.key, first.first_seen, first.last_seen) == (("acme", "a"), night_of(1), night_of(1))
    assert len(list(read_candidates(store, night_of(3) + timedelta(days=181)))) == len(rest)


def test_changes_say_what_changed(store: Store) -> None:
    rest = [make_posting(key) for key in "uvwxyz"]
    load(store, 1, make_posting("a"), make_posting("b"), *rest)
    pay = v.Pay(min=50, max=60, currency="USD", unit="hour")
    load(store, 2, make_posting("a", night=2, pay=pay, countries_allowed=("IN",)), make_posting("n", night=2), *rest)
    load(store, 3, *rest, make_posting("b", night=3))
    columns = "night, change, source_id, what, pay_min_before, pay_min"
    found = query(store, f"select {columns} from changes where night > :first order by 1, 2, 3", first=iso(1))
    assert found == [
        (iso(2), "changed", "a", "pay places", 90.0, 50.0),
        (iso(2), "closed", "b", "", 90.0, None),
        (iso(2), "opened", "n", "", None, 90.0),
        (iso(3), "closed", "a", "", 50.0, None),
        (iso(3), "closed", "n", "", 90.0, None),
        (iso(3), "reopened", "b", "", 90.0, 90.0),
    ]


def test_health_shows_failed_nights_and_what_is_left_unseen(store: Store) -> None:
    Listed(1, show("abc")).load(store)
    Listed(2, {"a": "x"}, status="incomplete").load(store)
    Listed(3, show("b"), source="bolt").load(store)
    rows = query(store, "select night, source, status, last_complete_night, nights_stale, open_postings, oldest_unseen"
                 " from source_health where source = 'acme' order by 1")  # fmt: skip
    assert rows == [
        (iso(1), "acme", "ok", iso(1), 0, 3, None),
        (iso(2), "acme", "incomplete", iso(1), 1, 3, iso(1)),
        (iso(3), "acme", "not_run", iso(1), 2, 3, iso(1)),
    ]


def test_days_and_weeks_are_counted_without_a_gap(sqlite: Store) -> None:
    days = [date(2027, 12, 25) + timedelta(days=number) for number in range(90)]
    for day in days:
        Listed((day - night_of(1)).days + 1, {}).load(sqlite)
    rows = query(sqlite, "select night, day_number, week_number from nights order by 1")
    assert [number - rows[0][1] for _, number, _ in rows] == list(range(90))
    mondays = [night for (night, _, week), (_, _, before) in zip(rows[1:], rows, strict=False) if week != before]
    assert mondays
    assert {date.fromisoformat(night).weekday() for night in mondays} == {0}


@pytest.mark.parametrize("name", QUESTIONS)
def test_every_question_is_a_question_and_runs(name: str, sqlite: Store) -> None:
    assert QUESTIONS[name].startswith("-- ")
    Listed(1, show("ab")).load(sqlite)
    query(sqlite, QUESTIONS[name].rstrip(";"))


@pytest.fixture
def market(store: Store) -> Store:
    """A small market with an answer to most questions."""
    load(store, 1, make_posting("old", posted_at=None))
    load(
        store, 12,
        make_posting("old", night=12, posted_at=None),
        make_posting("mbbs", night=12, degrees=(
            v.Degree(credential="MD", level=7, requirement="any_of", group="1"),
            v.Degree(credential="MBBS", level=7, requirement="any_of", group="1"),
        ), countries_allowed=("IN", "GB")),
        make_posting("silent", night=12, hours=v.Hours(), degree_equivalent=v.DegreeEquivalent(foreign=True),
                     countries_allowed=(), geo_state="worldwide"),
        make_posting("cheap", night=12, pay=v.Pay(min=20, max=30, currency="USD", unit="hour")),
        make_posting("flexible", night=12, pay=None, hours=v.Hours(basis="flexible", flexible=True)),
        make_posting("task", night=12, pay=v.Pay(min=11, max=11, currency="USD", unit="task", note="about 11 an hour")),
        make_posting("nurse", night=12, degrees=(v.Degree(credential="RN", requirement="accepted"),), domain="health",
                     licence=v.Licence(required="yes", kinds=("RN",), jurisdictions=("US-TX",)), pay=None),
        make_posting("preferred", night=12, specialties=(
            v.Specialty(code="med.internal_medicine", label="Internal Medicine"),
            v.Specialty(code="med.cardiology", label="Cardiology", requirement="preferred"),
        ), states=(FieldState(field="hours", state="conflicting", alternatives=("10", "40")),)),
        make_posting("odd", night=12, flags=("title_body_mismatch",), payment=v.Payment(cadence="weekly",
        methods=("PayPal",)),
                     training_status=("resident",)),
    )  # fmt: skip
    return store


def test_question_1(market: Store) -> None:
    assert [(row[0], row[8]) for row in ask(market, "q01")] == [("acme:mbbs", "stated"), ("acme:silent", "silent")]


def test_question_7_keeps_the_median_apart_from_the_spread(market: Store) -> None:
    [row] = [row for row in ask(market, "q07") if row[0] == "med.cardiology"]
    assert row[:4] == ("med.cardiology", "acme", "rate", 5)
    assert row[4:] == (105.0, 105.0, 105.0, 25.0, 105.0)


ANSWERS = {
    "q02": {
        "acme:old",
        "acme:mbbs",
        "acme:silent",
        "acme:cheap",
        "acme:flexible",
        "acme:task",
        "acme:preferred",
        "acme:odd",
    },
    "q03": {"acme:odd"},
    "q06": {"acme:flexible"},
    "q09": {"acme:task"},
    "q25": set(),
    "q32": {"acme:preferred"},
}


@pytest.mark.parametrize("name", ANSWERS)
def test_questions_with_a_list_for_an_answer(market: Store, name: str) -> None:
    assert {row[0] for row in ask(market, name)} == ANSWERS[name]


def test_questions_with_words_for_an_answer(market: Store) -> None:
    assert [row[:3] for row in ask(market, "q04")] == [("RN", "accepted", "acme:nurse")]
    assert {row[1]: row[0] for row in ask(market, "q10") if row[0] != "silent"} == {
        "acme:mbbs": "listed", "acme:silent": "worldwide",
    }  # fmt: skip
    assert ask(market, "q26") == [("acme", "PayPal", 1)]
    assert ask(market, "q27")[0][:3] == ("acme", 9, 2)
    assert [row[:4] for row in ask(market, "q29")] == [
        ("acme:odd", "Cardiologist, AI trainer", "acme", "flag"), ("acme:preferred", "Cardiologist, AI trainer",
         "acme", "state"),
    ]  # fmt: skip
    assert [row[1:4] for row in ask(market, "q30")] == [("RN", "US-TX", "yes")]
    assert [row[1] for row in ask(market, "q34")] == ["odd"]
    assert ask(market, "q24") == [
        (iso(1), "med.cardiology", 1), (iso(12), "med.cardiology", 7), (iso(12), "med.internal_medicine", 1),
    ]  # fmt: skip


def test_a_publisher_is_trusted_as_far_as_its_mirrors_agree(store: Store) -> None:
    """A board copies hours rightly and turns 41 an hour into 85,280."""
    hours = v.Hours(min=10, max=20, basis="stated")
    own = make_posting("own", source="acme", pay=v.Pay(min=41, max=41, currency="USD", unit="hour"), hours=hours)
    copied = make_posting(
        "copy", source="board", pay=v.Pay(min=85280, max=85280, currency="USD", unit="year"), hours=hours,
        publisher=v.Publisher(domain="board.example"),
    )  # fmt: skip
    load(store, 1, own)
    load(store, 1, copied, source="board")
    load_opportunities(store, night_of(1), [make_opportunity("o", ("acme", "own"), ("board", "copy"))])
    rows = query(
        store, "select field, compared, agreed, trust from publisher_trust where publisher_domain = 'board.example'"
    )
    found = {field: (compared, agreed, float(trust)) for field, compared, agreed, trust in rows}
    assert found["hours_min"] == found["hours_max"] == (1, 1, 1.0)
    assert found["pay_min"] == found["pay_unit"] == (1, 0, 0.0)
    assert "experience_years_min" not in found
