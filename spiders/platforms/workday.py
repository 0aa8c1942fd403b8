"""Workday: POST `{host}/wday/cxs/{tenant}/{site}/jobs`, 20 a page, and one page for each text.

The key is `host/tenant/site`. `total` is to be trusted on the first page only. A list ends near 2,000 rows, and beyond
its end the first page comes again: such a page has the bytes of an earlier one, so the run does not count as whole.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from spiders.payload import Row, load_json, make_draft, make_issue, need, need_list, read_rows
from transforms.records import Draft, Issue, Link, Page

COMPLETENESS = "natural_end"

SIZE, CAP = 20, 2000
_IGNORED = (
    "canApply", "hiringOrganization", "id", "includeResumeParsing", "jobPostingId", "jobPostingSiteId",
    "jobRequisitionLocation", "logoImage", "posted", "questionnaireId", "secondaryQuestionnaireId", "startDate",
)  # fmt: skip


def make_start(key: str) -> tuple[Link, ...]:
    host, tenant, site = key.split("/")
    return (_make_list(f"https://{host}/wday/cxs/{tenant}/{site}/jobs", 0),)


def _make_list(url: str, offset: int) -> Link:
    body = json.dumps({"appliedFacets": {}, "limit": SIZE, "offset": offset, "searchText": ""})
    return Link(url=url, method="POST", body=body, headers=(("Content-Type", "application/json"),))


def follow(page: Page) -> Iterator[Link]:
    """The text of each row; from the first page, all further pages. Where the total is the cap, one page beyond it."""
    envelope = load_json(page.body)
    for posting in need_list(envelope, "jobPostings"):
        if path := posting.get("externalPath"):
            yield Link(url=page.url.removesuffix("/jobs") + path, kind="detail")
    if _find_offset(page) == 0:
        total = int(need(envelope, "total"))
        last = total + SIZE if total == CAP else total
        yield from (_make_list(page.url, offset) for offset in range(SIZE, last, SIZE))


def _find_offset(page: Page) -> int:
    return int(need(load_json((page.request_body or "{}").encode()), "offset"))


def extract(page: Page) -> Iterator[Draft | Issue]:
    payload = load_json(page.body)
    if page.url.endswith("/jobs"):
        rows = [row for row in need_list(payload, "jobPostings") if isinstance(row, dict) and row.get("title")]
        yield from (_miss_path(page, row) for row in rows if not row.get("externalPath"))
        return
    yield from read_rows(page, [need(payload, "jobPostingInfo")], read)


def _miss_path(page: Page, row: dict[str, Any]) -> Issue:
    """A row that leads nowhere. Rows without a title are what is left of postings that were taken down."""
    return make_issue(page, "missing_key", field="externalPath", value=str(row["title"]))


def read(page: Page, row: Row) -> Draft:
    """One posting. `postedOn` is relative ("Posted 30+ Days Ago"); `startDate` is when the work starts, if anything."""
    source_id, title = row.identify("jobReqId"), row.require("title")
    description, url = row.require("jobDescription"), row.require("externalUrl")
    row.demand("posted", "canApply")
    is_open = "false" not in (row.text("posted"), row.text("canApply"))
    for ours, key in (
        ("location", "location"), ("location", "additionalLocations"), ("posted_at", "postedOn"),
        ("closes_at", "endDate"), ("schedule", "timeType"), ("remote", "remoteType"),
    ):  # fmt: skip
        row.publish(ours, key)
    country = row.child("country")
    country.publish("country", "alpha2Code")
    country.ignore("descriptor", "id")
    row.ignore(*_IGNORED)
    return make_draft(
        page, row, source_id=source_id, url=url, title=title, description=description, description_format="html",
        is_open=is_open,
    )  # fmt: skip
