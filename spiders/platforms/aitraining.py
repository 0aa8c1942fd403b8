"""AITraining.jobs: a server action of a Next.js site, answered as a flight stream whose row 1 is `{rows, total}`.

The action's name, a hash, changes with every deployment: it is looked up in the scripts of the home page. A page in
place of a stream means that it changed in between. `pay` is what the origin pays typically, not what the role pays;
`applyHref` carries the board's referral code.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import urljoin

from spiders.payload import BrokenPage, Row, make_draft, need, need_list, read_rows
from spiders.platforms.flight import read_flight
from spiders.platforms.html_tree import make_tree
from transforms.records import Draft, Issue, Link, Page

_HOME = "https://aitraining.jobs/"
_LIMIT, _CALLS = 60, 40
_ACTION = re.compile(r"[\"']([0-9a-f]{40,42})[\"'][^\"'\n]{0,80}[\"']fetchRoles[\"']")
_ASKED = {"platforms": None, "workType": None, "remoteOnly": False, "search": None, "country": None,
          "sort": "recent", "limit": _LIMIT, "withCount": True}  # fmt: skip


def make_start(key: str) -> tuple[Link, ...]:
    return (Link(url=urljoin(_HOME, key)),)


def follow(page: Page) -> Iterator[Link]:
    """Home page -> its scripts -> the calls of the action that one of them names."""
    if page.method == "GET" and page.url == _HOME:
        scripts = (node.attributes.get("src") or "" for node in make_tree(page).css("script[src]"))
        yield from (Link(url=urljoin(_HOME, src)) for src in dict.fromkeys(scripts) if src.startswith("/_next/static/"))
    elif page.method == "GET" and (action := _ACTION.search(page.body.decode("utf-8", "replace"))):
        yield from (_make_call(number * _LIMIT, action[1]) for number in range(_CALLS))


def _make_call(offset: int, action: str) -> Link:
    headers = (("Next-Action", action), ("Content-Type", "text/plain;charset=UTF-8"), ("Accept", "text/x-component"))
    return Link(url=_HOME, method="POST", body=json.dumps([_ASKED | {"offset": offset}]), headers=headers)


def extract(page: Page) -> Iterator[Draft | Issue]:
    """The rows of an answer; nothing of the pages on the way to it."""
    if page.method == "GET":
        if b"<script" not in page.body and not page.url.endswith(".js"):
            raise BrokenPage("missing_envelope", "script")
        return
    answer = read_flight(page).rows.get("1")
    need(answer, "total")
    yield from read_rows(page, [_unescape(row) for row in need_list(answer, "rows")], _read)


def _unescape(row: Any) -> Any:
    """Flight doubles a leading dollar sign."""
    items = row.items() if isinstance(row, dict) else ()
    found = {key: value[1:] if isinstance(value, str) and value.startswith("$$") else value for key, value in items}
    return found or row


def _read(page: Page, row: Row) -> Draft:
    source_id, title = row.identify("id"), row.require("title")
    row.demand("workLabel")
    origin, kind = row.require("applyHref"), row.text("workLabel")
    row.add("apply_url", origin, "applyHref")
    for name, key in (
        ("pay_text", "compensation_text"), ("location", "location"), ("remote", "remote"), ("company", "platformName"),
        ("platform", "platform_slug"), ("domain", "work_type"), ("posted_at", "posted_at"),
    ):  # fmt: skip
        row.publish(name, key)
    row.ignore("pay", "platformLogoDomain", "first_seen_at", "applySponsored", "applyRel", "partner", "highlight")
    return make_draft(
        page, row, source_id=source_id, url=f"{_HOME}#{source_id}", title=title,
        description="\n".join(filter(None, (title, kind))), description_format="text",
    )  # fmt: skip
