"""What is known of a source before it is asked: who runs it, what it allows, where it starts, what proves it whole.

Belongs here: facts about a source. Not here: how its pages are read (`sources/`, `platforms/`).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import Literal
from urllib.parse import urlsplit

from transforms.records import Link
from transforms.values import Publisher, PublisherKind

TermsStatus = Literal["allowed", "unclear", "forbidden"]
Completeness = Literal[
    "declared_total",  # the source prints how many postings there are, and as many were read
    "single_response",  # the whole list comes in one response, and it was read
    "natural_end",  # paging ended by itself, with no failed page and no cap reached
    "union",  # several enumerations together are whole; each was read, and every detail page in them
    "none",  # what is listed is a sample: absence proves nothing
]

_NAME = re.compile(r"[a-z][a-z0-9_]{1,39}\Z")


@dataclass(frozen=True, slots=True, kw_only=True)
class Terms:
    """Whether the site's terms let a program read it, and on which day somebody looked."""

    status: TermsStatus
    read_on: date
    note: str = ""


class BadCard(ValueError):  # noqa: N818
    """Raised when a card contradicts itself; the message names the card and the rule."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """One source. `reader` and `key` name a platform module and the tenant on it; then `start` may stay empty.

    `expected` bounds the listed rows: fewer than its minimum proves nothing, more than its maximum warns.
    `retention` is the smallest share of records that must keep their required keys; below it the source is degraded.
    `delay` is in seconds between two requests to one host; `total_path` is where a list page prints the total.
    """

    name: str
    title: str
    homepage: str
    operator: str
    kind: PublisherKind
    platform: str | None = None
    hosts: tuple[str, ...]
    terms: Terms
    completeness: Completeness
    expected: tuple[int, int]
    start: tuple[Link, ...] = ()
    reader: str | None = None
    key: str | None = None
    total_path: str | None = None
    retention: float = 0.95
    delay: float = 1.0
    max_pages: int = 500
    enabled: bool = True
    off_reason: str | None = None

    def __post_init__(self) -> None:
        for wrong, rule in self._broken_rules():
            if wrong:
                raise BadCard(f"{self.name}: {rule}")

    def _broken_rules(self) -> tuple[tuple[bool, str], ...]:
        strangers = [link.url for link in self.start if urlsplit(link.url).hostname not in self.hosts]
        return (
            (not _NAME.match(self.name), "name must be lower case letters, digits and _"),
            (not self.hosts, "at least one host must be named"),
            (bool(strangers), f"start links leave the card's hosts: {strangers}"),
            (not self.start and not (self.reader and self.key), "start links, or a platform's reader and key"),
            (self.enabled and self.terms.status == "forbidden", "a source whose terms forbid reading ships off"),
            (self.enabled == bool(self.off_reason), "a source is on, or it says why it is off"),
            (not 0 <= self.expected[0] <= self.expected[1], "expected must be (min, max)"),
            (self.delay < 1.0, "one second between two requests is the least"),
            (not 0 < self.retention <= 1, "retention is a share"),
        )

    @property
    def publisher(self) -> Publisher:
        """The site as the publisher of its postings."""
        domain = urlsplit(self.homepage).hostname
        return Publisher(domain=domain, name=self.title, kind=self.kind, platform=self.platform)
