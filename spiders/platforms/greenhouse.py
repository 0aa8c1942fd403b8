"""Greenhouse job boards: `boards-api.greenhouse.io/v1/boards/{key}/jobs?content=true`, the whole board in one response.

`content` is HTML whose entities were escaped once more. `updated_at` moves with every mass edit: it is no post date.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from spiders.payload import Row, load_json, make_draft, need_list, read_rows
from transforms.records import Draft, Issue, Link, Page

HOST = "boards-api.greenhouse.io"
TOTAL_PATH = "meta.total"
COMPLETENESS = "declared_total"

_IGNORED = (
    "ai_disclaimer", "compliance", "data_compliance", "demographic_questions", "education", "internal_job_id",
    "language", "location_questions", "pay_input_ranges", "questions", "requisition_id",
)  # fmt: skip
_METADATA = {"language proficiency": "language", "languages": "language", "pay currency": "pay_currency"}
"""Custom fields that boards are known to print and that we have a name for; the rest is the board's own business."""


def make_start(key: str) -> tuple[Link, ...]:
    return (Link(url=f"https://{HOST}/v1/boards/{key}/jobs?content=true"),)


def extract(page: Page) -> Iterator[Draft | Issue]:
    yield from read_rows(page, need_list(load_json(page.body), "jobs"), read)


def read(page: Page, row: Row) -> Draft:
    """One post of the board."""
    source_id = row.identify("id")
    title, content, url = row.require("title"), row.require("content"), row.require("absolute_url")
    row.child("location").publish("location", "name")
    row.publish("posted_at", "first_published")
    row.publish("updated_at", "updated_at")
    row.publish("closes_at", "application_deadline")
    row.publish("company", "company_name")
    for department in row.children("departments"):
        department.publish("department", "name")
        department.ignore("id", "parent_id", "child_ids")
    row.ignore("offices", *_IGNORED)
    _publish_metadata(row, row.take("metadata"))
    return make_draft(
        page, row, source_id=source_id, url=url, title=title, description=content, description_format="escaped_html"
    )


def _publish_metadata(row: Row, metadata: Any) -> None:
    """Custom fields, `[{name, value}]`: a value is a text, a list of texts, a money range or null."""
    for index, item in enumerate(metadata if isinstance(metadata, list) else ()):
        name, value = str(item.get("name", "")).casefold(), item.get("value")
        entry = Row({"value": value}, path=f"metadata[{index}].", published=row.published)
        if item.get("value_type") == "currency_range" and isinstance(value, dict):
            money = entry.child("value")
            for ours, key in (("pay_min", "min_value"), ("pay_max", "max_value"), ("pay_currency", "unit")):
                money.publish(ours, key)
        elif name in _METADATA:
            entry.publish(_METADATA[name], "value")
