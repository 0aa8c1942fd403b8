"""Postings with their history: `posting` and `posting_version` follow from the sightings, `version` holds content."""

from __future__ import annotations

from sqlalchemy import CheckConstraint, ForeignKey, Index, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from warehouse.models.base import Base, Flag, Id, Key, Night, Number, OptionalFlag, OptionalKey, OptionalNight

CURRENT = "valid_to IS NULL"
"""The predicate of the current version, in the index and in every query: another spelling would miss the index."""


class Posting(Base):
    """One posting of one source, under the source's own id, whatever its content."""

    __tablename__ = "posting"
    __table_args__ = (
        UniqueConstraint("source", "source_id"),
        CheckConstraint("first_seen <= last_seen", name="seen_in_order"),
        CheckConstraint("closed_on IS NULL OR closed_on >= last_seen", name="closed_after_seen"),
    )

    posting_id: Mapped[Id]
    source: Mapped[Key]
    source_id: Mapped[Key]
    first_seen: Mapped[Night]
    last_seen: Mapped[Night]
    closed_on: Mapped[OptionalNight]
    closed_by_run: Mapped[int | None] = mapped_column(ForeignKey("source_run.run_id"))
    closed_how: Mapped[str | None]
    """missing (absent from complete lists) or stated (the source called it closed)."""
    listing_rows: Mapped[int]
    """Rows of the source's list that this posting stood for when it was last seen."""


class Text(Base):
    """One stored text by its hash: UTF-8, NFC, LF. Never exported; offsets of evidence refer to it."""

    __tablename__ = "text"

    sha: Mapped[Key] = mapped_column(primary_key=True)
    body: Mapped[str]


class Version(Base):
    """One content of one posting, by its hash: what was understood, with the columns that people filter on."""

    __tablename__ = "version"
    __table_args__ = (UniqueConstraint("posting_id", "content_hash"),)

    version_id: Mapped[Id]
    posting_id: Mapped[int] = mapped_column(ForeignKey("posting.posting_id"))
    content_hash: Mapped[Key]
    """Hash over the meaning: values, states, flags and text; not over fetch times, page bytes or list noise."""
    read_on: Mapped[Night]
    """The earliest night on which this content was read; `record` is that night's reading."""
    parser_version: Mapped[str]
    text_sha: Mapped[Key] = mapped_column(ForeignKey("text.sha"), index=True)
    record: Mapped[str]
    """The posting as JSON (docs/record.md) without its text; fields that hold their default are left out."""
    title: Mapped[str]
    page_kind: Mapped[str]
    posting_kind: Mapped[str | None]
    is_posting: Mapped[Flag]
    platform: Mapped[OptionalKey]
    domain: Mapped[OptionalKey]
    publisher_domain: Mapped[str | None]
    publisher_kind: Mapped[str | None]
    """`platform` where the page is the platform's own; a copy's is another."""
    client_name: Mapped[str | None]
    page_url: Mapped[str]
    apply_url: Mapped[str | None]
    specialty_codes: Mapped[str]
    """The main ones, sorted, blank between them; so are the next four. Whole lists stand in their own tables."""
    degree_codes: Mapped[str]
    language_codes: Mapped[str]
    country_codes: Mapped[str]
    flag_codes: Mapped[str]
    specialties_open: Mapped[Flag]
    hours_min: Mapped[Number]
    hours_max: Mapped[Number]
    hours_basis: Mapped[str]
    hours_qualifier: Mapped[str | None]
    hours_approx: Mapped[Flag]
    hours_flexible: Mapped[OptionalFlag]
    hours_total_min: Mapped[Number]
    hours_total_max: Mapped[Number]
    pay_min: Mapped[Number]
    pay_max: Mapped[Number]
    pay_currency: Mapped[str | None]
    pay_unit: Mapped[str | None]
    pay_qualifier: Mapped[str | None]
    pay_suspect: Mapped[OptionalFlag]
    pay_note: Mapped[str | None]
    pay_cadence: Mapped[str | None]
    degree_min_level: Mapped[int | None]
    degree_basis: Mapped[str]
    degree_foreign_ok: Mapped[Flag]
    experience_in_lieu: Mapped[Flag]
    experience_years_min: Mapped[Number]
    experience_years_max: Mapped[Number]
    licence_required: Mapped[str]
    board_required: Mapped[str]
    board_eligible_ok: Mapped[Flag]
    remote: Mapped[str]
    geo_state: Mapped[str]
    residence_required: Mapped[OptionalFlag]
    authorised_in_residence: Mapped[OptionalFlag]
    sponsorship: Mapped[OptionalFlag]
    duration_min: Mapped[Number]
    duration_max: Mapped[Number]
    duration_unit: Mapped[str | None]
    duration_kind: Mapped[str | None]
    starts: Mapped[str | None]
    openings: Mapped[int | None]
    posted_on: Mapped[OptionalNight]
    posted_precision: Mapped[str | None]
    closes_on: Mapped[OptionalNight]
    status: Mapped[str]
    referral: Mapped[Flag]


class PostingVersion(Base):
    """One interval [valid_from, valid_to) of nights in which a posting was open with one content; null: still so."""

    __tablename__ = "posting_version"
    __table_args__ = (
        UniqueConstraint("posting_id", "valid_from"),
        CheckConstraint("valid_to IS NULL OR valid_to > valid_from", name="not_empty"),
        CheckConstraint("length(valid_from) = 10", name="from_is_night"),
        Index("uq_posting_version_current", "posting_id", unique=True, sqlite_where=text(CURRENT),
              postgresql_where=text(CURRENT)),
        Index(None, "valid_from"),
        Index(None, "valid_to"),
        Index(None, "version_id"),
    )  # fmt: skip

    spell_id: Mapped[Id]
    posting_id: Mapped[int] = mapped_column(ForeignKey("posting.posting_id"))
    version_id: Mapped[int] = mapped_column(ForeignKey("version.version_id"))
    valid_from: Mapped[Night]
    valid_to: Mapped[OptionalNight]
    content_hash: Mapped[Key]
    raw_sha: Mapped[Key]
    """The raw document in which this content was seen on `valid_from`."""
    run_id: Mapped[int] = mapped_column(ForeignKey("source_run.run_id"))
    parser_version: Mapped[str]
    listing_rows: Mapped[int]
    known_on: Mapped[OptionalNight]
    """The night whose load wrote this interval: `valid_from`, or later where history was written anew."""
    end_known_on: Mapped[OptionalNight]
    """The same of its end; null: still open."""


class ReplacedVersion(Base):
    """One interval that was held true from the load of `known_on` until that of `replaced_on` told otherwise."""

    __tablename__ = "replaced_version"
    __table_args__ = (UniqueConstraint("posting_id", "valid_from", "known_on"), Index(None, "version_id"))

    replaced_id: Mapped[Id]
    posting_id: Mapped[int] = mapped_column(ForeignKey("posting.posting_id"))
    version_id: Mapped[int] = mapped_column(ForeignKey("version.version_id"))
    valid_from: Mapped[Night]
    valid_to: Mapped[OptionalNight]
    content_hash: Mapped[Key]
    raw_sha: Mapped[Key]
    run_id: Mapped[int] = mapped_column(ForeignKey("source_run.run_id"))
    parser_version: Mapped[str]
    listing_rows: Mapped[int]
    known_on: Mapped[Night]
    end_known_on: Mapped[OptionalNight]
    replaced_on: Mapped[Night]
