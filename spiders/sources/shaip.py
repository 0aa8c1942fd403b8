"""Shaip's postings in WordPress: place, kind and closing day stand in `meta` under `position_...`."""

from collections.abc import Iterator
from datetime import date

from spiders.card import Card, Terms
from spiders.payload import Row, read_rows
from spiders.platforms import wordpress
from transforms.records import Draft, Issue, Page

CARD = Card(
    name="shaip", title="Shaip", homepage="https://www.shaip.com/", operator="Shaip", kind="platform", platform="shaip",
    hosts=("www.shaip.com",), completeness="natural_end", expected=(1, 500),
    reader="wordpress", key="www.shaip.com/jobs",
    terms=Terms(status="unclear", read_on=date(2026, 10, 10), note="No statement on programs found; robots decides."),
)  # fmt: skip
_META = (("location", "position_location"), ("country", "position_country"), ("employment_type", "position_type"),
         ("department", "position_department"), ("experience", "position_experience"), ("pay_text", "position_salary"),
         ("language", "position_language"), ("openings", "position_openings"))  # fmt: skip


def extract(page: Page) -> Iterator[Draft | Issue]:
    yield from read_rows(page, wordpress.read_posts(page), lambda page, row: wordpress.read(page, row, _read_meta))


def _read_meta(row: Row) -> None:
    meta = row.child("meta")
    for ours, key in _META:
        meta.publish(ours, key)
