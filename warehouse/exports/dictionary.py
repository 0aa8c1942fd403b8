"""The data dictionary, `docs/record.md`: generated from the types, so that it cannot contradict the code."""

from __future__ import annotations

import ast
import inspect
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from types import ModuleType
from typing import Any, get_args

from sqlalchemy import Column, Table

from transforms import frames, reading, records, values
from warehouse import models
from warehouse.exports import openings
from warehouse.exports.public import NOT_PUBLISHED
from warehouse.exports.schemas import read_meanings

HEAD = """# The record

Generated from the types by `warehouse/exports/dictionary.py`; edit those, then run
`python -m warehouse.exports.dictionary > docs/record.md`.

A value is known in one of six ways, and the record says which (`states`): `stated` by the text; `flexible`, the text
says that it is open; `implied` by another stated requirement; `not_stated`, read whole and silent; `unknown`, could not
be read; `conflicting`, two statements that cannot both hold, and both are kept. Silence is neither yes nor no.

Every value that is stated, flexible or implied has evidence: `quote == text[start:end]`, in Unicode code points,
half-open. Dates are ISO 8601, times UTC, money is in currency units, hours are per week unless the name says otherwise.
"""
TYPES = (
    values.Specialty, values.Degree, values.DegreeEquivalent, values.Licence, values.BoardCertification,
    values.Certification, values.ExperienceYears, values.Language, values.Hours, values.Overlap, values.Duration,
    values.Pay,
    values.PayGroup, values.Payment, values.WorkAuthorization, values.Publisher, values.Client, values.ListingId,
    values.Referral, values.PublisherClaim, reading.Published, records.Evidence, records.FieldState,
)  # fmt: skip


CHARACTERS = " \"'"
KINDS = {"text": "text", "whole": "whole number", "number": "number", "flag": "0 or 1"}


def make_dictionary() -> str:
    """The whole page as Markdown."""
    parts = [
        HEAD,
        "## A line of `openings.jsonl`\n",
        *make_type(openings.Opening),
        *make_type(openings.Mirror),
        *make_type(openings.Place),
        "## The posting\n",
        f"Not published: {', '.join(f'`{name}`' for name in NOT_PUBLISHED)}, which belongs to the platform.\n",
        *make_type(records.Posting),
        "## Values\n",
        *(line for kind in TYPES for line in make_type(kind)),
        "## Code lists\n",
        *make_codes(),
        "## Columns of the flat files\n",
        *make_columns(),
        "## Tables of the warehouse\n",
        *(line for table in models.Base.metadata.sorted_tables for line in make_table(table)),
    ]
    return "\n".join(parts).rstrip() + "\n"


def make_type(kind: type[Any]) -> Iterator[str]:
    """A type with its fields; words that stand under a field in the source are its meaning."""
    assert is_dataclass(kind)  # noqa: S101
    notes = read_notes(kind)
    yield f"### {kind.__name__}\n"
    yield f"{inspect.cleandoc(kind.__doc__ or '')}\n"
    yield "| field | type | |\n|---|---|---|"
    for field in fields(kind):
        meaning = read_meanings().get(f"{kind.__name__}.{field.name}") or notes.get(field.name, "")
        yield f"| `{field.name}` | {make_words(str(field.type))} | {meaning} |"
    yield ""


def make_words(annotation: str) -> str:
    """`tuple[v.Pay, ...] | None` as "list of Pay, or null"."""
    text = annotation.replace("v.", "").replace("datetime", "time")
    optional = text.endswith(" | None")
    text = text.removesuffix(" | None")
    if text.startswith("tuple["):
        text = "list of " + text.removeprefix("tuple[").removesuffix(", ...]")
    if text.startswith("Literal["):
        text = ", ".join(
            f"`{word.strip(CHARACTERS)}`" for word in text.removeprefix("Literal[").removesuffix("]").split(",")
        )
    return text.replace("|", "or") + (", or null" if optional else "")


def read_notes(kind: type[Any]) -> dict[str, str]:
    """Name -> the string literal under an annotated name in a class."""
    [body] = ast.parse(inspect.getsource(kind)).body
    assert isinstance(body, ast.ClassDef)  # noqa: S101
    found: dict[str, str] = {}
    for line, after in zip(body.body, body.body[1:], strict=False):
        if isinstance(line, ast.AnnAssign) and isinstance(line.target, ast.Name) and isinstance(after, ast.Expr):
            found[line.target.id] = " ".join(inspect.cleandoc(str(ast.literal_eval(after.value))).split())
    return found


def make_codes() -> Iterator[str]:
    """Every closed list of the value types, by name."""
    yield "| list | codes |\n|---|---|"
    for name, codes in sorted(read_codes(values).items()):
        yield f"| {name} | {', '.join(f'`{code}`' for code in codes)} |"
    yield ""


def read_codes(module: ModuleType) -> dict[str, tuple[str, ...]]:
    members = {name: get_args(value) for name, value in vars(module).items() if name[0].isupper()}
    return {name: codes for name, codes in members.items() if codes and all(isinstance(code, str) for code in codes)}


def make_columns() -> Iterator[str]:
    """The columns of `openings.csv` and `openings.parquet`, in order."""
    yield "Lists are codes with a blank between them: what is required, or one of several alternatives.\n"
    yield "| column | type | |\n|---|---|---|"
    for name, kind in frames.OPENINGS.items():
        empty = "" if name in frames.REQUIRED else ", may be empty"
        yield f"| `{name}` | {KINDS[kind]}{empty} | {read_meanings()[name]} |"
    yield ""


def make_table(table: Table) -> Iterator[str]:
    """A table: its grain, its columns."""
    [mapper] = [held for held in models.Base.registry.mappers if held.local_table is table]
    yield f"### `{table.name}`\n"
    yield f"{inspect.cleandoc(mapper.class_.__doc__ or '')}\n"
    notes = read_notes(mapper.class_)
    yield "| column | type | |\n|---|---|---|"
    for column in table.columns:
        yield f"| `{column.name}` | {make_kind(column)} | {notes.get(column.name, '')} |"
    yield ""


def make_kind(column: Column[Any]) -> str:
    """The column's type in a word, its key, whether it may be null."""
    kind = {
        "INTEGER": "whole",
        "SMALLINT": "0 or 1",
        "BIGINT": "whole",
        "DOUBLE": "number",
        "TEXT": "text",
        "VARCHAR(10)": "night",
    }
    parts = [kind.get(str(column.type), "time")]
    parts += ["key"] if column.primary_key else []
    parts += [f"-> `{key.column.table.name}`" for key in column.foreign_keys]
    return ", ".join(parts) + (", or null" if column.nullable else "")


if __name__ == "__main__":
    print(make_dictionary(), end="")  # noqa: T201
