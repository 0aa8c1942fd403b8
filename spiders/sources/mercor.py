"""Mercor: the explore list, and the sitemap for what the list leaves out. Neither alone is whole.

Absence from the list is no closure: a posting is closed when its own page says `disableApplications`. Rates have no
currency key. The payload leaks staff ids and mail templates; what is not published here by name is dropped.
"""

import re
from collections.abc import Iterator
from datetime import date
from typing import Any

from spiders.card import Card, Terms
from spiders.payload import BrokenPage, Row, load_json, make_draft, make_issue, need, need_list, read_rows
from spiders.platforms.embedded import read_next_data
from transforms.records import Draft, Issue, Link, Page

_LIST, _SITEMAP = "https://aws.api.mercor.com/work/listings-explore-page", "https://work.mercor.com/sitemap.xml"
_PAGE = "https://work.mercor.com/jobs/{}"
CARD = Card(
    name="mercor",
    title="Mercor",
    homepage="https://work.mercor.com/",
    operator="Mercor.io Corporation",
    kind="platform",
    platform="mercor",
    hosts=("aws.api.mercor.com", "work.mercor.com"),
    terms=Terms(status="unclear", read_on=date(2026, 10, 10), note="robots.txt of work.mercor.com allows /jobs/."),
    completeness="union",
    expected=(1, 3000),
    start=(Link(url=_LIST, headers=(("Accept", "application/json"),)), Link(url=_SITEMAP)),
    max_pages=1200,
)
_ID = re.compile(r"/jobs/(list_\w{8,40})")
_IGNORED = (
    "uid", "version", "hourlyPayRate", "referralAmount", "referralBoost", "referralBoostExpiryAt",
    "requiredInterviewConfigId", "createdAt", "formId", "automatedCommsOn", "evaluationCriteria",
    "autoRedirectToApply", "steps", "computedExplorePageVisibility", "computedExplorePageVisibilityReason",
    "totalCandidatesCount", "appliedCandidatesCount", "interviewDuration", "offersEquity",
    "interviewSchedulingEnabled", "interviewScheduleLink", "isRecommended", "vectorSearchScore", "companyAlias",
    "companyLogo", "companyId", "companyWebsite", "companyDescription", "newCandidateCount",
    "recentWeekCandidateCount", "recentCandidatesCount", "rejectionTemplateSubject", "rejectionTemplateBody",
    "campaign", "ownerIds", "owners", "isExploreAlways", "offerExtendedText", "timeToAutoReject",
    "automaticRejectionsOn", "sumMinHeadcountGoals", "activeContractorsCount", "latestHeadcountGoalDeadline",
    "listingOwners", "remainingSlots", "suppliedSlots", "maxFutureHcg",
)  # fmt: skip


def follow(page: Page) -> Iterator[Link]:
    """The detail pages that the sitemap names, without their cosmetic slug."""
    if page.url == _SITEMAP:
        found = dict.fromkeys(_ID.findall(page.body.decode("utf-8", "replace")))
        yield from (Link(url=_PAGE.format(listing), kind="detail") for listing in found)


def extract(page: Page) -> Iterator[Draft | Issue]:
    if page.url == _SITEMAP:
        return
    if "/jobs/" in page.url:
        yield from _extract_detail(page)
    else:
        yield from read_rows(page, need_list(load_json(page.body), "listings"), _read)


def _extract_detail(page: Page) -> Iterator[Draft | Issue]:
    props = need(read_next_data(page), "props", "pageProps")
    role = next((props[key] for key in ("role", "poolListing", "closedListing") if props.get(key)), None)
    if not isinstance(role, dict):
        raise BrokenPage("missing_envelope", "props.pageProps.role")
    yield from read_rows(page, [role], _read)


def _read(page: Page, row: Row) -> Draft | Issue:
    source_id = row.identify("listingId")
    title, description, status = row.require("title"), row.require("description"), row.require("status")
    if row.text("isMostRecent") == "false":
        return make_issue(page, "superseded", severity="info", source_id=source_id)
    closed = row.text("deletedAt"), row.text("isPrivate") == "true", row.text("disableApplications") == "true"
    _publish(row)
    row.ignore(*_IGNORED)
    return make_draft(
        page, row, source_id=source_id, url=_PAGE.format(source_id), title=title, description=description,
        description_format="markdown", is_open=status == "active" and not any(closed),
    )  # fmt: skip


def _publish(row: Row) -> None:
    for name, key in (
        ("pay_min", "rateMin"), ("pay_max", "rateMax"), ("pay_unit", "payRateFrequency"), ("schedule", "commitment"),
        ("hours_per_week", "hoursPerWeek"), ("location", "location"), ("remote", "workArrangement"),
        ("country", "eligibleLocation"), ("country", "eligibleResidenceLocation"),
        ("country_excluded", "ineligibleLocation"), ("country_excluded", "ineligibleResidenceLocation"),
        ("domain", "listingDomain"), ("listing_type", "listingType"), ("openings", "availableSpots"),
        ("posted_at", "postedAt"), ("updated_at", "updatedAt"),
    ):  # fmt: skip
        row.publish(name, key)
    if not any(value.name == "posted_at" for value in row.published):
        row.publish("posted_at", "createdAt")  # detail pages have no postedAt
    is_shown: Any = row.take("companyBrandVisible")
    company = row.text("companyName")
    row.add("client", company if is_shown else None, "companyName")
