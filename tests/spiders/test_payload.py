"""Reading by popping: what is missing is named, what is left is reported, what is no JSON is refused."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from spiders.payload import BrokenPage, MissingKey, Row, load_json, make_draft, need, need_list, read_rows
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
