"""Boards that print schema.org JobPosting blocks (JSON-LD) into their pages.

Trusted with care: `jobLocation` is the hirer's seat, `validThrough` is often the day of rendering plus a month, and
annual salaries may be marked HOUR. What the text says wins over all of it. A posting is known by its `identifier`, on
boards that print none by its address; a key that is neither known here nor schema.org's may be either under a new name.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from urllib.parse import urljoin, urlsplit

from spiders.payload import (
    BrokenPage,
    MissingKey,
    Row,
    load_json,
    make_draft,
    make_issue,
    make_text,
    read_rows,
)
from spiders.platforms.embedded import is_of_type, open_block, read_json_ld
from spiders.platforms.flight import MARK, read_flight
from transforms.records import Draft, Issue, Link, Page

_IGNORED = (
    "@context", "@id", "@type", "directApply", "image", "industry", "jobImmediateStart", "jobLocation",
    "mainEntityOfPage", "occupationalCategory", "relevantOccupation", "responsibilities", "salaryCurrency",
    "specialCommitments", "workHours", "incentiveCompensation", "jobBenefits", "estimatedSalary", "additionalType",
    "alternateName", "applicationContact", "author", "benefits", "dateCreated", "datePublished",
    "disambiguatingDescription", "eligibilityToWorkRequirement", "employerOverview", "employmentUnit",
    "experienceInPlaceOfEducation", "inLanguage", "incentives", "isAccessibleForFree", "jobDuration", "jobStartDate",
    "keywords", "name", "physicalRequirement", "potentialAction", "publisher", "sameAs", "securityClearanceRequirement",
    "sensoryRequirement", "subjectOf",
)  # fmt: skip


def make_start(key: str) -> tuple[Link, ...]:
    """The page that holds the blocks; the key is its address."""
    return (Link(url=key),)


def extract(page: Page, *, address: str | None = None) -> Iterator[Draft | Issue]:
    """Every JobPosting on the page; `address` is that of a page which is the posting's own, whatever the block says.

    A page without any posting is not what the source promised.
    """
    blocks = list(read_blocks(page))
    postings = [block for block in blocks if is_of_type(block, "JobPosting")]
    for block in blocks:
        if isinstance(block, BrokenPage):
            yield make_issue(page, "broken_block", severity="warning", value=block.value)
    if not postings:
        raise BrokenPage("no_posting", "script[type=application/ld+json]")
    yield from read_rows(page, postings, lambda page, row: read(page, row, address, is_alone=len(postings) == 1))


def read_blocks(page: Page) -> Iterator[Any]:
    """The objects of the page's JSON-LD scripts; where no script has a posting, those that stand in flight chunks."""
    blocks = list(read_json_ld(page))
    yield from blocks
    if MARK.encode() not in page.body or any(is_of_type(block, "JobPosting") for block in blocks):
        return
    flight = read_flight(page)
    yield from flight.find_objects("@type", "title")
    # A component may carry the block as a text: `{"__html": "{\"@type\":\"JobPosting\"...}"}`.
    for carrier in flight.find_objects("__html"):
        if '"JobPosting"' in str(carrier["__html"]):
            yield from open_block(load_json(str(carrier["__html"]).encode(), bare_controls=True))


def read(page: Page, row: Row, address: str | None = None, *, is_alone: bool = True) -> Draft:
    """One posting; one that is alone on its page need not print its address."""
    row.expect("identifier", *(() if address else ("url",)))
    identifier = row.take("identifier")
    if isinstance(identifier, dict):
        Row(identifier, path="identifier.").demand("value")
    printed = row.text("url") if is_alone else row.require("url")
    url = address or urljoin(page.url, printed or page.url)
    row.source_id = _find_id(row, identifier) or urlsplit(url).path.strip("/").rpartition("/")[2]
    if not row.source_id:
        raise MissingKey("identifier")
    title, description = row.require("title"), row.require("description")
    publish(row)
    escaped = "<" not in description and "&lt;" in description
    return make_draft(
        page, row, source_id=row.source_id, url=url, title=title, description=description,
        description_format="escaped_html" if escaped else "html",
    )  # fmt: skip


def publish(row: Row) -> None:
    """The structured values of a posting, all but its id, address and texts."""
    _publish_hirer(row)
    _publish_place(row)
    _publish_pay(row)
    for name, key in (
        ("posted_at", "datePosted"), ("closes_at", "validThrough"), ("employment_type", "employmentType"),
        ("skill", "skills"), ("openings", "totalJobOpenings"), ("updated_at", "dateModified"),
    ):  # fmt: skip
        row.publish(name, key)
    _publish_level(row, "educationRequirements", "education", "credentialCategory")
    _publish_level(row, "experienceRequirements", "experience", "monthsOfExperience")
    row.publish("experience", "qualifications")
    row.ignore(*_IGNORED)


def _find_id(row: Row, identifier: object) -> str | None:
    """`identifier` is a PropertyValue or a bare text."""
    value = identifier.get("value") if isinstance(identifier, dict) else identifier
    return row.add("listing_id", make_text(value), "identifier.value")


def _publish_hirer(row: Row) -> None:
    hirer = row.take("hiringOrganization")
    name = hirer.get("name") if isinstance(hirer, dict) else hirer
    row.add("company", name if isinstance(name, str) else None, "hiringOrganization.name")


def _publish_place(row: Row) -> None:
    row.publish("remote", "jobLocationType")
    for place in row.children("applicantLocationRequirements"):
        place.publish("country", "name")
        place.ignore("@type", "address", "@id")


def _publish_pay(row: Row) -> None:
    """`baseSalary` is an amount with a currency, its value a range or a single figure."""
    salary = row.child("baseSalary")
    salary.publish("pay_currency", "currency")
    value = salary.child("value")
    value.publish("pay_min", "minValue")
    value.publish("pay_max", "maxValue")
    if (single := value.text("value")) is not None:
        value.add("pay_min", single, "value")
        value.add("pay_max", single, "value")
    value.publish("pay_unit", "unitText")
    for part in (salary, value):
        part.ignore("@type")


def _publish_level(row: Row, key: str, name: str, inner: str) -> None:
    """Education and experience are a text, or an object that holds one."""
    value = row.take(key)
    found = make_text(value.get(inner) or value.get("description") if isinstance(value, dict) else value)
    row.add(name, f"{found} months" if inner == "monthsOfExperience" and (found or "").isdigit() else found, key)
