"""Addresses of pages and applications: which are fit to store, and what is cut off before they are.

Belongs here: schemes, hosts and tracking parameters. Not here: whether an address may be *fetched* (the guards of the
spiders resolve it and look at the network address) nor whose site it is (`publishers.py`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from ipaddress import ip_address
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

URL_LIMIT = 2_048
"""Characters beyond which an address is refused."""
PARAMETER_LIMIT = 200

_FORBIDDEN = re.compile(
    r"[\x00-\x20\x7f-\x9f\\<>\"^`{|}\u00a0\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ud800-\udfff]|%00|%0[aAdD]"
)
_HOST = re.compile(r"(?!-)[a-z0-9-]{1,63}(?:\.(?!-)[a-z0-9-]{1,63}){1,10}")
_NUMERIC = re.compile(r"(?:0x[0-9a-f]{0,16}|\d{1,20})(?:\.(?:0x[0-9a-f]{0,16}|\d{1,20})){0,3}")
_TRACKING = re.compile(
    r"(?:utm_\w{1,40}|referral_?code|referral|referrer|ref|src|gh_src|lever-source(?:\[\])?|lever-origin|worker_src|pageloadid"
    r"|anonymousid|gclid|fbclid|msclkid|mc_cid|mc_eid)",
    re.I,
)
_SITE_TRACKING = {"linkedin.com": re.compile(r"(?:position|pagenum|refid|trackingid|trk|originalsubdomain)", re.I)}
_REDIRECT = re.compile(
    r"(?:next|redirect(?:_ur[il])?|return(?:_?to|_?url)?|continue|dest(?:ination)?|goto|target|url)", re.I
)
_ELSEWHERE = re.compile(r"\s*(?:[a-z][a-z0-9+.-]{0,20}:|//|\\)", re.I)
_REFERRAL = re.compile(r"(?:referral_?code|referral|referrer|ref|worker_src|aff|affiliate)", re.I)
_URL = re.compile(r"https?://[^\s<>\"'`\]}|\\^]{1,2048}", re.I)
_TRAILING = ".,;:!?)*_"


def clean_url(url: str | None) -> str | None:
    """The address without user, tracking parameters and fragment; None where it is no plain http(s) address.

    Names that are numbers in disguise and private networks are refused: nothing public lives there.

    >>> clean_url("https://work.mercor.com/jobs/list_A?referralCode=x&utm_source=referral#top")
    'https://work.mercor.com/jobs/list_A'
    >>> clean_url("javascript:alert(1)"), clean_url("http://good@evil/"), clean_url("http://127.1/")
    (None, None, None)
    """
    url = (url or "").strip(" ")
    if not url or len(url) > URL_LIMIT or _FORBIDDEN.search(url):
        return None
    try:
        parts = urlsplit(url)
        host, port = parts.hostname, parts.port
    except ValueError:
        return None
    if parts.scheme not in ("http", "https") or host is None or "@" in parts.netloc or port == 0:
        return None
    ascii_host = _public_host(host)
    if ascii_host is None:
        return None
    netloc = ascii_host if port in (None, 80, 443) else f"{ascii_host}:{port}"
    return urlunsplit((parts.scheme, netloc, parts.path or "/", _clean_query(parts.query, ascii_host), ""))


def _public_host(host: str) -> str | None:
    """The host in its ASCII form, None for anything but a dotted public name or a public address."""
    try:
        name = host.rstrip(".").encode("idna").decode("ascii").lower()
    except UnicodeError:
        return None
    if ":" in name or _NUMERIC.fullmatch(name):
        return _public_address(name)
    if not _HOST.fullmatch(name) or name.endswith((".local", ".localhost", ".internal", ".localdomain", ".onion")):
        return None
    return name


def _public_address(name: str) -> str | None:
    try:
        address = ip_address(name)
    except ValueError:
        return None
    return name if address.is_global and address.version == 4 else None


def _clean_query(query: str, host: str) -> str:
    """The query without tracking parameters, in its order; an untouched query keeps its own escaping."""
    if not query or query.count("&") > PARAMETER_LIMIT:
        return ""
    site = next((pattern for domain, pattern in _SITE_TRACKING.items() if host.endswith(domain)), None)
    pairs = parse_qsl(query, keep_blank_values=True)
    kept = [(name, value) for name, value in pairs if not _is_tracking(name, value, site)]
    return query if len(kept) == len(pairs) else urlencode(kept)


def _is_tracking(name: str, value: str, site: re.Pattern[str] | None) -> bool:
    """Tracking by name, or a redirection to another site."""
    if _TRACKING.fullmatch(name) or (site is not None and site.fullmatch(name)):
        return True
    return bool(_REDIRECT.fullmatch(name) and _ELSEWHERE.match(value))


def find_referral_params(url: str) -> tuple[str, ...]:
    """The names of referral parameters in an address, never their values: those are a person's code."""
    try:
        query = urlsplit(url).query
    except ValueError:
        return ()
    names = (part.split("=", 1)[0] for part in query.split("&")[:PARAMETER_LIMIT])
    return tuple(dict.fromkeys(name for name in names if _REFERRAL.fullmatch(name)))


def find_urls(text: str) -> Iterator[str]:
    """The addresses written out in a text, without the punctuation that follows them; Markdown targets included."""
    if "://" not in text:
        return
    for match in _URL.finditer(text):
        yield match[0].split("](", 1)[0].rstrip(_TRAILING)
