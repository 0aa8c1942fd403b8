"""Personio: `{key}.jobs.personio.de/xml`, every position with its text. The key may be a host (`....personio.com`).

The host answers 429 after a few calls: one call a night. XML is switched off at some tenants; that is a failed page.
"""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from typing import Any
from urllib.parse import urlsplit

from spiders.payload import Row, make_draft, read_rows
from spiders.platforms.xml_tree import make_record, make_xml
from transforms.records import Draft, Issue, Link, Page

COMPLETENESS = "single_response"


def make_start(key: str) -> tuple[Link, ...]:
    host = key if "." in key else f"{key}.jobs.personio.de"
    return (Link(url=f"https://{host}/xml"),)


def extract(page: Page) -> Iterator[Draft | Issue]:
    positions = make_xml(page, "workzag-jobs").iterfind("position")
    yield from read_rows(page, [make_record(position) for position in positions], read)


def read(page: Page, row: Row) -> Draft:
    """One position; its page is `/job/{id}` on the same host."""
    source_id, title = row.identify("id"), row.require("name")
    description = _join_sections(row)
    for ours, key in (
        ("location", "office"), ("department", "department"), ("domain", "recruitingCategory"),
        ("employment_type", "employmentType"), ("schedule", "schedule"), ("experience", "yearsOfExperience"),
        ("posted_at", "createdAt"), ("domain", "occupationCategory"), ("company", "subcompany"),
    ):  # fmt: skip
        row.publish(ours, key)
    row.child("additionalOffices").publish("location", "office")
    row.ignore("seniority", "keywords", "occupation", "additionalOffices")
    url = f"https://{urlsplit(page.url).hostname}/job/{source_id}"
    return make_draft(
        page, row, source_id=source_id, url=url, title=title, description=description, description_format="html"
    )


def _join_sections(row: Row) -> str:
    """The texts under their headings; without any there is nothing to keep."""
    sections: Any = row.child("jobDescriptions").children("jobDescription")
    for section in sections:
        section.demand("name", "value")
    parts = [f"<h3>{escape(section.text('name') or '')}</h3>\n{section.text('value') or ''}" for section in sections]
    if not parts:
        row.require("jobDescriptions.jobDescription")
    return "\n".join(parts)
