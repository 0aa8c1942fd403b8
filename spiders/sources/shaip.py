"""Shaip's postings in WordPress: place, kind and pay stand in `meta` under `position_...`."""

from functools import partial

from spiders.card import Card
from spiders.platforms import wordpress
from spiders.platforms.vendors import NO_STATEMENT

CARD = Card(
    name="shaip", title="Shaip", homepage="https://www.shaip.com/", operator="Shaip", kind="platform", platform="shaip",
    hosts=("www.shaip.com",), completeness="natural_end", expected=(1, 500), terms=NO_STATEMENT,
    reader="wordpress", key="www.shaip.com/jobs",
)  # fmt: skip
_VALUES = {
    "position_location": "location", "position_country": "country", "position_type": "employment_type",
    "position_department": "department", "position_experience": "experience", "position_salary": "pay_text",
    "position_language": "language", "position_openings": "openings",
}  # fmt: skip
extract = partial(wordpress.extract_with, field="meta", values=_VALUES)
