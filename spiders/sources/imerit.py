"""iMerit's list of projects: pay is a bare figure in local money ("16"), or a line ("$7/Hour")."""

from collections.abc import Iterator
from datetime import date

from spiders.card import Card, Terms
from spiders.payload import Row, load_json, make_draft, make_text, need_list, read_rows
from transforms.records import Draft, Issue, Link, Page

CARD = Card(
    name="imerit", title="iMerit", homepage="https://imerit.ai/", operator="iMerit Technology Services",
    kind="platform", platform="imerit", hosts=("imerit.ai",), completeness="declared_total", total_path="total",
    expected=(1, 500),
    terms=Terms(status="unclear", read_on=date(2026, 10, 10), note="No statement on programs found; robots decides."),
    start=(Link(url="https://imerit.ai/jobs.json"),),
)  # fmt: skip
_SECTIONS = (("Responsibilities", "responsibilities"), ("Requirements", "requirements"))


def extract(page: Page) -> Iterator[Draft | Issue]:
    yield from read_rows(page, need_list(load_json(page.body), "jobs"), _read)


def _read(page: Page, row: Row) -> Draft:
    source_id, title = row.identify("job_id"), row.require("title")
    slug, parts = row.require("slug"), [row.require("description")]
    for heading, key in _SECTIONS:
        parts += [f"{heading}\n{text}" for text in (_join(row.take(key)),) if text]
    for ours, key in (
        ("apply_url", "apply_link"), ("country", "country"), ("state", "state"), ("language", "language"),
        ("employment_type", "type"), ("closes_at", "expiry_date"),
    ):  # fmt: skip
        row.publish(ours, key)
    pay = row.text("pay_rate")
    row.add("pay_min" if pay and pay.replace(".", "").isdigit() else "pay_text", pay, "pay_rate")
    row.ignore("location", "posted_date")
    return make_draft(
        page, row, source_id=source_id, url=f"https://imerit.ai/jobs/{slug}", title=title,
        description="\n\n".join(parts), description_format="text",
    )  # fmt: skip


def _join(value: object) -> str | None:
    """A text, or a list of them as bullets."""
    items = value if isinstance(value, list) else None
    return make_text(value) if items is None else "\n".join(f"- {item}" for item in items if make_text(item)) or None
