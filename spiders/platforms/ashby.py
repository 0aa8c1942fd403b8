"""Ashby job boards: `api.ashbyhq.com/posting-api/job-board/{key}?includeCompensation=true`, one slow response.

The key keeps its case. Pay comes in tiers of components; only wages are read, bonus and equity are not pay per hour.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from spiders.payload import Row, load_json, make_draft, make_issue, make_text, need_list, read_rows
from transforms.records import Draft, Issue, Link, Page

HOST = "api.ashbyhq.com"
COMPLETENESS = "single_response"
EMPTY = ("jobs",)

_IGNORED = ("descriptionPlain", "isRemote", "shouldDisplayCompensationOnJobPostings", "apiVersion", "descriptionSocial")
_WAGES = frozenset({"salary", "hourly", "wage"})


def make_start(key: str) -> tuple[Link, ...]:
    return (Link(url=f"https://{HOST}/posting-api/job-board/{key}?includeCompensation=true"),)


def extract(page: Page) -> Iterator[Draft | Issue]:
    yield from read_rows(page, need_list(load_json(page.body), "jobs"), read)


def read(page: Page, row: Row) -> Draft | Issue:
    """One post of the board; one that is not listed is passed over."""
    source_id = row.identify("id")
    row.demand("isListed", "employmentType")  # what tells a post for everybody, and gigs from staff jobs
    if row.text("isListed") == "false":
        return make_issue(page, "unlisted", severity="info", source_id=source_id)
    title, url, description = row.require("title"), row.require("jobUrl"), row.require("descriptionHtml")
    # Where a post does not say how it is worked, the flag does; without the key nobody knows whether it said so.
    is_remote = row.peek("workplaceType") is None and row.has_key("workplaceType") and row.text("isRemote") == "true"
    for ours, key in (
        ("apply_url", "applyUrl"), ("department", "department"), ("department", "team"),
        ("employment_type", "employmentType"), ("posted_at", "publishedAt"), ("location", "location"),
        ("remote", "workplaceType"), ("updated_at", "updatedAt"),
    ):  # fmt: skip
        row.publish(ours, key)
    row.add("remote", "remote" if is_remote else None, "isRemote~remote")
    _publish_places(row)
    _publish_pay(row.child("compensation"))
    row.ignore(*_IGNORED)
    return make_draft(
        page, row, source_id=source_id, url=url, title=title, description=description, description_format="html"
    )


def _publish_places(row: Row) -> None:
    """The first place has an address; further ones are texts, or objects like the first."""
    _publish_address(row.child("address"))
    places = row.peek("secondaryLocations")
    for index, place in enumerate(places if isinstance(places, list) else ()):
        row.add("location", make_text(place), f"secondaryLocations[{index}]")
    for further in row.children("secondaryLocations"):
        further.publish("location", "location")
        _publish_address(further.child("address"))


def _publish_address(address: Row) -> None:
    postal = address.child("postalAddress")
    for ours, key in (("city", "addressLocality"), ("state", "addressRegion"), ("country", "addressCountry")):
        postal.publish(ours, key)
    postal.ignore("@type", "postalCode", "streetAddress")


def _publish_pay(pay: Row) -> None:
    """The line that a visitor reads, and the bounds of the first wage: of a tier, else of the summary."""
    pay.publish("pay_text", "scrapeableCompensationSalarySummary")
    pay.publish("pay_text", "compensationTierSummary")
    tiers = pay.children("compensationTiers")
    components = [component for tier in tiers for component in tier.children("components")]
    components += pay.children("summaryComponents")
    wages = [(component, read_wage(component)) for component in components]
    chosen = next(((component, wage) for component, wage in wages if wage), None)
    if chosen is not None:
        component, wage = chosen
        for (ours, text), key in zip(wage.items(), ("minValue", "maxValue", "currencyCode", "interval"), strict=True):
            component.add(ours, text, key)
    for tier in tiers:
        tier.ignore("id", "title", "tierSummary", "additionalInformation")


def read_wage(component: Row) -> dict[str, str | None]:
    """Bounds, currency and unit of a wage; empty for bonus, equity, commission, and for a wage without a figure."""
    kind = (component.text("compensationType") or "").casefold()
    bounds = {"pay_min": component.text("minValue"), "pay_max": component.text("maxValue")}
    more = {"pay_currency": component.text("currencyCode"), "pay_unit": read_interval(component.take("interval"))}
    component.ignore("id", "summary", "label")
    return {**bounds, **more} if kind in _WAGES and any(bounds.values()) else {}


def read_interval(interval: Any) -> str | None:
    """
    >>> [read_interval(text) for text in ("1 HOUR", "HOURLY", "1 TIME", "NONE", "2 WEEK")]
    ['1 HOUR', 'HOURLY', 'one-time', None, '2 WEEK']
    """
    text = make_text(interval)
    return {"1 TIME": "one-time", "NONE": None}.get(text or "NONE", text)
