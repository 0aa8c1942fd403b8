"""TELUS Digital's list of tasks for its AI community: `{data, pagination}`, asked for with POST (a GET is refused).

One amount a posting, by the hour or the unit. `id` and `ctime` come as numbers or as texts, places and languages as
objects or as bare names.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime

from spiders.payload import Row, load_json, make_draft, make_text, need, need_list, read_rows
from transforms.records import Draft, Issue, Link, Page

TOTAL_PATH = "pagination.total"
_LIST = "https://api.telusinternational.ai/apapi/v1/list-job-posts"
_PAGE = "https://www.telusinternational.ai/cmp/public/jobs/available/{}"
_HEADERS = (("Content-Type", "application/json"), ("Accept", "application/json"))


def make_start(key: str) -> tuple[Link, ...]:
    """The first page of the list that `key` names; there is the one of all countries, "global"."""
    return (_make_link(1),)


def _make_link(number: int) -> Link:
    body = f'{{"is_global": true, "page": {number}, "limit": 100}}'
    return Link(url=_LIST, method="POST", body=body, headers=_HEADERS)


def follow(page: Page) -> Iterator[Link]:
    pagination = need(load_json(page.body), "pagination")
    number = int(need(pagination, "page"))
    if number < int(need(pagination, "pages")):
        yield _make_link(number + 1)


def extract(page: Page) -> Iterator[Draft | Issue]:
    yield from read_rows(page, need_list(load_json(page.body), "data"), _read)


def _read(page: Page, row: Row) -> Draft:
    source_id = row.identify("id")
    title, description, status = row.require("title"), row.require("description"), row.require("status")
    row.publish("remote", "job_type")
    row.publish("employment_type", "employment_type")
    row.publish("domain", "job_domain")
    _publish_pay(row.child("compensation"))
    for name, key in (("language", "hiring_language"), ("country", "hiring_country"), ("location", "location")):
        _publish_named(row, name, key)
    row.add("posted_at", _make_date(row.text("ctime")), "ctime")
    row.ignore("job_req_id", "project_id")  # one requisition may stand behind postings in many languages
    return make_draft(
        page, row, source_id=source_id, url=_PAGE.format(source_id), title=title, description=description,
        description_format="html", is_open=status == "active",
    )  # fmt: skip


def _publish_pay(pay: Row) -> None:
    """One amount is the floor and the ceiling."""
    amount = pay.text("amount")
    for name in ("pay_min", "pay_max"):
        pay.add(name, amount, "amount")
    pay.publish("pay_currency", "currency")
    pay.publish("pay_unit", "unit")
    pay.ignore("normalized_usd")


def _publish_named(row: Row, name: str, key: str) -> None:
    """A language or a place is an object with a name, or the bare name."""
    value = row.take(key)
    row.add(name, make_text(value.get("name") if isinstance(value, dict) else value), key)


def _make_date(stamp: str | None) -> str | None:
    """
    >>> _make_date("1790812800"), _make_date("1790812800000"), _make_date("2026-10-01")
    ('2026-10-01T00:00:00+00:00', '2026-10-01T00:00:00+00:00', '2026-10-01')
    """
    if stamp is None or not stamp.isdigit() or len(stamp) > 13:
        return stamp
    seconds = int(stamp) / (1000 if len(stamp) > 11 else 1)
    return datetime.fromtimestamp(seconds, UTC).isoformat()
