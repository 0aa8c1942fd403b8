"""Walls are told from pages, also from pages that speak of logins, captchas and consent."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from spiders.cases import find_cases, read_case
from spiders.guards.walls import find_refusal
from transforms.records import Page

ASKED = "https://a.example/jobs"


def make_page(body: str, *, url: str = ASKED, status: int = 200, kind: str = "text/html") -> Page:
    return Page(
        source="a", url=url, fetched_at=datetime(2026, 11, 2, tzinfo=UTC), status=status, content_type=kind,
        body=body.encode(),
    )  # fmt: skip


def html(head: str = "", body: str = "") -> str:
    return f"<!doctype html><html><head>{head}</head><body>{body}</body></html>"


WALLS = [
    make_page("", status=401),
    make_page("no", status=403),
    make_page(html("<title>Just a moment...</title>")),
    make_page(html("<title>Attention Required! | Cloudflare</title>")),
    make_page(html(body="<div id='cf-chl-widget'></div>")),
    make_page(html('<script src="/cdn-cgi/challenge-platform/h/b/orchestrate"></script>')),
    make_page(html(body='<iframe src="/_Incapsula_Resource?x=1"></iframe>')),
    make_page(html(body='<div id="px-captcha"></div>')),
    make_page(html('<script src="https://geo.captcha-delivery.com/c.js"></script>')),
    make_page(html(body="<p>DDoS protection by somebody</p>")),
    make_page(html(body="<p>Please verify you are a human.</p>")),
    make_page(html(body="<p>Checking your browser before you continue</p>")),
    make_page(html(body="<p>Enable JavaScript and cookies to continue</p>")),
    make_page(html("<title>Access Denied</title>")),
    make_page(html("<title>Vercel Security Checkpoint</title>")),
    make_page(html(body="<p>Our systems have detected unusual traffic from your network.</p>")),
    make_page(html(body='<form><input name="p" type="password"></form>')),
    make_page(html(body="<form><INPUT class='x' TYPE=password></form>")),
    make_page(html(body="Welcome"), url="https://a.example/login?next=%2Fjobs"),
    make_page(html(body="Welcome"), url="https://a.example/users/sign_in"),
    make_page(html(body="We value your privacy"), url="https://a.example/consent/"),
    make_page(html(body="Who are you?"), url="https://a.example/oauth/authorize"),
]
PAGES = [
    make_page(html("<title>Jobs</title>", "<h1>Log in experts wanted</h1><a href='/login'>Log in</a>")),
    make_page(html(body="<p>You label captcha pictures and verify that humans can read them.</p>")),
    make_page(html(body="<p>Password security reviewer: challenge our models.</p>")),
    make_page(html(body='<script src="https://www.google.com/recaptcha/api.js"></script><h1>Job</h1>')),
    make_page(html(body="<p>We use cookies. <a href='/consent'>Consent</a></p><h1>Job</h1>")),
    make_page(html(body="x"), url="https://a.example/jobs/authentication-specialist"),
    make_page(html(body="x"), url="https://a.example/jobs/consenting-adults-reviewer"),
    make_page('{"jobs": []}', kind="application/json"),
    make_page("User-agent: *", kind="text/plain"),
]


@pytest.mark.parametrize("page", WALLS, ids=range(len(WALLS)))
def test_a_wall_is_no_page(page: Page) -> None:
    assert find_refusal(page, asked=ASKED) in {"access_denied", "challenge", "login_wall"}


@pytest.mark.parametrize("page", PAGES, ids=range(len(PAGES)))
def test_a_page_that_speaks_of_walls_is_a_page(page: Page) -> None:
    assert find_refusal(page, asked=page.url) is None


def test_no_saved_page_of_a_source_looks_like_a_wall() -> None:
    pages = [read_case(folder)[1] for folder in find_cases()]
    assert pages and [page.url for page in pages if find_refusal(page, asked=page.url)] == []


def test_a_challenge_header_is_a_wall_whatever_the_body_says() -> None:
    page = make_page("{}", status=429, kind="application/json")
    assert find_refusal(page, asked=ASKED, headers={"x-vercel-mitigated": "challenge"}) == "challenge"
    assert find_refusal(page, asked=ASKED) == "rate_limited"


def test_other_statuses_have_their_own_names() -> None:
    found = [
        find_refusal(make_page("{}", status=status, kind="application/json"), asked=ASKED)
        for status in (404, 410, 500, 204)
    ]
    assert found == ["not_found", "not_found", "http_error", "http_error"]
