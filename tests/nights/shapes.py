"""The payload shapes of the sample world's sources: one function a source, postings in, response body out.

Invented postings in real shapes. Keys that a source always sends are always there, also where they say nothing.
"""

from __future__ import annotations

import html
import json
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, kw_only=True)
class Gig:
    """One invented posting, independent of the source that carries it. `lines` is the text: "# " opens a heading."""

    id: str
    title: str
    lines: tuple[str, ...]
    location: str = "Remote"
    pay: tuple[float | None, float | None] = (None, None)
    countries: tuple[str, ...] = ()
    hours: int | None = None
    extra: dict[str, Any] = field(default_factory=dict)


def make_html(lines: tuple[str, ...]) -> str:
    """Paragraphs, headings and lists, as applicant-tracking systems print them."""
    out: list[str] = []
    for line in lines:
        text = html.escape(line[2:] if line[:2] in ("# ", "- ") else line, quote=False)
        kind = {"# ": "h3", "- ": "li"}.get(line[:2], "p")
        opens_list = kind == "li" and not (out and out[-1].endswith("</li>"))
        closes_list = kind != "li" and out and out[-1].endswith("</li>")
        out.append(("</ul>" if closes_list else "") + ("<ul>" if opens_list else "") + f"<{kind}>{text}</{kind}>")
    return "".join(out) + ("</ul>" if out and out[-1].endswith("</li>") else "")


def make_markdown(lines: tuple[str, ...]) -> str:
    return "\n\n".join(f"**{line[2:]}**" if line.startswith("# ") else line for line in lines)


def outlier(gigs: list[Gig]) -> Any:
    jobs = [
        {
            "id": gig.id,
            "title": gig.title,
            "absolute_url": f"https://app.outlier.ai/en/expert/opportunities/{gig.id}?location=All",
            "content": make_html(gig.lines),
            "location": {"name": gig.location},
            "allowedCountries": list(gig.countries),
            "skillNames": [],
            "pod_group": "Specialists",
            "maxHourlyRateUsd": gig.pay[1],
        }
        for gig in gigs
    ]
    return {"jobs": jobs, "totalCount": len(jobs), "page": 1, "totalPages": 1}


def mercor(gigs: list[Gig]) -> Any:
    return {
        "listings": [
            {
                "listingId": gig.id,
                "title": gig.title,
                "description": make_markdown(gig.lines),
                "status": "active",
                "deletedAt": None,
                "isMostRecent": True,
                "isPrivate": False,
                "disableApplications": False,
                "listingType": "standard",
                "rateMin": gig.pay[0],
                "rateMax": gig.pay[1],
                "payRateFrequency": "hourly",
                "hourlyPayRate": None,
                "commitment": "hourly",
                "hoursPerWeek": gig.hours,
                "location": gig.location,
                "workArrangement": "remote",
                "eligibleLocation": list(gig.countries) or None,
                "ineligibleLocation": None,
                "createdAt": "2026-10-20T09:00:00Z",
                "postedAt": "2026-10-20T09:00:00Z",
                "updatedAt": "2026-10-31T09:00:00Z",
                "referralAmount": 120,
                **gig.extra,
            }
            for gig in gigs
        ]
    }


def sitemap(gigs: list[Gig]) -> str:
    """Mercor's sitemap: the detail pages of what the list shows."""
    urls = "".join(f"<url><loc>https://work.mercor.com/jobs/{gig.id}</loc></url>" for gig in gigs)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{urls}</urlset>\n'


def sme_careers(gigs: list[Gig]) -> Any:
    rows = [
        {
            "externalKey": gig.id,
            "title": gig.title,
            "description": "\n".join(line.removeprefix("# ") for line in gig.lines),
            "status": gig.extra.get("status", "open"),
            "hourlyRateMin": -1.0 if gig.pay[0] is None else gig.pay[0],
            "hourlyRateMax": gig.pay[1],
            "currencyCode": "USD",
            "country": {"name": country},
        }
        for gig in gigs
        for country in gig.countries
    ]
    return {"data": {"jobs": rows}}


def greenhouse(gigs: list[Gig], board: str, host: str = "job-boards.greenhouse.io") -> Any:
    jobs = [
        {
            "id": int(gig.id),
            "title": gig.title,
            "updated_at": "2026-10-28T09:00:00-04:00",
            "first_published": "2026-10-14T09:00:00-04:00",
            "location": {"name": gig.location},
            "absolute_url": f"https://{host}/{board}/jobs/{gig.id}",
            "content": html.escape(make_html(gig.lines)),
            "metadata": None,
            "departments": [],
            "offices": [],
        }
        for gig in gigs
    ]
    return {"jobs": jobs, "meta": {"total": len(jobs)}}


def workable(gigs: list[Gig], account: str) -> Any:
    jobs = [
        {
            "title": gig.title,
            "shortcode": gig.id,
            "employment_type": "Part time",
            "telecommuting": True,
            "department": "Creator (Writer), Law",
            "url": f"https://apply.workable.com/{account}/j/{gig.id}/",
            "shortlink": f"https://apply.workable.com/{account}/j/{gig.id}/",
            "application_url": f"https://apply.workable.com/{account}/j/{gig.id}/apply/",
            "published_on": "2026-10-21",
            "locations": [],
            "country": gig.countries[0] if gig.countries else "",
            "description": make_html(gig.lines),
        }
        for gig in gigs
    ]
    return {"name": "Toloka AI", "description": None, "jobs": jobs}


def lever(gigs: list[Gig], site: str) -> Any:
    rows = [
        {
            "id": gig.id,
            "text": gig.title,
            "categories": {"location": gig.location, "commitment": "Independent Contractor - Project", "team": "Crowd"},
            "createdAt": 1760000000000,
            "hostedUrl": f"https://jobs.lever.co/{site}/{gig.id}",
            "applyUrl": f"https://jobs.lever.co/{site}/{gig.id}/apply",
            "descriptionPlain": "\n".join(gig.lines),
            "description": make_html(gig.lines),
            "lists": [],
            "additionalPlain": "",
            "salaryDescriptionPlain": gig.extra.get("salary", ""),
            "workplaceType": "remote",
        }
        for gig in gigs
    ]
    for row, gig in zip(rows, gigs, strict=True):
        if gig.extra.get("broken"):
            del row["text"]
    return rows


def json_ld(gigs: list[Gig], site: str, heading: str) -> str:
    """A board's facet page: one JSON-LD block per posting, repeated as a visible card."""
    blocks = []
    for gig in gigs:
        posting = {
            "@context": "https://schema.org",
            "@type": "JobPosting",
            "title": gig.title,
            "description": make_html(gig.lines),
            "identifier": {"@type": "PropertyValue", "name": "AI Gig Jobs", "value": gig.id},
            "datePosted": "2026-10-29",
            "validThrough": "2026-12-29T00:00:00Z",
            "employmentType": "CONTRACTOR",
            "hiringOrganization": {"@type": "Organization", "name": gig.extra.get("company", "via Mercor")},
            "jobLocationType": "TELECOMMUTE",
            "applicantLocationRequirements": [{"@type": "Country", "name": name} for name in gig.countries],
            "baseSalary": {
                "@type": "MonetaryAmount",
                "currency": "USD",
                "value": {
                    "@type": "QuantitativeValue",
                    "minValue": gig.pay[0],
                    "maxValue": gig.pay[1],
                    "unitText": "HOUR",
                },
            },
            "url": f"{site}/jobs/{gig.id}",
        }
        blocks.append(f'<script type="application/ld+json">{json.dumps(posting)}</script>')
    cards = "".join(f'<article class="job-card"><h2>{html.escape(g.title)}</h2></article>' for g in gigs)
    return f"<!doctype html><html><head><title>{heading}</title>{''.join(blocks)}</head><body>{cards}</body></html>"


def page(title: str, *body: str) -> str:
    """A plain third-party page."""
    head = f"<head><title>{html.escape(title)}</title></head>"
    return f'<!doctype html><html lang="en">{head}<body>{"".join(body)}</body></html>'
