"""Recruitee: `{key}.recruitee.com/api/offers/`, every offer with its text in one response; the key may be a host."""

from __future__ import annotations

from collections.abc import Iterator

from spiders.payload import Row, load_json, make_draft, make_issue, need_list, read_rows
from transforms.records import Draft, Issue, Link, Page

COMPLETENESS = "single_response"

_IGNORED = (
    "careers_apply_url", "category_code", "close_at", "company_name", "cover_letter", "cv", "department_id",
    "description_images", "dynamic_fields", "guid", "hybrid", "languages", "location_ids", "mailbox_email",
    "on_site", "open_questions", "options_cover_letter", "options_cv", "options_phone", "options_photo", "photo",
    "position", "postal_code", "primary_lang_code", "requirements_images", "sharing_description", "sharing_image",
    "sharing_title", "slug", "state_code", "state_name", "status", "tags", "translations", "employment_type",
)  # fmt: skip


def make_start(key: str) -> tuple[Link, ...]:
    host = key if "." in key else f"{key}.recruitee.com"
    return (Link(url=f"https://{host}/api/offers/"),)


def extract(page: Page) -> Iterator[Draft | Issue]:
    yield from read_rows(page, need_list(load_json(page.body), "offers"), read)


def read(page: Page, row: Row) -> Draft | Issue:
    """One offer; one that is not published is passed over."""
    source_id = row.identify("id")
    row.demand("status")
    row.expect("requirements", words=True)
    if (status := row.text("status")) not in (None, "published"):
        return make_issue(page, "unlisted", severity="info", source_id=source_id, value=status)
    title, url = row.require("title"), row.require("careers_url")
    parts = [row.require("description"), row.text("requirements") or ""]
    for ours, key in (
        ("apply_url", "careers_apply_url"), ("company", "company_name"), ("location", "location"), ("city", "city"),
        ("state", "state_name"), ("department", "department"), ("employment_type", "employment_type_code"),
        ("hours_min", "min_hours"), ("hours_max", "max_hours"), ("education", "education_code"),
        ("experience", "experience_code"), ("posted_at", "published_at"), ("updated_at", "updated_at"),
        ("closes_at", "close_at"),
    ):  # fmt: skip
        row.publish(ours, key)
    if row.has_key("country") and row.publish("country", "country") is None:
        row.publish("country", "country_code")
    _publish_more(row)
    row.ignore("created_at", "country_code", *_IGNORED)
    return make_draft(
        page, row, source_id=source_id, url=url, title=title, description="\n".join(part for part in parts if part),
        description_format="html",
    )  # fmt: skip


def _publish_more(row: Row) -> None:
    """Pay is an object on some offers, absent on most; the place is one, or a list of them."""
    for word in ("remote", "hybrid"):
        if row.text(word) == "true":
            row.add("remote", word, f"{word}~word")
    pay = row.child("salary")
    for ours, key in (("pay_min", "min"), ("pay_max", "max"), ("pay_unit", "period"), ("pay_currency", "currency")):
        pay.publish(ours, key)
    for place in row.children("locations"):
        for ours, key in (("country", "country"), ("city", "city"), ("state", "state")):
            place.publish(ours, key)
        place.ignore("id", "name", "note", "street", "postal_code", "country_code", "state_code", "translations")
