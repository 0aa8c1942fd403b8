"""Waits as long as a host asks (Retry-After, in seconds or as a date), backs off by itself where it does not say.

The crawl has one request under way at a time, so sleeping here keeps the whole source quiet. A host that wants to be
left alone for longer than we wait, or says so again and again, is not asked for anything more that night.
"""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING, Any, NoReturn
from urllib.parse import urlsplit

from scrapy.downloadermiddlewares.retry import RetryMiddleware
from scrapy.http import Request, Response

from spiders.guards.refused import Refused

if TYPE_CHECKING:
    from scrapy.settings import BaseSettings

ASKS_TO_WAIT = frozenset({429, 503})


def parse_retry_after(value: str, now: datetime) -> float | None:
    """Seconds to wait from `now`; None for a past date, zero and anything that is neither a number nor a date.

    >>> parse_retry_after("120", datetime(2026, 1, 1, tzinfo=UTC))
    120.0
    >>> parse_retry_after("Thu, 01 Jan 2026 00:01:30 GMT", datetime(2026, 1, 1, tzinfo=UTC))
    90.0
    """
    value = value.strip()
    if value.isascii() and value.isdigit():
        seconds = float(value[:9])
        return seconds or None
    try:
        moment = parsedate_to_datetime(value)
    except ValueError:
        return None
    seconds = ((moment if moment.tzinfo else moment.replace(tzinfo=UTC)) - now).total_seconds()
    return seconds if seconds > 0 else None


class Patience(RetryMiddleware):
    """Settings: RETRY_AFTER_CAP (seconds; a longer wait gives the host up), BACKOFF (seconds, doubled each time)."""

    def __init__(self, settings: BaseSettings) -> None:
        super().__init__(settings)
        self._silent: set[str | None] = set()

    def process_request(self, request: Request) -> None:
        if urlsplit(request.url).hostname in self._silent:
            raise Refused("rate_limited")

    async def process_response(self, request: Request, response: Response) -> Request | Response:  # type: ignore[override]
        if response.status not in self.retry_http_codes or "X-Vercel-Mitigated" in response.headers:
            return response
        await asyncio.sleep(self._wait_for(request, response))
        again = self._retry(request, str(response.status))
        if again is None and response.status in ASKS_TO_WAIT:
            self._give_up(request)
        return again or response

    async def process_exception(self, request: Request, exception: Exception) -> Any:  # type: ignore[override]
        again = super().process_exception(request, exception)
        if again is not None:
            await asyncio.sleep(self._backoff(request))
        return again

    def _wait_for(self, request: Request, response: Response) -> float:
        asked = response.headers.get("Retry-After")
        seconds = parse_retry_after(asked.decode("latin-1"), datetime.now(UTC)) if asked else None
        if seconds is None:
            return self._backoff(request)
        if seconds > self.crawler.settings.getfloat("RETRY_AFTER_CAP"):
            self._give_up(request)
        # A date has whole seconds only, and the host's clock need not be ours: never a moment too early.
        return seconds + 0.05

    def _give_up(self, request: Request) -> NoReturn:
        self._silent.add(urlsplit(request.url).hostname)
        raise Refused("rate_limited")

    def _backoff(self, request: Request) -> float:
        times: int = request.meta.get("retry_times", 0)
        return self.crawler.settings.getfloat("BACKOFF") * float(2**times)
