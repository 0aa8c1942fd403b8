"""The collection policy against a site that breaks it in every combination: who may be asked, when, and when no more.

Each case is one crawl: a robots.txt, a host that asks to wait before it answers, and what stands in front of the pages.
Short form: each robots.txt, each way to ask, each wall in turn. Long form (`-m load`): every combination.
"""

from __future__ import annotations

import itertools
import json
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from pathlib import Path
from typing import Any

import pytest

from spiders.guards.reservation import read_reservations
from spiders.run import crawl
from tests.faults.conftest import NIGHT, Crawled, write_card
from tests.faults.test_crawl_faults import ROBOTS, ROBOTS_MODES, board
from tests.faultsite.server import Answer, FaultSite, always, respond, respond_json

Crawl = Callable[..., Crawled]
RULE_PATHS = ("/robots.txt", "/elsewhere/robots.txt", "/.well-known/tdmrep.json")


def later(seconds: float) -> str:
    return format_datetime(datetime.now(UTC) + timedelta(seconds=seconds), usegmt=True)


# `disallowed` names one page of a site; in this matrix it is about all of it.
MODES = ROBOTS_MODES | {"disallowed": (always(respond(b"User-agent: expertgigs\nDisallow: /\n")), "robots_disallowed")}
# How the first page asks to wait, and the seconds that must pass; None: the host is left alone for the night.
WAITS: dict[str, tuple[Callable[[], str | None], float | None]] = {
    "seconds": (lambda: "1", 1.0),
    "date": (lambda: later(2), 1.0),
    "past date": (lambda: later(-60), 0.1),
    "garbage": (lambda: "soon", 0.1),
    "no header": (lambda: None, 0.1),
    "hours": (lambda: "7200", None),
    "hours as a date": (lambda: later(7200), None),
}
HTML = "text/html; charset=utf-8"
# What the second page is, and the reason under which the source is left alone; None: a page like any other.
WALLS: dict[str, tuple[bytes, str | None]] = {
    "none": (respond_json(board(2)), None),
    "401": (respond(b"", status=401), "access_denied"),
    "403": (respond(b"", status=403), "access_denied"),
    "challenge": (respond(b"<html><title>Just a moment...</title></html>", kind=HTML), "challenge"),
    "mitigated": (respond(b"", status=429, X_Vercel_Mitigated="challenge"), "challenge"),
    "login": (respond(b"<html><form><input type='password'></form></html>", kind=HTML), "login_wall"),
    "to a login": (respond(b"", status=302, Location="/login?next=/wall"), "login_wall"),
    "off the host": (respond(b"", status=302, Location="http://localhost:{port}/"), None),
    "opt-out header": (respond_json(board(2), tdm_reservation="1"), "tdm_reserved"),
    "opt-out meta": (
        respond(b'<html><meta name="tdm-reservation" content="1"><p>x</p></html>', kind=HTML), "tdm_reserved",
    ),
}  # fmt: skip


def make_answers(robots: str, wait: str, wall: str, canary: int) -> dict[str, Answer]:
    def busy(number: int) -> bytes:
        header = WAITS[wait][0]()
        more = {"Retry_After": header} if header is not None else {}
        return respond(b"busy", status=429, **more) if number == 0 else respond_json(board(1))  # type: ignore[arg-type]

    body = WALLS[wall][0].replace(b"{port}", str(canary).encode())
    return {
        "/robots.txt": MODES[robots][0], "/elsewhere/robots.txt": ROBOTS, "/list": busy, "/wall": always(body),
        "/last": always(respond_json(board(3))), "/login": always(respond(b"<html>Welcome</html>", kind=HTML)),
    }  # fmt: skip


def run_case(data: Path, robots: str, wait: str, wall: str) -> tuple[FaultSite, FaultSite, Any]:
    """One crawl of three list pages; the second site listens on a host that the card does not name."""
    elsewhere = FaultSite({"/": always(respond_json(board(9)))})
    with elsewhere, FaultSite(make_answers(robots, wait, wall, elsewhere.port)) as site:
        write_card(data, [f"{site.url}/{path}" for path in ("list", "wall", "last")])
        outcome = crawl(
            "site", night=NIGHT, data=data, mode="live", contact="us@site.example",
            allow_addresses=(site.host, f"localhost:{elsewhere.port}", elsewhere.host), time_limit=60,
        )  # fmt: skip
    return site, elsewhere, outcome.report


def check_case(data: Path, robots: str, wait: str, wall: str) -> None:
    site, elsewhere, report = run_case(data, robots, wait, wall)
    content = [seen for seen in site.seen if seen.path not in RULE_PATHS]
    paths = [seen.path for seen in content]
    assert elsewhere.seen == [], "off-host requests"
    assert report.listed == report.fetched + report.fetch_failed + report.skipped
    if MODES[robots][1] is not None:
        assert paths == [], "content was asked for"
        assert report.status == "blocked" and report.reason == MODES[robots][1] and not report.complete
        return
    seconds, reason = WAITS[wait][1], WALLS[wall][1]
    if seconds is None:
        assert paths == ["/list"], "the host wanted silence"
        assert (report.status, report.complete) == ("incomplete", False) and report.reason == "rate_limited"
        return
    assert content[1].at - content[0].at >= seconds, "an early request"
    assert paths.count("/wall") == 1, "a wall is not tried again"
    if reason is not None:
        assert (report.status, report.reason, report.complete) == ("blocked", reason, False)
    else:
        assert report.complete == (wall == "none") and "/last" in paths


LONG = list(itertools.product(MODES, WAITS, WALLS))
SHORT = [
    *((robots, "seconds", "challenge") for robots in MODES),
    *(("text", wait, "none") for wait in WAITS),
    *(("404", "no header", wall) for wall in WALLS),
]


@pytest.mark.parametrize(("robots", "wait", "wall"), SHORT, ids=["/".join(case) for case in SHORT])
def test_the_policy_holds(tmp_path: Path, robots: str, wait: str, wall: str) -> None:
    check_case(tmp_path, robots, wait, wall)


@pytest.mark.load
@pytest.mark.timeout(3600)
@pytest.mark.parametrize("robots", MODES)
def test_the_policy_holds_in_every_combination(tmp_path: Path, robots: str) -> None:
    cases = [case for case in LONG if case[0] == robots]
    assert len(cases) == len(WAITS) * len(WALLS)
    for number, case in enumerate(cases):
        check_case(tmp_path / str(number), *case)


def test_one_connection_and_a_second_between_requests(tmp_path: Path) -> None:
    """With the pace of production, at which only this test crawls: no overlap, and never less than a second apart."""
    busy: list[int] = []

    def slowly(_: int) -> list[bytes | float]:
        busy.append(1)
        return [0.3, respond_json(board(len(busy)))]

    with FaultSite({"/robots.txt": ROBOTS, "/a": slowly, "/b": slowly}) as site:
        write_card(tmp_path, [f"{site.url}/a", f"{site.url}/b"])
        outcome = crawl(
            "site", night=NIGHT, data=tmp_path, mode="live", contact="us@site.example", allow_addresses=(site.host,),
            loopback_delay=1.0,
        )  # fmt: skip
    times = [seen.at for seen in site.seen]
    assert [seen.path for seen in site.seen] == ["/robots.txt", "/.well-known/tdmrep.json", "/a", "/b"]
    assert min(after - before for before, after in itertools.pairwise(times)) >= 0.98
    assert outcome.report.parsed == 2


RESERVED = [{"location": "/", "tdm-reservation": 1}]
OPT_OUTS: list[tuple[str, Any, bool]] = [
    ("everything", RESERVED, True),
    ("this path", [{"location": "/list", "tdm-reservation": 1}], True),
    ("as text", [{"location": "/*", "tdm-reservation": "1"}], True),
    ("several places", [{"location": ["/blog/*", "/list*"], "tdm-reservation": 1}], True),
    ("another path", [{"location": "/blog/", "tdm-reservation": 1}], False),
    ("all but this", [*RESERVED, {"location": "/list", "tdm-reservation": 0}], False),
    ("nothing reserved", [{"location": "/", "tdm-reservation": 0}], False),
    ("empty", [], False),
    ("of another shape", {"jobs": []}, False),
]


@pytest.mark.parametrize(("statements", "reserved"), [row[1:] for row in OPT_OUTS], ids=[row[0] for row in OPT_OUTS])
def test_a_sites_opt_out_from_mining_is_honoured(crawl_site: Crawl, statements: Any, reserved: bool) -> None:
    answers = {
        "/robots.txt": ROBOTS, "/.well-known/tdmrep.json": always(respond_json(statements)),
        "/list": always(respond_json(board(1))),
    }  # fmt: skip
    with FaultSite(answers) as site:
        report = crawl_site(site, "/list").report
    assert ("/list" not in site.paths()) == reserved
    assert (report.status, report.reason) == (("blocked", "tdm_reserved") if reserved else ("ok", None))


@pytest.mark.parametrize("status", [200, 403, 404, 500])
@pytest.mark.parametrize("body", [b"<html>app</html>", b"", b"[" * 100_000, b"[null, 7, {}]", b'[{"location": 7}]'])
def test_a_file_that_says_nothing_reserves_nothing(status: int, body: bytes) -> None:
    assert read_reservations(status, body) is None


def test_a_statement_cannot_write_rules_of_its_own() -> None:
    sly = [{"location": "/a\nAllow: /\nUser-agent: x", "tdm-reservation": 1}, {"location": "/b", "tdm-reservation": 1}]
    rules = read_reservations(200, json.dumps(sly).encode())
    assert rules is not None and not rules.can_fetch("https://x.example/b", "expertgigs")
