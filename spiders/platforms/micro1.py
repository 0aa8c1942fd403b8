"""micro1's posts: the sitemap names them, each post's page holds its data in flight chunks.

Closed pages answer 200 too: `job_status` decides, not the day of expiry in the JSON-LD. That block's list of countries
is the same on every page and is not read; place and kind of pay are said in the text. `referral_reward_amount` is a
bounty.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from spiders.payload import BrokenPage, MissingKey, Row, make_draft, make_issue, make_text, read_rows
from spiders.platforms.flight import read_flight
from transforms.records import Draft, Issue, Link, Page

HOST = "jobs.micro1.ai"
_PAGE = f"https://{HOST}/post/{{}}"
_POST = re.compile(r"<loc>\s{0,9}https://jobs\.micro1\.ai/post/([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})")
_STATUS = {"open": True, "closed": False}
_CLOSED = b"currently closed"
_PUBLISHED = (
    ("domain", "domain_slug"), ("skill", "required_skills"), ("schedule", "required_availability"),
    ("remote", "location_type"), ("location", "location_name"), ("openings", "no_of_openings"),
    ("posted_at", "create_datetime"), ("listing_type", "role_type"), ("employment_type", "engagement_type"),
)  # fmt: skip
_IGNORED = (
    "job_type", "job_tags", "hire_start_time", "referral_reward_amount", "is_posted_on_micro1_job_board",
    "job_qualifying_question_list", "company_name", "is_high_demand_job", "apply_url",
)  # fmt: skip


def make_start(key: str) -> tuple[Link, ...]:
    return (Link(url=f"https://{HOST}/{key}"),)


def follow(page: Page) -> Iterator[Link]:
    found = dict.fromkeys(_POST.findall(page.body.decode("utf-8", "replace")))
    yield from (Link(url=_PAGE.format(post), kind="detail") for post in found)


def extract(page: Page) -> Iterator[Draft | Issue]:
    """The post of a page; nothing of the sitemap, which must name some. Raises BrokenPage for anything else."""
    post = page.url.partition("?")[0].rpartition("/post/")[2]
    if post != page.url.partition("?")[0]:
        yield from _extract_post(page, post)
    elif b"<urlset" not in page.body and b"<sitemapindex" not in page.body:
        raise BrokenPage("missing_envelope", "urlset")


def _extract_post(page: Page, post: str) -> Iterator[Draft | Issue]:
    """The object of the page's own post: others, such as related posts or empty forms, may stand before it."""
    found = [data for data in read_flight(page).find_objects("client_job_id") if data["client_job_id"] == post]
    if not found:
        raise BrokenPage("no_posting", "client_job_id")
    fullest = max(found, key=len)
    yield from read_rows(page, [fullest], _read)


def _read(page: Page, row: Row) -> Draft | Issue:
    source_id = row.identify("client_job_id")
    title, description = row.require("job_role_name"), row.require("job_description")
    if re.fullmatch(r"\$[0-9a-f]{1,8}", description):
        raise MissingKey("job_description")  # a reference to a text that the page does not hold
    status = row.require("job_status")
    if status not in _STATUS:
        return make_issue(page, "bad_value", source_id=source_id, field="job_status", value=status)
    for name, key in _PUBLISHED:
        row.publish(name, key)
    _publish_pay(row)
    row.ignore(*_IGNORED)
    return make_draft(
        page, row, source_id=source_id, url=_PAGE.format(source_id), title=title, description=description,
        description_format="html" if "</" in description else "markdown", is_open=_STATUS[status],
    )  # fmt: skip


def _publish_pay(row: Row) -> None:
    """The first of the three kinds of pay that has a bound; the text says by what it is really paid."""
    monthly = {key: row.take(f"ideal_monthly_salary_{key}") for key in ("min", "max")}
    for key, unit in (("ideal_hourly_rate", "hour"), ("ideal_yearly_compensation", "year")):
        bounds = row.child(key)
        low, high = bounds.text("min"), bounds.text("max")
        bounds.ignore("currency")
        if (low or high) and not any(value.name == "pay_unit" for value in row.published):
            bounds.add("pay_min", low, "min")
            bounds.add("pay_max", high, "max")
            row.add("pay_unit", unit, f"{key}~unit")
            row.add("pay_currency", "USD", f"{key}~currency")
    texts = {key: make_text(value) for key, value in monthly.items()}
    if any(texts.values()) and not any(value.name == "pay_unit" for value in row.published):
        for key, text in texts.items():
            row.add(f"pay_{key}", text, f"ideal_monthly_salary_{key}")
        row.add("pay_unit", "month", "ideal_monthly_salary_min~unit")
        row.add("pay_currency", "USD", "ideal_monthly_salary_min~currency")
