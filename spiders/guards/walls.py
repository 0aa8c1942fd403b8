"""Tells a page from what stands in front of it: a login, a bot challenge, a refusal. Pure; judged on every answer."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from transforms.records import Page

_LOGIN_PATH = re.compile(
    r"/(?:log[-_]?in|sign[-_]?in|sign[-_]?up|auth|sso|oauth2?|captcha|challenge|consent|verify)(?:[/._-]|\Z)"
)
_CHALLENGES = (
    b"cf-chl-", b"cf_chl_", b"/cdn-cgi/challenge-platform", b"<title>just a moment", b"<title>attention required",
    b"_incapsula_resource", b"px-captcha", b"_pxappid", b"captcha-delivery.com", b"ddos protection by",
    b"x-amzn-waf", b"awswafcookiedomainlist", b"please verify you are a human", b"verify you are human",
    b"checking your browser before", b"enable javascript and cookies to continue", b"<title>access denied",
    b"<title>vercel security checkpoint", b"<title>bot verification", b"unusual traffic from your",
)  # fmt: skip
_PASSWORD = re.compile(rb"<input[^>]{1,300}type\s{0,3}=\s{0,3}[\"']?password", re.I)
_META = re.compile(rb"<meta\s[^>]{0,300}tdm-reservation[^>]{0,300}>")
_RESERVED = re.compile(rb"content\s{0,3}=\s{0,3}[\"']?\s{0,3}1\b")
"""A page's own opt-out (TDMRep): <meta name="tdm-reservation" content="1">."""
_SHOWN = b'"jobposting"'
"""A page that shows a posting is no wall, whatever stands around it: a log-in form in a menu, a guard's script."""
_CHALLENGE_WITHIN = 40_000
"""Bytes; a challenge page is small, and names itself near its head. Looking through all of a long page is dear."""
_LOOK_AT = 200_000
_DENIED = frozenset({401, 403})
_GONE = frozenset({404, 410})


def find_wall(page: Page, *, asked: str, headers: dict[str, str] | None = None) -> str | None:
    """The reason why this answer is no content, None where it looks like what was asked for."""
    if page.status in _DENIED:
        return "access_denied"
    if "x-vercel-mitigated" in (headers or {}):
        return "challenge"
    if _is_login(asked, page.url):
        return "login_wall"
    if (headers or {}).get("tdm-reservation", "").strip() == "1":
        return "tdm_reserved"
    if "html" in page.content_type.lower() or page.body[:64].lstrip().startswith(b"<"):
        return _find_in_html(page.body[:_LOOK_AT].lower())
    return None


def find_refusal(page: Page, *, asked: str, headers: dict[str, str] | None = None) -> str | None:
    """Why this answer cannot be read: a wall or a status; None for a page to extract from."""
    wall = find_wall(page, asked=asked, headers=headers)
    if wall is not None or page.status == 200:
        return wall
    if page.status in _GONE:
        return "not_found"
    return "rate_limited" if page.status == 429 else "http_error"


def _is_login(asked: str, answered: str) -> bool:
    """Whether the request ended on a login or consent path that it was not sent to."""
    before, after = urlsplit(asked).path.lower(), urlsplit(answered).path.lower()
    return bool(_LOGIN_PATH.search(after)) and not _LOGIN_PATH.search(before)


def _find_in_html(body: bytes) -> str | None:
    if _SHOWN in body:
        return "tdm_reserved" if _is_reserved(body) else None
    head = body[:_CHALLENGE_WITHIN]
    if any(mark in head for mark in _CHALLENGES):
        return "challenge"
    if _is_reserved(body):
        return "tdm_reserved"
    return "login_wall" if b"password" in body and _PASSWORD.search(body) else None


def _is_reserved(body: bytes) -> bool:
    return b"tdm-reservation" in body and any(_RESERVED.search(tag) for tag in _META.findall(body))
