"""A site's opt-out from text and data mining (TDM Reservation Protocol), asked once per host and honoured.

A reservation is something that a site says: `/.well-known/tdmrep.json` here; the header and the meta tag of the same
name are seen with each page (`walls.py`). A file that is missing or cannot be read says nothing.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from protego import Protego
from scrapy.http import Request, Response
from scrapy.http.request import NO_CALLBACK

from spiders.archive import RULE_FILES
from spiders.guards.refused import Refused
from spiders.guards.robots import AGENT, ROBOTS

if TYPE_CHECKING:
    from scrapy.crawler import Crawler

_WELL_KNOWN = RULE_FILES[1]
_STATEMENT = "is_reservation"
_AT_MOST = 1000
"""Statements read of one file."""


def read_reservations(status: int, body: bytes) -> Protego | None:
    """The reserved paths as robots rules, whose patterns and precedence TDMRep shares; None where nothing is said."""
    try:
        statements = json.loads(body) if status == 200 else None
    except (ValueError, RecursionError):
        return None
    found = statements if isinstance(statements, list) else [statements]
    lines = [line for statement in found[:_AT_MOST] if isinstance(statement, dict) for line in _make_rules(statement)]
    return Protego.parse("\n".join(["User-agent: *", *lines])) if lines else None


def _make_rules(statement: dict[str, Any]) -> list[str]:
    locations = statement.get("location")
    reserved = str(statement.get("tdm-reservation")).strip() in ("1", "True")
    verb = "Disallow" if reserved else "Allow"
    found = locations if isinstance(locations, list) else [locations]
    return [f"{verb}: {''.join(location.split())}" for location in found if isinstance(location, str) and location]


class ReservationGuard:
    """Asks each host for its reservations, after its robots.txt allowed that, and refuses what is reserved."""

    def __init__(self, crawler: Crawler) -> None:
        self.crawler = crawler
        self._reserved: dict[str, Protego | None] = {}

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> ReservationGuard:
        return cls(crawler)

    async def process_request(self, request: Request) -> None:
        if request.meta.get(ROBOTS) or request.meta.get(_STATEMENT):
            return
        parts = urlsplit(request.url)
        origin = f"{parts.scheme}://{parts.netloc}"
        if origin not in self._reserved:
            self._reserved[origin] = await self._ask(origin)
        reserved = self._reserved[origin]
        if reserved is not None and not reserved.can_fetch(request.url, AGENT):
            raise Refused("tdm_reserved")

    async def _ask(self, origin: str) -> Protego | None:
        engine = self.crawler.engine
        if engine is None:
            return None
        request = Request(origin + _WELL_KNOWN, callback=NO_CALLBACK, meta={_STATEMENT: True, "dont_retry": True})
        try:
            answer: Response = await engine.download_async(request)
        except Exception:  # no answer is no statement
            return None
        return read_reservations(answer.status, answer.body)
