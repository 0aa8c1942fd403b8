"""Between records and tables: flat rows as a pandas frame under a contract, as an Arrow table, and counted.

A row is one posting or opportunity with one plain value in a cell; lists are codes with a blank between them. The
nested record travels as JSON Lines, not through here.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, Literal

import pandas as pd
import pandera.pandas as pandera
import pyarrow as pa

Kind = Literal["text", "whole", "number", "flag"]

ORIGIN: dict[str, Kind] = {
    "night": "text", "opportunity_id": "text", "family_id": "text", "source": "text", "source_id": "text",
    "first_seen": "text", "version_from": "text", "postings": "whole", "sources": "whole", "listing_rows": "whole",
    "source_as_of": "text", "nights_stale": "whole",
}  # fmt: skip
VALUES: dict[str, Kind] = {
    "title": "text", "platform": "text", "domain": "text", "specialty_codes": "text", "specialties_open": "flag",
    "posting_kind": "text", "hours_min": "number", "hours_max": "number", "hours_basis": "text",
    "hours_qualifier": "text", "hours_approx": "flag", "hours_flexible": "flag", "hours_total_min": "number",
    "hours_total_max": "number", "pay_min": "number", "pay_max": "number", "pay_currency": "text", "pay_unit": "text",
    "pay_qualifier": "text", "pay_suspect": "flag", "pay_note": "text", "pay_cadence": "text", "degree_codes": "text",
    "degree_min_level": "whole", "degree_basis": "text", "degree_foreign_ok": "flag", "experience_in_lieu": "flag",
    "experience_years_min": "number", "experience_years_max": "number", "licence_required": "text",
    "board_required": "text", "board_eligible_ok": "flag", "language_codes": "text", "remote": "text",
    "country_codes": "text", "geo_state": "text", "residence_required": "flag", "authorised_in_residence": "flag",
    "sponsorship": "flag", "duration_min": "number", "duration_max": "number", "duration_unit": "text",
    "duration_kind": "text", "starts": "text", "openings": "whole", "posted_on": "text", "posted_precision": "text",
    "closes_on": "text", "client_name": "text", "publisher_domain": "text", "page_url": "text", "apply_url": "text",
    "referral": "flag", "flag_codes": "text",
}  # fmt: skip
OPENINGS = ORIGIN | VALUES
"""The columns of the flat openings, in order."""

DTYPES: dict[Kind, str] = {"text": "string", "whole": "Int64", "number": "Float64", "flag": "boolean"}
ARROW: dict[Kind, pa.DataType] = {
    "text": pa.string(), "whole": pa.int64(), "number": pa.float64(), "flag": pa.bool_()
}  # fmt: skip
REQUIRED = frozenset({
    "night", "opportunity_id", "family_id", "source", "source_id", "first_seen", "version_from", "title",
})  # fmt: skip
NEVER_ABSENT = frozenset({
    "specialties_open", "hours_approx", "degree_foreign_ok", "experience_in_lieu", "board_eligible_ok", "referral",
})  # fmt: skip
"""Truth values that are "no" where the text is silent: nothing can be learnt from their fill."""
ABSENT = frozenset({"", "not_stated", "unknown"})
"""Words that stand for no value when a column's fill is counted."""


def make_frame(rows: Iterable[Mapping[str, Any]], columns: Mapping[str, Kind] = OPENINGS) -> pd.DataFrame:
    """One row a mapping, typed columns in the given order, nulls apart from empty text; other keys are left out."""
    held = list(rows)
    cells: dict[str, Any] = {
        name: pd.Series([row[name] for row in held], dtype=DTYPES[kind]) for name, kind in columns.items()
    }
    return pd.DataFrame(cells)


def make_contract(columns: Mapping[str, Kind] = OPENINGS) -> pandera.DataFrameSchema:
    """What a frame must be: these columns in this order, ids present, one row an opportunity, nights as dates."""
    nights = pandera.Check.str_matches(r"^\d{4}-\d\d-\d\d$")
    return pandera.DataFrameSchema(
        {
            name: pandera.Column(
                DTYPES[kind],
                nullable=name not in REQUIRED,
                checks=nights if name in ("night", "first_seen", "version_from", "posted_on", "closes_on") else None,
            )
            for name, kind in columns.items()
        },
        unique=["night", "opportunity_id"],
        strict=True,
        ordered=True,
    )


def check_frame(frame: pd.DataFrame, columns: Mapping[str, Kind] = OPENINGS) -> pd.DataFrame:
    """The frame, unchanged. Raises pandera.errors.SchemaErrors naming every column and row that breaks the contract."""
    checked: pd.DataFrame = make_contract(columns).validate(frame, lazy=True)
    return checked


def make_table(frame: pd.DataFrame, columns: Mapping[str, Kind] = OPENINGS) -> pa.Table:
    """The frame as Arrow, with one type a column whatever this night's values are, and no trace of pandas."""
    schema = pa.schema([pa.field(name, ARROW[kind], nullable=name not in REQUIRED) for name, kind in columns.items()])
    return pa.Table.from_pandas(frame, schema=schema, preserve_index=False).replace_schema_metadata(None)


def make_fill_rates(postings: pd.DataFrame) -> pd.DataFrame:
    """How often each source's open postings give each field: source, field, postings, filled, percent."""
    fields = [name for name in VALUES if name not in NEVER_ABSENT]
    has = pd.DataFrame({name: [is_filled(value) for value in postings[name]] for name in fields}, dtype=bool)
    has["source"] = postings["source"].astype(object)
    long = has.melt(id_vars="source", var_name="field", value_name="filled")
    groups = long.groupby(["source", "field"])["filled"]
    made = groups.agg(postings="size", filled="sum").reset_index()
    made["percent"] = (100 * made["filled"] / made["postings"]).round(1)
    return made.sort_values(["source", "field"], ignore_index=True)


def is_filled(value: Any) -> bool:
    """Whether a cell says something. `False` does: the text says no."""
    return not pd.isna(value) and value not in ABSENT


def make_pay_table(openings: pd.DataFrame) -> pd.DataFrame:
    """Pay by specialty, currency and unit: n, median, quartiles, extremes; an opening counts in each of its own.

    A range counts with its middle. "Up to" is a ceiling and kept apart; suspect pay is left out.
    """
    paid = openings[
        ["specialty_codes", "pay_min", "pay_max", "pay_currency", "pay_unit", "pay_qualifier", "pay_suspect"]
    ]
    paid = paid[paid["pay_suspect"].fillna(False).eq(False) & (paid["pay_min"].notna() | paid["pay_max"].notna())]
    low, high = paid["pay_min"].fillna(paid["pay_max"]), paid["pay_max"].fillna(paid["pay_min"])
    table = pd.DataFrame({
        "specialty": paid["specialty_codes"].fillna("").str.split(" "),
        "kind": ["ceiling" if qualifier == "up_to" else "rate" for qualifier in paid["pay_qualifier"].fillna("")],
        "currency": paid["pay_currency"].fillna(""),
        "unit": paid["pay_unit"].fillna(""),
        "pay": ((low + high) / 2).astype(float),
    }).explode("specialty")  # fmt: skip
    keys = ["specialty", "kind", "currency", "unit"]
    groups = table.astype(dict.fromkeys(keys, object)).groupby(keys)["pay"]
    made = pd.DataFrame({
        "n": groups.count(), "median": groups.median(), "lower_quartile": groups.quantile(0.25),
        "upper_quartile": groups.quantile(0.75), "lowest": groups.min(), "highest": groups.max(),
    })  # fmt: skip
    return made.round(2).reset_index().sort_values(keys, ignore_index=True)
