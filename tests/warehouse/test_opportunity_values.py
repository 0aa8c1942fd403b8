"""An opportunity's places are the union over its postings; each value comes from the best authority that gives it."""

from __future__ import annotations

from tests.warehouse.test_views import load, make_opportunity
from tests.warehouse.world import make_posting, night_of, query
from transforms import values as v
from warehouse.resolution import load_opportunities
from warehouse.store import Store


def test_places_are_united_and_name_their_best_source(store: Store) -> None:
    load(store, 1, make_posting("us", countries_allowed=("US",)), make_posting("ca", countries_allowed=("CA", "US")))
    load(store, 1, make_posting("m", source="bolt", countries_allowed=("IN", "US")), source="bolt")
    load_opportunities(store, night_of(1), [make_opportunity("o", ("acme", "us"), ("acme", "ca"), ("bolt", "m"))])
    columns = "select country, kind, source, source_id, postings from opportunity_places order by 1"
    assert query(store, columns) == [
        ("CA", "allowed", "acme", "ca", 1), ("IN", "allowed", "bolt", "m", 1), ("US", "allowed", "acme", "us", 3),
    ]  # fmt: skip


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
