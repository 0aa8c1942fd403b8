"""Mercor's listings: rows of the explore list, and the state printed into a role's own page.

A role is closed when its own page says `disableApplications` (the page still answers 200, its status may stay active).
Rates have no currency key. The payload leaks staff ids and mail templates; what is not published here by name is
dropped. JSON-LD is read only where a page has no state: it prints the US for everybody and a day of expiry that moves.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from spiders.payload import BrokenPage, Row, load_json, make_draft, make_issue, need, need_list, read_rows
from spiders.platforms.embedded import is_of_type, read_json_ld, read_next_data
from spiders.platforms.own_page import check_own
from transforms.records import Draft, Issue, Link, Page

SITEMAP = "https://work.mercor.com/sitemap.xml"
_PAGE = "https://work.mercor.com/jobs/{}"
_ID = re.compile(r"/jobs/(list_\w{8,40})")
_ROLES = ("role", "poolListing", "closedListing")
_IGNORED = (
    "uid", "version", "hourlyPayRate", "referralAmount", "referralBoost", "referralBoostExpiryAt",
    "requiredInterviewConfigId", "createdAt", "postedAt", "formId", "automatedCommsOn", "evaluationCriteria",
    "autoRedirectToApply", "steps", "computedExplorePageVisibility", "computedExplorePageVisibilityReason",
    "totalCandidatesCount", "appliedCandidatesCount", "interviewDuration", "offersEquity",
    "interviewSchedulingEnabled", "interviewScheduleLink", "isRecommended", "vectorSearchScore", "companyAlias",
    "companyLogo", "companyId", "companyWebsite", "companyDescription", "newCandidateCount",
    "recentWeekCandidateCount", "recentCandidatesCount", "rejectionTemplateSubject", "rejectionTemplateBody",
    "campaign", "ownerIds", "owners", "isExploreAlways", "offerExtendedText", "timeToAutoReject",
    "automaticRejectionsOn", "sumMinHeadcountGoals", "activeContractorsCount", "latestHeadcountGoalDeadline",
    "listingOwners", "remainingSlots", "suppliedSlots", "maxFutureHcg",
)  # fmt: skip
_PUBLISHED = (
    ("pay_min", "rateMin"), ("pay_max", "rateMax"), ("pay_unit", "payRateFrequency"), ("schedule", "commitment"),
    ("hours_per_week", "hoursPerWeek"), ("location", "location"), ("remote", "workArrangement"),
    ("country", "eligibleLocation"), ("country", "eligibleResidenceLocation"),
    ("country_excluded", "ineligibleLocation"), ("country_excluded", "ineligibleResidenceLocation"),
    ("domain", "listingDomain"), ("listing_type", "listingType"), ("openings", "availableSpots"),
)  # fmt: skip
_JSON_LD = (("pay_min", "minValue"), ("pay_max", "maxValue"), ("pay_unit", "unitText"))
_NO_LONGER = b"no longer accepting applications"


def follow(page: Page) -> Iterator[Link]:
    """The pages of the roles that the sitemap names, without their cosmetic slug."""
    if page.url == SITEMAP:
        found = dict.fromkeys(_ID.findall(page.body.decode("utf-8", "replace")))
        yield from (Link(url=_PAGE.format(listing), kind="detail") for listing in found)


def extract(page: Page) -> Iterator[Draft | Issue]:
    """The roles of the list or of one page; nothing of the sitemap. A list without `listings` is a failed pull."""
    if page.url == SITEMAP:
        return
    if "/jobs/" in page.url:
        yield from _extract_page(page)
    else:
        yield from read_rows(page, need_list(load_json(page.body), "listings"), _read)


def _extract_page(page: Page) -> Iterator[Draft | Issue]:
    props = _read_state(page)
    if props is None:
        yield from read_rows(page, [_find_posting(page)], _read_json_ld)
        return
    key = next((key for key in _ROLES if isinstance(props.get(key), dict)), None)
    if key is None:
        raise BrokenPage("missing_envelope", "props.pageProps.role")
    closed = {"disableApplications": True} if key == "closedListing" else {}
    yield from read_rows(page, [props[key] | closed], _read)


def _read_state(page: Page) -> dict[str, Any] | None:
    """`pageProps`; None where the page has no state, or an empty one, as for a while after a migration of the site."""
    try:
        state = read_next_data(page)
    except BrokenPage as broken:
        if broken.reason != "missing_envelope":
            raise
        return None
    props = need(state, "props", "pageProps") if state else None
    return props if isinstance(props, dict) and props else None


def _find_posting(page: Page) -> dict[str, Any]:
    """The page's JobPosting block. Raises BrokenPage where there is none either."""
    found = next((block for block in read_json_ld(page) if is_of_type(block, "JobPosting")), None)
    if not isinstance(found, dict):
        raise BrokenPage("missing_envelope", "__NEXT_DATA__")
    return found


def _read(page: Page, row: Row) -> Draft | Issue:
    source_id = row.identify("listingId")
    if "/jobs/" in page.url:
        check_own(page, source_id)
    row.demand("isMostRecent", "deletedAt", "isPrivate", "disableApplications")  # what a role is shown and closed by
    title, description, status = row.require("title"), row.require("description"), row.require("status")
    if row.text("isMostRecent") == "false":
        return make_issue(page, "superseded", severity="info", source_id=source_id)
    closed = row.text("deletedAt"), row.text("isPrivate") == "true", row.text("disableApplications") == "true"
    for name, key in _PUBLISHED:
        row.publish(name, key)
    row.publish("posted_at", "createdAt" if "/jobs/" in page.url else "postedAt")  # a role's own page has no postedAt
    row.publish("updated_at", "updatedAt")
    is_shown: Any = row.take("companyBrandVisible")
    company = row.text("companyName")
    row.add("client", company if is_shown else None, "companyName")
    row.ignore(*_IGNORED)
    return _make(page, row, source_id, title, description, is_open=status == "active" and not any(closed))


def _read_json_ld(page: Page, row: Row) -> Draft:
    """What the block can be trusted with; the words that the page shows a visitor decide whether it is open."""
    identifier = row.child("identifier")
    row.source_id = source_id = identifier.require("value")
    check_own(page, source_id)
    title, description = row.require("title"), row.require("description")
    salary = row.child("baseSalary")
    salary.publish("pay_currency", "currency")
    amount = salary.child("value")
    for name, key in _JSON_LD:
        amount.publish(name, key)
    row.publish("posted_at", "datePosted")
    row.publish("remote", "jobLocationType")
    row.ignore("@context", "@type", "validThrough", "employmentType", "hiringOrganization", "jobLocation",
               "applicantLocationRequirements", "directApply", "url", "image", "industry")  # fmt: skip
    for part in (identifier, salary, amount):
        part.ignore("@type", "name")
    return _make(page, row, source_id, title, description, is_open=_NO_LONGER not in page.body.lower())


def _make(page: Page, row: Row, source_id: str, title: str, description: str, *, is_open: bool) -> Draft:
    return make_draft(
        page, row, source_id=source_id, url=_PAGE.format(source_id), title=title, description=description,
        description_format="markdown", is_open=is_open,
    )  # fmt: skip
