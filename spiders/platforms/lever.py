"""Lever postings: `api.lever.co/v0/postings/{key}?mode=json`, the whole site in one response.

Requirements stand in `lists`, not in the description. A wrong site answers 404; an empty list is an empty board.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from html import escape
from typing import Any

from spiders.payload import BrokenPage, Row, load_json, make_draft, read_rows
from transforms.records import Draft, Issue, Link, Page

HOST = "api.lever.co"
COMPLETENESS = "single_response"

_TWINS = ("descriptionBody", "descriptionBodyPlain", "descriptionPlain", "openingPlain", "additionalPlain",
          "salaryDescription")  # fmt: skip
"""The same words again in another form."""


def make_start(key: str) -> tuple[Link, ...]:
    return (Link(url=f"https://{HOST}/v0/postings/{key}?mode=json"),)


def extract(page: Page) -> Iterator[Draft | Issue]:
    postings = load_json(page.body)
    if not isinstance(postings, list):
        raise BrokenPage("missing_envelope", "[]")
    yield from read_rows(page, postings, read)


def read(page: Page, row: Row) -> Draft:
    """One posting of the site."""
    source_id = row.identify("id")
    title, url = row.require("text"), row.require("hostedUrl")
    description = _join_description(row)
    row.publish("apply_url", "applyUrl")
    _publish_categories(row.child("categories"))
    row.publish("country", "country")
    if (workplace := row.text("workplaceType")) != "unspecified":
        row.add("remote", workplace, "workplaceType")
    _publish_pay(row)
    row.add("posted_at", _make_date(row.take("createdAt")), "createdAt")
    row.ignore("tags", *_TWINS)
    return make_draft(
        page, row, source_id=source_id, url=url, title=title, description=description, description_format="html"
    )


def _join_description(row: Row) -> str:
    """Opening, body, lists with their headings, closing words, as one HTML text."""
    parts = [row.text("opening") or "", row.require("description")]
    for item in row.children("lists"):
        parts.append(f"<h3>{escape(item.text('text') or '')}</h3><ul>{item.text('content') or ''}</ul>")
    parts.append(row.text("additional") or "")
    return "\n".join(part for part in parts if part)


def _publish_categories(categories: Row) -> None:
    categories.publish("location", "location")
    categories.publish("employment_type", "commitment")
    categories.publish("department", "department")
    categories.publish("department", "team")
    categories.ignore("allLocations", "level")


def _publish_pay(row: Row) -> None:
    pay = row.child("salaryRange")
    pay.publish("pay_min", "min")
    pay.publish("pay_max", "max")
    pay.publish("pay_currency", "currency")
    pay.publish("pay_unit", "interval")
    row.publish("pay_text", "salaryDescriptionPlain")


def _make_date(milliseconds: Any) -> str | None:
    """
    >>> _make_date(1726185600000)
    '2024-09-13T00:00:00+00:00'
    """
    if not isinstance(milliseconds, int) or not 0 < milliseconds < 10**14:
        return None
    return datetime.fromtimestamp(milliseconds / 1000, UTC).isoformat()
