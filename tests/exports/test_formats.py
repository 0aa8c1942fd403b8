"""Every file of a release is fit for its readers, whatever the postings say."""

from __future__ import annotations

import json
import sqlite3
from pathlib import Path
from typing import Any

import jsonschema
import pandas as pd
import pandera.errors
import pyarrow.parquet as pq
import pytest

from tests.exports.market import Scripts, join, load, make_market, publish_night, read_bytes, read_csv, read_lines
from tests.warehouse.world import BODY, Listed, make_posting, night_of, show
from transforms import frames
from transforms import values as v
from transforms.reading import Published
from transforms.records import Evidence, Member, Opportunity
from warehouse.exports.csv_file import make_cell
from warehouse.exports.jsonl import make_json
from warehouse.resolution import load_opportunities
from warehouse.store import Store


def test_lines_follow_their_schema_and_hold_no_text(store: Store, root: Path) -> None:
    make_market(store)
    publish_night(store, root, 1)
    folder = root / "latest"
    schema = json.loads((folder / "schema" / "opening.schema.json").read_text())
    lines = read_lines(folder / "openings.jsonl")
    assert [line["opportunity_id"] for line in lines] == ["acme:b", "o"]
    for line in lines:
        jsonschema.validate(line, schema)
        assert "text" not in line["posting"]
    assert BODY not in (folder / "openings.jsonl").read_text()
    assert [mirror["source"] for mirror in lines[1]["mirrors"]] == ["bolt"]
    assert lines[1]["posting"]["evidence"][0]["quote"] == "10 to 20 hours a week"
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(lines[0] | {"night": 1}, schema)


def test_places_are_united_over_the_platforms_own_postings(url: str, root: Path) -> None:
    store = Store(url)
    own = [make_posting(key, platform="outlier", countries_allowed=(key,)) for key in ("US", "IN", "CA")]
    board = v.Publisher(domain="bolt.example", kind="job_board")
    load(store, 1, *own)
    load(store, 1, make_posting("m", source="bolt", publisher=board, countries_allowed=("BR",)), source="bolt")
    join(store, 1, "o", ("acme", "IN"), ("acme", "US"), ("acme", "CA"), ("bolt", "m"))
    publish_night(store, root, 1)
    store.close()
    folder = root / "latest"
    [line] = read_lines(folder / "openings.jsonl")
    assert [(place["code"], place["source_id"], place["postings"]) for place in line["places"]] == [
        ("CA", "CA", 1), ("IN", "IN", 1), ("US", "US", 1),
    ]  # fmt: skip
    assert line["posting"]["countries_allowed"] == ["IN"]
    [row] = read_csv(folder / "openings.csv")
    assert row["country_codes"] == "CA IN US"
    [markup] = read_lines(folder / "job_postings.jsonl")
    assert [one["name"] for one in markup["json_ld"]["applicantLocationRequirements"]] == ["CA", "IN", "US"]
    assert "CA, IN, US" in markup["json_ld"]["description"]
    with sqlite3.connect(folder / "expertgigs.sqlite") as database:
        assert database.execute("select code from places order by 1").fetchall() == [("CA",), ("IN",), ("US",)]


def test_what_may_be_the_same_stays_apart_and_is_linked(url: str, root: Path) -> None:
    store = Store(url)
    load(store, 1, make_posting("a", countries_allowed=("US",)), make_posting("gone away"))
    load(store, 1, make_posting("m", source="bolt", countries_allowed=("IN",)), source="bolt")
    reasons = ("rewritten: acme a", "rewritten: acme gone away", "rewritten: acme never loaded")
    copy = Member(source="bolt", source_id="m", relation="possible_same", reasons=reasons)
    join(store, 1, "o", ("acme", "a"))
    load_opportunities(store, night_of(1), [Opportunity(opportunity_id="q", family_id="f", members=(copy,))])
    publish_night(store, root, 1)
    store.close()
    lines = {line["opportunity_id"]: line for line in read_lines(root / "latest" / "openings.jsonl")}
    assert {key: line["possible_same"] for key, line in lines.items()} == {
        "acme:gone away": ["q"], "o": ["q"], "q": ["acme:gone away", "o"],
    }  # fmt: skip
    assert [line["mirrors"] for line in lines.values()] == [[], [], []]
    assert [place["code"] for place in lines["q"]["places"]] == ["IN"]
    with sqlite3.connect(root / "latest" / "expertgigs.sqlite") as database:
        assert database.execute("select count(*) from possible_same").fetchone() == (4,)


def test_all_flat_files_say_the_same(store: Store, root: Path) -> None:
    make_market(store)
    publish_night(store, root, 1)
    folder = root / "latest"
    cells = read_csv(folder / "openings.csv")
    table = pq.read_table(folder / "openings.parquet")
    with sqlite3.connect(folder / "expertgigs.sqlite") as database:
        database.row_factory = sqlite3.Row
        rows = [dict(row) for row in database.execute("select * from openings order by opportunity_id")]
        assert database.execute("select count(*) from evidence where field = 'hours'").fetchone()[0] == 2
        assert database.execute("select code, requirement from specialties").fetchall()[0][:] == (
            "med.cardiology",
            "required",
        )
        assert database.execute("select count(*) from history").fetchone()[0] == 3
    assert table.column_names == list(frames.OPENINGS)
    for cell, arrow, row in zip(cells, table.to_pylist(), rows, strict=True):
        assert {name: make_cell(value) for name, value in row.items()} == cell
        assert {name: make_cell(value) for name, value in arrow.items()} == cell
    assert (cells[1]["pay_max"], rows[1]["pay_max"], cells[0]["pay_max"]) == ("120", 120.0, "")


@pytest.mark.parametrize(("value", "cell"), [
    ("=1+1", "'=1+1"), ("+cmd|'/c calc'!A1", "'+cmd|'/c calc'!A1"), ("-2+3", "'-2+3"), ("@SUM(1)", "'@SUM(1)"),
    ("\t=1", "'\t=1"), ("\r=1", "'\r=1"), ("\uff1d1+1", "'\uff1d1+1"), (' "=1', '\' "=1'), ("\u200b=1", "'\u200b=1"),
    ("'=1", "''=1"), ("\u2212x", "\u2212x"), ("a=b", "a=b"), ("C++", "C++"), (-5.0, "-5"), (-5, "-5"), (0.1, "0.1"),
    (90.0, "90"), (1e300, "1e+300"), (None, ""), (True, "1"), (False, "0"), ("", ""), ("NUL\x00", "NUL"),
])  # fmt: skip
def test_cells_are_safe_in_a_spreadsheet(value: Any, cell: str) -> None:
    assert make_cell(value) == cell


def test_a_cell_cannot_break_out(store: Store, root: Path) -> None:
    title = 'x","=HYPERLINK(""http://evil"")"\n=1+1'
    load(store, 1, make_posting("a", title=title), make_posting("b", title="=cmd()"))
    publish_night(store, root, 1)
    cells = read_csv(root / "latest" / "openings.csv")
    assert [cell["title"] for cell in cells] == [title, "'=cmd()"]
    assert pq.read_table(root / "latest" / "openings.parquet")["title"].to_pylist() == [title, "=cmd()"]


def test_private_persons_are_masked_everywhere(store: Store, root: Path) -> None:
    body = "Write to jane.doe@mail.example or call +1 415 555 0132, thank you; 10 hours a week."
    quote = "jane.doe@mail.example or call +1 415 555 0132, thank you; 10 hours a week."
    start = body.index(quote)
    proof = Evidence(field="hours", start=start + 5, end=len(body), quote=quote[5:], segment="platform_text")
    load(store, 1, make_posting(
        "a", body=body, evidence=(proof,), title="Expert, mail bob@mail.example",
        bonus="ask eve@mail.example", published=(Published(name="pay_text", text="see dan@mail.example", path="p"),),
    ))  # fmt: skip
    publish_night(store, root, 1)
    for name, held in read_bytes(root / "2026-11-01").items():
        assert b"@mail.example" not in held, name
        assert b"555 0132" not in held, name
    [line] = read_lines(root / "latest" / "openings.jsonl")
    assert line["posting"]["evidence"][0]["quote"] == "[e-mail] or call [phone], thank you; 10 hours a week."


@pytest.mark.parametrize("title", [
    "</script><script>alert(1)</script>", "<!--<script>", "a\u2028b\u2029c", "&lt;script&gt;", "]]>", '"};alert(1)//',
])  # fmt: skip
def test_json_may_stand_in_a_script(title: str) -> None:
    line = make_json({"title": title})
    page = Scripts()
    page.feed(f'<script type="application/ld+json">{line}</script><p>after</p>')
    assert page.found == [line]
    assert json.loads(page.found[0]) == {"title": title}
    assert not {"\u2028", "\u2029", "<", ">", "&"} & set(line)


def test_fill_rates_and_pay(store: Store, root: Path) -> None:
    ceiling = v.Pay(max=50, currency="USD", unit="hour", qualifier="up_to")
    load(
        store, 1, make_posting("a"), make_posting("b", pay=v.Pay(min=50, max=50, currency="USD", unit="hour")),
        make_posting("c", pay=ceiling), make_posting("d", pay=None, hours=v.Hours()),
        make_posting("e", pay=v.Pay(min=9999, currency="USD", unit="hour", suspect=True)),
    )  # fmt: skip
    publish_night(store, root, 1)
    fill = {(row["source"], row["field"]): row for row in read_csv(root / "latest" / "quality.csv")}
    assert (fill["acme", "hours_min"]["filled"], fill["acme", "hours_min"]["percent"]) == ("4", "80")
    assert fill["acme", "hours_basis"]["filled"] == "4"
    pay = read_csv(root / "latest" / "pay.csv")
    assert [(row["kind"], row["n"], row["median"], row["lowest"]) for row in pay] == [
        ("ceiling", "1", "50", "50"), ("rate", "2", "77.5", "50"),
    ]  # fmt: skip


def test_stale_sources_say_how_old_they_are(store: Store, root: Path) -> None:
    make_market(store)
    Listed(4, show("x"), source="bolt").load(store)
    publish_night(store, root, 4)
    rows = {row["source"]: row for row in read_csv(root / "latest" / "sources.csv")}
    assert (rows["acme"]["status"], rows["acme"]["last_complete_night"], rows["acme"]["nights_stale"]) == (
        "not_run", "2026-11-01", "3",
    )  # fmt: skip
    openings = read_csv(root / "latest" / "openings.csv")
    assert {row["source"]: row["nights_stale"] for row in openings} == {"acme": "3", "bolt": "0"}


def test_the_contract_names_what_breaks_it() -> None:
    row = dict.fromkeys(frames.OPENINGS) | {
        "night": "2026-11-01", "opportunity_id": "o", "family_id": "f", "source": "s", "source_id": "i",
        "first_seen": "2026-11-01", "version_from": "2026-11-01", "title": "t",
    }  # fmt: skip
    frame = frames.make_frame([row])
    assert frames.check_frame(frame).equals(frame)
    with pytest.raises(pandera.errors.SchemaErrors, match="first_seen"):
        frames.check_frame(frames.make_frame([row | {"first_seen": "yesterday"}]))
    with pytest.raises(pandera.errors.SchemaErrors, match="opportunity_id"):
        frames.check_frame(pd.concat([frame, frame], ignore_index=True))
    with pytest.raises(pandera.errors.SchemaErrors, match="title"):
        frames.check_frame(frames.make_frame([row | {"title": None}]))


HOSTILE = (
    "<script>alert(1)</script>", "<img src=x onerror=alert(1)>", '"><svg onload=alert(1)>', "</script><script>x",
    "<!--<script>", "a\u2028b\u2029c", "]]>", "&amp;lt;script&amp;gt;", "{{7*7}} ${7*7} {% x %}", "=1+1", "-2+3",
    "+1+cmd|' /C'!A0", "\t=1", "\r=1", "\n=1", "a\rb", "\uff1d1+1", 'x","=1"', "a\nb", "a,b;c", "%s %d {0} :bind ?",
    "'; drop table posting;--", "$$ \\' \\\" \\\\", "\u202egnp.exe", "\u2066x\u2069", "e\u0301\u0301\u0301" * 50,
    "\U000e0041\U000e007f", "\x1b[31mred", "a\r\nSet-Cookie: x", "\ufeffbom", "\ufffd", "\uffff", "\U0010ffff", "NaN",
    "null", "1e400", "\u0661\u0662", "  ", "\x7f", "\x1c\x85\x0b", "\x00nul", "\ud800 alone", "../../etc/passwd", "CON",
    "x" * 5000,
)  # fmt: skip
LIVE = ("=", "+", "-", "@")


def test_hostile_text_is_text_in_every_format(store: Store, root: Path) -> None:
    """Each stands in the title, a note and a quotation; every consumer's parser gives it back and nothing else."""
    stored = [title.replace("\x00", "\ufffd").replace("\ud800", "\ufffd") for title in HOSTILE]
    postings = [
        make_posting(
            f"{number:02}", platform="outlier", title=title, pay=v.Pay(min=1, currency="USD", unit="hour", note=title),
            body=f"x{title}x", evidence=(Evidence(
                field="hours", start=1, end=1 + len(title), quote=title, segment="platform_text"
            ),),
        )
        for number, title in enumerate(HOSTILE)
    ]  # fmt: skip
    load(store, 1, *postings)
    publish_night(store, root, 1)
    folder = root / "latest"
    lines = read_lines(folder / "openings.jsonl")
    assert [line["posting"]["title"] for line in lines] == stored
    assert [line["posting"]["evidence"][0]["quote"] for line in lines] == stored
    assert pq.read_table(folder / "openings.parquet")["title"].to_pylist() == stored
    with sqlite3.connect(folder / "expertgigs.sqlite") as database:
        assert [row[0] for row in database.execute("select title from openings order by opportunity_id")] == stored
    cells = [row["title"] for row in read_csv(folder / "openings.csv")]
    assert [
        cell.removeprefix("'") if cell != title else cell for cell, title in zip(cells, stored, strict=True)
    ] == stored
    assert not [
        cell for cell in cells if cell.lstrip(" \t\r\n\"'\ufeff")[:1] in ("=", "+", "-", "@") and cell[0] != "'"
    ]
    for line in (folder / "job_postings.jsonl").read_text(encoding="utf-8").split("\n")[:-1]:
        page = Scripts()
        page.feed(f'<script type="application/ld+json">{line}</script>')
        assert page.found == [line]
        page.feed(json.loads(line)["json_ld"]["description"])
        assert len(page.found) == 1
