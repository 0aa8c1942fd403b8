"""A world small enough to say what every night must have done to the warehouse."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from typing import Any

from sqlalchemy import text

from transforms import values as v
from transforms.records import CrawlReport, Draft, Evidence, FieldState, LoadReport, Posting
from warehouse.load import RawDoc, load_night
from warehouse.store import Store

FIRST = date(2026, 11, 1)
BODY = "Review answers about the heart. MD required. 10 to 20 hours a week at $90 to $120 an hour."


def sha(words: str) -> str:
    return hashlib.sha256(words.encode()).hexdigest()


def night_of(number: int) -> date:
    return FIRST + timedelta(days=number - 1)


def make_span(field_name: str, quote: str, body: str = BODY, key: str | None = None) -> Evidence:
    start = body.index(quote)
    return Evidence(
        field=field_name, key=key, start=start, end=start + len(quote), quote=quote, segment="platform_text"
    )  # fmt: skip


def make_posting(key: str = "a", *, source: str = "acme", night: int = 1, body: str = BODY, **changes: Any) -> Posting:
    """A cardiology posting; `changes` are fields of the record."""
    fields: dict[str, Any] = {
        "record_id": sha(f"{source}{key}")[:16],
        "source": source,
        "source_id": key,
        "page_url": f"https://{source}.example/jobs/{key}",
        "canonical_url": f"https://{source}.example/jobs/{key}",
        "fetched_at": datetime(night_of(night).year, night_of(night).month, night_of(night).day, 2, tzinfo=UTC),
        "page_sha256": sha(f"{source} {night}"),
        "page_kind": "opening",
        "is_posting": True,
        "posting_kind": "opening",
        "platform": source,
        "publisher": v.Publisher(domain=f"{source}.example", name=source.title(), kind="platform", platform=source),
        "apply_url": f"https://{source}.example/apply/{key}",
        "title": "Cardiologist, AI trainer",
        "domain": "health",
        "specialties": (v.Specialty(code="med.cardiology", label="Cardiology"),),
        "degrees": (v.Degree(credential="MD", level=7),),
        "degree_min_level": 7,
        "degree_basis": "stated",
        "hours": v.Hours(min=10, max=20, basis="stated", qualifier="range"),
        "pay": v.Pay(min=90, max=120, currency="USD", unit="hour", qualifier="range", currency_basis="symbol"),
        "employment_type": ("contractor",),
        "remote": "fully",
        "countries_allowed": ("US", "CA"),
        "geo_state": "listed",
        "posted_at": date(2026, 10, 30),
        "posted_precision": "day",
        "posted_source": "platform",
        "status": "open",
        "states": (FieldState(field="hours", state="stated"), FieldState(field="pay", state="stated")),
        "text": body,
    }
    if body == BODY:
        fields["evidence"] = (
            make_span("hours", "10 to 20 hours a week"),
            make_span("pay", "$90 to $120 an hour"),
            make_span("degrees", "MD required", key="MD"),
        )
    return Posting(**fields | changes)


def make_report(
    night: int, parsed: int, *, source: str = "acme", status: str = "ok", complete: bool | None = None, **counts: Any
) -> CrawlReport:
    """A crawl that accounts for everything; complete where its status is ok."""
    day = night_of(night)
    start = datetime(day.year, day.month, day.day, 2, tzinfo=UTC)
    rejected, failed = counts.pop("rejected", 0), counts.pop("fetch_failed", 0)
    return CrawlReport(
        source=source, night=day, started_at=start, finished_at=start + timedelta(minutes=5), status=status,
        complete=status == "ok" if complete is None else complete, listed=parsed + rejected + failed,
        fetched=parsed + rejected, parsed=parsed, rejected=rejected, fetch_failed=failed, requests=1, bytes=1000,
        **counts,
    )  # fmt: skip


def make_raw(night: int, source: str = "acme") -> RawDoc:
    fetched = datetime(night_of(night).year, night_of(night).month, night_of(night).day, 2, tzinfo=UTC)
    return RawDoc(sha256=sha(f"{source} {night}"), url=f"https://{source}.example/list", bytes=1000, fetched_at=fetched)


def make_closed(key: str, *, source: str = "acme", night: int = 1) -> Draft:
    return Draft(
        source=source, source_id=key, url=f"https://{source}.example/jobs/{key}", title="x", description="x",
        description_format="text", page_sha256=sha(f"{source} {night}"), fetched_at=make_raw(night).fetched_at,
        is_open=False,
    )  # fmt: skip


@dataclass
class Listed:
    """What one source shows on one night: id -> a word that stands for its content, and ids it calls closed."""

    night: int
    shown: Mapping[str, str] = field(default_factory=dict)
    closed: Iterable[str] = ()
    status: str = "ok"
    complete: bool | None = None
    authoritative: bool = False
    source: str = "acme"

    def load(self, store: Store) -> LoadReport:
        postings = [
            make_posting(key, source=self.source, night=self.night, title=f"Cardiologist {word}")
            for key, word in self.shown.items()
        ]
        closed = [make_closed(key, source=self.source, night=self.night) for key in self.closed]
        report = make_report(
            self.night, len(postings) + len(closed), source=self.source, status=self.status, complete=self.complete
        )
        return load_night(
            store, report=report, postings=postings, closed=closed, raw_docs=[make_raw(self.night, self.source)],
            parser_version="1", authoritative=self.authoritative,
        )  # fmt: skip


def show(keys: str, word: str = "x") -> dict[str, str]:
    """`show("abc")`: three postings with the same content."""
    return dict.fromkeys(keys, word)


def query(store: Store, sql: str, **values: Any) -> list[tuple[Any, ...]]:
    with store.reading() as connection:
        return [tuple(row) for row in connection.execute(text(sql), values)]


def open_keys(store: Store) -> set[str]:
    return {key for (key,) in query(store, "select source_id from posting where closed_on is null")}
