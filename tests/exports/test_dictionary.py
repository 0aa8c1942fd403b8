"""The data dictionary says what the types say."""

from __future__ import annotations

from dataclasses import fields
from pathlib import Path

import pytest

from transforms import frames
from transforms.records import Posting
from warehouse.exports.dictionary import make_dictionary, make_words
from warehouse.exports.openings import Mirror, Opening, Place
from warehouse.exports.schemas import make_columns, make_opening_schema, read_meanings
from warehouse.models import Base

RECORD = Path(__file__).parents[2] / "docs" / "record.md"


def test_the_committed_page_is_the_generated_one() -> None:
    assert RECORD.read_text(encoding="utf-8") == make_dictionary(), (
        "python -m warehouse.exports.dictionary > docs/record.md"
    )


def test_every_field_and_column_has_a_meaning() -> None:
    named = {f"{kind.__name__}.{field.name}" for kind in (Opening, Mirror, Place, Posting) for field in fields(kind)}
    assert named | frames.OPENINGS.keys() == read_meanings().keys()


def test_every_table_says_what_a_row_is() -> None:
    page = make_dictionary()
    for mapper in Base.registry.mappers:
        assert mapper.class_.__doc__
        assert f"### `{mapper.local_table.name}`" in page  # type: ignore[attr-defined]


@pytest.mark.parametrize(("annotation", "words"), [
    ("tuple[v.Pay, ...]", "list of Pay"), ("v.Client | None", "Client, or null"), ("str", "str"), ("datetime", "time"),
    ('Literal["1099", "w2"] | None', "`1099`, `w2`, or null"), ("float | None", "float, or null"),
])  # fmt: skip
def test_types_are_said_in_words(annotation: str, words: str) -> None:
    assert make_words(annotation) == words


def test_schemas_carry_the_meanings() -> None:
    posting = make_opening_schema()["$defs"]["Posting"]["properties"]
    assert "text" not in posting
    assert posting["apply_url"]["description"].startswith("Where one applies")
    assert [column["name"] for column in make_columns()] == list(frames.OPENINGS)
