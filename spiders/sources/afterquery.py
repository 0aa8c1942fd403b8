"""AfterQuery's list for experts. Programs are answered with a challenge since 2026-09, which nobody here works around.

`id` is the moment of creation in milliseconds, and may be null; `docId` is the record's own id.
"""

from collections.abc import Iterator
from datetime import UTC, date, datetime

from spiders.card import Card, Terms
from spiders.payload import Row, load_json, make_draft, need_list, read_rows
from transforms.records import Draft, Issue, Link, Page

_PAGE = "https://experts.afterquery.com/apply/{}"
CARD = Card(
    name="afterquery",
    title="AfterQuery Experts",
    homepage="https://experts.afterquery.com/",
    operator="AfterQuery",
    kind="platform",
    platform="afterquery",
    hosts=("experts.afterquery.com",),
    terms=Terms(status="unclear", read_on=date(2026, 10, 10), note="Programs are met with a challenge: a refusal."),
    completeness="single_response",
    expected=(1, 1000),
    start=(Link(url="https://experts.afterquery.com/api/jobs/listings", headers=(("Accept", "application/json"),)),),
    enabled=False,
    off_reason="its site challenges programs since 2026-09",
)


def extract(page: Page) -> Iterator[Draft | Issue]:
    yield from read_rows(page, need_list(load_json(page.body), "jobs"), _read)


def _read(page: Page, row: Row) -> Draft:
    source_id, title, link = row.identify("docId"), row.require("title"), row.require("link")
    description, archived = row.require("description"), row.require("archived")
    row.publish("pay_text", "salary")
    row.publish("department", "department")
    row.child("detailPage").publish("location", "location")
    if (stamp := row.text("id")) and stamp.isdigit() and len(stamp) == 13:
        row.add("posted_at", datetime.fromtimestamp(int(stamp) / 1000, UTC).isoformat(), "id")
    row.ignore("featured")
    return make_draft(
        page, row, source_id=source_id, url=_PAGE.format(link), title=title, description=description,
        description_format="html" if "</" in description else "text", is_open=archived != "true",
    )  # fmt: skip
