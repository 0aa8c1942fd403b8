"""What keeps a walk of several pages from being whole: each doubt has its own reason, and none of them is complete."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from spiders.archive import Archive, import_night
from spiders.reasons import ALL
from spiders.run import crawl
from tests.faults.conftest import NIGHT, write_card
from tests.spiders.recorded import OUTLIER, make_outlier, write_page
from transforms.records import CrawlReport


@dataclass(frozen=True, kw_only=True)
class Answer:
    """One recorded page of the list."""

    body: Any
    status: int = 200
    kind: str = "application/json"


def first(**more: Any) -> Answer:
    return Answer(body=make_outlier(1, 2, page=1, pages=2, total=4) | more)


def second(*ids: int, **more: Any) -> Answer:
    return Answer(body=make_outlier(*(ids or (3, 4)), page=2, pages=2, total=4) | more)


def without(answer: Answer, key: str) -> Answer:
    return Answer(body={name: value for name, value in answer.body.items() if name != key})


HTML = "<html><body><h1>Jobs</h1></body></html>"
UNTITLED = {"id": 9, "absolute_url": "https://x.example/9", "content": "<p>x</p>"}
ROWS: list[tuple[str, list[Answer | None], dict[str, Any], str | None]] = [
    ("whole", [first(), second()], {}, None),
    ("cap hit", [first(), second()], {"max_pages": 1}, "cap_reached"),
    ("the first page again", [first(), first()], {}, "repeated_page"),
    ("a page of known rows", [first(), second(1, 2)], {}, "total_mismatch"),
    ("one row short", [first(), second(3)], {}, "total_mismatch"),
    ("one row more", [first(), second(3, 4, 5)], {}, "total_mismatch"),
    ("the total moves", [first(), second(3, 4, 5, totalCount=5)], {}, "total_moved"),
    ("the total moves and comes out right", [first(totalCount=3), second()], {}, "total_moved"),
    ("a failed page", [first(), Answer(body="oops", status=500)], {}, "http_error"),
    ("a page that is gone", [first(), Answer(body="gone", status=404)], {}, "not_found"),
    ("a page that is missing", [first(), None], {}, "not_recorded"),
    ("HTML in place of JSON", [first(), Answer(body=HTML, kind="text/html")], {}, "not_json"),
    ("HTML that says it is JSON", [first(), Answer(body=HTML)], {}, "corrupt_body"),
    ("no list on a page", [first(), without(second(), "jobs")], {}, "missing_envelope"),
    ("no total on a page", [first(), without(second(), "totalCount")], {}, "missing_envelope"),
    ("no page number", [first(), without(second(), "page")], {}, "missing_envelope"),
    ("a list that is no list", [first(), second(jobs={})], {}, "missing_envelope"),
    ("a total that is no number", [first(), second(totalCount="many")], {}, "missing_envelope"),
    ("a record without its title", [first(), second(jobs=[*second().body["jobs"], UNTITLED])], {"retention": 0.5},
     "records_rejected"),
    ("fewer than the card expects", [first(), second()], {"expected": [5, 100]}, "below_expected"),
]  # fmt: skip


@pytest.fixture
def replay(tmp_path: Path) -> Callable[..., CrawlReport]:
    """Replays recorded list pages of an operator's source on a reader that walks from page to page."""

    def run(answers: list[Answer | None], **card: Any) -> CrawlReport:
        for number, answer in enumerate(answers, 1):
            if answer is not None:
                request = f'{{"page": {number}, "pageSize": 100}}'
                write_page(
                    tmp_path / "nights", NIGHT.isoformat(), "site", OUTLIER, answer.body, number=number, method="POST",
                    request_body=request, status=answer.status, content_type=answer.kind,
                )  # fmt: skip
        import_night(tmp_path / "nights" / NIGHT.isoformat(), Archive(tmp_path / "archive"))
        values = {"reader": "outlier", "hosts": ["app.outlier.ai"], "completeness": "declared_total"} | card
        write_card(tmp_path, [], **values)
        return crawl("site", night=NIGHT, data=tmp_path, mode="replay", contact=None).report

    return run


@pytest.mark.parametrize(("answers", "card", "reason"), [row[1:] for row in ROWS], ids=[row[0] for row in ROWS])
def test_every_doubt_is_named(
    replay: Callable[..., CrawlReport], answers: list[Answer | None], card: dict[str, Any], reason: str | None
) -> None:
    report = replay(answers, **card)
    assert report.listed == report.fetched + report.fetch_failed + report.skipped
    assert reason is None or reason in ALL
    expected = ("ok", True, None) if reason is None else ("incomplete", False, reason)
    assert (report.status, report.complete, report.reason) == expected


@pytest.mark.parametrize(
    ("answer", "reason"),
    [
        (Answer(body=HTML, kind="text/html"), "not_json"),
        (Answer(body={"positions": []}), "missing_envelope"),
        (Answer(body="[]"), "missing_envelope"),
    ],
)
def test_a_source_of_which_nothing_was_read_has_failed(
    replay: Callable[..., CrawlReport], answer: Answer, reason: str
) -> None:
    """Not merely incomplete: there is no page at all of which anything is known."""
    report = replay([answer])
    assert (report.status, report.complete, report.reason) == ("failed", False, reason)
