"""Human's roles: title, place and a line of pay; no text, and no page for a role."""

from collections.abc import Iterator
from datetime import date

from spiders.card import Card, Terms
from spiders.payload import Row, load_json, make_draft, need_list, read_rows
from transforms.records import Draft, Issue, Link, Page

CARD = Card(
    name="human", title="Human", homepage="https://www.joinhuman.org/", operator="Human", kind="platform",
    platform="human", hosts=("www.joinhuman.org",), completeness="single_response", expected=(1, 300),
    terms=Terms(status="unclear", read_on=date(2026, 10, 10), note="No statement on programs found; robots decides."),
    start=(Link(url="https://www.joinhuman.org/api/roles"),),
)  # fmt: skip


def extract(page: Page) -> Iterator[Draft | Issue]:
    yield from read_rows(page, need_list(load_json(page.body), "roles"), _read)


def _read(page: Page, row: Row) -> Draft:
    source_id, title = row.identify("id"), row.require("title")
    text = row.text("description") or ""
    for ours, key in (("pay_text", "pay"), ("location", "location"), ("department", "department")):
        row.publish(ours, key)
    url = f"https://www.joinhuman.org/#{source_id}"
    return make_draft(
        page, row, source_id=source_id, url=url, title=title, description=text, description_format="markdown"
    )
