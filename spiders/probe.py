"""A first look at a site: which vendor serves its postings, what its pages already tell a generic reader, its robots.

The page is fetched with every guard of a real crawl, into an archive of its own. Nothing here is kept.
"""

from __future__ import annotations

import re
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from urllib.parse import urlsplit

from spiders.archive import RULE_FILES, Archive
from spiders.card import Card, Terms
from spiders.harvest import Harvest, harvest
from spiders.operator_cards import write_operator_card
from spiders.packs import BitRot
from spiders.payload import BrokenPage
from spiders.platforms.embedded import is_of_type, read_json_ld
from spiders.reasons import BLOCKED, PAGE_FAILED
from spiders.registry import CARDS, Source, make_source
from spiders.run import crawl, read_issues
from transforms.records import Link, Page

READERS = ("greenhouse", "lever", "workable", "ashby", "smartrecruiters", "recruitee", "teamtailor", "breezy", "bamboohr",
           "personio", "json_ld")  # fmt: skip
"""The platform readers that any page can be tried with."""

_TENANTS: tuple[tuple[str, str], ...] = (
    (
        "greenhouse",
        r"(?:job-)?boards(?:-api)?(?:\.eu)?\.greenhouse\.io/(?:v1/boards/|embed/job_board\?for=)?([\w-]{2,60})",
    ),
    ("lever", r"(?:jobs|api)\.(?:eu\.)?lever\.co/(?:v0/postings/)?([\w-]{2,60})"),
    ("workable", r"apply\.workable\.com/(?:api/v\d/(?:widget/)?accounts/)?([\w-]{2,60})"),
    ("ashby", r"(?:jobs|api)\.ashbyhq\.com/(?:posting-api/job-board/)?([\w%.-]{2,60})"),
    ("smartrecruiters", r"(?:jobs|api)\.smartrecruiters\.com/(?:v1/companies/)?([\w-]{2,60})"),
    ("teamtailor", r"([\w-]{2,60})\.teamtailor\.com"),
    ("recruitee", r"([\w-]{2,60})\.recruitee\.com"),
    ("breezy", r"([\w-]{2,60})\.breezy\.hr"),
    ("bamboohr", r"([\w-]{2,60})\.bamboohr\.com"),
    ("personio", r"([\w-]{2,60})\.jobs\.personio\.(?:de|com)"),
    ("workday", r"([\w-]{2,60})\.wd\d{1,3}\.myworkdayjobs\.com"),
)
_STATES = {
    "__NEXT_DATA__": b"__NEXT_DATA__", "Next.js flight": b"self.__next_f.push", "__NUXT__": b"window.__NUXT__",
    "Apollo": b"__APOLLO_STATE__", "Framer": b"framerusercontent.com", "WordPress": b"/wp-json/",
}  # fmt: skip
_LOOK_AT = 2_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Tried:
    """What a generic reader makes of the page: drafts by title, and what it could not read."""

    reader: str
    titles: tuple[str, ...]
    issues: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Probe:
    """A look at one page. `problem` is the reason why it could not be fetched; then the rest is empty."""

    url: str
    problem: str | None = None
    status: int | None = None
    content_type: str | None = None
    bytes: int = 0
    robots: str | None = None
    sitemaps: tuple[str, ...] = ()
    tenants: tuple[tuple[str, str], ...] = ()
    json_ld_postings: int = 0
    states: tuple[str, ...] = ()
    tried: tuple[Tried, ...] = ()

    def describe(self) -> str:
        """The probe for a terminal: one finding a line, those left out that found nothing."""
        if self.problem is not None:
            return f"{self.url}: {self.problem} ({PAGE_FAILED.get(self.problem) or BLOCKED.get(self.problem, '')})"
        lines = [
            f"{self.url}: status {self.status}, {self.content_type}, {self.bytes} bytes",
            f"robots.txt: {self.robots}" if self.robots else "",
            *(f"sitemap: {url}" for url in self.sitemaps),
            *(f"vendor: {vendor}, key {key}" for vendor, key in self.tenants),
            f"JSON-LD postings: {self.json_ld_postings}" if self.json_ld_postings else "",
            *(f"embedded state: {state}" for state in self.states),
            *(f"{t.reader} reads {len(t.titles)}: {'; '.join(t.titles[:5])}" for t in self.tried),
            *(f"{t.reader} notes: {issue}" for t in self.tried for issue in t.issues),
        ]
        return "\n".join(line for line in lines if line)


def probe(target: str | Page, *, contact: str | None = None, allow_addresses: tuple[str, ...] = ()) -> Probe:
    """Looks at a page, or fetches the address first; that needs a contact. Raises ValueError without one."""
    if isinstance(target, Page):
        return look_at(target, robots=None)
    page, robots, problem = fetch_page(Link(url=target), contact=contact, allow_addresses=allow_addresses)
    return look_at(page, robots) if page is not None else Probe(url=target, problem=problem)


def look_at(page: Page, robots: Page | None) -> Probe:
    """Everything that can be told without a network."""
    rules = robots.body.decode("utf-8", "replace") if robots is not None else ""
    text = page.body[:_LOOK_AT].decode("utf-8", "replace")
    found = re.findall(r"(?im)^\s{0,9}sitemap:\s{0,9}(\S{1,500})", rules)
    return Probe(
        url=page.url, status=page.status, content_type=page.content_type, bytes=len(page.body),
        robots=None if robots is None else f"status {robots.status}, {len(robots.body)} bytes", sitemaps=tuple(found),
        tenants=find_tenants(f"{page.url} {text}"), json_ld_postings=_count_postings(page),
        states=tuple(name for name, mark in _STATES.items() if mark in page.body), tried=_try_readers(page),
    )  # fmt: skip


def find_tenants(text: str) -> tuple[tuple[str, str], ...]:
    """The vendors' boards that an address, or a page's links, name: (vendor, key), each once.

    >>> find_tenants("https://job-boards.eu.greenhouse.io/agency/jobs/1 https://jobs.lever.co/acme/2")
    (('greenhouse', 'agency'), ('lever', 'acme'))
    """
    found = ((vendor, key) for vendor, pattern in _TENANTS for key in re.findall(pattern, text))
    return tuple(dict.fromkeys((vendor, key) for vendor, key in found if key not in ("www", "embed", "api", "v0")))


def fetch_page(
    link: Link, *, contact: str | None, allow_addresses: tuple[str, ...] = ()
) -> tuple[Page | None, Page | None, str | None]:
    """The page, its host's robots.txt, and the reason where there is no page. Raises ValueError without a contact."""
    if not contact:
        raise ValueError("a contact address is needed before anything is fetched")
    tonight = datetime.now(UTC).date()
    with tempfile.TemporaryDirectory() as folder:
        data = Path(folder)
        write_operator_card(data / CARDS / "probed.toml", make_probe_card([link], tonight))
        outcome = crawl(
            "probed", night=tonight, data=data, mode="live", contact=contact, allow_addresses=allow_addresses,
            time_limit=120.0,
        )  # fmt: skip
        pages = _read_pages(Archive(data / "archive"), tonight)
        problem = outcome.report.reason or next(
            (issue.reason for issue in read_issues(outcome.issues_path)), "http_error"
        )
    robots = next((page for page in pages if page.url.endswith("/robots.txt")), None)
    content = [page for page in pages if not page.url.endswith(RULE_FILES) and page.status == 200]
    return (content[-1] if content else None), robots, (None if content else problem)


def make_probe_card(links: Sequence[Link], today: date) -> Card:
    """A card for looking, not for collecting."""
    host = urlsplit(links[0].url).hostname or ""
    bare = host.removeprefix("www.")
    return Card(
        name="probed", title=host, homepage=links[0].url, operator="unknown", kind="job_board",
        hosts=(host, bare, f"www.{bare}"), terms=Terms(status="unclear", read_on=today), completeness="none",
        expected=(0, 10), start=tuple(links), reader="archive_only",
    )  # fmt: skip


def _read_pages(archive: Archive, night: date) -> list[Page]:
    pages = []
    for entry in archive.read_index(night, "probed"):
        try:
            pages.append(archive.read_page(entry))
        except BitRot:
            continue
    return pages


def _count_postings(page: Page) -> int:
    try:
        return sum(is_of_type(block, "JobPosting") for block in read_json_ld(page))
    except BrokenPage:
        return 0


def _try_readers(page: Page) -> tuple[Tried, ...]:
    """What each generic reader makes of the page, those left out that make nothing of it."""
    card = make_probe_card([Link(url=page.url)], page.fetched_at.date())
    results = [(name, harvest(_with_reader(card, name), page, "detail")) for name in READERS]
    return tuple(_summarise(name, found) for name, found in results if found.drafts)


def _with_reader(card: Card, reader: str) -> Source:
    return make_source(card, reader=reader)


def _summarise(reader: str, found: Harvest) -> Tried:
    return Tried(
        reader=reader,
        titles=tuple(draft.title for draft in found.drafts),
        issues=tuple(f"{issue.reason} {issue.field or ''}".strip() for issue in found.issues),
    )
