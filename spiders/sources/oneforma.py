"""OneForma's projects in WordPress. One post is many variants, each with its language and its own way to apply."""

import re
from collections.abc import Iterator
from datetime import date
from typing import Any

from spiders.card import Card, Terms
from spiders.payload import Row, make_text, read_rows
from spiders.platforms import wordpress
from transforms.records import Draft, Issue, Page

CARD = Card(
    name="oneforma", title="OneForma", homepage="https://www.oneforma.com/", operator="Centific", kind="platform",
    platform="oneforma", hosts=("www.oneforma.com",), completeness="natural_end", expected=(1, 3000),
    terms=Terms(status="unclear", read_on=date(2026, 10, 10), note="No statement on programs found; robots decides."),
    reader="wordpress", key="www.oneforma.com/job",
)  # fmt: skip
_JOB = re.compile(r"(?:/jobs/|[?&]jobId=)(\d{1,12})")


def extract(page: Page) -> Iterator[Draft | Issue]:
    rows = [row for post in wordpress.read_posts(page) for row in _split(post)]
    yield from read_rows(page, rows, lambda page, row: wordpress.read(page, row, _read_variant))


def _split(post: Any) -> Iterator[Any]:
    """The post once for each variant, under the id of its job, else the post's with the language; or as it is."""
    fields = post.get("acf") if isinstance(post, dict) else None
    variants = fields.get("apply_job") if isinstance(fields, dict) else None
    if not isinstance(variants, list) or not variants:
        yield post
        return
    for number, variant in enumerate(variants):
        told = variant if isinstance(variant, dict) else {}
        found, id_ = _JOB.search(str(told.get("apply_url"))), make_text(post.get("id"))
        own = found[1] if found else f"{id_}-{make_text(told.get('language')) or number}"
        yield {**post, "id": own if id_ else None, "acf": {"apply_job": {str(number): variant}}}


def _read_variant(row: Row) -> None:
    jobs = row.child("acf").child("apply_job")
    for number in jobs.left():
        job = jobs.child(number)
        job.publish("language", "language")
        job.publish("apply_url", "apply_url")
