"""An opportunity's places are the union over its postings; each value comes from the best authority that gives it."""

from __future__ import annotations

from tests.warehouse.test_views import load, make_opportunity
from tests.warehouse.world import make_posting, night_of, query
from transforms import values as v
from transforms.records import Member, Opportunity
from warehouse.resolution import load_opportunities
from warehouse.store import Store

BOARD = v.Publisher(domain="bolt.example", kind="job_board")
PLACES = "select source_id, country_codes from {0} where night = '{1}'"


def test_places_are_united_and_name_their_best_source(store: Store) -> None:
    load(store, 1, make_posting("us", countries_allowed=("US",)), make_posting("ca", countries_allowed=("CA", "US")))
    load(store, 1, make_posting("m", source="bolt", publisher=BOARD, countries_allowed=("IN", "US")), source="bolt")
    load_opportunities(store, night_of(1), [make_opportunity("o", ("acme", "us"), ("acme", "ca"), ("bolt", "m"))])
    columns = "select country, kind, source, source_id, postings, is_own from opportunity_places order by 1"
    assert query(store, columns) == [
        ("CA", "allowed", "acme", "ca", 1, 1), ("IN", "allowed", "bolt", "m", 1, 0), ("US", "allowed", "acme", "us", 3, 1),
    ]  # fmt: skip
    assert query(store, "select country_codes from openings") == [("CA US",)]
    assert query(store, "select country_codes from snapshots") == [("CA US",)]


def test_what_the_platform_does_not_say_a_mirror_says(store: Store) -> None:
    silent = make_posting("p", hours=v.Hours(), title="Own title")
    told = make_posting("m", source="bolt", title="Their title", pay=v.Pay(min=1, max=2, currency="USD", unit="hour"))
    load(store, 1, silent)
    load(store, 1, told, source="bolt")
    load_opportunities(store, night_of(1), [make_opportunity("o", ("acme", "p"), ("bolt", "m"))])
    found = {field: rest for field, *rest in query(store, "select field, source, value from opportunity_values")}
    assert found["title"] == ["acme", "Own title"]
    assert found["hours"][0] == "bolt"
    assert found["pay"][0] == "acme"
    assert {field for field, (source, _) in found.items() if source == "bolt"} == {"hours"}


def test_what_may_be_the_same_lends_nothing(store: Store) -> None:
    load(store, 1, make_posting("p", countries_allowed=("US",)))
    load(store, 1, make_posting("m", source="bolt", countries_allowed=("IN",)), source="bolt")
    made = make_opportunity("o", ("acme", "p"), ("bolt", "m"), relation="possible_same")
    load_opportunities(store, night_of(1), [made])
    assert query(store, "select country from opportunity_places") == [("US",)]


def test_places_are_those_of_the_copies_where_the_platforms_own_postings_are_gone(store: Store) -> None:
    own = [
        make_posting("us", countries_allowed=("US",)),
        make_posting("br", countries_allowed=("BR",), country_groups=("EU",)),
    ]
    copies = [
        make_posting(key, source="bolt", publisher=BOARD, countries_allowed=(code,))
        for key, code in (("m", "IN"), ("x", "GB"))
    ]
    rest = [make_posting(key) for key in "123456789"]
    load(store, 1, *own, *rest)
    load(store, 1, *copies, source="bolt")
    members = (("acme", "us"), ("acme", "br"), ("bolt", "m"), ("bolt", "x"))
    load_opportunities(store, night_of(1), [make_opportunity("o", *members)])
    expected = {1: ("us", "BR EU US"), 2: ("br", "BR EU"), 3: ("m", "GB IN")}
    for night in expected:
        if night > 1:
            load(store, night, *own[night - 1 :], *rest)
        [found] = query(store, "select source_id, country_codes from openings where opportunity_id = 'o'")
        assert found == expected[night]
    for night, row in expected.items():
        past = PLACES.format("snapshots", night_of(night).isoformat())
        assert query(store, past + " and opportunity_id = 'o'") == [row]


def test_what_is_only_linked_stands_for_itself(store: Store) -> None:
    load(store, 1, make_posting("p", countries_allowed=("US",)))
    load(store, 1, make_posting("m", source="bolt", countries_allowed=("IN",)), source="bolt")
    alone = Member(source="bolt", source_id="m", relation="possible_same", reasons=("rewritten: acme p",))
    linked = Opportunity(opportunity_id="q", family_id="q", members=(alone,))
    load_opportunities(store, night_of(1), [make_opportunity("o", ("acme", "p")), linked])
    assert query(store, "select opportunity_id, country_codes from openings order by 1") == [("o", "US"), ("q", "IN")]
    assert query(store, "select value from opportunity_values where opportunity_id = 'q' and field = 'title'")
    assert query(store, "select country, is_own from opportunity_places where opportunity_id = 'q'") == [("IN", 1)]
