"""Two ways from an advert to what identity looks at: through the extractor, or straight from the facts it shows."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from functools import cache
from random import Random

from tests.market.adverts import Advert
from tests.market.words import GENERAL
from transforms.normalise import normalise
from transforms.records import Draft, Posting
from transforms.resolve import Candidate
from transforms.resolve.candidates import make_candidate

_DEGREES = {"phd": "PhD", "master": "master", "bachelor": "bachelor"}
MISSED, MISREAD = 0.08, 0.002
"""How often the straight way leaves out a fact of a copy, and how often it gets the pay wrong."""


def make_draft(page: Advert) -> Draft:
    return Draft(
        source=page.source, source_id=page.source_id, url=page.url, title=page.title, description=page.text,
        description_format="text", published=page.published, fetched_at=page.fetched_at,
        page_sha256=hashlib.sha256(page.text.encode()).hexdigest(),
    )  # fmt: skip


def read_candidate(page: Advert) -> Candidate | None:
    """The advert as the extractor understands it; None where it is not taken for a posting. Raises ValueError."""
    posting = normalise(make_draft(page), publisher=page.publisher)
    if not isinstance(posting, Posting):
        raise ValueError(f"{page.key}: {posting.reason}")
    return (
        make_candidate(posting, first_seen=(page.first_seen or page.fetched_at).date()) if posting.is_posting else None
    )


def make_candidates(pages: Iterable[Advert], seed: int = 0) -> Iterator[Candidate]:
    """The adverts as a nearly perfect extractor would understand them; about 15 microseconds each."""
    random = Random(seed)
    for page in pages:
        yield _make_candidate(page, random)


def _make_candidate(page: Advert, random: Random) -> Candidate:
    role, seen, is_copy = page.role, page.shown, page.kinds[0] == "copy"
    pay = _pay(role.pay)
    if is_copy:
        seen = frozenset([fact for fact in sorted(seen) if random.random() >= MISSED])
        pay = _pay((role.pay[0] + 1, role.pay[1])) if random.random() < MISREAD else pay
    asked = (role.credential if "credential" in seen else None) or (
        _DEGREES[role.tier] if role.tier and "tier" in seen else None
    )
    known = "specialty" in seen and role.subject is not GENERAL
    return Candidate(
        source=page.source, source_id=page.source_id, first_party=not is_copy,
        platform=role.platform.code if page.names_platform else None, title=page.title,
        listing_keys=(page.listing_key,) if page.listing_key else (), apply_url=page.apply_url,
        languages=_one(role.language[0]) if role.language and "language" in seen else _NONE,
        specialties=_one(role.subject.code) if known else _NONE,
        countries=_set(role.countries) if "countries" in seen else _NONE, places=_set(page.places),
        pay=pay if "pay" in seen else None, credentials=_one(asked) if asked else _NONE,
        hours=_pair(role.hours) if "truncated" not in page.kinds else None, text=page.body,
        first_seen=(page.first_seen or page.fetched_at).date(), page_url=None if is_copy else page.url,
    )  # fmt: skip


_NONE: frozenset[str] = frozenset()


@cache
def _one(value: str) -> frozenset[str]:
    return frozenset((value,))


@cache
def _set(values: tuple[str, ...]) -> frozenset[str]:
    return frozenset(values)


@cache
def _pair(values: tuple[int, int]) -> tuple[float, float]:
    return (float(values[0]), float(values[1]))


@cache
def _pay(values: tuple[int, int]) -> tuple[float, float, str, str]:
    return (float(values[0]), float(values[1]), "USD", "hour")
