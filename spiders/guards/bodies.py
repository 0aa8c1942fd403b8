"""Bodies arrive whole or not at all: decodes gzip with its checksum, and wants an end where the format has one.

A source may know that a body is a piece of HTML without a page around it; then its container must be closed.

Scrapy's own decoder accepts cut and corrupt streams silently, so it is off; only gzip is offered and accepted.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Mapping
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from scrapy.downloadermiddlewares.retry import get_retry_request
from scrapy.http import Request, Response
from scrapy.responsetypes import responsetypes

from spiders.guards.refused import Refused

if TYPE_CHECKING:
    from scrapy.crawler import Crawler

_TAIL = 4096
_OPENING = re.compile(rb"<([a-z][a-z0-9]{0,15})\s[^<>]{0,500}?\bclass\s{0,3}=\s{0,3}[\"']([^<>\"']{0,300})[\"']", re.I)


class BodyError(ValueError):
    """Raised by `decode` for bytes that are not one whole gzip stream, or too long; the argument is the reason."""


def decode(raw: bytes, encoding: str, limit: int) -> bytes:
    """The content behind a Content-Encoding, at most `limit` bytes. Raises BodyError("corrupt_body" or "too_big")."""
    if encoding in ("", "identity"):
        return raw
    if encoding not in ("gzip", "x-gzip"):
        raise BodyError("corrupt_body")
    content = b""
    while raw:
        stream = zlib.decompressobj(wbits=31)
        try:
            content += stream.decompress(raw, limit + 1 - len(content))
        except zlib.error as error:
            raise BodyError("corrupt_body") from error
        if len(content) > limit or stream.unconsumed_tail:
            raise BodyError("too_big")
        if not stream.eof:
            raise BodyError("corrupt_body")
        raw = stream.unused_data
    return content


def is_whole(content: bytes, content_type: str, container: str | None = None) -> bool:
    """Whether HTML, JSON or XML ends as it must; other types have no end to look for.

    `container`: the class of the element that is all of an HTML fragment; nothing after its end is missed.
    >>> is_whole(b'{"jobs": [', "application/json"), is_whole(b"<p>cut", "text/html"), is_whole(b"any", "text/plain")
    (False, False, True)
    """
    tail = content[-_TAIL:].rstrip().lower()
    kind = content_type.partition(";")[0].strip().lower()
    if kind == "text/html":
        return b"</html>" in tail or (container is not None and is_closed(content, container))
    if kind.endswith("json"):
        return tail.endswith((b"}", b"]", b'"', b"null"))
    return tail.endswith(b">") if kind.endswith("xml") else True


def is_closed(content: bytes, container: str) -> bool:
    """Whether the first element of the class ends, all elements of its name inside it closed.

    >>> is_closed(b'<div class="a b"><div>x</div></div>', "b"), is_closed(b'<div class="a b"><div>x</div>', "b")
    (True, False)
    """
    found = (match for match in _OPENING.finditer(content) if container.encode() in match[2].split())
    opening = next(found, None)
    if opening is None:
        return False
    depth = 0
    for tag in re.finditer(rb"<(/?)" + opening[1] + rb"(?=[\s/>])", content[opening.start() :], re.I):
        depth += -1 if tag[1] else 1
        if not depth:
            return b">" in content[opening.start() + tag.end() :]
    return False


def find_container(fragments: Mapping[str, str], url: str) -> str | None:
    """The class of the element that a fragment at this address consists of; None for a whole page."""
    path = urlsplit(url).path
    return next((name for end, name in fragments.items() if path.endswith(end)), None)


class BodyGuard:
    """The middleware nearest to the network: what passes it is decoded and whole."""

    def __init__(self, crawler: Crawler) -> None:
        self.crawler = crawler
        self.limit = crawler.settings.getint("DOWNLOAD_MAXSIZE")

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> BodyGuard:
        return cls(crawler)

    def process_response(self, request: Request, response: Response) -> Request | Response:
        try:
            return self._open(response)
        except BodyError as error:
            reason = str(error)
        if reason == "corrupt_body" and self.crawler.spider is not None:
            again = get_retry_request(request, spider=self.crawler.spider, reason=reason)
            if again is not None:
                return again
        raise Refused(reason)

    def _open(self, response: Response) -> Response:
        encoding = (response.headers.get("Content-Encoding") or b"").decode("latin-1").strip().lower()
        content = decode(response.body, encoding, self.limit)
        content_type = (response.headers.get("Content-Type") or b"").decode("latin-1")
        source = getattr(self.crawler.spider, "source", None)
        container = find_container(source.fragments, response.url) if source is not None else None
        if response.status == 200 and not is_whole(content, content_type, container):
            raise BodyError("corrupt_body")
        if not encoding:
            return response
        response.headers.pop("Content-Encoding", None)
        kind = responsetypes.from_args(headers=response.headers, url=response.url, body=content)
        return response.replace(cls=kind, body=content)
