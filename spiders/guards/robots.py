"""robots.txt, asked once per host and obeyed; where it cannot be read, nothing else is asked there tonight.

RFC 9309: 4xx means that nothing is disallowed, an unreachable file means that everything is. By our own policy 401,
403 and 429 count as unreachable too, and so does an answer that is a web page.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from protego import Protego
from scrapy.http import Request, Response
from scrapy.http.request import NO_CALLBACK

from spiders.guards.redirects import FREE
from spiders.guards.refused import Refused

if TYPE_CHECKING:
    from scrapy.crawler import Crawler

AGENT = "expertgigs"
READ_AT_MOST = 500 * 1024
"""Bytes; what RFC 9309 asks a reader to take at least."""
ROBOTS = "is_robots"
"""Key of `Request.meta`: the request is for robots.txt itself."""
_STOPPING = frozenset({401, 403, 429})


def read_rules(status: int, content_type: str, body: bytes) -> Protego | None:
    """The rules of an answer; None where it does not let us know, and then everything is disallowed."""
    if 400 <= status < 500 and status not in _STOPPING:
        return Protego.parse("")
    start = body[:512].lstrip().lower()
    if status != 200 or "html" in content_type.lower() or start.startswith((b"<!doctype", b"<html", b"\x00")):
        return None
    return Protego.parse(body[:READ_AT_MOST].decode("utf-8", "replace"))


class RobotsGuard:
    """Asks each host for its rules before anything else and keeps its Crawl-delay."""

    def __init__(self, crawler: Crawler) -> None:
        self.crawler = crawler
        self._rules: dict[str, Protego | None] = {}

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> RobotsGuard:
        return cls(crawler)

    async def process_request(self, request: Request) -> None:
        if request.meta.get(ROBOTS):
            return
        parts = urlsplit(request.url)
        origin = f"{parts.scheme}://{parts.netloc}"
        if origin not in self._rules:
            self._rules[origin] = await self._ask(origin)
        rules = self._rules[origin]
        if rules is None:
            raise Refused("robots_unreachable")
        if not rules.can_fetch(request.url, AGENT):
            raise Refused("robots_disallowed")
        self._slow_down(request, rules.crawl_delay(AGENT))

    async def _ask(self, origin: str) -> Protego | None:
        request = Request(
            f"{origin}/robots.txt", callback=NO_CALLBACK, meta={ROBOTS: True, FREE: True, "download_latency": 0}
        )
        engine = self.crawler.engine
        if engine is None:
            return None
        try:
            answer: Response = await engine.download_async(request)
        except Exception:  # whatever stopped it, we do not know the rules
            return None
        content_type = (answer.headers.get("Content-Type") or b"").decode("latin-1")
        return read_rules(answer.status, content_type, answer.body)

    def _slow_down(self, request: Request, delay: float | None) -> None:
        """Raises the host's delay to its Crawl-delay. The slot exists since robots.txt came through it."""
        engine = self.crawler.engine
        if delay is None or engine is None:
            return
        slot = engine.downloader.slots.get(engine.downloader.get_slot_key(request))
        if slot is not None:
            slot.delay, slot.jitter = max(slot.delay, float(delay)), 0
