"""BambooHR: a list of openings at `{key}.bamboohr.com`, and `/careers/{id}/detail` for each text.

Reports disagree on which list lives: `/careers/list` (JSON), or the widget `/jobs/embed2.php` (HTML), for which the key
is `{key}/embed`. An unknown tenant is redirected to another host, which is a failed page.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import urljoin, urlsplit

from spiders.payload import BrokenPage, Row, load_json, make_draft, need, need_list, read_rows
from spiders.platforms.html_tree import make_tree
from transforms.records import Draft, Issue, Link, Page

COMPLETENESS = "union"
FRAGMENTS = {"/jobs/embed2.php": "BambooHR-ATS-board"}

_DETAIL = re.compile(r"/careers/(\d{1,12})/detail\Z")
_BOARD = ".BambooHR-ATS-board"
_WORKPLACE = {"1": "remote", "2": "hybrid"}
_IGNORED = (
    "departmentId",
    "employmentStatusId",
    "employmentType",
    "isRemote",
    "jobCategoryId",
    "jobCategoryLabel",
    "id",
)


def make_start(key: str) -> tuple[Link, ...]:
    tenant, _, surface = key.partition("/")
    return (Link(url=f"https://{tenant}.bamboohr.com/" + ("jobs/embed2.php" if surface else "careers/list")),)


def follow(page: Page) -> Iterator[Link]:
    """The text of each opening that the list, or the widget, names."""
    ids = _read_widget(page) if page.url.endswith("/embed2.php") else _read_list(page)
    yield from (Link(url=urljoin(page.url, f"/careers/{id_}/detail"), kind="detail") for id_ in dict.fromkeys(ids))


def _read_list(page: Page) -> list[str]:
    return [str(need(opening, "id")) for opening in need_list(load_json(page.body), "result")]


def _read_widget(page: Page) -> list[str]:
    tree = make_tree(page)
    if tree.css_first(_BOARD) is None:
        raise BrokenPage("missing_envelope", _BOARD)
    return [(node.id or "").removeprefix("bhrPositionID_") for node in tree.css('li[id^="bhrPositionID_"]')]


def extract(page: Page) -> Iterator[Draft | Issue]:
    """The opening of a detail page; a list holds no texts, but it must be one."""
    if _DETAIL.search(urlsplit(page.url).path):
        yield from read_rows(page, [need(load_json(page.body), "result", "jobOpening")], read)
    elif page.url.endswith("/embed2.php"):
        _read_widget(page)
    else:
        _read_list(page)


def read(page: Page, row: Row) -> Draft:
    """One opening; its id stands in the address only."""
    asked = _DETAIL.search(urlsplit(page.url).path)
    row.source_id = asked[1] if asked else ""
    title, url, description = (
        row.require("jobOpeningName"), row.require("jobOpeningShareUrl"), row.require("description")
    )  # fmt: skip
    row.demand("jobOpeningStatus")
    status = row.publish("status", "jobOpeningStatus")
    for ours, key in (
        ("department", "departmentLabel"), ("employment_type", "employmentStatusLabel"), ("posted_at", "datePosted"),
        ("pay_text", "compensation"), ("experience", "minimumExperience"),
    ):  # fmt: skip
        row.publish(ours, key)
    workplace = row.text("locationType") or ""
    row.add("remote", _WORKPLACE.get(workplace), "locationType~word")
    for key in ("location", "atsLocation"):
        place = row.child(key)
        place.publish("city", "city")
        place.publish("state", "state")
        place.publish("country", "addressCountry" if key == "location" else "country")
        place.ignore("postalCode", "province", "countryId", "stateId")
    row.ignore(*_IGNORED)
    return make_draft(
        page, row, source_id=row.source_id, url=url, title=title, description=description, description_format="html",
        is_open=(status or "Open").casefold() == "open",
    )  # fmt: skip
