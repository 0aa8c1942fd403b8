"""Turing's board for AI work, in one call: its paging is ignored by the site, and an empty body gives ten suggestions.

Neither pay nor country is structured; `referralReward` is a bounty.
"""

from __future__ import annotations

from collections.abc import Iterator

from spiders.payload import Row, load_json, make_draft, need_list, read_rows
from transforms.records import Draft, Issue, Link, Page

TOTAL_PATH = "totalCount"
_BODY = (
    '{"searchQuery": "", "expertise": [], "location": [], "pageNumber": 1, "pageSize": 2000, '
    '"sortingCriteria": "newest"}'
)
_HEADERS = (
    ("Content-Type", "application/json"),
    ("Accept", "application/json"),
    ("Referer", "https://work.turing.com/jobs"),
)
_PAGE = "https://work.turing.com/job/home?jobCode={}"


def make_start(key: str) -> tuple[Link, ...]:
    """The one call; `key` names the list, there is "all"."""
    return (Link(url=f"https://work.turing.com/api/jobs/{key}", method="POST", body=_BODY, headers=_HEADERS),)


def extract(page: Page) -> Iterator[Draft | Issue]:
    yield from read_rows(page, need_list(load_json(page.body), "jobs"), _read)


def _read(page: Page, row: Row) -> Draft:
    source_id = row.identify("id")
    title, description, code = row.require("title"), row.require("description"), row.require("jobCode")
    row.add("apply_url", _PAGE.format(code), "jobCode")
    for name, key in (("domain", "roleGroup"), ("remote", "locationType")):
        row.publish(name, key)
    for skill in row.children("skills"):
        skill.publish("skill", "skillName")
        skill.ignore("id", "skillId")
    # The dates have no zone, and nothing says which one is meant; days are all that is read of them.
    row.publish("posted_at", "createdDate")
    row.publish("updated_at", "updatedDate")
    row.ignore("oneLinerDescription", "contract", "featuredJob", "referralReward")
    return make_draft(
        page, row, source_id=source_id, url=_PAGE.format(code), title=title, description=description,
        description_format="html",
    )  # fmt: skip
