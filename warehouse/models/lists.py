"""The lists that a version holds, one row each; `ord` is the place in the record's own order, from 0."""

from __future__ import annotations

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from warehouse.models.base import Base, Flag, Key, OptionalKey


class OfVersion:
    """The key that all of these tables share."""

    version_id: Mapped[int] = mapped_column(ForeignKey("version.version_id"), primary_key=True)
    ord: Mapped[int] = mapped_column(primary_key=True)


class VersionSpecialty(OfVersion, Base):
    """One field of expertise that a version asks for, accepts or prefers."""

    __tablename__ = "version_specialty"
    __table_args__ = (Index(None, "code"),)

    code: Mapped[Key]
    label: Mapped[str]
    requirement: Mapped[str]
    group_name: Mapped[str | None]
    """Members of one group are alternatives: one of them is enough."""
    soft: Mapped[Flag]


class VersionDegree(OfVersion, Base):
    """One credential that a version asks for, accepts or prefers; `level` is ISCED 2011."""

    __tablename__ = "version_degree"
    __table_args__ = (Index(None, "credential"),)

    credential: Mapped[Key]
    level: Mapped[int | None]
    fields: Mapped[str]
    """Fields of study as a JSON list."""
    requirement: Mapped[str]
    group_name: Mapped[str | None]
    soft: Mapped[Flag]


class VersionLanguage(OfVersion, Base):
    """One language that a version asks for: BCP 47 tag, lowest CEFR level where printed."""

    __tablename__ = "version_language"

    lang: Mapped[Key]
    min_cefr: Mapped[str | None]
    native: Mapped[Flag]
    role: Mapped[str | None]
    requirement: Mapped[str]


class VersionCountry(OfVersion, Base):
    """One place that a version names: a country, a subdivision or a group of countries, and whether it is let in."""

    __tablename__ = "version_country"

    country: Mapped[Key]
    """ISO 3166-1 alpha-2, ISO 3166-2, or the group as printed (EU, LATAM)."""
    kind: Mapped[str]
    """allowed, excluded, group or subdivision."""


class VersionCode(OfVersion, Base):
    """One code of one of the short lists of a version: flag, training_status, certification, task_type and so on."""

    __tablename__ = "version_code"
    __table_args__ = (Index(None, "field", "code"),)

    field: Mapped[Key]
    code: Mapped[Key]
    requirement: Mapped[str | None]
    """Only certifications have one."""


class VersionState(OfVersion, Base):
    """How one field of a version is known, with both readings where two statements cannot both hold."""

    __tablename__ = "version_state"

    field: Mapped[Key]
    state: Mapped[str]
    alternatives: Mapped[str]
    """The readings that were not taken, as a JSON list."""


class VersionEvidence(OfVersion, Base):
    """One span that proves one value of a version: quote = text[start_offset:end_offset], in code points, half-open."""

    __tablename__ = "version_evidence"

    field: Mapped[Key]
    key: Mapped[OptionalKey]
    """The list member that is proved."""
    start_offset: Mapped[int]
    end_offset: Mapped[int]
    quote: Mapped[str]
    segment: Mapped[str]
    path: Mapped[str | None]
    """null: the stored text; title, location, or the path of a published value."""
