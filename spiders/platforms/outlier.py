"""Outlier's own job list, and the record of one job. The only structured pay is an hourly ceiling.

`allowedCountries` is what the site shows, and can disagree with `location.name`. Country names hold commas
("Korea, Republic of"), so neither is cut here.
"""

from __future__ import annotations

from collections.abc import Iterator

from spiders.payload import Row, load_json, make_draft, need, need_list, read_rows
from spiders.platforms.own_page import check_own
from transforms.records import Draft, Issue, Link, Page

TOTAL_PATH = "totalCount"
_LIST = "https://app.outlier.ai/internal/experts/job-board/jobs"
_HEADERS = (
    ("Content-Type", "application/json"),
    ("Accept", "application/json"),
    ("Origin", "https://app.outlier.ai"),
    ("Referer", "https://app.outlier.ai/opportunities"),
)


def _make_link(number: int) -> Link:
    return Link(url=_LIST, method="POST", body=f'{{"page": {number}, "pageSize": 100}}', headers=_HEADERS)


def make_start(key: str) -> tuple[Link, ...]:
    """The first page of the list; `key` is the part of the site that it belongs to, "job-board"."""
    return (_make_link(1),)


def follow(page: Page) -> Iterator[Link]:
    envelope = load_json(page.body)
    number = need(envelope, "page")
    if number < need(envelope, "totalPages"):
        yield _make_link(number + 1)


def extract(page: Page) -> Iterator[Draft | Issue]:
    """The list, or the record of one job, which is the same and nothing around it."""
    payload = load_json(page.body)
    is_list = page.url.partition("?")[0] == _LIST
    yield from read_rows(page, need_list(payload, "jobs") if is_list else [payload], _read)


def _read(page: Page, row: Row) -> Draft:
    source_id = row.identify("id")
    if page.url.partition("?")[0] != _LIST:
        check_own(page, source_id)
    title, content = row.require("title"), row.require("content")
    url = row.require("absolute_url").partition("?")[0]
    row.add("apply_url", url, "absolute_url")
    # The place is an object; now and then it is a bare string.
    place = row.take("location")
    row.add("location", place if isinstance(place, str) else (place or {}).get("name"), "location.name")
    row.publish("country", "allowedCountries")
    row.publish("skill", "skillNames")
    row.publish("department", "pod_group")
    if row.publish("pay_max", "maxHourlyRateUsd"):
        row.add("pay_unit", "hour", "maxHourlyRateUsd~unit")
        row.add("pay_currency", "USD", "maxHourlyRateUsd~currency")
    row.publish("posted_at", "createdAt")
    row.publish("updated_at", "updatedAt")
    row.ignore("internal_job_id", "signupFlowId")
    return make_draft(
        page, row, source_id=source_id, url=url, title=title, description=content, description_format="html"
    )
