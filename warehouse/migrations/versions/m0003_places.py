"""Whose own page a content is, so that an opportunity has the places of all its platform's postings, and of no copy.

And PostgreSQL's refusal of overlapping intervals as two that cost a load less: intervals that have ended exclude one
another as before, whoever writes at once; open ones, of which a night writes many, are compared once a statement.
"""

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

OVERLAP = "ex_posting_version_overlap"
EXCLUSION = f"""
alter table posting_version add constraint {OVERLAP} exclude using gist
    (int4range(posting_id, posting_id, '[]') with &&, night_range(valid_from::text, valid_to::text) with &&)
"""
REFUSE = """
create function refuse_overlap() returns trigger language plpgsql as $$
declare broken integer;
begin
    select f.posting_id into broken
    from fresh f
    join posting_version v on v.posting_id = f.posting_id and v.spell_id <> f.spell_id
        and (f.valid_to is null or f.valid_to > v.valid_from) and (v.valid_to is null or v.valid_to > f.valid_from)
    limit 1;
    if found then
        raise exclusion_violation using constraint = 'ex_posting_version_overlap',
            message = format('posting %s: ex_posting_version_overlap', broken);
    end if;
    return null;
end $$
"""
TRIGGER = """
create trigger refuse_overlap_on_{0} after {0} on posting_version referencing new table as fresh
for each statement execute function refuse_overlap()
"""
EVENTS = ("insert", "update")


def upgrade() -> None:
    dialect = op.get_bind().dialect.name
    op.add_column("version", sa.Column("publisher_kind", sa.Text(), nullable=True))
    op.execute(f"update version set publisher_kind = {READ_KIND[dialect]}")  # noqa: S608
    if dialect == "postgresql":
        op.execute(JOIN_WORDS)
        op.execute(GROUP_CONCAT)
        lighten_exclusion()
    op.drop_index("ix_posting_version_run_id", "posting_version")


def lighten_exclusion() -> None:
    op.execute(f"alter table posting_version drop constraint {OVERLAP}")
    op.execute(f"{EXCLUSION} where (valid_to is not null)")
    op.execute(REFUSE)
    for event in EVENTS:
        op.execute(TRIGGER.format(event))


def restore_exclusion() -> None:
    for event in EVENTS:
        op.execute(f"drop trigger refuse_overlap_on_{event} on posting_version")
    op.execute("drop function refuse_overlap()")
    op.execute(f"alter table posting_version drop constraint {OVERLAP}")
    op.execute(EXCLUSION)


def downgrade() -> None:
    op.create_index("ix_posting_version_run_id", "posting_version", ["run_id"])
    if op.get_bind().dialect.name == "postgresql":
        restore_exclusion()
        op.execute("drop aggregate group_concat(text, text)")
        op.execute("drop function join_words(text, text, text)")
    op.drop_column("version", "publisher_kind")
