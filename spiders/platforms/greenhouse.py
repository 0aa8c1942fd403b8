"""Greenhouse job boards: `boards-api.greenhouse.io/v1/boards/{key}/jobs?content=true`, the whole board in one response.

The key `eu/{board}` asks the European host. `content` is HTML whose entities were escaped once more, now and then twice
more. `updated_at` moves with every mass edit: it is no post date. Pay ranges stand on a post's own page only, in cents.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from decimal import Decimal
from html import unescape
from typing import Any

from spiders.payload import Row, load_json, make_draft, make_text, need_list, read_rows
from spiders.platforms.own_page import check_own
from transforms.records import Draft, Issue, Link, Page

HOST, EU_HOST = "boards-api.greenhouse.io", "boards-api.eu.greenhouse.io"
TOTAL_PATH = "meta.total"
COMPLETENESS = "declared_total"
EMPTY = ("jobs", "meta.total")

_IGNORED = (
    "ai_disclaimer", "compliance", "data_compliance", "demographic_questions", "education", "internal_job_id",
    "language", "location_questions", "questions", "requisition_id",
)  # fmt: skip
_METADATA = {"language proficiency": "language", "languages": "language", "pay currency": "pay_currency"}
"""Custom fields that boards are known to print and that we have a name for; the rest is the board's own business."""


_MONEY = frozenset({"currency", "currency_range"})
_PAY_FIELD = re.compile(r"pay|\brates?\b|salar|compensation|wage|hourly|range")
"""Custom fields of money that are pay; others are budgets and bonuses."""
_DETAIL = re.compile(r"/jobs/\d{1,20}(?:\?|\Z)")
_UNITS = (
    ("hour", re.compile(r"\b(?:hour|hourly|hr)\b", re.I)),
    ("year", re.compile(r"\b(?:annual|year)(?:ly)?\b", re.I)),
    ("month", re.compile(r"\bmonth(?:ly)?\b", re.I)),
)


def make_start(key: str) -> tuple[Link, ...]:
    region, _, board = key.rpartition("/")
    return (Link(url=f"https://{EU_HOST if region == 'eu' else HOST}/v1/boards/{board}/jobs?content=true"),)


def follow_details(page: Page, is_wanted: Callable[[dict[str, Any]], bool]) -> Iterator[Link]:
    """The own pages of the posts that are wanted, for the pay that the board leaves out."""
    for post in need_list(load_json(page.body), "jobs"):
        if isinstance(post, dict) and is_wanted(post) and (id_ := make_text(post.get("id"))):
            yield Link(url=f"{page.url.partition('?')[0]}/{id_}?pay_transparency=true", kind="detail")


def is_detail(page: Page) -> bool:
    return _DETAIL.search(page.url) is not None


def extract(page: Page) -> Iterator[Draft | Issue]:
    """Every post of a board, or the post of its own page."""
    payload = load_json(page.body)
    yield from read_rows(page, [payload] if is_detail(page) else need_list(payload, "jobs"), read)


def read(page: Page, row: Row) -> Draft:
    """One post of the board."""
    source_id = row.identify("id")
    if is_detail(page):
        check_own(page, source_id)
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
    _publish_ranges(row.children("pay_input_ranges"))
    _publish_metadata(row, row.take("metadata"))
    if "<" not in content and "&lt;" not in content and "&amp;lt;" in content:
        content = unescape(content)
    return make_draft(
        page, row, source_id=source_id, url=url, title=title, description=content, description_format="escaped_html"
    )


def _publish_ranges(ranges: list[Row]) -> None:
    """The first range as bounds in whole units, all as lines; what one payment is for is only in the words around."""
    for number, item in enumerate(ranges):
        item.demand("min_cents", "max_cents", "currency_type", "title")
        title, blurb, currency = item.text("title") or "", item.text("blurb") or "", item.text("currency_type")
        low, high = item.take("min_cents"), item.take("max_cents")
        if number == 0:
            item.add("pay_min", make_amount(low), "min_cents")
            item.add("pay_max", make_amount(high), "max_cents")
            item.add("pay_currency", currency, "currency_type")
            found = (unit for words in (title, blurb) for unit, pattern in _UNITS if pattern.search(words))
            item.add("pay_unit", next(found, None), "title~unit")
        line = f"{title}: {make_amount(low) or ''} - {make_amount(high) or ''} {currency or ''}"
        item.add("pay_text", " ".join(line.split()), "min_cents~line")
        item.ignore("id")


def make_amount(cents: Any) -> str | None:
    """
    >>> make_amount(3550), make_amount("100000"), make_amount(None)
    ('35.50', '1000', None)
    """
    text = make_text(cents)
    if text is None or not text.isdigit():
        return None
    whole, rest = divmod(Decimal(text), 100)
    return f"{whole}.{rest:0>2}" if rest else str(whole)


def _publish_metadata(row: Row, metadata: Any) -> None:
    """Custom fields, `[{name, value, value_type}]`: a value is a text, a list of texts, money, a person or null."""
    for index, item in enumerate(metadata if isinstance(metadata, list) else ()):
        if not isinstance(item, dict):
            continue
        Row(item, path=f"metadata[{index}].").demand("name", "value", "value_type")
        name, value = str(item["name"]).casefold(), item["value"]
        entry = Row({"value": value}, path=f"metadata[{index}].", published=row.published)
        if item.get("value_type") in _MONEY and isinstance(value, dict) and _PAY_FIELD.search(name):
            money = entry.child("value")
            money.demand("unit", *(() if money.has_key("amount") else ("min_value", "max_value")))
            single = ("pay_min", "amount"), ("pay_max", "amount")
            bounds = ("pay_min", "min_value"), ("pay_max", "max_value")
            for ours, key in single if money.has("amount") else bounds:
                money.add(ours, make_text(value.get(key)), key)
            money.publish("pay_currency", "unit")
        elif name in _METADATA and not isinstance(value, dict):
            entry.publish(_METADATA[name], "value")
