"""Outlier's own job list. Ids close and come back; the only structured pay is an hourly ceiling.

`allowedCountries` is what the site shows, and can disagree with `location.name`. Country names hold commas
("Korea, Republic of"), so neither is cut here.
"""

from collections.abc import Iterator
from datetime import date

from spiders.card import Card, Terms
from spiders.payload import Row, load_json, make_draft, need, need_list, read_rows
from transforms.records import Draft, Issue, Link, Page

_LIST = "https://app.outlier.ai/internal/experts/job-board/jobs"
_HEADERS = (
    ("Content-Type", "application/json"),
    ("Accept", "application/json"),
    ("Origin", "https://app.outlier.ai"),
    ("Referer", "https://app.outlier.ai/opportunities"),
)


def _make_link(number: int) -> Link:
    return Link(url=_LIST, method="POST", body=f'{{"page": {number}, "pageSize": 100}}', headers=_HEADERS)


CARD = Card(
    name="outlier",
    title="Outlier",
    homepage="https://outlier.ai/",
    operator="Scale AI, Inc.",
    kind="platform",
    platform="outlier",
    hosts=("app.outlier.ai",),
    terms=Terms(status="unclear", read_on=date(2026, 10, 10), note="No statement on programs found; robots decides."),
    completeness="declared_total",
    expected=(1, 500),
    start=(_make_link(1),),
    total_path="totalCount",
)


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
