"""What an unchanged site is asked for on the second night: its list, and of its pages only what is new or changed."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from spiders.run import CrawlOutcome, crawl, read_drafts
from spiders.versions import add_versions
from tests.faults.conftest import Crawled, write_card
from tests.faultsite.server import Answer, FaultSite, always, respond
from tests.spiders.test_scaffold import make_page
from transforms.records import Link

Crawl = Callable[..., Crawled]
NIGHT = date(2026, 11, 2)
ROBOTS = {"/robots.txt": always(respond(b"User-agent: *\n"))}
FILLING = "<p>" + "Judge answers of a model in your field and say why. " * 90 + "</p>"


class Board:
    """A sitemap and a page per posting, as long as real ones. `changed` maps a posting to its newer day."""

    def __init__(self, count: int) -> None:
        self.ids, self.changed, self.sent = list(range(1000, 1000 + count)), dict[int, str](), 0

    def answers(self, *, url: Callable[[], str]) -> dict[str, Answer]:
        pages = {f"/jobs/{number}": self._make_page(number, url) for number in self.ids}
        return ROBOTS | pages | {"/sitemap.xml": lambda _: self._count(self._make_sitemap(url()))}

    def _count(self, answer: bytes) -> bytes:
        self.sent += len(answer)
        return answer

    def _make_sitemap(self, root: str) -> bytes:
        rows = "".join(
            f"<url><loc>{root}/jobs/{n}</loc><lastmod>{self.changed.get(n, '2026-10-01')}</lastmod></url>"
            for n in self.ids
        )
        return respond(f'<?xml version="1.0"?><urlset>{rows}</urlset>'.encode(), kind="application/xml")

    def _make_page(self, number: int, url: Callable[[], str]) -> Answer:
        def answer(_: int) -> bytes:
            posting = {
                "@type": "JobPosting", "title": f"Expert {number}", "url": f"{url()}/jobs/{number}",
                "description": f"{FILLING}<p>State of {self.changed.get(number, '2026-10-01')}.</p>",
            }  # fmt: skip
            body = f'<html><script type="application/ld+json">{json.dumps(posting)}</script></html>'
            return self._count(respond(body.encode(), kind="text/html"))

        return answer


def open_board(board: Board) -> FaultSite:
    site: FaultSite
    site = FaultSite({})
    site.answers = board.answers(url=lambda: site.url)
    return site


def read(data: Path, site: FaultSite, night: date, mode: Any = "live") -> CrawlOutcome:
    """One night of the board; the server on loopback is asked without the pause that every other host gets."""
    write_card(
        data, [f"{site.url}/sitemap.xml"], reader="sitemap_json_ld", completeness="union", max_pages=2000,
        expected=[1, 5000],
    )  # fmt: skip
    return crawl(
        "site", night=night, data=data, mode=mode, contact="us@site.example", allow_addresses=(site.host,),
        time_limit=240,
    )  # fmt: skip


def texts(outcome: CrawlOutcome) -> dict[str, str]:
    return {draft.source_id: draft.description for draft in read_drafts(outcome.drafts_path)}


@pytest.mark.parametrize("count", [100, pytest.param(1000, marks=pytest.mark.load)])
def test_an_unchanged_site_is_asked_for_its_list_alone(tmp_path: Path, count: int) -> None:
    board = Board(count)
    with open_board(board) as site:
        first = read(tmp_path, site, NIGHT)
        asked, sent = len(site.seen), board.sent
        second = read(tmp_path, site, NIGHT + timedelta(days=1))
        asked_again, sent_again = len(site.seen) - asked, board.sent - sent
    assert [o.report.status for o in (first, second)] == ["ok", "ok"] and second.report.complete
    assert texts(first) == texts(second) and len(texts(second)) == count
    assert second.report.parsed == second.report.fetched == count, "each posting counts as read"
    assert second.report.requests == 1 and asked_again == 3, "robots.txt, tdmrep.json and the sitemap"
    assert asked_again <= 0.10 * asked
    assert sent_again <= 0.05 * sent
    replayed = read(tmp_path, site, NIGHT + timedelta(days=1), mode="replay")
    assert replayed.drafts_path.read_bytes() == second.drafts_path.read_bytes()
    assert replayed.report.requests == 1


def test_only_what_is_new_or_changed_is_read(tmp_path: Path) -> None:
    board = Board(20)
    with open_board(board) as site:
        read(tmp_path, site, NIGHT)
        before = len(site.seen)
        board.changed[1004] = "2026-11-03"
        board.ids = [*board.ids[1:], 1090]
        site.answers |= board.answers(url=lambda: site.url)
        second = read(tmp_path, site, NIGHT + timedelta(days=1))
    assert sorted(path for path in [s.path for s in site.seen[before:]] if "/jobs/" in path) == [
        "/jobs/1004",
        "/jobs/1090",
    ]
    found = texts(second)
    assert len(found) == 20 and "1000" not in found
    assert "State of 2026-11-03." in found["1004"] and "State of 2026-10-01." in found["1005"]


def test_a_night_without_the_list_costs_nothing_later(tmp_path: Path) -> None:
    board = Board(10)
    with open_board(board) as site:
        read(tmp_path, site, NIGHT)
        whole = site.answers["/sitemap.xml"]
        site.answers["/sitemap.xml"] = always(respond(b"oops", status=500))
        broken = read(tmp_path, site, NIGHT + timedelta(days=1))
        site.answers["/sitemap.xml"] = whole
        before = len(site.seen)
        third = read(tmp_path, site, NIGHT + timedelta(days=2))
    assert not broken.report.complete and third.report.parsed == 10
    assert not [s.path for s in site.seen[before:] if "/jobs/" in s.path]


def test_no_page_is_taken_on_the_lists_word_for_ever(tmp_path: Path) -> None:
    """Within two weeks every page is asked for again, and never all of them on one night."""
    board = Board(40)
    asked: list[int] = []
    with open_board(board) as site:
        for day in range(14):
            before = len(site.seen)
            read(tmp_path, site, NIGHT + timedelta(days=day))
            asked.append(sum("/jobs/" in s.path for s in site.seen[before:]))
            backdate(tmp_path, NIGHT + timedelta(days=day))
    assert asked[0] == 40 and sum(asked[1:7]) == 0
    assert sum(asked[7:]) == 40 and max(asked[1:]) <= 20


def backdate(data: Path, night: date) -> None:
    """The nights of this test are days apart for the archive, though they run within seconds."""
    path = data / "archive" / "index" / night.isoformat() / "site.jsonl"
    lines = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    for line in lines:
        if not line["reused"]:
            line["fetched_at"] = f"{night.isoformat()}T03:00:00+00:00"
    path.write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")


def versions_of(body: str, *paths: str) -> list[str | None]:
    links = [Link(url=f"https://acme.example{path}", kind="detail") for path in paths]
    return [link.version for link in add_versions(make_page(body, kind="application/json"), links)]


def test_the_row_of_a_list_is_what_it_says_of_a_page() -> None:
    body = json.dumps({"result": [{"id": 12, "title": "A"}, {"id": 13, "title": "B"}]})
    first, second = versions_of(body, "/careers/12/detail", "/careers/13/detail")
    assert first and second and first != second
    assert versions_of(body.replace('"B"', '"C"'), "/careers/12/detail", "/careers/13/detail")[0] == first
    assert versions_of(body.replace('"B"', '"C"'), "/careers/12/detail", "/careers/13/detail")[1] != second


@pytest.mark.parametrize(
    ("body", "paths"),
    [
        ('[{"id": 12, "team": 7}, {"id": 7}]', ["/jobs/7"]),
        ('[{"id": 12, "team": "jobs"}]', ["/jobs/1", "/jobs/2"]),
        ('{"result": []}', ["/jobs/1"]),
        ("{", ["/jobs/1"]),
        ("<html><a href='/jobs/2'>x</a></html>", ["/jobs/1"]),
        ("<?xml version='1.0'?><urlset><url><loc>https://acme.example/jobs/1</loc></url></urlset>", ["/jobs/1"]),
    ],
)
def test_a_doubtful_row_says_nothing(body: str, paths: list[str]) -> None:
    assert versions_of(body, *paths) == [None] * len(paths)


def test_the_text_around_a_link_is_its_row() -> None:
    def board(pay: str) -> str:
        return (
            f"<html><ul><li><h2><a href='/jobs/1'>Botanist</a></h2><p>{pay}</p><a href='/jobs/1'>More</a></li>"
            "<li><a href='/jobs/2'>Chemist</a><p>$30</p></li></ul></html>"
        )

    before, after = (versions_of(board(pay), "/jobs/1", "/jobs/2") for pay in ("$40", "$50"))
    assert None not in before and before[0] != after[0] and before[1] == after[1]
