"""Redirects stay on the hosts that the card names, and end after a few hops. robots.txt may move between hosts."""

from __future__ import annotations

from urllib.parse import urljoin, urlsplit

from scrapy.downloadermiddlewares.redirect import RedirectMiddleware
from scrapy.exceptions import IgnoreRequest
from scrapy.http import Request, Response

from spiders.guards.refused import Refused

FREE = "may_leave_host"
"""Key of `Request.meta`: set on requests for robots.txt, which RFC 9309 lets move anywhere."""


class RedirectGuard(RedirectMiddleware):
    """Setting: ALLOWED_HOSTS."""

    def process_response(self, request: Request, response: Response) -> Request | Response:  # type: ignore[override]
        target = response.headers.get("Location")
        if 300 <= response.status < 400 and target is not None:
            self._check(request, urljoin(request.url, target.decode("latin-1")))
        try:
            return super().process_response(request, response)
        except IgnoreRequest as error:
            raise Refused("too_many_redirects") from error

    def _check(self, request: Request, target: str) -> None:
        parts = urlsplit(target)
        if parts.scheme not in ("http", "https"):
            raise Refused("offsite_redirect")
        if not request.meta.get(FREE) and parts.hostname not in self.crawler.settings.getlist("ALLOWED_HOSTS"):
            raise Refused("offsite_redirect")
