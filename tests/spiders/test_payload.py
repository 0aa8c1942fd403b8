"""Reading by popping: what is missing is named, what is left is reported, what is no JSON is refused."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from spiders.payload import (
    BrokenPage,
    MissingKey,
    Row,
    find_next,
    load_json,
    make_draft,
    need,
    need_list,
    read_rows,
)
from transforms.records import Draft, Issue, Page


def make_page(body: bytes = b"[]") -> Page:
    return Page(
        source="s", url="https://s.example/list", fetched_at=datetime(2026, 11, 2, tzinfo=UTC), status=200,
        content_type="application/json", body=body,
    )  # fmt: skip


@pytest.mark.parametrize(
    "body",
    [b"", b"{", b"[1,]", b"NaN", b'{"a": Infinity}', b'{"a": 1, "a": 2}', b"\xff\xfe", b"[" * 100_000, b"9" * 5000,
     b'{"a": {"b": 1, "b": 2}}', b"<html></html>"],
)  # fmt: skip
def test_what_is_no_strict_json_is_refused(body: bytes) -> None:
    with pytest.raises(BrokenPage) as broken:
        load_json(body)
    assert broken.value.reason == "not_json"


def test_numbers_keep_their_printed_form_and_a_byte_order_mark_is_no_fault() -> None:
    row = Row(load_json(b'\xef\xbb\xbf{"a": 60.0, "b": 14.50, "c": 7}'))
    assert [row.text(key) for key in "abc"] == ["60.0", "14.50", "7"]


def test_an_envelope_key_that_is_missing_breaks_the_page_by_its_path() -> None:
    assert need({"data": {"jobs": [1]}}, "data", "jobs") == [1]
    for envelope, path in (({"data": {}}, "data.jobs"), ({}, "data"), ([], "data"), ({"data": None}, "data.jobs")):
        with pytest.raises(BrokenPage) as broken:
            need(envelope, "data", "jobs")
        assert (broken.value.reason, broken.value.field) == ("missing_envelope", path)
    with pytest.raises(BrokenPage):
        need_list({"jobs": {}}, "jobs")


@pytest.mark.parametrize("value", [None, "", "   ", "None", [], {}])
def test_blank_is_missing(value: object) -> None:
    with pytest.raises(MissingKey) as missing:
        Row({"title": value}, path="role.").require("title")
    assert missing.value.path == "role.title"


def read_sample(page: Page, row: Row) -> Draft:
    source_id = row.identify("id")
    title = row.require("title")
    place = row.child("place")
    place.publish("country", "country")
    for skill in row.children("skills"):
        skill.publish("skill", "name")
    row.ignore("secret")
    return make_draft(
        page, row, source_id=source_id, url="https://s.example", title=title, description="d", description_format="text"
    )


def test_records_are_drafts_or_issues_and_unknown_keys_are_noted_once() -> None:
    records = [
        {
            "id": 1,
            "title": "A",
            "place": {"country": "FI", "zip": 1},
            "skills": [{"name": "x", "level": 3}],
            "secret": 1,
        },
        {"id": 2, "title": "B", "place": {"country": "SE", "zip": 2}, "skills": [{"name": "y", "level": 4}]},
        {"id": 3, "title": " ", "extra": "of a record that was not read to its end"},
        "no object",
    ]
    found = list(read_rows(make_page(), records, read_sample))
    drafts = [record for record in found if isinstance(record, Draft)]
    assert [(draft.source_id, [(v.name, v.text, v.path) for v in draft.published]) for draft in drafts] == [
        ("1", [("country", "FI", "place.country"), ("skill", "x", "skills[0].name")]),
        ("2", [("country", "SE", "place.country"), ("skill", "y", "skills[0].name")]),
    ]
    issues = [record for record in found if isinstance(record, Issue)]
    assert [(issue.reason, issue.source_id, issue.field) for issue in issues] == [
        ("missing_key", "3", "title"),
        ("bad_record", None, "[3]"),
        ("unknown_key", None, "place.zip"),
        ("unknown_key", None, "skills[].level"),
    ]


def test_a_name_that_is_not_ours_cannot_be_published() -> None:
    with pytest.raises(ValueError, match="salary"):
        Row({"a": 1}).publish("salary", "a")


def read_parts(page: Page, row: Row) -> Draft:
    """A record whose text has a part that may be missing, and whose id may stand in two places."""
    row.demand("state")
    row.expect("extra", words=True)
    row.expect("guid")
    parts = [row.require("text"), row.text("extra") or ""]
    source_id = row.text("guid") or row.identify("link")
    row.ignore("link", "state")
    return make_draft(
        page, row, source_id=source_id, url="https://s.example/1", title="T", description=" ".join(parts),
        description_format="text",
    )  # fmt: skip


WHOLE = {"text": "Judge answers.", "extra": "Ten hours a week.", "guid": "g1", "link": "1", "state": None}


@pytest.mark.parametrize(
    ("record", "missing", "unknown"),
    [
        (WHOLE, None, []),
        ({key: value for key, value in WHOLE.items() if key != "extra"}, None, []),
        ({**WHOLE, "new": "one more text of some words"}, None, ["new"]),
        ({"state": 1, "text": "Judge", "more": "Ten hours a week.", "guid": "g1"}, "extra", ["more"]),
        ({"state": 1, "text": "Judge", "flag": "2026-10-01", "guid": "g1"}, None, ["flag"]),
        ({"state": 1, "text": "Judge", "extra": "", "guidId": "g1", "link": "1"}, "guid", ["guidId"]),
        ({"state": 1, "text": "Judge", "extra_": "Ten hours a week.", "link": "1"}, "extra", ["extra_"]),
        ({key: value for key, value in WHOLE.items() if key != "state"}, "state", []),
    ],
)
def test_a_key_that_may_be_missing_is_missed_where_something_unknown_stands_in_its_place(
    record: dict[str, object], missing: str | None, unknown: list[str]
) -> None:
    found = list(read_rows(make_page(), [record], read_parts))
    issues = [(issue.reason, issue.field) for issue in found if isinstance(issue, Issue)]
    expected = [("missing_key", missing)] if missing else []
    assert issues == expected + [("unknown_key", key) for key in unknown]
    assert any(isinstance(draft, Draft) for draft in found) is (missing is None)


def test_the_way_to_the_next_page_must_not_get_lost() -> None:
    assert find_next({"items": [], "next": "p2"}, "next", "title") == "p2"
    assert find_next({"items": [], "next": None, "page": "x"}, "next") is None
    assert find_next({"items": [], "total": 7, "title": "Jobs"}, "next", "title") is None, "the last page"
    with pytest.raises(BrokenPage) as broken:
        find_next({"items": [], "next_page": "p2"}, "next", "title")
    assert (broken.value.field, broken.value.value) == ("next", "next_page")
