"""Lever postings: `api.lever.co/v0/postings/{key}?mode=json`, the whole site in one response.

The key `eu/{site}` asks the European host. Requirements stand in `lists`, not in the description. A wrong site answers
404; an empty list is an empty board.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from html import escape
from typing import Any

from spiders.payload import BrokenPage, Row, load_json, make_draft, make_text, read_rows
from spiders.platforms.own_page import check_own
from transforms.records import Draft, Issue, Link, Page

HOST, EU_HOST = "api.lever.co", "api.eu.lever.co"
COMPLETENESS = "single_response"
EMPTY = ("",)

_TWINS = ("descriptionBody", "descriptionBodyPlain", "descriptionPlain", "openingPlain", "additionalPlain",
          "salaryDescription")  # fmt: skip
"""The same words again in another form."""


def make_start(key: str) -> tuple[Link, ...]:
    region, _, site = key.rpartition("/")
    return (Link(url=f"https://{EU_HOST if region == 'eu' else HOST}/v0/postings/{site}?mode=json"),)


def extract(page: Page) -> Iterator[Draft | Issue]:
    """Every posting of the site, or the posting of its own address."""
    postings = load_json(page.body)
    if isinstance(postings, dict) and "id" in postings:
        check_own(page, str(postings["id"]))
        postings = [postings]
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
    row.demand("description", "lists")
    row.expect("opening", "additional", words=True)
    parts, lists = [row.text("opening") or ""], row.children("lists")
    parts.append(row.text("description") or "" if lists else row.require("description"))
    for item in lists:
        item.demand("text", "content")
        parts.append(f"<h3>{escape(item.text('text') or '')}</h3><ul>{item.text('content') or ''}</ul>")
    parts.append(row.text("additional") or "")
    return "\n".join(part for part in parts if part)


def _publish_categories(categories: Row) -> None:
    categories.expect("department", "commitment")  # what some boards tell gigs from staff jobs by
    first = categories.publish("location", "location")
    places = categories.take("allLocations")
    for index, place in enumerate(places if isinstance(places, list) else ()):
        categories.add("location", None if place == first else make_text(place), f"allLocations[{index}]")
    categories.publish("employment_type", "commitment")
    categories.publish("department", "department")
    categories.publish("department", "team")
    categories.ignore("level")


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
