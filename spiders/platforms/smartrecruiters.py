"""SmartRecruiters: `api.smartrecruiters.com/v1/companies/{key}/postings`, 100 a page, and one page for each text.

The key keeps its case. A wrong key answers 200 with nothing found, so an empty board is a failed page, never a closure.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from spiders.payload import BrokenPage, Row, load_json, make_draft, need, need_list, read_rows
from spiders.platforms.own_page import check_own
from transforms.records import Draft, Issue, Link, Page

HOST = "api.smartrecruiters.com"
COMPLETENESS = "union"

_SIZE = 100
_OFFSET = re.compile(r"[?&]offset=(\d{1,7})")
_DETAIL = re.compile(r"/postings/[^/?]{1,80}\Z")
_SECTIONS = ("companyDescription", "jobDescription", "qualifications", "additionalInformation")
_LABELS = (("employment_type", "typeOfEmployment"), ("department", "department"), ("domain", "function"),
           ("experience", "experienceLevel"))  # fmt: skip
_IGNORED = ("actions", "creator", "customField", "defaultJobAd", "industry", "jobAdId", "jobId", "language",
            "profileDefaults", "ref", "referralUrl", "refNumber", "uuid", "visibility", "videos")  # fmt: skip


def make_start(key: str) -> tuple[Link, ...]:
    return (_make_list(f"https://{HOST}/v1/companies/{key}/postings", 0),)


def _make_list(url: str, offset: int) -> Link:
    return Link(url=f"{url}?limit={_SIZE}&offset={offset}")


def follow(page: Page) -> Iterator[Link]:
    """The page of each posting, and the next list page while there is more than was seen."""
    envelope = load_json(page.body)
    content, total = need_list(envelope, "content"), need(envelope, "totalFound")
    base, asked = page.url.partition("?")[0], _OFFSET.search(page.url)
    offset = int(asked[1]) if asked else 0
    if not content and (not offset or offset < total):
        raise BrokenPage("missing_envelope", "content", f"{total} found, none listed")
    for posting in content:
        yield Link(url=f"{base}/{need(posting, 'id')}", kind="detail")
    if offset + len(content) < total:
        yield _make_list(base, offset + len(content))


def extract(page: Page) -> Iterator[Draft | Issue]:
    payload = load_json(page.body)
    if not _DETAIL.search(urlsplit(page.url).path):
        need_list(payload, "content")
        return
    need(payload, "jobAd", "sections")
    yield from read_rows(page, [payload], read)


def read(page: Page, row: Row) -> Draft:
    """One posting, from its own page."""
    source_id, title = row.identify("id"), row.require("name")
    check_own(page, source_id)
    url = row.require("postingUrl")
    row.publish("apply_url", "applyUrl")
    row.publish("posted_at", "releasedDate")
    for ours, key in _LABELS:
        label = row.child(key)
        label.publish(ours, "label")
        label.ignore("id")
    company = row.child("company")
    company.publish("company", "name")
    company.ignore("identifier")
    _publish_place(row.child("location"))
    description = _join_sections(row.child("jobAd").child("sections"))
    is_open = row.require("active") == "true"
    row.ignore(*_IGNORED)
    return make_draft(
        page, row, source_id=source_id, url=url, title=title, description=description, description_format="html",
        is_open=is_open,
    )  # fmt: skip


def _publish_place(place: Row) -> None:
    for ours, key in (("location", "fullLocation"), ("city", "city"), ("state", "region"), ("country", "country")):
        place.publish(ours, key)
    for word in ("remote", "hybrid"):
        if place.text(word) == "true":
            place.add("remote", word, f"{word}~word")
    place.ignore("address", "postalCode", "latitude", "longitude", "manual", "regionCode")


def _join_sections(sections: Row) -> str:
    """The sections in their order, each under its heading, as one HTML text."""
    parts = []
    sections.expect(*_SECTIONS, words=True)
    for name in _SECTIONS:
        is_there = bool(sections.peek(name))
        section = sections.child(name)
        section.demand(*(("title", "text") if is_there else ()))
        heading, text = section.text("title"), section.text("text")
        if text:
            parts.append(f"<h3>{heading}</h3>\n{text}" if heading else text)
    sections.ignore("videos")
    if not parts:
        sections.require("jobDescription")
    return "\n".join(parts)
