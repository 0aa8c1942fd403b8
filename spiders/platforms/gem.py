"""Gem job boards: POST `jobs.gem.com/api/public/graphql/batch`, a list operation, then texts in batches of 20.

A batch answers 200 whatever happened; an operation that failed has no data. A board without a name does not exist.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

from spiders.payload import BrokenPage, Row, load_json, make_draft, make_issue, need, need_list, read_rows
from transforms.records import Draft, Issue, Link, Page

URL = "https://jobs.gem.com/api/public/graphql/batch"
COMPLETENESS = "union"

SIZE = 20
_LIST = (
    "query JobBoardList($boardId: String!) { oatsExternalJobPostings(boardId: $boardId) { jobPostings { extId title } }"
    " jobBoardExternal(vanityUrlPath: $boardId) { id } }"
)
_DETAIL = (
    "query ExternalJobPostingQuery($boardId: String!, $extId: String!) {"
    " oatsExternalJobPosting(boardId: $boardId, extId: $extId) { extId title descriptionHtml compensationHtml"
    " firstPublishedTsSec locations { name city isoCountry isRemote }"
    " job { locationType employmentType department { name } } } }"
)
_IGNORED = ("__typename", "id", "companyUrl", "startDateTs", "isApplicationFormHidden", "jobPostSectionHtml")


def make_start(key: str) -> tuple[Link, ...]:
    return (_make_link("list", [_make_operation("JobBoardList", _LIST, boardId=key)]),)


def _make_operation(name: str, query: str, **variables: str) -> dict[str, Any]:
    return {"operationName": name, "variables": variables, "query": query}


def _make_link(kind: Any, operations: list[dict[str, Any]]) -> Link:
    headers = (("Content-Type", "application/json"), ("batch", "true"))
    return Link(url=URL, method="POST", body=json.dumps(operations), headers=headers, kind=kind)


def _find_board(page: Page) -> str:
    asked = load_json((page.request_body or "").encode())
    return str(need(asked[0] if isinstance(asked, list) and asked else None, "variables", "boardId"))


def _read_answers(page: Page) -> list[Any]:
    answers = load_json(page.body)
    if not isinstance(answers, list) or not answers:
        raise BrokenPage("missing_envelope", "[]")
    return [need(answer, "data") for answer in answers]


def follow(page: Page) -> Iterator[Link]:
    """The texts of all postings of the list. Raises BrokenPage for a board that does not exist."""
    (data, *_), board = _read_answers(page), _find_board(page)
    if need(data, "jobBoardExternal") is None:
        raise BrokenPage("missing_envelope", "jobBoardExternal")
    ids = [need(posting, "extId") for posting in need_list(data, "oatsExternalJobPostings", "jobPostings")]
    asked = [
        _make_operation("ExternalJobPostingQuery", _DETAIL, boardId=board, extId=str(id_)) for id_ in dict.fromkeys(ids)
    ]
    yield from (_make_link("detail", asked[start : start + SIZE]) for start in range(0, len(asked), SIZE))


def extract(page: Page) -> Iterator[Draft | Issue]:
    answers = _read_answers(page)
    if isinstance(answers[0], dict) and "oatsExternalJobPostings" in answers[0]:
        need_list(answers[0], "oatsExternalJobPostings", "jobPostings")
        return
    found = [need(data, "oatsExternalJobPosting") for data in answers]
    yield from read_rows(page, [posting for posting in found if posting is not None], read)
    for _ in range(found.count(None)):  # taken down between the list and the batch
        yield make_issue(page, "gone", severity="info")


def read(page: Page, row: Row) -> Draft:
    """One posting, from its operation."""
    source_id, title = row.identify("extId"), row.require("title")
    row.demand("compensationHtml")
    parts = [row.require("descriptionHtml"), row.text("compensationHtml") or ""]
    row.add("posted_at", make_date(row.take("firstPublishedTsSec")), "firstPublishedTsSec")
    for place in row.children("locations"):
        place.publish("location", "name")
        place.publish("city", "city")
        place.publish("country", "isoCountry")
        place.add("remote", "remote" if place.text("isRemote") == "true" else None, "isRemote~remote")
        place.ignore("extId", *_IGNORED)
    job = row.child("job")
    job.publish("employment_type", "employmentType")
    job.publish("remote", "locationType")
    department = job.child("department")
    department.publish("department", "name")
    department.ignore("extId", *_IGNORED)
    job.ignore("requisitionId", "teamDisplayName", *_IGNORED)
    row.ignore(*_IGNORED)
    return make_draft(
        page, row, source_id=source_id, url=f"https://jobs.gem.com/{_find_board(page)}/{source_id}", title=title,
        description="\n".join(part for part in parts if part), description_format="html",
    )  # fmt: skip


def make_date(seconds: Any) -> str | None:
    """
    >>> make_date(1790000000)
    '2026-09-21T14:13:20+00:00'
    """
    if not isinstance(seconds, int) or isinstance(seconds, bool) or not 0 < seconds < 10**11:
        return None
    return datetime.fromtimestamp(seconds, UTC).isoformat()
