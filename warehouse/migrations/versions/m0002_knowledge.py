"""The second time axis: since when a fact was known, what was held true before, and lists that a person confirmed.

What is there already is taken as known in time: each run on its own night, each interval from its first night on.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from warehouse.models.base import KEY, NIGHT, UTCDateTime

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

KNOWN = {
    "source_run": ("known_on",),
    "posting_version": ("known_on", "end_known_on"),
    "membership": ("known_on", "end_known_on"),
}
FILL = (
    "update source_run set known_on = logical_date",
    "update posting_version set known_on = valid_from, end_known_on = valid_to",
    "update membership set known_on = valid_from, end_known_on = valid_to",
)


def upgrade() -> None:
    for table, names in KNOWN.items():
        for name in names:
            op.add_column(table, sa.Column(name, NIGHT, nullable=True))
    for statement in FILL:
        op.execute(statement)
    create_replaced_versions()
    create_replaced_memberships()
    op.create_table(
        "confirmation",
        sa.Column("source", KEY, nullable=False), sa.Column("night", NIGHT, nullable=False),
        sa.Column("decided_by", sa.Text(), nullable=False), sa.Column("why", sa.Text(), nullable=True),
        sa.Column("decided_at", UTCDateTime(), nullable=False),
        sa.PrimaryKeyConstraint("source", "night", name="pk_confirmation"),
    )  # fmt: skip


def downgrade() -> None:
    for table in ("confirmation", "replaced_membership", "replaced_version"):
        op.drop_table(table)
    for table, names in KNOWN.items():
        for name in names:
            op.drop_column(table, name)


def night(name: str, *, null: bool = False) -> sa.Column[str]:
    return sa.Column(name, NIGHT, nullable=null)


def refers(table: str, column: str, target: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint([column], [f"{target}.{column}"], name=f"fk_{table}_{column}_{target}")


def create_replaced_versions() -> None:
    name = "replaced_version"
    whole = ("replaced_id", "posting_id", "version_id", "run_id", "listing_rows")
    op.create_table(
        name,
        *(sa.Column(column, sa.Integer(), nullable=False) for column in whole),
        night("valid_from"), night("valid_to", null=True),
        *(sa.Column(column, KEY, nullable=False) for column in ("content_hash", "raw_sha")),
        sa.Column("parser_version", sa.Text(), nullable=False),
        night("known_on"), night("end_known_on", null=True), night("replaced_on"),
        sa.PrimaryKeyConstraint("replaced_id", name=f"pk_{name}"),
        refers(name, "posting_id", "posting"), refers(name, "version_id", "version"),
        refers(name, "run_id", "source_run"),
        sa.UniqueConstraint("posting_id", "valid_from", "known_on", name=f"uq_{name}_posting_id_valid_from_known_on"),
    )  # fmt: skip
    op.create_index(f"ix_{name}_version_id", name, ["version_id"])


def create_replaced_memberships() -> None:
    name = "replaced_membership"
    op.create_table(
        name,
        sa.Column("posting_id", sa.Integer(), nullable=False),
        night("valid_from"), night("known_on"), night("valid_to", null=True),
        *(sa.Column(column, KEY, nullable=False) for column in ("opportunity_id", "family_id")),
        *(sa.Column(column, sa.Text(), nullable=False) for column in ("relation", "reasons")),
        night("end_known_on", null=True), night("replaced_on"),
        sa.PrimaryKeyConstraint("posting_id", "valid_from", "known_on", name=f"pk_{name}"),
        refers(name, "posting_id", "posting"), refers(name, "opportunity_id", "opportunity"),
    )  # fmt: skip
