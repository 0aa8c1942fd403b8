"""Alignerr's own job list of 2026: `www.alignerr.com/api/jobs?limit=120&offset=N`, and the page behind each row.

Thousands of rows are city clones of some hundred master jobs, so a list page leads to one clone of each group (same
title, pay and teaser), and what is read from a clone's page is its master's: id, words and pay; no dates and no place,
nor the bullet that names the clone's country, since which clone was read is chance. Where clones of one master differ
in what is left, the one whose id comes first is kept and the difference noted.
The list grows and shrinks while it is walked: pages overlap, and a row that moves up by less than that is still seen.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from spiders.payload import BrokenPage, Row, load_json, make_draft, make_issue, need, need_list, read_rows
from spiders.platforms.embedded import read_next_data
from spiders.platforms.own_page import check_own
from transforms.records import Draft, Issue, Link, Page

HOST = "www.alignerr.com"
_LIST, _PAGE = f"https://{HOST}/api/jobs?limit=120&offset={{}}", f"https://{HOST}/jobs/{{}}"
EMPTY = ("jobs", "total")
HAS_CLONES = True
_OVERLAP = 20
_OFFSET = re.compile(r"[?&]offset=(\d{1,7})(?:&|\Z)")
_PLACE = re.compile(r"^[ \t]{0,8}[-*\u2022][ \t]{0,4}\*{0,2}Based in\b[^\n]{0,300}(?:\n|\Z)", re.M)
_ACCEPT = (("Accept", "application/json"),)
_CLONE_ONLY = ("location", "city", "state", "countryCode", "zipCode", "firstPostDate", "createdAt", "updatedAt")
_SHARED = (("employment_type", "jobType"), ("pay_unit", "salaryType"), ("experience", "experienceLevel"),
           ("pay_min", "lowerBoundHourlyRate"), ("pay_max", "upperBoundHourlyRate"))  # fmt: skip
_OWN = (("location", "location"), ("city", "city"), ("state", "state"), ("country", "countryCode"),
        ("posted_at", "firstPostDate"), ("updated_at", "updatedAt"))  # fmt: skip
_IGNORED = (
    "shortDescription", "htmlLongDescription", "formattedHtml", "masterJobPriority", "masterJobFulfillmentProgramId",
    "fulfillmentProgramId", "leverPostId", "linkedinPartnerId", "includeInIndeedFeed", "includeInLinkedinFeed",
    "includeInZiprecruiterFeed", "prerequisiteAssessmentIds",
)  # fmt: skip


def make_start(key: str) -> tuple[Link, ...]:
    """The first page of the list; `key` is where the walk starts, "0"."""
    return (Link(url=_LIST.format(key), headers=_ACCEPT),)


def follow(page: Page) -> Iterator[Link]:
    """One clone of each group on the page, and the next page while the declared total is not reached."""
    rows, following = _read_list(page)
    first: dict[tuple[Any, ...], str] = {}
    for row in rows:
        if isinstance(row, dict) and row.get("id"):
            key = tuple(str(row.get(name)) for name in ("title", "pay", "description"))
            first[key] = min(str(row["id"]), first.get(key, str(row["id"])))
    yield from (Link(url=_PAGE.format(job), kind="detail") for job in first.values())
    if following is not None:
        yield Link(url=_LIST.format(following), headers=_ACCEPT)


def extract(page: Page) -> Iterator[Draft | Issue]:
    """The posting of a job's page. A list page is only checked: it has teasers, and no word on what is open."""
    if "/api/jobs" in page.url:
        rows, _ = _read_list(page)
        yield from (found for found in read_rows(page, rows, _check_row) if isinstance(found, Issue))
        return
    job = need(read_next_data(page), "props", "pageProps", "job")
    if not isinstance(job, dict):
        raise BrokenPage("no_posting", "props.pageProps.job")
    yield from read_rows(page, [job], _read)


def _read_list(page: Page) -> tuple[list[Any], int | None]:
    """The rows, and where the next page starts. Raises BrokenPage for another page's answer, and for a short one."""
    envelope = load_json(page.body)
    rows = need_list(envelope, "jobs")
    limit, offset, total = (need(envelope, name) for name in ("limit", "offset", "total"))
    asked = _OFFSET.search(page.url)
    if not all(isinstance(number, int) for number in (limit, offset, total)) or limit <= _OVERLAP:
        raise BrokenPage("missing_envelope", "limit", f"{limit!r}, {offset!r}, {total!r}")
    if asked is None or offset != int(asked[1]):
        raise BrokenPage("missing_envelope", "offset", str(offset))
    if len(rows) < min(limit, total - offset):
        raise BrokenPage("missing_envelope", "total", f"{len(rows)} rows at {offset} of {total}")
    return rows, offset + limit - _OVERLAP if offset + limit < total else None


def _check_row(page: Page, row: Row) -> Draft:
    """A row must have what its group is known by; the draft is never kept."""
    source_id, title = row.identify("id"), row.require("title")
    teaser = row.require("description")
    row.ignore("pay", "location", "applyUrl", "category", "originalCategory")
    return make_draft(
        page, row, source_id=source_id, url=page.url, title=title, description=teaser, description_format="text"
    )


def _read(page: Page, row: Row) -> Draft | Issue:
    clone_id, title, description = row.identify("id"), row.require("name"), row.require("longDescription")
    check_own(page, clone_id)
    row.demand("masterJobId")  # null for a job that is no clone; where it is not there, nobody can tell
    is_open, master_id = row.require("isActive") == "true", row.text("masterJobId")
    if master_id and not is_open:
        return make_issue(page, "gone", severity="info", source_id=clone_id)  # closes its city, not the master
    for name, key in _SHARED if master_id else (*_SHARED, *_OWN):
        row.publish(name, key)
    if any(value.name in ("pay_min", "pay_max") for value in row.published):
        row.add("pay_currency", "USD", "upperBoundHourlyRate~currency")
    row.ignore(*_CLONE_ONLY, *_IGNORED)
    if master_id:
        description = _PLACE.sub("", description)
    return make_draft(
        page, row, source_id=master_id or clone_id, url=_PAGE.format(clone_id), title=title, description=description,
        description_format="markdown", is_open=is_open,
    )  # fmt: skip
