"""Postings inside a site's embedded state (`__NEXT_DATA__`, flight rows), told by their keys and read by synonyms.

For a site without a reader of its own: what is no synonym here is not kept.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, Literal
from urllib.parse import urljoin

from spiders.payload import BrokenPage, MissingKey, Row, make_draft, make_text, read_row
from transforms.records import Draft, Issue, Page

_IDS = ("client_job_id", "listingId", "jobId", "job_id", "uuid", "id", "shortcode", "slug")
_TITLES = ("title", "job_role_name", "jobTitle", "job_title", "name")
_TEXTS = ("descriptionHtml", "description_html", "description", "job_description", "jobDescription", "longDescription",
          "content", "body")  # fmt: skip
_URLS = ("url", "jobUrl", "job_url", "absolute_url", "applyUrl", "link")
_SYNONYMS = (
    ("location", ("location", "location_name", "locationName")),
    ("city", ("city",)),
    ("country", ("country", "countryCode", "country_code")),
    ("remote", ("location_type", "locationType", "workplaceType", "workArrangement", "remote", "isRemote")),
    ("employment_type", ("employmentType", "employment_type", "job_type", "jobType")),
    ("schedule", ("engagement_type", "commitment", "required_availability")),
    ("department", ("department", "team")),
    ("domain", ("domain", "domain_slug", "category")),
    ("skill", ("required_skills", "skills")),
    ("posted_at", ("datePosted", "postedAt", "publishedAt", "published_at", "create_datetime", "createdAt")),
    ("updated_at", ("updatedAt", "updated_at")),
    ("closes_at", ("validThrough", "closesAt", "deadline")),
    ("status", ("job_status", "status")),
    ("openings", ("no_of_openings", "openings")),
    ("pay_min", ("rateMin", "minRate", "salaryMin", "lowerBoundHourlyRate")),
    ("pay_max", ("rateMax", "maxRate", "salaryMax", "upperBoundHourlyRate")),
    ("pay_unit", ("payRateFrequency", "salaryType", "payUnit")),
    ("pay_text", ("pay", "salary", "compensation")),
    ("company", ("companyName", "company_name", "company")),
)


def is_posting(found: dict[str, Any]) -> bool:
    """Whether an object has an id, a title and a text; a decoy with the same keys and nothing in them has not."""
    return bool(_first(found, _IDS)) and all(isinstance(_first(found, keys), str) for keys in (_TITLES, _TEXTS))


def read_postings(page: Page, objects: Iterable[dict[str, Any]], where: str) -> Iterator[Draft | Issue]:
    """A draft per id. Raises BrokenPage("no_posting") naming `where` for a page that has no posting at all."""
    postings = [found for found in objects if is_posting(found)]
    seen: set[str | None] = set()
    for posting in postings:
        if make_text(_first(posting, _IDS)) in seen:
            continue
        draft = read_row(page, Row(posting), lambda page, row: read(page, row, is_own=len(postings) == 1))
        seen.add(draft.source_id if isinstance(draft, Draft) else None)
        yield draft
    if not postings:
        raise BrokenPage("no_posting", where)


def read(page: Page, row: Row, *, is_own: bool) -> Draft:
    """One posting, each value from the first of its synonyms that is there; its own page need not print its address."""
    source_id = row.identify(_choose(row, _IDS))
    title, text = row.require(_choose(row, _TITLES)), row.require(_choose(row, _TEXTS))
    printed = row.text(_choose(row, _URLS))
    if printed is None and not is_own:
        raise MissingKey(_URLS[0])
    url = printed or page.url
    for name, keys in _SYNONYMS:
        row.publish(name, _choose(row, keys))
    return make_draft(
        page, row, source_id=source_id, url=urljoin(page.url, url), title=title, description=text,
        description_format=tell_format(text),
    )  # fmt: skip


def _choose(row: Row, keys: tuple[str, ...]) -> str:
    return next((key for key in keys if row.has(key)), keys[0])


def _first(found: dict[str, Any], keys: tuple[str, ...]) -> Any:
    return next((found[key] for key in keys if found.get(key) not in (None, "")), None)


def tell_format(text: str) -> Literal["html", "escaped_html", "markdown"]:
    """How a text is written: with tags, with escaped tags, or with neither.

    >>> [tell_format(text) for text in ("<p>Hi</p>", "&lt;p&gt;Hi&lt;/p&gt;", "**Hi** 1 < 2")]
    ['html', 'escaped_html', 'markdown']
    """
    if "</" in text or "<p>" in text or "<br" in text:
        return "html"
    return "escaped_html" if "&lt;" in text and "&gt;" in text else "markdown"
