"""Workable: the public widget `apply.workable.com/api/v1/widget/accounts/{key}?details=true`, every post with its text.

The key `v3/{account}` walks the newer list instead, by tokens, and each post's own page (JSON; Markdown is read too).
The `jobs.md` index stops at 30 rows and is never a full list. Pay is only in the text.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from spiders.payload import (
    BrokenPage,
    Row,
    find_next,
    load_json,
    make_draft,
    make_issue,
    make_text,
    need,
    need_list,
    read_rows,
)
from spiders.platforms.own_page import check_own
from transforms.charsets import decode
from transforms.errors import BrokenText
from transforms.records import Draft, Issue, Link, Page

HOST = "apply.workable.com"
COMPLETENESS = "single_response"

_FILTERS = {"query": "", "location": [], "department": [], "worktype": [], "remote": []}
_ACCOUNT = re.compile(r"/accounts/([\w-]{1,80})/")
_DETAIL = re.compile(r"/api/v2/accounts/[\w-]{1,80}/jobs/\w{1,40}\Z")
_MARKDOWN = re.compile(r"/([\w-]{1,80})/jobs/view/(\w{1,40})\.md\Z")


def make_start(key: str) -> tuple[Link, ...]:
    version, _, account = key.rpartition("/")
    if version == "v3":
        return (_make_list(f"https://{HOST}/api/v3/accounts/{account}/jobs", _FILTERS),)
    return (Link(url=f"https://{HOST}/api/v1/widget/accounts/{account}?details=true"),)


def _make_list(url: str, body: object) -> Link:
    return Link(url=url, method="POST", body=json.dumps(body), headers=(("Content-Type", "application/json"),))


def follow(page: Page) -> Iterator[Link]:
    """From a list of the newer kind: the page of each post that is meant for the public, and the next list page."""
    if "/api/v3/" not in page.url:
        return
    envelope = load_json(page.body)
    for post in need_list(envelope, "results"):
        if _is_public(post):
            yield Link(url=f"{page.url.replace('/v3/', '/v2/')}/{need(post, 'shortcode')}", kind="detail")
    if token := find_next(envelope, "nextPage"):
        yield _make_list(page.url, {"token": token})


def _is_public(post: object) -> bool:
    return need(post, "state") == "published" and not need(post, "isInternal")


def extract(page: Page) -> Iterator[Draft | Issue]:
    """The posts of the widget, or the post of its own page. A list of the newer kind only says what it hides."""
    path = urlsplit(page.url).path
    if _MARKDOWN.search(path):
        yield _read_markdown(page)
        return
    payload = load_json(page.body)
    if "/api/v3/" in path:
        for post in need_list(payload, "results"):
            if not _is_public(post):
                yield make_issue(page, "unlisted", severity="info", source_id=make_text(need(post, "shortcode")))
    elif _DETAIL.search(path):
        yield from read_rows(page, [payload], _read_detail)
    else:
        yield from read_rows(page, need_list(payload, "jobs"), read)


def read(page: Page, row: Row) -> Draft:
    """One post of the widget."""
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
    _publish_places(row.children("locations"))


def _publish_places(places: list[Row]) -> None:
    for place in places:
        place.publish("country", "country")
        place.publish("city", "city")
        place.publish("state", "region")
        place.ignore("countryCode", "hidden")


def _read_detail(page: Page, row: Row) -> Draft:
    """One post, from its own page; `state` says whether it is published."""
    source_id, title = row.identify("shortcode"), row.require("title")
    check_own(page, source_id)
    row.expect("requirements", "benefits", words=True)
    parts = [row.require("description"), *(row.text(key) for key in ("requirements", "benefits"))]
    is_open = row.require("state") == "published"
    for ours, key in (
        ("remote", "workplace"), ("employment_type", "type"), ("department", "department"),
        ("posted_at", "published"), ("listing_id", "code"),
    ):  # fmt: skip
        row.publish(ours, key)
    _publish_places([*row.children("location"), *row.children("locations")])
    row.ignore("id", "isInternal", "language", "remote", "approvalStatus", "accountUid")
    account = _ACCOUNT.search(page.url)
    return make_draft(
        page, row, source_id=source_id, url=_make_url(account[1] if account else "", source_id), title=title,
        description="\n".join(part for part in parts if part), description_format="html", is_open=is_open,
    )  # fmt: skip


def _read_markdown(page: Page) -> Draft | Issue:
    """The same page as Markdown: the first heading is the title, all of it the text."""
    asked = _MARKDOWN.search(urlsplit(page.url).path)
    account, source_id = (asked[1], asked[2]) if asked else ("", "")
    try:
        text = decode(page.body, page.content_type)
    except BrokenText as error:
        raise BrokenPage("charset", value=str(error)) from error
    heading = next((line[2:].strip() for line in text.splitlines() if line.startswith("# ")), None)
    if not heading:
        return make_issue(page, "missing_key", source_id=source_id, field="# title")
    return make_draft(
        page, Row({}), source_id=source_id, url=_make_url(account, source_id), title=heading, description=text,
        description_format="markdown",
    )  # fmt: skip


def _make_url(account: str, shortcode: str) -> str:
    return f"https://{HOST}/{account}/j/{shortcode}/"
