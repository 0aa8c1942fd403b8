"""A night of one source in a few figures: how many postings, which fields they give, what they pay. Pure.

Taken from the postings as they pass, kept with the run, compared by `monitors.py` with the nights before.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from statistics import median
from typing import Any

import orjson

from transforms.records import Posting

REQUIRED: dict[str, Callable[[Posting], Any]] = {
    "title": lambda p: p.title.strip(),
    "page_url": lambda p: p.page_url,
    "text": lambda p: p.text.strip(),
}
OPTIONAL: dict[str, Callable[[Posting], Any]] = {
    "apply_url": lambda p: p.apply_url,
    "platform": lambda p: p.platform not in (None, "unknown"),
    "specialties": lambda p: p.specialties,
    "degrees": lambda p: p.degree_basis != "not_stated",
    "experience_years": lambda p: p.experience_years,
    "languages": lambda p: p.languages,
    "hours": lambda p: p.hours.basis != "not_stated",
    "pay": lambda p: p.pay and (p.pay.min is not None or p.pay.max is not None),
    "geo_state": lambda p: p.geo_state != "not_stated",
    "remote": lambda p: p.remote != "not_stated",
    "employment_type": lambda p: p.employment_type,
    "posted_at": lambda p: p.posted_at,
    "evidence": lambda p: p.evidence,
}
FIELDS = REQUIRED | OPTIONAL
"""Field -> what is truthy where a posting gives it."""

MIXES: dict[str, Callable[[Posting], str]] = {
    "currency": lambda p: (p.pay and p.pay.currency) or "",
    "pay_unit": lambda p: (p.pay and p.pay.unit) or "",
    "language": lambda p: p.languages[0].lang if p.languages else "",
    "country": lambda p: p.countries_allowed[0] if p.countries_allowed else p.geo_state,
    "text_length": lambda p: str(len(p.text).bit_length()),
}
"""Mix -> the class that a posting falls into."""


@dataclass(slots=True)
class Tallying:
    """Counts postings as they pass."""

    seen: int = 0
    filled: Counter[str] = field(default_factory=Counter)
    mixes: dict[str, Counter[str]] = field(default_factory=lambda: {name: Counter() for name in MIXES})
    texts: Counter[str] = field(default_factory=Counter)
    pay: list[float] = field(default_factory=list)

    def add(self, posting: Posting) -> None:
        self.seen += 1
        self.filled.update(name for name, is_given in FIELDS.items() if is_given(posting))
        for name, classify in MIXES.items():
            self.mixes[name][classify(posting)] += 1
        self.texts[posting.text_sha256] += 1
        pay = posting.pay
        if pay and pay.unit == "hour" and not pay.suspect and (pay.min is not None or pay.max is not None):
            low = pay.max if pay.min is None else pay.min
            high = pay.min if pay.max is None else pay.max
            self.pay.append(((low or 0) + (high or 0)) / 2)

    def make_profile(self) -> Profile:
        return Profile(
            seen=self.seen,
            filled={name: self.filled[name] for name in FIELDS},
            mixes={name: dict(sorted(counts.items())) for name, counts in self.mixes.items()},
            twins=sum(count for count in self.texts.values() if count > 1),
            pay_median=round(median(self.pay), 2) if self.pay else None,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """The figures of one night of one source. `twins` are postings whose text another one has too."""

    seen: int
    filled: dict[str, int]
    mixes: dict[str, dict[str, int]]
    twins: int
    pay_median: float | None

    def share(self, name: str) -> float:
        """The share of postings that give a field, 0 to 1."""
        return self.filled.get(name, 0) / self.seen if self.seen else 0.0

    @property
    def twin_share(self) -> float:
        return self.twins / self.seen if self.seen else 0.0


def make_text(profile: Profile) -> str:
    return orjson.dumps(profile, option=orjson.OPT_SORT_KEYS).decode()


def parse_profile(text: str) -> Profile:
    return Profile(**orjson.loads(text))
