"""xAI's tutors at Greenhouse: the board is the whole company's, and pay ranges stand on each post's own page."""

import re
from collections.abc import Iterator
from typing import Any

from spiders.payload import load_json, make_issue, make_text, need_list
from spiders.platforms import greenhouse
from spiders.platforms.vendors import make_card
from transforms.records import Draft, Issue, Link, Page

CARD = make_card(
    "greenhouse", "xai", name="xai", title="xAI", homepage="https://x.ai/", operator="xAI", platform="xai",
    expected=(1, 500), completeness="union",
)  # fmt: skip
_TUTOR = re.compile(r"\bAI[ -](?:Tutor|Trainer)s?\b", re.I)
_STAFF_TITLE = re.compile(
    r"\b(?:manag(?:er|ement)|director|head|lead|chief|recruit\w{1,6}|coordinator|operations|payroll"
    r"|(?:software|platform|data|staff|senior|ml|machine learning|backend|frontend|full[- ]?stack) engineers?"
    r"|member of technical staff|researcher|program|product|platform|tooling|infrastructure)\b"
    r"(?=[^()]{0,80}\bAI[ -]Tutor)|\b(?:AI[ -]Tutors?) (?:manager|operations|lead|program|platform|recruit\w{1,6})\b",
    re.I,
)
_TOLD_BY = ("title", "departments")
_STAFF_DEPARTMENTS = frozenset({
    "engineering", "engineering, research, and product", "finance", "infrastructure", "legal", "people", "product",
    "recruiting", "research", "security", "talent", "g&a",
})  # fmt: skip


def is_tutor(post: dict[str, Any]) -> bool:
    """A tutor's post, by its title; whoever builds for tutors, hires or leads them is staff."""
    if any(key not in post for key in _TOLD_BY):
        return False
    title, departments = str(post["title"]), post["departments"]
    names = {str(item.get("name")).casefold() for item in departments or () if isinstance(item, dict)}
    return bool(_TUTOR.search(title)) and not _STAFF_TITLE.search(title) and not names & _STAFF_DEPARTMENTS


def follow(page: Page) -> Iterator[Link]:
    yield from greenhouse.follow_details(page, is_tutor)


def extract(page: Page) -> Iterator[Draft | Issue]:
    """Nothing from the board but which posts are no tutors'; the tutors' are read from their own pages."""
    if greenhouse.is_detail(page):
        yield from greenhouse.extract(page)
        return
    for post in need_list(load_json(page.body), "jobs"):
        if isinstance(post, dict) and (problem := _find_problem(page, post)):
            yield problem


def _find_problem(page: Page, post: dict[str, Any]) -> Issue | None:
    """Why a post is not read: nobody can tell whose it is, or it is no tutor's."""
    title, id_ = make_text(post.get("title")), make_text(post.get("id"))
    missing = next((key for key in ("id", *_TOLD_BY) if key not in post), None)
    if missing is not None:
        return make_issue(page, "missing_key", source_id=id_, field=missing)
    return None if is_tutor(post) else make_issue(page, "out_of_scope", severity="info", source_id=id_, value=title)
