"""What was done and what was seen: runs, raw documents, sightings, rejects, issues. Facts only, never rewritten.

Everything in `postings.py` that has a date follows from these tables alone (`warehouse/lifecycle.py`).
"""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import BigInteger, CheckConstraint, ForeignKey, Index, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from warehouse.models.base import Base, Flag, Id, Key, Night, OptionalKey, OptionalNight


class SourceRun(Base):
    """One attempt at one source on one night, with its accounting: what was listed, and what became of each of it."""

    __tablename__ = "source_run"
    __table_args__ = (
        UniqueConstraint("source", "logical_date", "attempt"),
        Index("uq_source_run_ok", "source", "logical_date", unique=True, sqlite_where=text("status = 'ok'"),
              postgresql_where=text("status = 'ok'")),
    )  # fmt: skip

    run_id: Mapped[Id]
    source: Mapped[Key]
    logical_date: Mapped[Night]
    """The night: the date of observation in UTC."""
    attempt: Mapped[int]
    started_at: Mapped[datetime]
    finished_at: Mapped[datetime]
    status: Mapped[str]
    """ok, incomplete, suspect_empty, degraded, blocked or failed; lowered by the load where too much was rejected."""
    complete: Mapped[Flag]
    """1 where the crawl proved that it saw the whole list."""
    authoritative: Mapped[Flag]
    """1 where the source lists everything that is open; then one missing night closes."""
    reason: Mapped[str | None]
    listed: Mapped[int]
    fetched: Mapped[int]
    fetch_failed: Mapped[int]
    skipped: Mapped[int]
    parsed: Mapped[int]
    rejected: Mapped[int]
    loaded: Mapped[int]
    """opened + changed + reopened + closed_by_flag."""
    unchanged: Mapped[int]
    """Drafts that changed no posting, those set aside included."""
    duplicate: Mapped[int]
    set_aside: Mapped[int]
    """Of the unchanged: judged no posting, or not loaded because the run was blocked; an issue names each."""
    opened: Mapped[int]
    changed: Mapped[int]
    reopened: Mapped[int]
    closed_by_flag: Mapped[int]
    closed: Mapped[int]
    """Postings closed on this night, by flag or because they were missing."""
    held: Mapped[int]
    """Closures that were due but wait for a second complete night."""
    seen: Mapped[int]
    """Postings seen open."""
    verdict: Mapped[str]
    """What the list proves about absences: trusted, drop, mass, empty or unproved."""
    requests: Mapped[int]
    bytes: Mapped[int] = mapped_column(BigInteger)
    profile: Mapped[str]
    """What was seen in a few figures, as JSON; the monitors compare it with the nights before."""
    digest: Mapped[str]
    """Hash of what the run saw; a rerun with the same digest changes nothing."""
    parser_version: Mapped[str]
    known_on: Mapped[OptionalNight]
    """The night whose load brought the run: its own or, where it came late, the newest that was loaded by then."""


class Confirmation(Base):
    """One night's list of a source that a person believes: what was missing from it and was held closes on it."""

    __tablename__ = "confirmation"

    source: Mapped[Key] = mapped_column(primary_key=True)
    night: Mapped[Night] = mapped_column(primary_key=True)
    decided_by: Mapped[str]
    why: Mapped[str | None]
    decided_at: Mapped[datetime]


class RawDoc(Base):
    """One archived response body, by its hash; `run_id` is the earliest run that received it."""

    __tablename__ = "raw_doc"

    raw_id: Mapped[Id]
    sha: Mapped[Key] = mapped_column(unique=True)
    run_id: Mapped[int] = mapped_column(ForeignKey("source_run.run_id"))
    url: Mapped[str]
    bytes: Mapped[int]
    fetched_at: Mapped[datetime]


class Observation(Base):
    """One sighting: a run saw a posting open, with this content, in this raw document, on so many listing rows."""

    __tablename__ = "observation"
    __table_args__ = (Index(None, "posting_id", "run_id"), {"sqlite_with_rowid": False})

    run_id: Mapped[int] = mapped_column(ForeignKey("source_run.run_id"), primary_key=True)
    posting_id: Mapped[int] = mapped_column(ForeignKey("posting.posting_id"), primary_key=True)
    version_id: Mapped[int] = mapped_column(ForeignKey("version.version_id"))
    raw_id: Mapped[int] = mapped_column(ForeignKey("raw_doc.raw_id"))
    listing_rows: Mapped[int]


class ClosedSighting(Base):
    """A run in which the source itself said that a posting is closed; the posting may never have been seen open."""

    __tablename__ = "closed_sighting"
    __table_args__ = {"sqlite_with_rowid": False}  # noqa: RUF012

    run_id: Mapped[int] = mapped_column(ForeignKey("source_run.run_id"), primary_key=True)
    source_id: Mapped[Key] = mapped_column(primary_key=True)
    raw_id: Mapped[int] = mapped_column(ForeignKey("raw_doc.raw_id"))


class Reject(Base):
    """One fetched record that could not be read: in quarantine, with the bytes and the reason."""

    __tablename__ = "reject"
    __table_args__ = (CheckConstraint("reason <> ''", name="reason_given"),)

    reject_id: Mapped[Id]
    run_id: Mapped[int] = mapped_column(ForeignKey("source_run.run_id"), index=True)
    stage: Mapped[str]
    reason: Mapped[str]
    source_id: Mapped[OptionalKey]
    url: Mapped[str | None]
    raw_sha: Mapped[str | None]
    field: Mapped[str | None]
    value: Mapped[str | None]


class Issue(Base):
    """One thing that a person should be able to find later. `is_derived` ones follow from the history, not the page."""

    __tablename__ = "issue"
    __table_args__ = (CheckConstraint("reason <> ''", name="reason_given"),)

    issue_id: Mapped[Id]
    run_id: Mapped[int] = mapped_column(ForeignKey("source_run.run_id"), index=True)
    severity: Mapped[str]
    stage: Mapped[str]
    reason: Mapped[str]
    source_id: Mapped[OptionalKey]
    url: Mapped[str | None]
    raw_sha: Mapped[str | None]
    field: Mapped[str | None]
    value: Mapped[str | None]
    is_derived: Mapped[Flag]


class Release(Base):
    """One published release: the night it shows, its folder's name and the hash of its manifest."""

    __tablename__ = "release"

    folder: Mapped[Key] = mapped_column(primary_key=True)
    night: Mapped[Night]
    revision: Mapped[int]
    manifest_sha: Mapped[str]


class ViewDefinition(Base):
    """One view that this warehouse has, with the digest of the definitions it was created from."""

    __tablename__ = "view_definition"

    name: Mapped[Key] = mapped_column(primary_key=True)
    digest: Mapped[str]
