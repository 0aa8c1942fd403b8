"""Who published a page: the site behind an address, the applicant-tracking tenant in its path, and what not to trust.

The tables are `vocabulary/platforms.csv` (platforms, their domains and tenants) and `vocabulary/publishers.csv`
(other sites, with the header values that were seen to be wrong there).
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import NamedTuple, cast
from urllib.parse import urlsplit

from transforms.values import Publisher, PublisherKind
from transforms.vocabulary import load_rows, split_cell


class Tenant(NamedTuple):
    """An employer's board on a shared applicant-tracking system: ("greenhouse", "alignerr")."""

    scheme: str
    name: str


_TENANTS: tuple[tuple[str, str, re.Pattern[str]], ...] = (
    ("greenhouse.io", "greenhouse", re.compile(r"^/(?:v1/boards/|embed/job_board/?\?for=)?([\w-]{2,60})")),
    ("lever.co", "lever", re.compile(r"^/(?:v0/postings/)?([\w-]{2,60})")),
    ("ashbyhq.com", "ashby", re.compile(r"^/(?:posting-api/job-board/)?([\w-]{2,60})")),
    ("workable.com", "workable", re.compile(r"^/(?:api/v\d/(?:widget/)?accounts/)?([\w-]{2,60})")),
    ("smartrecruiters.com", "smartrecruiters", re.compile(r"^/(?:v1/companies/)?([\w-]{2,60})")),
    ("jobs.gem.com", "gem", re.compile(r"^/([\w-]{2,60})")),
)


@lru_cache(maxsize=64)
def parse_host(url: str | None) -> str | None:
    """The host of an address in lower case, without "www."; None where there is none or the address is malformed."""
    try:
        host = urlsplit((url or "").strip()).hostname
    except ValueError:
        return None
    return host.removeprefix("www.").rstrip(".") if host else None


@lru_cache(maxsize=64)
def parse_tenant(url: str | None) -> Tenant | None:
    """The tenant of a shared applicant-tracking system that the address belongs to.

    >>> parse_tenant("https://job-boards.eu.greenhouse.io/agency/jobs/4577614101")
    Tenant(scheme='greenhouse', name='agency')
    """
    host = parse_host(url)
    if host is None:
        return None
    path = urlsplit((url or "").strip()).path
    for suffix, scheme, pattern in _TENANTS:
        if host == suffix or host.endswith("." + suffix):
            match = pattern.match(path)
            return Tenant(scheme, match[1].lower()) if match else None
    return None


@cache
def load_hosts() -> dict[str, str]:
    """Platform code by domain and by "scheme:tenant", the platforms' staff boards included."""
    found: dict[str, str] = {}
    for row in load_rows("platforms"):
        for cell in ("domains", "tenants", "staff_tenants"):
            found.update(dict.fromkeys(split_cell(row[cell]), row["code"]))
    return found


@cache
def load_staff_tenants() -> frozenset[str]:
    """The boards on which platforms hire their own salaried staff, as "scheme:tenant"."""
    return frozenset(tenant for row in load_rows("platforms") for tenant in split_cell(row["staff_tenants"]))


@cache
def _load_standing() -> tuple[str, ...]:
    return tuple(path for row in load_rows("platforms") for path in split_cell(row["standing_paths"]))


def is_standing_path(url: str) -> bool:
    """Whether the address lies under a path where a platform keeps its calls without end."""
    host = parse_host(url)
    return host is not None and (host + urlsplit(url).path).startswith(_load_standing())


@cache
def load_publishers() -> dict[str, dict[str, str]]:
    """The rows of the publisher table by domain."""
    return {row["domain"]: row for row in load_rows("publishers")}


def _domains(host: str) -> tuple[str, ...]:
    """The host and every domain above it, longest first: ("app.outlier.ai", "outlier.ai")."""
    labels = host.split(".")
    return tuple(".".join(labels[i:]) for i in range(len(labels) - 1))


def parse_publisher(url: str | None) -> Publisher:
    """The publisher of an address; its `domain` is None where the address names no host.

    >>> parse_publisher("https://app.outlier.ai/en/expert/opportunities/1").platform
    'outlier'
    >>> parse_publisher("https://uk.linkedin.com/jobs/view/1").kind
    'job_board'
    """
    host = parse_host(url)
    if host is None:
        return Publisher(domain=None)
    tenant = parse_tenant(url)
    platform = load_hosts().get(f"{tenant.scheme}:{tenant.name}") if tenant else None
    for domain in _domains(host):
        platform = platform or load_hosts().get(domain)
    if platform is not None:
        return Publisher(domain=host, kind="platform", platform=platform)
    for domain in _domains(host):
        row = load_publishers().get(domain)
        if row is not None:
            return Publisher(domain=host, name=row["name"], kind=cast(PublisherKind, row["kind"]))
    return Publisher(domain=host)


def load_distrust(publisher: Publisher) -> frozenset[str]:
    """The published names that were seen to be wrong on this site, so that its header proves nothing for them."""
    for domain in _domains(publisher.domain or ""):
        row = load_publishers().get(domain)
        if row is not None:
            return frozenset(split_cell(row["distrust"]))
    return frozenset()
