"""Whose own page a content is, so that an opportunity has the places of all its platform's postings, and of no copy."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

READ_KIND = {
    "sqlite": "json_extract(record, '$.publisher.kind')",
    "postgresql": "cast(record as jsonb) #>> '{publisher,kind}'",
}
JOIN_WORDS = """
create function join_words(held text, word text, glue text) returns text language sql immutable
as $$ select case when held is null then word when word is null then held else held || glue || word end $$
"""
GROUP_CONCAT = "create aggregate group_concat(text, text) (sfunc = join_words, stype = text)"
"""SQLite and DuckDB have it; PostgreSQL's own is called otherwise."""


def upgrade() -> None:
    dialect = op.get_bind().dialect.name
    op.add_column("version", sa.Column("publisher_kind", sa.Text(), nullable=True))
    op.execute(f"update version set publisher_kind = {READ_KIND[dialect]}")  # noqa: S608
    if dialect == "postgresql":
        op.execute(JOIN_WORDS)
        op.execute(GROUP_CONCAT)


def downgrade() -> None:
    if op.get_bind().dialect.name == "postgresql":
        op.execute("drop aggregate group_concat(text, text)")
        op.execute("drop function join_words(text, text, text)")
    op.drop_column("version", "publisher_kind")
