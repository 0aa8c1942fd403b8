"""Vetto's public opportunities. None has a page of its own: the address is the site, with the id."""

from collections.abc import Iterator
from datetime import date

from spiders.card import Card, Terms
from spiders.payload import Row, load_json, make_draft, need_list, read_rows
from transforms.records import Draft, Issue, Link, Page

CARD = Card(
    name="vetto", title="Vetto", homepage="https://vetto.ai/", operator="Vetto", kind="platform", platform="vetto",
    hosts=("api.vetto.ai",), completeness="single_response", expected=(1, 500),
    terms=Terms(status="unclear", read_on=date(2026, 10, 10), note="No statement on programs found; robots decides."),
    start=(Link(url="https://api.vetto.ai/public/opportunities"),),
)  # fmt: skip


def extract(page: Page) -> Iterator[Draft | Issue]:
    yield from read_rows(page, need_list(load_json(page.body), "data"), _read)


def _read(page: Page, row: Row) -> Draft:
    source_id, title, text = row.identify("id"), row.require("title"), row.require("short_description")
    pay = row.child("remuneration")
    for ours, key in (("pay_min", "min_value"), ("pay_max", "max_value"), ("pay_currency", "currency")):
        pay.publish(ours, key)
    unit = pay.text("unit")
    pay.add("pay_unit", {"PER_PACKAGE": "per-task"}.get(unit or "", unit), "unit")
    row.publish("domain", "knowledge_area")
    row.publish("domain", "domain")
    url = f"https://vetto.ai/#{source_id}"
    return make_draft(page, row, source_id=source_id, url=url, title=title, description=text, description_format="text")
