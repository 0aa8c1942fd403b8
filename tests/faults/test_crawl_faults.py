"""Faults of hosts and networks, each through the real crawl: what is counted, what is asked again, what stops."""

from __future__ import annotations

import gzip
import ipaddress
import json
import socket
import ssl
import zlib
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from cryptography.x509.oid import NameOID

from spiders.guards.bodies import BodyError, decode
from tests.faults.conftest import NIGHT, Crawled
from tests.faultsite.server import RESET, Answer, FaultSite, always, drip, respond, respond_gzip, respond_json

Crawl = Callable[..., Crawled]
ROBOTS = always(respond(b"User-agent: *\nDisallow: /private/\n"))


def board(*ids: int, **more: Any) -> dict[str, Any]:
    """A board's list in Greenhouse's shape."""
    jobs = [
        {"id": id_, "title": f"Expert {id_}", "absolute_url": f"https://site.example/{id_}", "content": "<p>Work</p>"}
        for id_ in ids
    ]
    return {"jobs": jobs, "meta": {"total": len(jobs)}, **more}


BODY = json.dumps(board(1, 2, 3)).encode()
PAGE_FAULTS: dict[str, tuple[Answer, str]] = {
    "/hang": (lambda _: [30.0], "timeout"),
    "/slow-headers": (lambda _: drip(respond_json(board(1)), 0.2), "timeout"),
    "/slow-body": (lambda _: [respond(b"", length=500), *drip(b"{" * 500, 0.05)], "timeout"),
    "/reset": (lambda _: [RESET], "connection"),
    "/empty-reply": (lambda _: [b""], "connection"),
    "/server-error": (always(respond(b"oops", status=500)), "http_error"),
    "/gone": (always(respond(b"gone", status=410)), "not_found"),
    "/too-long": (always(respond_json(board(1), length=5000)), "corrupt_body"),
    "/too-short": (always(respond_json(board(1), length=60)), "corrupt_body"),
    "/no-length-cut": (always(respond(BODY[:90], kind="application/json", length=-1)), "corrupt_body"),
    "/gzip-cut": (always(respond_gzip(BODY, cut=60)), "corrupt_body"),
    "/gzip-bad-crc": (always(respond_gzip(BODY, corrupt=True)), "corrupt_body"),
    "/brotli": (always(respond(b"\x8b\x01\x80{}\x03", kind="application/json", Content_Encoding="br")), "corrupt_body"),
    "/bomb": (always(respond_gzip(b"[" * 2**27)), "too_big"),
    "/html-cut": (always(respond(b"<html><body><p>half a pa", kind="text/html")), "corrupt_body"),
    "/loop": (always(respond(b"", status=302, Location="/loop")), "too_many_redirects"),
    "/off-host": (always(respond(b"", status=302, Location="https://elsewhere.example/")), "offsite_redirect"),
    "/to-file": (always(respond(b"", status=302, Location="file:///etc/hostname")), "offsite_redirect"),
    "/not-json": (always(respond(b"{'jobs': []}", kind="application/json")), "not_json"),
    "/nan": (always(respond(b'{"jobs": [NaN]}', kind="application/json")), "not_json"),
    "/twice": (always(respond(b'{"jobs": [], "jobs": []}', kind="application/json")), "not_json"),
    "/deep": (always(respond(b"[" * 100_000 + b"]" * 100_000, kind="application/json")), "not_json"),
    "/long-number": (always(respond(b'{"jobs": [' + b"9" * 5000 + b"]}", kind="application/json")), "not_json"),
    "/other-shape": (always(respond_json({"positions": []})), "missing_envelope"),
}  # fmt: skip


def test_every_page_fault_is_named_and_the_others_are_read(crawl_site: Crawl) -> None:
    answers = {path: answer for path, (answer, _) in PAGE_FAULTS.items()} | {"/robots.txt": ROBOTS}
    with FaultSite(answers | {"/good": always(respond_json(board(1, 2, 3)))}) as site:
        found = crawl_site(site, *PAGE_FAULTS, "/good", "/private/list")
    expected = {path: reason for path, (_, reason) in PAGE_FAULTS.items()} | {"/private/list": "robots_disallowed"}
    assert {path: found.reasons().get(path) for path in expected} == expected
    assert [draft.source_id for draft in found.drafts] == ["1", "2", "3"]
    assert found.report.fetch_failed == len(expected)
    assert not found.report.complete


def test_a_refused_connection_and_an_unknown_name_fail_the_source(crawl_site: Crawl) -> None:
    with FaultSite({}) as site:
        pass
    refused = crawl_site(site, "/list")
    assert (refused.report.status, refused.report.reason) == ("blocked", "robots_unreachable")


@pytest.mark.parametrize("share", range(1, 21))
def test_no_cut_gzip_body_passes(share: int) -> None:
    packed = gzip.compress(BODY * 20)
    with pytest.raises(BodyError, match="corrupt_body"):
        decode(packed[: len(packed) * share // 21], "gzip", 2**24)


def test_whole_gzip_bodies_pass_also_in_two_members() -> None:
    assert decode(gzip.compress(BODY), "gzip", 2**24) == BODY
    assert decode(gzip.compress(BODY) + gzip.compress(b"more"), "gzip", 2**24) == BODY + b"more"
    with pytest.raises(BodyError, match="corrupt_body"):
        decode(zlib.compress(BODY), "deflate", 2**24)


def test_a_flaky_page_is_asked_again(crawl_site: Crawl) -> None:
    def flaky(number: int) -> bytes:
        return respond_gzip(BODY, cut=50) if number == 0 else respond_gzip(BODY)

    with FaultSite({"/robots.txt": ROBOTS, "/list": flaky}) as site:
        found = crawl_site(site, "/list")
    assert (found.report.status, found.report.parsed) == ("ok", 3)
    assert site.paths() == ["/list", "/list"]


def later(seconds: float) -> str:
    return format_datetime(datetime.now(UTC) + timedelta(seconds=seconds), usegmt=True)


@pytest.mark.parametrize("status", [429, 503])
@pytest.mark.parametrize(
    ("make_wait", "least"),
    [(lambda: "1", 1.0), (lambda: later(2), 1.0), (lambda: later(-60), 0.1), (lambda: "soon", 0.1), (lambda: "0", 0.1)],
    ids=["seconds", "date", "past date", "garbage", "zero"],
)
def test_retry_after_is_kept_for_the_whole_host(
    crawl_site: Crawl, status: int, make_wait: Callable[[], str], least: float
) -> None:
    def busy(number: int) -> bytes:
        return respond(b"busy", status=status, Retry_After=make_wait()) if number == 0 else respond_json(board(1))

    with FaultSite({"/robots.txt": ROBOTS, "/list": busy, "/other": always(respond_json(board(2)))}) as site:
        found = crawl_site(site, "/list", "/other")
    assert found.report.parsed == 2
    times = [seen.at for seen in site.seen if seen.path in site.paths()]
    assert times[1] - times[0] >= least, "the very next request, whatever it is for, waits"


def test_a_host_that_asks_for_too_long_or_again_and_again_is_left_alone(crawl_site: Crawl) -> None:
    answers = {
        "/robots.txt": ROBOTS,
        "/hours": always(respond(b"later", status=429, Retry_After="7200")),
        "/always": always(respond(b"busy", status=429)),
    }
    with FaultSite(answers) as site:
        found = crawl_site(site, "/hours", "/always")
    assert found.reasons() == {"/hours": "rate_limited", "/always": "rate_limited"}
    assert (found.report.status, found.report.reason) == ("incomplete", "rate_limited")
    assert site.paths() == ["/hours"], "the host asked for silence, for whatever it is"


ROBOTS_MODES: dict[str, tuple[Answer, str | None]] = {
    "text": (ROBOTS, None),
    "404": (always(respond(b"no such file", status=404)), None),
    "long": (always(respond(b"# padding\n" * 60_000 + b"User-agent: *\nDisallow: /\n")), None),
    "moved": (lambda number: respond(b"", status=301, Location="/elsewhere/robots.txt"), None),
    "401": (always(respond(b"", status=401)), "robots_unreachable"),
    "403": (always(respond(b"", status=403)), "robots_unreachable"),
    "429": (always(respond(b"", status=429, Retry_After="7200")), "robots_unreachable"),
    "500": (always(respond(b"", status=500)), "robots_unreachable"),
    "503": (always(respond(b"", status=503)), "robots_unreachable"),
    "reset": (lambda _: [RESET], "robots_unreachable"),
    "timeout": (lambda _: [30.0], "robots_unreachable"),
    "html": (always(respond(b"<!doctype html><html>Hello</html>", kind="text/html")), "robots_unreachable"),
    "html as text": (always(respond(b"<html><body>Hello</body></html>")), "robots_unreachable"),
    "loop": (always(respond(b"", status=302, Location="/robots.txt")), "robots_unreachable"),
    "to a file": (always(respond(b"", status=302, Location="file:///etc/hostname")), "robots_unreachable"),
    "disallowed": (always(respond(b"User-agent: expertgigs\nDisallow: /list\n")), "robots_disallowed"),
}  # fmt: skip


@pytest.mark.parametrize("mode", ROBOTS_MODES)
def test_robots_fail_closed(crawl_site: Crawl, mode: str) -> None:
    answer, reason = ROBOTS_MODES[mode]
    moved = {"/elsewhere/robots.txt": ROBOTS}
    with FaultSite({"/robots.txt": answer, "/list": always(respond_json(board(1))), **moved}) as site:
        found = crawl_site(site, "/list")
    if reason is None:
        assert (found.report.status, found.report.parsed) == ("ok", 1)
    else:
        assert (found.report.status, found.report.reason) == ("blocked", reason)
        assert "/list" not in site.paths(), "nothing but robots.txt was asked"


def test_crawl_delay_is_kept(crawl_site: Crawl) -> None:
    robots = always(respond(b"User-agent: *\nCrawl-delay: 1\n"))
    with FaultSite(
        {"/robots.txt": robots, "/a": always(respond_json(board(1))), "/b": always(respond_json(board(2)))}
    ) as site:
        crawl_site(site, "/a", "/b")
    times = [seen.at for seen in site.seen]
    assert min(later - earlier for earlier, later in pairwise(times[1:])) >= 0.95


def test_we_say_who_we_are_and_carry_nothing_else(crawl_site: Crawl) -> None:
    with FaultSite({"/robots.txt": ROBOTS, "/list": always(respond_json(board(1), Set_Cookie="id=1"))}) as site:
        crawl_site(site, "/list", "/list?page=2")
    for seen in site.seen:
        assert seen.headers["user-agent"].startswith("expertgigs/")
        assert "contact: tests@site.example" in seen.headers["user-agent"]
        assert seen.headers["accept-encoding"] == "gzip", "nothing else can be checked for wholeness"
        assert not {"cookie", "referer", "authorization"} & seen.headers.keys()


@pytest.mark.parametrize(
    "target",
    ["http://127.0.0.1:{port}/", "http://2130706433:{port}/", "http://0x7f.1:{port}/", "http://[::1]:{port}/",
     "http://[::ffff:127.0.0.1]:{port}/", "http://0:{port}/", "http://localhost:{port}/"],
)  # fmt: skip
def test_no_connection_to_an_address_that_is_not_public(crawl_site: Crawl, target: str) -> None:
    """A listener that nobody may reach: directly, and behind a redirect from a host that may be reached."""
    with socket.create_server(("127.0.0.1", 0)) as canary:
        canary.settimeout(0.05)
        hidden = target.format(port=canary.getsockname()[1])
        host = hidden.split("//")[1].rsplit(":", 1)[0].strip("[]")
        jump = always(respond(b"", status=302, Location=hidden))
        with FaultSite({"/robots.txt": ROBOTS, "/jump": jump}) as site:
            found = crawl_site(site, hidden + "list", "/jump", hosts=["127.0.0.1", host])
        with pytest.raises(TimeoutError):
            canary.accept()
    assert found.report.parsed == 0 and found.report.status == "blocked"


def test_the_page_cap_ends_a_walk_and_what_is_left_is_counted(crawl_site: Crawl) -> None:
    paths = [f"/list?page={number}" for number in range(30)]
    with FaultSite({"/robots.txt": ROBOTS, "/list": always(respond_json(board(1)))}) as site:
        found = crawl_site(site, *paths, max_pages=10)
    assert len(site.paths()) == 10
    assert (found.report.status, found.report.reason) == ("incomplete", "cap_reached")
    assert (found.report.parsed, found.report.skipped) == (1, 9 + 20)


@pytest.mark.parametrize(
    ("reader", "answer", "is_proved"),
    [
        ("greenhouse", board(), True),
        ("greenhouse", {"jobs": [], "meta": {"total": 12}}, False),
        ("lever", [], True),
        ("workable", {"name": "Acme", "jobs": []}, False),  # what an account that does not exist answers is not known
    ],
)
def test_an_empty_list_after_a_full_night_is_suspect(
    crawl_site: Crawl, reader: str, answer: object, is_proved: bool
) -> None:
    """It is proved too where the list says so in its own words; closing anything takes several such nights."""
    with FaultSite({"/robots.txt": ROBOTS, "/list": always(respond_json(answer))}) as site:
        for previous, reason in ((1000, "empty_after_rows"), (None, "below_expected")):
            report = crawl_site(site, "/list", previous=previous, reader=reader).report
            assert (report.status, report.reason, report.complete) == ("suspect_empty", reason, is_proved)


@pytest.mark.parametrize(
    ("answer", "reason"),
    [
        (respond(b"", status=401), "access_denied"),
        (respond(b"", status=403), "access_denied"),
        (respond(b"", status=429, X_Vercel_Mitigated="challenge"), "challenge"),
        (respond(b"<html><head><title>Just a moment...</title></head></html>", kind="text/html"), "challenge"),
        (respond(b"<html><body><input type='password' name='p'></body></html>", kind="text/html"), "login_wall"),
        (respond(b"", status=302, Location="/login?next=/list"), "login_wall"),
    ],
)
def test_a_wall_blocks_the_source_and_is_not_tried_again(crawl_site: Crawl, answer: bytes, reason: str) -> None:
    login = always(respond(b"<html><body>Welcome</body></html>", kind="text/html"))
    with FaultSite({"/robots.txt": ROBOTS, "/list": always(answer), "/login": login}) as site:
        found = crawl_site(site, "/list")
    assert (found.report.status, found.report.reason, found.report.complete) == ("blocked", reason, False)
    assert site.paths().count("/list") == 1


def test_conflicting_and_repeated_ids(crawl_site: Crawl) -> None:
    other = board(1, 4)
    other["jobs"][0]["title"] = "Somebody else's title"
    answers = {
        "/robots.txt": ROBOTS,
        "/a": always(respond_json(board(1, 2))),
        "/b": always(respond_json(board(2, 3))),
        "/c": always(respond_json(other)),
    }
    with FaultSite(answers) as site:
        found = crawl_site(site, "/a", "/b", "/c", retention=0.5)
    assert [(draft.source_id, draft.title) for draft in found.drafts] == [(str(i), f"Expert {i}") for i in (1, 2, 3, 4)]
    assert (found.report.parsed, found.report.skipped, found.report.rejected) == (4, 1, 1)
    assert found.report.reason == "records_rejected"
    assert [issue.source_id for issue in found.issues if issue.reason == "conflicting_id"] == ["1"]


def test_a_declared_total_must_be_met(crawl_site: Crawl) -> None:
    short = board(1, 2, meta={"total": 3})
    with FaultSite(
        {"/robots.txt": ROBOTS, "/short": always(respond_json(short)), "/whole": always(respond_json(board(1, 2)))}
    ) as site:
        missing = crawl_site(site, "/short", completeness="declared_total")
        whole = crawl_site(site, "/whole", completeness="declared_total")
    assert (missing.report.status, missing.report.reason) == ("incomplete", "total_mismatch")
    assert (whole.report.status, whole.report.complete) == ("ok", True)


def test_a_night_that_is_run_again_asks_only_for_what_it_lacks(crawl_site: Crawl) -> None:
    def broken_first(number: int) -> bytes:
        return respond(b"oops", status=500) if number < 3 else respond_json(board(2))

    with FaultSite({"/robots.txt": ROBOTS, "/a": always(respond_json(board(1))), "/b": broken_first}) as site:
        first = crawl_site(site, "/a", "/b")
        second = crawl_site(site, "/a", "/b")
    assert (first.report.status, second.report.status) == ("incomplete", "ok")
    assert second.report.parsed == 2
    assert site.paths().count("/a") == 1


NEXT_NIGHT = NIGHT + timedelta(days=1)


def test_an_unchanged_page_is_asked_for_on_condition_and_counts_as_seen_tonight(crawl_site: Crawl) -> None:
    def cached(number: int) -> bytes:
        return respond_json(board(1, 2), ETag='"v1"') if number == 0 else respond(b"", status=304)

    with FaultSite({"/robots.txt": ROBOTS, "/list": cached}) as site:
        first = crawl_site(site, "/list")
        second = crawl_site(site, "/list", night=NEXT_NIGHT)
    asked = [seen.headers.get("if-none-match") for seen in site.seen if seen.path == "/list"]
    assert asked == [None, '"v1"']
    assert (second.report.status, second.report.parsed) == ("ok", 2)
    assert second.drafts[0].fetched_at > first.drafts[0].fetched_at


def test_yesterdays_page_never_stands_in_for_a_host_that_is_down(crawl_site: Crawl) -> None:
    def down_later(number: int) -> bytes | list[float]:
        return respond_json(board(1, 2), ETag='"v1"') if number == 0 else [RESET]

    with FaultSite({"/robots.txt": ROBOTS, "/list": down_later}) as site:
        crawl_site(site, "/list")
        second = crawl_site(site, "/list", night=NEXT_NIGHT)
    assert (second.report.status, second.report.reason, second.report.parsed) == ("failed", "connection", 0)


def make_tls(folder: Path) -> ssl.SSLContext:
    """A server's context with a certificate that nobody signed."""
    key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "127.0.0.1")])
    now = datetime.now(UTC)
    certificate = (
        x509.CertificateBuilder().subject_name(name).issuer_name(name).public_key(key.public_key())
        .serial_number(1).not_valid_before(now - timedelta(days=1)).not_valid_after(now + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.IPAddress(ipaddress.ip_address("127.0.0.1"))]), critical=False)
        .sign(key, hashes.SHA256())
    )  # fmt: skip
    pem = folder / "server.pem"
    secret = key.private_bytes(Encoding.PEM, PrivateFormat.TraditionalOpenSSL, NoEncryption())
    pem.write_bytes(secret + certificate.public_bytes(Encoding.PEM))
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(pem)
    return context


def test_a_certificate_that_nobody_signed_is_refused(crawl_site: Crawl, tmp_path: Path) -> None:
    answers = {"/robots.txt": ROBOTS, "/list": always(respond_json(board(1)))}
    with FaultSite(answers, tls=make_tls(tmp_path)) as site:
        found = crawl_site(site, "/list")
    assert (found.report.status, found.report.reason) == ("blocked", "robots_unreachable")
    assert site.seen == []
