"""schema.org markup: valid or left out with a reason, in our own words, harmless in a page."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from tests.exports.market import Scripts, load, publish_night, read_csv, read_lines
from tests.warehouse.world import BODY, make_posting
from transforms import values as v
from warehouse.exports.json_ld import find_reasons, make_job_posting, make_salary
from warehouse.exports.openings import Opening, Place
from warehouse.store import Store


def make_opening(**changes: Any) -> Opening:
    posting = make_posting("a", platform="outlier", **changes)
    places = tuple(
        Place(kind="allowed", code=code, source="acme", source_id="a", postings=1) for code in posting.countries_allowed
    )
    return Opening(
        night="2026-11-01", opportunity_id="o", family_id="f", source="acme", source_id="a", first_seen="2026-11-01",
        version_from="2026-11-01", source_as_of="2026-11-01", nights_stale=0, listing_rows=1, mirrors=(),
        places=places, possible_same=(), posting=posting,
    )  # fmt: skip


REASONS = {
    "standing_call": {"posting_kind": "standing"},
    "posted_date_unknown": {"posted_at": None},
    "worldwide": {"countries_allowed": (), "geo_state": "worldwide"},
    "countries_not_listed": {"countries_allowed": (), "geo_state": "platform_list_unspecified"},
    "countries_not_stated": {"countries_allowed": (), "geo_state": "not_stated"},
    "place_not_stated": {"remote": "not_stated"},
    "pay_in_title": {"title": "Cardiologist $120/hr"},
    "title_missing": {"title": " "},
}


@pytest.mark.parametrize("reason", REASONS)
def test_what_cannot_be_valid_is_left_out_with_its_reason(reason: str) -> None:
    assert list(find_reasons(make_opening(**REASONS[reason]))) == [reason]


def test_a_relative_date_and_an_unknown_platform_are_reasons() -> None:
    assert list(find_reasons(make_opening(posted_precision="relative"))) == ["posted_date_unknown"]
    unknown = make_opening()
    assert list(find_reasons(replace(unknown, posting=replace(unknown.posting, platform="unknown")))) == [
        "platform_unknown"
    ]


def test_a_valid_posting_has_what_google_requires() -> None:
    opening = make_opening(
        listing_ids=(v.ListingId(scheme="publisher", id="77"),), experience_years=v.ExperienceYears(min=2.5)
    )
    assert list(find_reasons(opening)) == []
    made = make_job_posting(opening)
    assert made["title"] == "Cardiologist, AI trainer"
    assert made["datePosted"] == "2026-10-30"
    assert made["hiringOrganization"] == {"@type": "Organization", "name": "Outlier"}
    assert made["identifier"]["value"] == "77"
    assert made["jobLocationType"] == "TELECOMMUTE"
    assert [place["name"] for place in made["applicantLocationRequirements"]] == ["US", "CA"]
    assert made["baseSalary"]["value"] == {
        "@type": "QuantitativeValue", "minValue": 90.0, "maxValue": 120.0, "unitText": "HOUR"
    }  # fmt: skip
    assert made["employmentType"] == ["CONTRACTOR"]
    assert made["educationRequirements"]["credentialCategory"] == "postgraduate degree"
    assert made["experienceRequirements"]["monthsOfExperience"] == 30
    assert made["occupationalCategory"] == ["29-1212.00"]
    assert "validThrough" not in made
    assert "10 to 20 hours a week" in made["description"]
    assert BODY not in made["description"]


@pytest.mark.parametrize(("pay", "value"), [
    (v.Pay(max=60, currency="USD", unit="hour", qualifier="up_to"), {"maxValue": 60}),
    (v.Pay(min=60, currency="USD", unit="hour", qualifier="from"), {"minValue": 60}),
    (v.Pay(min=60, max=60, currency="USD", unit="hour", qualifier="exact"), {"value": 60}),
    (v.Pay(min=5, max=5, currency="USD", unit="task"), None),
    (v.Pay(min=5, max=5, unit="hour"), None),
    (v.Pay(min=5, max=5, currency="USD", unit="hour", suspect=True), None),
    (v.Pay(currency="USD", unit="hour", qualifier="varies"), None),
    (None, None),
])  # fmt: skip
def test_pay_is_the_hirer_s_own_or_absent(pay: v.Pay | None, value: dict[str, float] | None) -> None:
    made = make_salary(make_opening(pay=pay).posting)
    amounts = (
        None
        if made is None
        else {key: made["value"][key] for key in made["value"] if key[0] != "@" and key != "unitText"}
    )
    assert amounts == value


def test_a_description_escapes_what_it_quotes() -> None:
    made = make_job_posting(make_opening(title="<img src=x onerror=alert(1)> Doctor"))
    page = Scripts()
    page.feed(made["description"])
    assert "<img" not in made["description"]


def test_openings_without_markup_are_listed(store: Store, root: Path) -> None:
    load(store, 1, make_posting("a", platform="outlier"), make_posting("b", posted_at=None, posting_kind="standing"))
    publish_night(store, root, 1)
    [line] = read_lines(root / "latest" / "job_postings.jsonl")
    assert (line["opportunity_id"], line["json_ld"]["@type"]) == ("acme:a", "JobPosting")
    [skipped] = read_csv(root / "latest" / "json_ld_skipped.csv")
    assert skipped["reasons"] == "standing_call posted_date_unknown platform_unknown"
