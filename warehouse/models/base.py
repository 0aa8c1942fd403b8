"""The column types and naming rules that all tables share.

Nights are ISO dates as text in UTC (`2026-11-20`), compared byte by byte on every engine; truth values are 0 and 1, so
that one SQL text reads the same on SQLite and PostgreSQL.
"""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Annotated, Any

from sqlalchemy import Dialect, Double, Integer, MetaData, SmallInteger, String, Text, TypeDecorator
from sqlalchemy.dialects.postgresql import TIMESTAMP
from sqlalchemy.orm import DeclarativeBase, mapped_column

NAMES = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}


class UTCDateTime(TypeDecorator[datetime]):
    """An aware UTC time. SQLite would drop the zone, so there it is ISO text; a naive time is refused (ValueError)."""

    impl = String(32)
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> Any:
        if dialect.name == "postgresql":
            return dialect.type_descriptor(TIMESTAMP(timezone=True))
        return dialect.type_descriptor(String(32))

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> Any:
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError(f"a time without a zone: {value!r}")
        moved = value.astimezone(UTC)
        return moved if dialect.name == "postgresql" else moved.isoformat()

    def process_result_value(self, value: Any, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        return (value if isinstance(value, datetime) else datetime.fromisoformat(value)).astimezone(UTC)


NIGHT = String(10).with_variant(String(10, collation="C"), "postgresql")
KEY = Text().with_variant(Text(collation="C"), "postgresql")

Night = Annotated[str, mapped_column(NIGHT)]
OptionalNight = Annotated[str | None, mapped_column(NIGHT)]
Key = Annotated[str, mapped_column(KEY)]
OptionalKey = Annotated[str | None, mapped_column(KEY)]
Flag = Annotated[int, mapped_column(SmallInteger)]
OptionalFlag = Annotated[int | None, mapped_column(SmallInteger)]
Number = Annotated[float | None, mapped_column(Double)]
Id = Annotated[int, mapped_column(Integer, primary_key=True)]


class Base(DeclarativeBase):
    """All tables of the warehouse."""

    metadata = MetaData(naming_convention=NAMES)
    type_annotation_map = {datetime: UTCDateTime(), str: Text()}  # noqa: RUF012
