"""SME Careers: one row per role and country, open and closed ones; rows of one `externalKey` are one posting.

A lower bound of -1 means that there is none. No role has a page of its own: the address is
the site's list of roles, with the key.
"""

import json
from collections.abc import Iterator
from datetime import date
from typing import Any

from spiders.card import Card, Terms
from spiders.payload import MissingKey, Row, load_json, make_draft, make_issue, make_text, need_list, note_unknown
from transforms.records import Draft, Issue, Link, Page

_LIST = "https://api.sme.careers/v1/jobs"
_PAGE = "https://sme.careers/jobs#{}"
CARD = Card(
    name="sme_careers",
    title="SME Careers",
    homepage="https://sme.careers/",
    operator="SuperAnnotate AI, Inc.",
    kind="platform",
    platform="sme_careers",
    hosts=("api.sme.careers",),
    terms=Terms(status="unclear", read_on=date(2026, 10, 10), note="No statement on programs found; robots decides."),
    completeness="single_response",
    expected=(1, 2000),
    start=(Link(url=_LIST, headers=(("Accept", "application/json"),)),),
)
_KEYS = ("externalKey", "title", "description", "status")
_OPEN = {"open": True, "closed": False}


def extract(page: Page) -> Iterator[Draft | Issue]:
    roles: dict[str, list[dict[str, Any]]] = {}
    for index, record in enumerate(need_list(load_json(page.body), "data", "jobs")):
        problem = _find_problem(page, index, record)
        if problem is None:
            roles.setdefault(record["externalKey"], []).append(record)
        else:
            yield problem
    unknown: set[str] = set()
    for key, records in roles.items():
        row = Row({"rows": _choose_rows(records)})
        yield _read(page, row, key, records)
        unknown |= row.unread()
    yield from note_unknown(page, unknown)


def _find_problem(page: Page, index: int, record: Any) -> Issue | None:
    """Why a row cannot be used, row by row: a broken one must not take its country's siblings along."""
    if not isinstance(record, dict):
        return make_issue(page, "bad_record", field=f"[{index}]", value=repr(record))
    source_id = make_text(record.get("externalKey"))
    try:
        for key in _KEYS:
            Row(record).require(key)
        Row(record).demand("hourlyRateMin", "hourlyRateMax", "currencyCode")  # null is no bound, no key is no answer
        Row(record).child("country").require("name")
    except MissingKey as missing:
        return make_issue(page, "missing_key", source_id=source_id, field=missing.path)
    if record["status"] not in _OPEN:
        return make_issue(page, "bad_value", source_id=source_id, field="status", value=str(record["status"]))
    return None


def _choose_rows(records: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The rows whose country counts: the open ones where there are any, each once, in an order of our own.

    The source's order says nothing, so it must not change what is stored.
    """
    chosen = [record for record in records if _OPEN[record["status"]]] or records
    distinct = {json.dumps(record, sort_keys=True, default=str): record for record in chosen}
    return [distinct[key] for key in sorted(distinct, key=lambda key: (str(distinct[key]["country"]), key))]


def _read(page: Page, row: Row, key: str, records: list[dict[str, Any]]) -> Draft:
    places = row.children("rows")
    texts = [(place.require("title"), place.require("description")) for place in places]
    currencies = {place.text("currencyCode") for place in places}
    ranges = {_publish_place(place) for place in places}
    if len(ranges) == 1:
        _publish_pay(row, ranges.pop())
    if len(currencies) == 1:
        row.add("pay_currency", currencies.pop(), "currencyCode")
    row.add("pay_unit", "hour", "hourlyRateMax~unit")
    row.add("listing_id", key, "externalKey")
    title, description = min(texts)
    return make_draft(
        page, row, source_id=key, url=_PAGE.format(key), title=title, description=description,
        description_format="text", rows=len(records), is_open=any(_OPEN[record["status"]] for record in records),
    )  # fmt: skip


def _publish_place(place: Row) -> tuple[str | None, str | None]:
    """One row's country and what it pays there, written as "Country|min|max"; -1 is no bound, as the source has it."""
    place.ignore("externalKey", "status")
    country = place.child("country").publish("country", "name")
    lower, upper = place.text("hourlyRateMin"), place.text("hourlyRateMax")
    place.add("pay_group", f"{country}|{lower or -1}|{upper or -1}", "hourlyRateMin~group")
    return lower, upper


def _publish_pay(row: Row, bounds: tuple[str | None, str | None]) -> None:
    for name, text, key in zip(("pay_min", "pay_max"), bounds, ("hourlyRateMin", "hourlyRateMax"), strict=True):
        row.add(name, None if text is None or text.startswith("-") else text, key)
