"""Workable's public widget: `apply.workable.com/api/v1/widget/accounts/{key}?details=true`, every post with its text.

The older `jobs.md` index stops at 30 rows and is never a full list. Pay is only in the text.
"""

from __future__ import annotations

from collections.abc import Iterator

from spiders.payload import Row, load_json, make_draft, need_list, read_rows
from transforms.records import Draft, Issue, Link, Page

HOST = "apply.workable.com"
COMPLETENESS = "single_response"


def make_start(key: str) -> tuple[Link, ...]:
    return (Link(url=f"https://{HOST}/api/v1/widget/accounts/{key}?details=true"),)


def extract(page: Page) -> Iterator[Draft | Issue]:
    yield from read_rows(page, need_list(load_json(page.body), "jobs"), read)


def read(page: Page, row: Row) -> Draft:
    """One post of the account."""
    source_id = row.identify("shortcode")
    title, url, description = row.require("title"), row.require("url"), row.require("description")
    row.publish("apply_url", "application_url")
    row.publish("remote", "telecommuting")
    row.publish("employment_type", "employment_type")
    row.publish("department", "department")
    row.publish("posted_at", "published_on")
    row.publish("education", "education")
    row.publish("experience", "experience")
    row.publish("listing_id", "code")
    _publish_place(row)
    row.ignore("shortlink", "created_at", "function", "industry")
    return make_draft(
        page, row, source_id=source_id, url=url, title=title, description=description, description_format="html"
    )


def _publish_place(row: Row) -> None:
    """The country may hold the whole place ("Toronto,Ontario,Canada"): then it is a location and no country."""
    country = row.text("country")
    row.add("location", country, "country")
    row.add("country", None if country and "," in country else country, "country")
    row.publish("city", "city")
    row.publish("state", "state")
    for place in row.children("locations"):
        place.publish("country", "country")
        place.publish("city", "city")
        place.publish("state", "region")
        place.ignore("countryCode", "hidden")
