"""The one spider. It asks for links, hands pages to `harvest`, writes what comes out and counts every row.

The only file that knows Scrapy's spider API. Order: the source's start links and what lists lead to, then detail
pages, then (in a replay) whatever else the night recorded.
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import scrapy
from scrapy import signals
from scrapy.exceptions import DontCloseSpider

from spiders.archive import make_fingerprint
from spiders.cache import ENTRY, FAILURE, UNCHANGED, VERSION
from spiders.guards.refused import Refused, find_reason
from spiders.guards.walls import find_refusal
from spiders.harvest import Harvest, harvest
from spiders.lines import LineWriter
from spiders.payload import VALUE_LIMIT
from spiders.reasons import BLOCKED
from spiders.registry import Source
from spiders.tally import Tally
from transforms.records import Draft, Issue, Link, Page

if TYPE_CHECKING:
    from scrapy.crawler import Crawler
    from scrapy.http import Request, Response
    from twisted.python.failure import Failure

LINK = "link"
"""Key of `Request.meta`: the Link that the request was made from."""
LONGEST_ADDRESS = 2083
"""Characters; what every browser and server takes. A longer link is a trap or a mistake."""
WALK = "walk"
"""Key of `Request.meta`: the address of the start link that led here, directly or from page to page."""


class SourceSpider(scrapy.Spider):
    """Reads one source on one night. `recorded` are the further links that a replay's archive holds."""

    name = "source"

    def __init__(
        self, *, source: Source, tally: Tally, drafts: LineWriter, issues: LineWriter, recorded: tuple[Link, ...] = ()
    ) -> None:
        super().__init__()
        self.source, self.tally, self.drafts, self.issues = source, tally, drafts, issues
        self.replay = False
        self._details: list[Link] = []
        self._recorded = list(recorded)
        self._asked: set[str] = set()
        self._kept: dict[str, Draft] = {}
        self._urls: set[str] = set()
        self._list_bodies: set[str] = set()

    @classmethod
    def from_crawler(cls, crawler: Crawler, *args: Any, **kwargs: Any) -> SourceSpider:
        spider = super().from_crawler(crawler, *args, **kwargs)
        spider.replay = crawler.settings.getbool("HTTPCACHE_IGNORE_MISSING")
        crawler.signals.connect(spider.on_idle, signal=signals.spider_idle)
        return spider

    async def start(self) -> AsyncIterator[Request]:
        for link in self.source.start:
            for request in self._ask(link):
                yield request

    def on_idle(self) -> None:
        """Nothing is under way: the next batch, details before the rest of the record."""
        batch, self._details = self._details, []
        if not batch:
            batch, self._recorded = self._recorded, []
        engine = self.crawler.engine
        requests = [request for link in batch if link.url not in self._urls for request in self._ask(link)]
        if self.source.has_clones:  # which clone comes first must not depend on the order of the list
            for number, request in enumerate(sorted(requests, key=lambda request: request.url)):
                request.priority = -number
        if requests and engine is not None:
            for request in requests:
                engine.crawl(request)
            raise DontCloseSpider

    def _ask(self, link: Link, walk: str | None = None) -> Iterator[Request]:
        """The request for a link, unless it was made before or must not be made; then the row is counted here."""
        fingerprint = make_fingerprint(link.method, link.url, link.body)
        if fingerprint in self._asked:
            return
        self._asked.add(fingerprint)
        if len(link.url) > LONGEST_ADDRESS:
            self.tally.skipped["too_long"] += 1
        elif urlsplit(link.url).hostname not in self.source.card.hosts:
            self.tally.skipped["offsite"] += 1
        elif len(self._asked) > self.source.card.max_pages:
            self.tally.skipped["cap"] += 1
            self.tally.cap_reached = True
        else:
            yield scrapy.Request(
                link.url, method=link.method, body=link.body or "", headers=dict(link.headers),
                meta={LINK: link, VERSION: link.version, WALK: walk or link.url},
                callback=self.on_page, errback=self.on_failure, dont_filter=True,
            )  # fmt: skip

    def on_page(self, response: Response) -> Iterator[Request]:
        """A response of any status: a wall, a failure, or a page to read."""
        entry, link = response.meta[ENTRY], response.meta[LINK]
        page = Page(
            source=self.source.card.name, url=entry.url, method=entry.method, request_body=entry.request_body,
            fetched_at=entry.fetched_at, status=entry.status, content_type=entry.content_type, body=response.body,
        )  # fmt: skip
        self.tally.requests += not entry.reused
        self.tally.bytes += 0 if entry.reused or response.meta.get(UNCHANGED) else len(page.body)
        reason = find_refusal(page, asked=link.url, headers=dict(entry.headers))
        if reason is not None:
            self._lose(link, reason, page=page)
            return
        found = harvest(self.source, page, link.kind)
        for issue in found.issues:
            self.issues.write(issue)
        if found.failed is not None:
            self.tally.fail(found.failed, is_list=link.kind == "list")
        else:
            yield from self._keep(found, link, page, response.meta[WALK])

    def _keep(self, found: Harvest, link: Link, page: Page, walk: str) -> Iterator[Request]:
        """Counts and writes a page's records, then asks for what it leads to."""
        if link.kind == "list":
            self.tally.lists_read += 1
            self.tally.listed_ids += found.rejected
            if found.declared_total is not None:
                self.tally.declare(walk, found.declared_total)
        self.tally.rejected += found.rejected
        self.tally.skipped += found.skipped
        for draft in found.drafts:
            self._keep_draft(draft, link)
        if link.kind == "list" and found.links and self._is_repeated(page):
            return
        self._details += [follow for follow in found.links if follow.kind == "detail"]
        for follow in found.links:
            if follow.kind == "list":
                yield from self._ask(follow, walk)

    def _keep_draft(self, draft: Draft, link: Link) -> None:
        """Writes a draft once per id. The same again is a duplicate; another content under the id is turned away, unless
        the source posts one posting as many clones: then the first one's words are kept and the differences noted."""
        before = self._kept.get(draft.source_id)
        if before is None:
            self._kept[draft.source_id] = draft
            self._urls.add(draft.url)
            self.tally.parsed += draft.rows
            self.tally.listed_ids += draft.rows if link.kind == "list" else 0
            self.tally.fill.add(draft)
            self.drafts.write(draft)
        elif not (differing := find_differing(before, draft)):
            self.tally.skipped["duplicate"] += draft.rows
        elif self.source.has_clones:
            self.tally.skipped["duplicate"] += draft.rows
            self._note("clones_differ", url=draft.url, source_id=draft.source_id, sha256=draft.page_sha256,
                       severity="info", field=", ".join(differing))  # fmt: skip
        else:
            self.tally.rejected += draft.rows
            self._note("conflicting_id", url=draft.url, source_id=draft.source_id, sha256=draft.page_sha256)

    def _is_repeated(self, page: Page) -> bool:
        """Whether a list page had the very bytes of an earlier one: a trap, not a list."""
        repeated = page.sha256 in self._list_bodies
        self._list_bodies.add(page.sha256)
        if repeated:
            self.tally.repeated_page = True
            self._note("repeated_page", url=page.url, sha256=page.sha256, severity="warning")
        return repeated

    def on_failure(self, failure: Failure) -> None:
        """A request without a response: the reason of the guard or of the network."""
        request: Request = failure.request  # type: ignore[attr-defined]
        self.tally.requests += 1
        if FAILURE in request.meta:
            reason = request.meta[FAILURE]
        elif self.replay and not isinstance(failure.value, Refused):
            reason = "not_recorded"
        else:
            reason = find_reason(failure.value or OSError())
        self._lose(request.meta[LINK], reason, value=f"{type(failure.value).__name__}: {failure.value}")

    def _lose(self, link: Link, reason: str, *, page: Page | None = None, value: str | None = None) -> None:
        """Counts a page that cannot be read. A detail page that is gone is a row passed over, not a failure."""
        if reason == "not_found" and link.kind == "detail":
            self.tally.skipped["gone"] += 1
            self._note("gone", url=link.url, severity="info")
            return
        if reason == "robots_disallowed" and link.kind == "detail":
            self.tally.skipped["robots"] += 1
            return
        self.tally.fail(reason, is_list=link.kind == "list")
        value = f"status {page.status}" if page and not value else value
        self._note(reason, url=link.url, sha256=page.sha256 if page else None, value=value)
        if reason in BLOCKED:
            self._details, self._recorded = [], []

    def _note(self, reason: str, *, value: str | None = None, severity: Any = "error", **where: str | None) -> None:
        self.issues.write(
            Issue(
                severity=severity,
                stage="collect",
                reason=reason,
                source=self.source.card.name,
                value=value[:VALUE_LIMIT] if value else None,
                **where,
            )
        )


def find_differing(one: Draft, other: Draft) -> list[str]:
    """In what two records of one id differ, whichever pages they stood on; nothing where they say the same."""
    own = [name for name in ("title", "description", "is_open", "rows") if getattr(one, name) != getattr(other, name)]
    moved = {value.name for value in {*one.published} ^ {*other.published}}
    order = ["published"] if not moved and one.published != other.published else []
    return [*own, *sorted(moved), *order]
