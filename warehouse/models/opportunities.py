"""What the resolver said: which postings are one piece of work, and since when it says so."""

from __future__ import annotations

from sqlalchemy import CheckConstraint, ForeignKey, Index, text
from sqlalchemy.orm import Mapped, mapped_column

from warehouse.models.base import Base, Key, Night, OptionalNight
from warehouse.models.postings import CURRENT


class Opportunity(Base):
    """One piece of work that somebody can apply for, wherever it is advertised; siblings share the family."""

    __tablename__ = "opportunity"

    opportunity_id: Mapped[Key] = mapped_column(primary_key=True)
    family_id: Mapped[Key] = mapped_column(index=True)
    """The family by the newest judgement; `membership` has the one of each night."""


class Membership(Base):
    """One interval [valid_from, valid_to) of nights in which a posting was held to belong to an opportunity."""

    __tablename__ = "membership"
    __table_args__ = (
        CheckConstraint("valid_to IS NULL OR valid_to > valid_from", name="not_empty"),
        Index("uq_membership_current", "posting_id", unique=True, sqlite_where=text(CURRENT),
              postgresql_where=text(CURRENT)),
        Index(None, "opportunity_id"),
    )  # fmt: skip

    posting_id: Mapped[int] = mapped_column(ForeignKey("posting.posting_id"), primary_key=True)
    valid_from: Mapped[Night] = mapped_column(primary_key=True)
    valid_to: Mapped[OptionalNight]
    opportunity_id: Mapped[Key] = mapped_column(ForeignKey("opportunity.opportunity_id"))
    family_id: Mapped[Key]
    relation: Mapped[str]
    """primary, mirror, reposted, changed_version or possible_same."""
    reasons: Mapped[str]
    """Why, as a JSON list."""
    known_on: Mapped[OptionalNight]
    """The night whose load wrote this interval, as in `posting_version`."""
    end_known_on: Mapped[OptionalNight]


class ReplacedMembership(Base):
    """One membership that was held true from the load of `known_on` until that of `replaced_on` told otherwise."""

    __tablename__ = "replaced_membership"

    posting_id: Mapped[int] = mapped_column(ForeignKey("posting.posting_id"), primary_key=True)
    valid_from: Mapped[Night] = mapped_column(primary_key=True)
    known_on: Mapped[Night] = mapped_column(primary_key=True)
    valid_to: Mapped[OptionalNight]
    opportunity_id: Mapped[Key] = mapped_column(ForeignKey("opportunity.opportunity_id"))
    family_id: Mapped[Key]
    relation: Mapped[str]
    reasons: Mapped[str]
    end_known_on: Mapped[OptionalNight]
    replaced_on: Mapped[Night]
