"""Sepal's public roles, from its tRPC batch call; a role's text and degree, no pay."""

from collections.abc import Iterator
from datetime import date
from urllib.parse import quote

from spiders.card import Card, Terms
from spiders.payload import BrokenPage, Row, load_json, make_draft, need_list, read_rows
from transforms.records import Draft, Issue, Link, Page

_INPUT = quote('{"0":{"searchQuery":""}}', safe="")
CARD = Card(
    name="sepal", title="Sepal", homepage="https://www.sepalai.com/", operator="Sepal AI", kind="platform",
    platform="sepal", hosts=("api.nexus.sepalai.com",), completeness="single_response", expected=(1, 500),
    terms=Terms(status="unclear", read_on=date(2026, 10, 10), note="No statement on programs found; robots decides."),
    start=(Link(url=f"https://api.nexus.sepalai.com/trpc/jobs.getPublicJobs?batch=1&input={_INPUT}"),),
)  # fmt: skip


def extract(page: Page) -> Iterator[Draft | Issue]:
    batch = load_json(page.body)
    if not isinstance(batch, list) or not batch:
        raise BrokenPage("missing_envelope", "[0]")
    yield from read_rows(page, need_list(batch[0], "result", "data"), _read)


def _read(page: Page, row: Row) -> Draft:
    source_id, title, text = row.identify("id"), row.require("jobTitle"), row.require("jobDescription")
    url = row.require("applyUrl")
    row.publish("education", "educationLevelMinimum")
    row.add("apply_url", url, "applyUrl")
    return make_draft(
        page, row, source_id=source_id, url=url, title=title, description=text, description_format="markdown"
    )
