"""The archive as Scrapy's cache: a live night writes it, a replay reads it, and no page is read in a second way.

In a live night an answer of the same night is not asked for again (that is how a broken night resumes), nor a detail
page of which the list says what it said before; any other older answer makes the request conditional. In a replay
nothing but the archive answers.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from scrapy.downloadermiddlewares.httpcache import HttpCacheMiddleware
from scrapy.extensions.httpcache import DummyPolicy
from scrapy.http import Headers, Request, Response
from scrapy.responsetypes import responsetypes

from spiders.archive import KEPT_HEADERS, Archive, Entry, make_fingerprint
from spiders.packs import BitRot

if TYPE_CHECKING:
    from scrapy import Spider
    from scrapy.settings import BaseSettings

ENTRY = "archived"
"""Key of `Request.meta`: the index entry of the response that the request got."""
FAILURE = "archive_failure"
"""Key of `Request.meta`: why the archive could not answer."""
VERSION = "listed_version"
"""Key of `Request.meta`: what the list says of a detail page, None where it says nothing (`Link.version`)."""
UNCHANGED = "unchanged"
"""Key of `Request.meta`: the host said 304, so no body came over the wire."""
_FRESH = "archive_is_fresh"

LOOK_BACK = 3
"""Nights whose answers are still known; a source that was down for longer is read anew."""
REREAD_AFTER = 7
"""Days for which a list's word is taken; by then, or within as many days more, every page is asked for again."""


class ArchiveMiddleware(HttpCacheMiddleware):
    """Scrapy's own cache, except that yesterday's answer never stands in for a host that is down today."""

    def process_exception(self, request: Request, exception: Exception) -> None:  # type: ignore[override]
        request.meta.pop("cached_response", None)


class NightPolicy(DummyPolicy):
    """Tonight's answer is fresh, and a listed-as-unchanged one; any other is asked for on condition that it changed."""

    def is_cached_response_fresh(self, cachedresponse: Response, request: Request) -> bool:
        if request.meta.get(_FRESH):
            return True
        for asked, had in (("If-None-Match", "ETag"), ("If-Modified-Since", "Last-Modified")):
            if had in cachedresponse.headers:
                request.headers[asked] = cachedresponse.headers[had]
        return False

    def is_cached_response_valid(self, cachedresponse: Response, response: Response, request: Request) -> bool:
        request.meta[UNCHANGED] = response.status == 304
        return response.status == 304


class ArchiveStorage:
    """Scrapy's storage interface over an `Archive`. Settings: ARCHIVE_ROOT, NIGHT, SOURCE, RUN."""

    def __init__(self, settings: BaseSettings) -> None:
        self.archive = Archive(Path(settings["ARCHIVE_ROOT"]))
        self.night = date.fromisoformat(settings["NIGHT"])
        self.source: str = settings["SOURCE"]
        self.run: str = settings["RUN"]
        self.replay = settings.getbool("HTTPCACHE_IGNORE_MISSING")
        self._tonight: dict[str, Entry] = {}
        self._before: dict[str, Entry] = {}
        self._older: Iterator[date] = iter(())

    def open_spider(self, spider: Spider) -> None:
        self._tonight = {entry.fingerprint: entry for entry in self.archive.read_index(self.night, self.source)}
        earlier = [night for night in self.archive.nights(self.source) if night < self.night]
        if not self.replay:
            self._older = iter(earlier[: -LOOK_BACK - 1 : -1])

    def close_spider(self, spider: Spider) -> None:
        """What the night wrote is made durable."""
        self.archive.sync()

    def retrieve_response(self, spider: Spider, request: Request) -> Response | None:
        """The archived answer, None where there is none that may be used."""
        fingerprint = make_fingerprint(request.method, request.url, _body_of(request))
        entry = self._tonight.get(fingerprint)
        if entry is not None and not self.replay and entry.status != 200:
            entry = None
        request.meta[_FRESH] = entry is not None
        entry = entry or self._find_before(fingerprint)
        if entry is None:
            return None
        try:
            body = self.archive.bodies.read(entry.source, entry.sha256)
        except BitRot:
            request.meta[FAILURE] = "bit_rot"
            return None
        if not request.meta[_FRESH] and self._is_as_listed(entry, request.meta.get(VERSION)):
            entry = replace(entry, run=self.run, reused=True)
            self.archive.append(self.night, entry)
            request.meta[_FRESH] = True
        request.meta[ENTRY] = entry
        headers = Headers(list(entry.headers))
        kind = responsetypes.from_args(headers=headers, url=entry.url, body=body)
        return kind(url=entry.url, headers=headers, status=entry.status, body=body)

    def _find_before(self, fingerprint: str) -> Entry | None:
        """The latest answer of an earlier night; older nights are read only for what newer ones do not have."""
        while fingerprint not in self._before and (night := next(self._older, None)) is not None:
            known = {entry.fingerprint: entry for entry in self.archive.read_index(night, self.source)}
            self._before = known | self._before
        entry = self._before.get(fingerprint)
        return entry if entry is not None and _is_worth_keeping(entry) else None

    def _is_as_listed(self, entry: Entry, version: str | None) -> bool:
        """Whether the list says what it said when the page was fetched, not too long ago.

        The fingerprint spreads the re-reading over as many days again, so that no night has to ask for everything.
        """
        if version is None or version != entry.version:
            return False
        patience = REREAD_AFTER + int(entry.fingerprint[:4], 16) % REREAD_AFTER
        return (self.night - entry.fetched_at.date()).days < patience

    def store_response(self, spider: Spider, request: Request, response: Response) -> None:
        """Archives an answer: its bytes once, its index line each time."""
        headers = _keep(response.headers)
        sha = self.archive.bodies.write(self.night, self.source, response.body, again=FAILURE in request.meta)
        entry = Entry(
            run=self.run, source=self.source, url=request.url, method=request.method, request_body=_body_of(request),
            fingerprint=make_fingerprint(request.method, request.url, _body_of(request)), status=response.status,
            content_type=dict(headers).get("content-type", ""), headers=headers, fetched_at=datetime.now(UTC),
            sha256=sha, bytes=len(response.body), version=request.meta.get(VERSION),
        )  # fmt: skip
        self.archive.append(self.night, entry)
        request.meta[ENTRY] = entry


def _body_of(request: Request) -> str | None:
    return request.body.decode("utf-8") if request.body else None


def _is_worth_keeping(entry: Entry) -> bool:
    """Whether an answer can save anything later: it has a validator to ask with, or a version to compare."""
    return entry.status == 200 and (
        entry.version is not None or bool({"etag", "last-modified"} & dict(entry.headers).keys())
    )


def _keep(headers: Any) -> tuple[tuple[str, str], ...]:
    found = ((name, headers.get(name)) for name in KEPT_HEADERS)
    return tuple((name, value.decode("latin-1")) for name, value in found if value is not None)
