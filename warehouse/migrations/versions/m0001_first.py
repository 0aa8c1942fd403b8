"""The first schema: facts of runs, content, derived history, identity, releases."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from alembic import op

from warehouse.models.base import KEY, NIGHT, UTCDateTime

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

CURRENT = sa.text("valid_to IS NULL")
OK = sa.text("status = 'ok'")
TABLES = (
    "version_evidence", "version_state", "version_code", "version_country", "version_language", "version_degree",
    "version_specialty", "posting_version", "observation", "membership", "version", "text", "closed_sighting",
    "posting",
    "issue", "reject", "raw_doc", "source_run", "opportunity", "release", "view_definition",
)  # fmt: skip


def columns(kind: Any, names: str, *, null: bool = False) -> list[sa.Column[Any]]:
    """Columns of one type by their names, blank between them; a name may end in `?` for nullable."""
    return [sa.Column(name.rstrip("?"), kind, nullable=null or name.endswith("?")) for name in names.split()]


def texts(names: str) -> list[sa.Column[Any]]:
    return columns(sa.Text(), names)


def keys(names: str) -> list[sa.Column[Any]]:
    return columns(KEY, names)


def nights(names: str) -> list[sa.Column[Any]]:
    return columns(NIGHT, names)


def whole(names: str) -> list[sa.Column[Any]]:
    return columns(sa.Integer(), names)


def flags(names: str) -> list[sa.Column[Any]]:
    return columns(sa.SmallInteger(), names)


def numbers(names: str) -> list[sa.Column[Any]]:
    return columns(sa.Double(), names, null=True)


def refers(table: str, column: str, target: str, key: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint([column], [f"{target}.{key}"], name=f"fk_{table}_{column}_{target}")


def primary(table: str, *names: str) -> sa.PrimaryKeyConstraint:
    return sa.PrimaryKeyConstraint(*names, name=f"pk_{table}")


def index(table: str, *names: str) -> None:
    op.create_index(f"ix_{table}_{'_'.join(names)}", table, list(names))


def upgrade() -> None:
    create_plain()
    create_runs()
    create_findings()
    create_postings()
    create_versions()
    create_history()
    create_lists()
    create_identity()
    if op.get_bind().dialect.name == "postgresql":
        create_exclusion()


def downgrade() -> None:
    for table in TABLES:
        op.drop_table(table)
    if op.get_bind().dialect.name == "postgresql":
        op.execute("drop type night_range")


def create_plain() -> None:
    op.create_table("text", *keys("sha"), *texts("body"), primary("text", "sha"))
    op.create_table("view_definition", *keys("name"), *texts("digest"), primary("view_definition", "name"))
    op.create_table(
        "release", *keys("folder"), *nights("night"), *whole("revision"), *texts("manifest_sha"), primary("release",
        "folder"),
    )  # fmt: skip


def create_runs() -> None:
    op.create_table(
        "source_run",
        *whole("run_id"), *keys("source"), *nights("logical_date"), *whole("attempt"),
        *columns(UTCDateTime(), "started_at finished_at"), *texts("status"), *flags("complete authoritative"),
        *texts("reason?"),
        *whole("listed fetched fetch_failed skipped parsed rejected loaded unchanged duplicate set_aside"),
        *whole("opened changed reopened closed_by_flag closed held seen"), *texts("verdict"), *whole("requests"),
        *columns(sa.BigInteger(), "bytes"), *texts("profile digest parser_version"),
        primary("source_run", "run_id"),
        sa.UniqueConstraint("source", "logical_date", "attempt", name="uq_source_run_source_logical_date_attempt"),
    )  # fmt: skip
    op.create_index(
        "uq_source_run_ok", "source_run", ["source", "logical_date"], unique=True, sqlite_where=OK, postgresql_where=OK
    )
    op.create_table(
        "raw_doc",
        *whole("raw_id"), *keys("sha"), *whole("run_id"), *texts("url"), *whole("bytes"), *columns(UTCDateTime(),
        "fetched_at"),
        primary("raw_doc", "raw_id"), refers("raw_doc", "run_id", "source_run", "run_id"),
        sa.UniqueConstraint("sha", name="uq_raw_doc_sha"),
    )  # fmt: skip


def create_findings() -> None:
    for table, own in (("reject", []), ("issue", [*texts("severity"), *flags("is_derived")])):
        op.create_table(
            table,
            *whole(f"{table}_id run_id"), *texts("stage reason url? raw_sha? field? value?"), *keys("source_id?"),
            *own,
            primary(table, f"{table}_id"), refers(table, "run_id", "source_run", "run_id"),
            sa.CheckConstraint("reason <> ''", name=f"ck_{table}_reason_given"),
        )  # fmt: skip
        index(table, "run_id")


def create_postings() -> None:
    op.create_table(
        "posting",
        *whole("posting_id"), *keys("source source_id"), *nights("first_seen last_seen closed_on?"),
        *whole("closed_by_run?"),
        *texts("closed_how?"), *whole("listing_rows"),
        primary("posting", "posting_id"), refers("posting", "closed_by_run", "source_run", "run_id"),
        sa.UniqueConstraint("source", "source_id", name="uq_posting_source_source_id"),
        sa.CheckConstraint("first_seen <= last_seen", name="ck_posting_seen_in_order"),
        sa.CheckConstraint("closed_on IS NULL OR closed_on >= last_seen", name="ck_posting_closed_after_seen"),
    )  # fmt: skip
    op.create_table(
        "closed_sighting",
        *whole("run_id"), *keys("source_id"), *whole("raw_id"), primary("closed_sighting", "run_id", "source_id"),
        refers("closed_sighting", "run_id", "source_run", "run_id"), refers("closed_sighting", "raw_id", "raw_doc",
        "raw_id"),
        sqlite_with_rowid=False,
    )  # fmt: skip


def create_versions() -> None:
    op.create_table(
        "version",
        *whole("version_id posting_id"), *keys("content_hash"), *nights("read_on"), *texts("parser_version"),
        *keys("text_sha"), *texts("record title page_kind posting_kind?"), *flags("is_posting"),
        *keys("platform? domain?"),
        *texts("publisher_domain? client_name? page_url apply_url?"),
        *texts("specialty_codes degree_codes language_codes country_codes flag_codes"), *flags("specialties_open"),
        *numbers("hours_min hours_max"), *texts("hours_basis hours_qualifier?"), *flags("hours_approx hours_flexible?"),
        *numbers("hours_total_min hours_total_max pay_min pay_max"), *texts("pay_currency? pay_unit? pay_qualifier?"),
        *flags("pay_suspect?"), *texts("pay_note? pay_cadence?"), *whole("degree_min_level?"), *texts("degree_basis"),
        *flags("degree_foreign_ok experience_in_lieu"), *numbers("experience_years_min experience_years_max"),
        *texts("licence_required board_required"), *flags("board_eligible_ok"), *texts("remote geo_state"),
        *flags("residence_required? authorised_in_residence? sponsorship?"), *numbers("duration_min duration_max"),
        *texts("duration_unit? duration_kind? starts?"), *whole("openings?"), *nights("posted_on?"),
        *texts("posted_precision?"), *nights("closes_on?"), *texts("status"), *flags("referral"),
        primary("version", "version_id"), refers("version", "posting_id", "posting", "posting_id"),
        refers("version", "text_sha", "text", "sha"),
        sa.UniqueConstraint("posting_id", "content_hash", name="uq_version_posting_id_content_hash"),
    )  # fmt: skip
    index("version", "text_sha")


def create_history() -> None:
    op.create_table(
        "observation",
        *whole("run_id posting_id version_id raw_id listing_rows"), primary("observation", "run_id", "posting_id"),
        refers("observation", "run_id", "source_run", "run_id"), refers("observation", "posting_id", "posting",
        "posting_id"),
        refers("observation", "version_id", "version", "version_id"), refers("observation", "raw_id", "raw_doc",
        "raw_id"),
        sqlite_with_rowid=False,
    )  # fmt: skip
    index("observation", "posting_id", "run_id")
    name = "posting_version"
    op.create_table(
        name,
        *whole("spell_id posting_id version_id"), *nights("valid_from valid_to?"), *keys("content_hash raw_sha"),
        *whole("run_id"), *texts("parser_version"), *whole("listing_rows"), primary(name, "spell_id"),
        refers(name, "posting_id", "posting", "posting_id"), refers(name, "version_id", "version", "version_id"),
        refers(name, "run_id", "source_run", "run_id"),
        sa.UniqueConstraint("posting_id", "valid_from", name="uq_posting_version_posting_id_valid_from"),
        sa.CheckConstraint("valid_to IS NULL OR valid_to > valid_from", name="ck_posting_version_not_empty"),
        sa.CheckConstraint("length(valid_from) = 10", name="ck_posting_version_from_is_night"),
    )  # fmt: skip
    for column in ("run_id", "valid_from", "valid_to", "version_id"):
        index(name, column)
    one_current(name)


def one_current(table: str) -> None:
    op.create_index(
        f"uq_{table}_current", table, ["posting_id"], unique=True, sqlite_where=CURRENT, postgresql_where=CURRENT
    )


def create_exclusion() -> None:
    """No two versions of one posting on one night: PostgreSQL can enforce it. A range of text needs its own type."""
    op.execute('create type night_range as range (subtype = text, collation = "C")')
    op.execute(
        "alter table posting_version add constraint ex_posting_version_overlap exclude using gist"
        " (int4range(posting_id, posting_id, '[]') with &&, night_range(valid_from::text, valid_to::text) with &&)"
    )


def create_lists() -> None:
    lists = {
        "specialty": [*keys("code"), *texts("label requirement group_name?"), *flags("soft")],
        "degree": [*keys("credential"), *whole("level?"), *texts("fields requirement group_name?"), *flags("soft")],
        "language": [*keys("lang"), *texts("min_cefr? role? requirement"), *flags("native")],
        "country": [*keys("country"), *texts("kind")],
        "code": [*keys("field code"), *texts("requirement?")],
        "state": [*keys("field"), *texts("state alternatives")],
        "evidence": [*keys("field key?"), *whole("start_offset end_offset"), *texts("quote segment path?")],
    }
    for kind, own in lists.items():
        table = f"version_{kind}"
        op.create_table(
            table, *whole("version_id ord"), *own, primary(table, "version_id", "ord"),
            refers(table, "version_id", "version", "version_id"),
        )  # fmt: skip
    index("version_specialty", "code")
    index("version_degree", "credential")
    index("version_code", "field", "code")


def create_identity() -> None:
    op.create_table("opportunity", *keys("opportunity_id family_id"), primary("opportunity", "opportunity_id"))
    index("opportunity", "family_id")
    op.create_table(
        "membership",
        *whole("posting_id"), *nights("valid_from valid_to?"), *keys("opportunity_id family_id"),
        *texts("relation reasons"),
        primary("membership", "posting_id", "valid_from"), refers("membership", "posting_id", "posting", "posting_id"),
        refers("membership", "opportunity_id", "opportunity", "opportunity_id"),
        sa.CheckConstraint("valid_to IS NULL OR valid_to > valid_from", name="ck_membership_not_empty"),
    )  # fmt: skip
    index("membership", "opportunity_id")
    one_current("membership")
