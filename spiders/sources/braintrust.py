"""Braintrust's jobs: twenty a page, newest first, no more than the first seven pages; amounts are texts.

The list has neither text nor address; `next` is printed with http. Ships off: its terms forbid copies and programs.
"""

from collections.abc import Iterator
from datetime import date

from spiders.card import Card, Terms
from spiders.payload import Row, load_json, make_draft, need, need_list, read_rows
from transforms.records import Draft, Issue, Link, Page

_LIST = "https://app.usebraintrust.com/api/jobs/?limit=20&search=&page=1&ordering=-created"
_PAGE = "https://app.usebraintrust.com/jobs/{}/"
CARD = Card(
    name="braintrust",
    title="Braintrust",
    homepage="https://www.usebraintrust.com/",
    operator="Freelance Labs, Inc.",
    kind="platform",
    platform="braintrust",
    hosts=("app.usebraintrust.com",),
    terms=Terms(status="forbidden", read_on=date(2026, 8, 3), note="No mirroring, no tools without permission."),
    completeness="none",
    expected=(1, 140),
    start=(Link(url=_LIST),),
    enabled=False,
    off_reason="its terms forbid mirroring and unauthorised tools",
)
_PUBLISHED = (
    ("pay_min", "budget_minimum_usd"), ("pay_max", "budget_maximum_usd"), ("pay_unit", "payment_type"),
    ("employment_type", "contract_type"), ("hours_per_week", "expected_hours_per_week"),
    ("openings", "openings_left"), ("posted_at", "created"), ("closes_at", "deadline"),
)  # fmt: skip


def follow(page: Page) -> Iterator[Link]:
    if following := need(load_json(page.body), "next"):
        yield Link(url=following.replace("http://", "https://", 1))


def extract(page: Page) -> Iterator[Draft | Issue]:
    yield from read_rows(page, need_list(load_json(page.body), "results"), _read)


def _read(page: Page, row: Row) -> Draft:
    source_id, title = row.identify("id"), row.require("title")
    for name, key in _PUBLISHED:
        row.publish(name, key)
    row.demand("main_skills")
    for skill in row.peek("main_skills") or ():
        need(skill, "name")
    skills = [skill.publish("skill", "name") for skill in row.children("main_skills")]
    for place in row.children("locations"):
        place.publish("location", "custom_location")
    row.child("employer").publish("client", "name")
    row.child("role").publish("domain", "name")
    row.ignore("job_type")
    return make_draft(
        page, row, source_id=source_id, url=_PAGE.format(source_id), title=title,
        description="\n".join((title, *(skill for skill in skills if skill))), description_format="text",
    )  # fmt: skip
