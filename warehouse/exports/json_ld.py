"""schema.org JobPosting for openings that Google for Jobs would take, and the reasons why the others are left out.

Nothing is invented to make a posting valid: an unknown date, a rate without a legal unit or "worldwide" has no place in
the markup. The description is in our own words, built from the fields. A line may be put into a `<script>` as it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from html import escape
from typing import Any

from transforms.records import Posting
from transforms.values import Employment, PayUnit
from transforms.vocabulary import load_rows, split_cell
from warehouse.exports.openings import Opening

UNITS: dict[PayUnit, str] = {"hour": "HOUR", "day": "DAY", "week": "WEEK", "month": "MONTH", "year": "YEAR"}
EMPLOYMENT: dict[Employment, str | None] = {
    "contractor": "CONTRACTOR", "temporary": "TEMPORARY", "intern": "INTERN", "volunteer": "VOLUNTEER",
    "employee": None,
}  # fmt: skip
"""An employee is full-time or part-time only where the posting says which."""
DEGREES = {
    3: "high school",
    5: "associate degree",
    6: "bachelor degree",
    7: "postgraduate degree",
    8: "postgraduate degree",
}
REMOTE_PLACES = "TELECOMMUTE"
_MONEY = re.compile(r"[$€£₹]\s?\d|\d\s?(?:USD|EUR|GBP|INR)\b|/\s?(?:hr|hour)\b")


@cache
def read_platform_name(code: str) -> str | None:
    """The name that a platform goes by, None for one that is not in the list."""
    return next((split_cell(row["names"])[0] for row in load_rows("platforms") if row["code"] == code), None)


@cache
def read_occupation(code: str) -> str | None:
    """The O*NET-SOC code of a specialty, where the vocabulary has one."""
    return next((row["onet_soc"] or None for row in load_rows("specialties") if row["code"] == code), None)


def find_reasons(opening: Opening) -> Iterator[str]:
    """Why an opening cannot be valid markup; none for one that can."""
    posting = opening.posting
    if posting.posting_kind != "opening":
        yield "standing_call"
    if posting.status == "closed":
        yield "closed"
    if posting.posted_at is None or posting.posted_precision != "day":
        yield "posted_date_unknown"
    if posting.platform is None or read_platform_name(posting.platform) is None:
        yield "platform_unknown"
    if not posting.title.strip():
        yield "title_missing"
    elif _MONEY.search(posting.title):
        yield "pay_in_title"
    yield from find_place_reasons(opening)


def find_place_reasons(opening: Opening) -> Iterator[str]:
    posting = opening.posting
    if posting.remote == "not_stated":
        yield "place_not_stated"
    elif not list_countries(opening):
        yield {"worldwide": "worldwide", "platform_list_unspecified": "countries_not_listed"}.get(
            posting.geo_state, "countries_not_stated"
        )


def list_countries(opening: Opening) -> list[str]:
    """Where one may apply from, over all of the platform's own postings of the opportunity."""
    return [place.code for place in opening.places if place.kind == "allowed"]


def make_job_posting(opening: Opening) -> dict[str, Any]:
    """The markup of an opening without reasons against it; keys with nothing to say are left out."""
    posting = opening.posting
    name = read_platform_name(posting.platform or "") or ""
    countries = list_countries(opening)
    made = {
        "@context": "https://schema.org/",
        "@type": "JobPosting",
        "title": posting.title,
        "description": make_description(posting, name, countries),
        "datePosted": posting.posted_at.isoformat() if posting.posted_at else None,
        "validThrough": f"{posting.closes_at.isoformat()}T23:59:59+00:00" if posting.closes_at else None,
        "hiringOrganization": {"@type": "Organization", "name": name},
        "identifier": {"@type": "PropertyValue", "name": name, "value": make_identifier(posting)},
        "url": posting.apply_url or posting.page_url,
        "directApply": False,
        "employmentType": make_employment(posting),
        **make_place(posting, countries),
        "baseSalary": make_salary(posting),
        "workHours": make_hours(posting),
        **make_requirements(posting),
        "totalJobOpenings": posting.openings,
    }
    return {key: value for key, value in made.items() if value not in (None, [], "")}


def make_identifier(posting: Posting) -> str:
    return posting.listing_ids[0].id if posting.listing_ids else posting.source_id


def make_employment(posting: Posting) -> list[str]:
    words = {"full_time": "FULL_TIME", "part_time": "PART_TIME"}
    kinds = [EMPLOYMENT[kind] for kind in posting.employment_type]
    return sorted({kind for kind in kinds if kind} | {words[word] for word in posting.schedule})


def make_place(posting: Posting, countries: list[str]) -> dict[str, Any]:
    """Remote work says who may apply; other work says where it is."""
    if posting.remote == "fully":
        named = [{"@type": "Country", "name": code} for code in countries]
        return {"jobLocationType": REMOTE_PLACES, "applicantLocationRequirements": named}
    places = [{"@type": "Place", "address": {"@type": "PostalAddress", "addressCountry": code}} for code in countries]
    return {"jobLocation": places}


def make_salary(posting: Posting) -> dict[str, Any] | None:
    """The hirer's own figures in a legal unit; a ceiling stays a ceiling, a floor a floor."""
    pay = posting.pay
    if (
        pay is None
        or pay.suspect
        or pay.currency is None
        or pay.unit not in UNITS
        or pay.qualifier in ("varies", "undisclosed")
    ):
        return None
    if pay.min is None and pay.max is None:
        return None
    amounts = {"value": pay.min} if pay.min == pay.max else {"minValue": pay.min, "maxValue": pay.max}
    value = {key: amount for key, amount in amounts.items() if amount is not None}
    return {
        "@type": "MonetaryAmount", "currency": pay.currency,
        "value": {"@type": "QuantitativeValue", **value, "unitText": UNITS[pay.unit]},
    }  # fmt: skip


def make_hours(posting: Posting) -> str | None:
    low, high = posting.hours.min, posting.hours.max
    if low is None and high is None:
        return "flexible" if posting.hours.flexible else None
    if low == high:
        return f"{low:g} hours a week"
    if high is None:
        return f"{low:g}+ hours a week"
    return f"up to {high:g} hours a week" if low is None else f"{low:g} to {high:g} hours a week"


def make_requirements(posting: Posting) -> dict[str, Any]:
    """Degree, experience, expertise and the right to work, in the properties that schema.org has for them."""
    main = [one for one in posting.specialties if one.requirement in ("required", "any_of")]
    category = DEGREES.get(posting.degree_min_level or 0)
    degree: Any = "no requirements" if posting.degree_basis == "none_required" else None
    if category:
        degree = {"@type": "EducationalOccupationalCredential", "credentialCategory": category}
    years = posting.experience_years.min if posting.experience_years else None
    experience = (
        {"@type": "OccupationalExperienceRequirements", "monthsOfExperience": round(years * 12)} if years else None
    )
    right = posting.work_authorization
    return {
        "educationRequirements": degree,
        "experienceRequirements": experience,
        "experienceInPlaceOfEducation": True
        if degree and experience and posting.degree_equivalent.experience_in_lieu
        else None,
        "skills": ", ".join(one.label for one in main),
        "occupationalCategory": sorted({soc for one in main if (soc := read_occupation(one.code))}),
        "eligibilityToWorkRequirement": right.text if right else None,
    }


def make_description(posting: Posting, platform: str, countries: list[str]) -> str:
    """What the posting offers and asks for, in our own words, as HTML."""
    main = [one.label for one in posting.specialties if one.requirement in ("required", "any_of")]
    hours, pay, years = make_hours(posting), make_pay_words(posting), posting.experience_years
    facts = [
        ("Expertise", ", ".join(main)),
        ("Degrees", ", ".join(one.credential for one in posting.degrees if one.requirement in ("required", "any_of"))),
        ("Experience", f"{years.min:g} years" if years and years.min is not None else None),
        ("Hours", hours),
        ("Pay", pay),
        ("Open to applicants in", ", ".join(countries)),
    ]
    items = "".join(f"<li>{escape(name)}: {escape(words)}</li>" for name, words in facts if words)
    return (
        f"<p>{escape(platform)} asks experts to help train and evaluate AI systems: {escape(posting.title)}."
        f" What its posting states:</p><ul>{items}</ul><p>Read and apply at {escape(platform)}.</p>"
    )


def make_pay_words(posting: Posting) -> str | None:
    """`90 to 120 USD per hour`, for any unit."""
    pay = posting.pay
    if pay is None or pay.suspect or (pay.min is None and pay.max is None):
        return None
    unit = f" {pay.currency or ''}".rstrip() + (f" per {pay.unit}" if pay.unit else "")
    if pay.min is None:
        return f"up to {pay.max:g}{unit}"
    if pay.max is None:
        return f"from {pay.min:g}{unit}"
    return f"{pay.min:g}{unit}" if pay.min == pay.max else f"{pay.min:g} to {pay.max:g}{unit}"
