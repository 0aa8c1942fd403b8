"""A release: whole or absent, the same bytes for the same night, every file fit for its readers."""

from __future__ import annotations

import csv
import hashlib
import io
import json
import sqlite3
import subprocess
import threading
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import jsonschema
import pandas as pd
import pandera.errors
import pyarrow.parquet as pq
import pytest

from tests.warehouse.world import (
    BODY,
    Listed,
    make_posting,
    make_raw,
    make_report,
    make_span,
    night_of,
    query,
    show,
)
from transforms import frames
from transforms import values as v
from transforms.reading import Published
from transforms.records import Evidence, Member, Opportunity, Posting
from warehouse.exports import publish
from warehouse.exports.csv_file import make_cell
from warehouse.exports.gate import ReleaseGateError
from warehouse.exports.json_ld import find_reasons, make_job_posting, make_salary
from warehouse.exports.jsonl import make_json
from warehouse.exports.manifest import is_whole
from warehouse.exports.openings import Opening
from warehouse.exports.release import export_release
from warehouse.load import load_night
from warehouse.resolution import load_opportunities
from warehouse.store import Store

FILES = {
    "SHA256SUMS", "changes.csv", "expertgigs.sqlite", "job_postings.jsonl", "json_ld_skipped.csv", "manifest.json",
    "openings.csv", "openings.jsonl", "openings.parquet", "pay.csv", "quality.csv", "schema/opening.schema.json",
    "schema/openings.columns.json", "sources.csv",
}  # fmt: skip


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(f"sqlite:///{tmp_path / 'warehouse.sqlite'}")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return tmp_path / "releases"


def load(store: Store, night: int, *postings: Posting, source: str = "acme") -> None:
    load_night(
        store, report=make_report(night, len(postings), source=source), postings=postings,
        raw_docs=[make_raw(night, source)], parser_version="1",
    )  # fmt: skip


def join(store: Store, night: int, name: str, *members: tuple[str, str]) -> None:
    """Declares postings one opportunity, the first of them the primary one."""
    made = tuple(
        Member(source=source, source_id=key, relation="mirror" if place else "primary")
        for place, (source, key) in enumerate(members)
    )
    family = f"family of {name}"
    load_opportunities(store, night_of(night), [Opportunity(opportunity_id=name, family_id=family, members=made)])


def publish_night(store: Store, root: Path, night: int) -> Any:
    return export_release(store, night_of(night), root)


def read_bytes(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def read_csv(path: Path) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(path.read_text(encoding="utf-8"), newline="")))


def read_lines(path: Path) -> list[Any]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def make_market(store: Store) -> None:
    """Two sources; one opportunity on both."""
    load(store, 1, make_posting("a", platform="outlier"), make_posting("b", pay=None, hours=v.Hours()))
    load(store, 1, make_posting("m", source="bolt", title="Mirror"), source="bolt")
    members = (
        Member(source="acme", source_id="a", relation="primary"),
        Member(source="bolt", source_id="m", relation="mirror"),
    )
    load_opportunities(store, night_of(1), [Opportunity(opportunity_id="o", family_id="f", members=members)])


def test_a_release_has_every_file_and_its_sums_hold(store: Store, root: Path) -> None:
    make_market(store)
    report = publish_night(store, root, 1)
    folder = root / "2026-11-01"
    assert (report.path, report.changed, dict(report.rows)["openings"]) == (str(folder), True, 2)
    assert set(read_bytes(folder)) == FILES
    done = subprocess.run(["sha256sum", "-c", "--quiet", "SHA256SUMS"], cwd=folder, capture_output=True, check=False)
    assert done.returncode == 0, done.stderr
    manifest = json.loads((folder / "manifest.json").read_text())
    assert {entry["path"] for entry in manifest["files"]} == FILES - {"SHA256SUMS", "manifest.json"}
    for entry in manifest["files"]:
        held = (folder / entry["path"]).read_bytes()
        assert (len(held), hashlib.sha256(held).hexdigest()) == (entry["bytes"], entry["sha256"])
    assert [source["source"] for source in manifest["sources"]] == ["acme", "bolt"]
    assert manifest["sources"][0]["run"] == "acme/2026-11-01/1"


def test_publishing_again_changes_nothing(store: Store, root: Path) -> None:
    make_market(store)
    publish_night(store, root, 1)
    before, rows = read_bytes(root), query(store, "select * from release")
    again = publish_night(store, root, 1)
    assert (again.changed, again.path) == (False, str(root / "2026-11-01"))
    assert read_bytes(root) == before
    assert query(store, "select * from release") == rows


def test_a_night_published_late_has_the_bytes_it_would_have_had(store: Store, root: Path, tmp_path: Path) -> None:
    make_market(store)
    publish_night(store, root, 1)
    Listed(2, {"a": "changed", "n": "new"}).load(store)
    Listed(3, {"n": "newer"}).load(store)
    members = (
        Member(source="acme", source_id="b", relation="primary"),
        Member(source="acme", source_id="a", relation="mirror"),
    )
    load_opportunities(store, night_of(3), [Opportunity(opportunity_id="x", family_id="y", members=members)])
    assert not publish_night(store, root, 1).changed
    publish_night(store, tmp_path / "elsewhere", 1)
    assert read_bytes(tmp_path / "elsewhere" / "2026-11-01") == read_bytes(root / "2026-11-01")


def test_both_engines_publish_the_same_bytes(store: Store, root: Path, tmp_path: Path, postgres: str) -> None:
    from tests.warehouse.conftest import make_postgres

    other = Store(make_postgres(postgres))
    for each, folder in ((store, root), (other, tmp_path / "other")):
        make_market(each)
        load(each, 2, *(make_posting(key, night=2) for key in ("Z", "a", "é", "_", "B", "10", "9")))
        publish_night(each, folder, 2)
    other.close()
    assert read_bytes(tmp_path / "other" / "2026-11-02") == read_bytes(root / "2026-11-02")


def test_other_content_for_a_night_is_a_revision(store: Store, root: Path) -> None:
    make_market(store)
    publish_night(store, root, 1)
    first = read_bytes(root / "2026-11-01")
    load(store, 1, make_posting("c", source="core"), source="core")
    report = publish_night(store, root, 1)
    assert (report.path, report.changed) == (str(root / "2026-11-01.2"), True)
    assert read_bytes(root / "2026-11-01") == first
    assert publish.read_pointer(root) == publish.Edition("2026-11-01", 2)
    assert (root / "latest").resolve() == root / "2026-11-01.2"
    assert not publish_night(store, root, 1).changed


def test_a_damaged_release_is_not_mistaken_for_a_whole_one(store: Store, root: Path) -> None:
    make_market(store)
    publish_night(store, root, 1)
    damaged = root / "2026-11-01" / "openings.csv"
    damaged.write_bytes(damaged.read_bytes()[:-1])
    assert not is_whole(root / "2026-11-01")
    assert publish_night(store, root, 1).path == str(root / "2026-11-01.2")


def test_the_pointer_does_not_go_back(store: Store, root: Path) -> None:
    make_market(store)
    Listed(2, show("ab")).load(store)
    publish_night(store, root, 2)
    publish_night(store, root, 1)
    assert publish.read_pointer(root) == publish.Edition("2026-11-02")
    assert {path.name for path in root.iterdir()} == {"2026-11-01", "2026-11-02", "latest", "latest.json"}


def test_editions_sort_by_night_and_number(tmp_path: Path) -> None:
    for name in ("2026-11-02", "2026-11-01.10", "2026-11-01.2", "2026-11-01", "2026-11-01.1", "notes", ".part-x"):
        (tmp_path / name).mkdir()
    assert [edition.folder for edition in publish.read_editions(tmp_path)] == [
        "2026-11-01", "2026-11-01.2", "2026-11-01.10", "2026-11-02",
    ]  # fmt: skip


@pytest.mark.parametrize("step", ["place", "sync", "move_pointer", "is_same", "replace"])
def test_a_failure_at_any_step_leaves_the_old_release(
    store: Store, root: Path, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    make_market(store)
    publish_night(store, root, 1)
    old = read_bytes(root / "2026-11-01")
    Listed(2, show("ab")).load(store)
    target = 1 if step == "is_same" else 2

    def fail(*_: object, **__: object) -> None:
        raise OSError("disk full")

    with monkeypatch.context() as broken:
        broken.setattr(publish, step, fail)
        with pytest.raises(OSError, match="disk full"):
            publish_night(store, root, target)
    assert publish.read_pointer(root) == publish.Edition("2026-11-01")
    assert read_bytes(root / "2026-11-01") == old
    publish_night(store, root, 2)
    assert publish.read_pointer(root) == publish.Edition("2026-11-02")
    assert not list(root.glob(".part-*"))


def test_readers_that_pin_never_see_a_torn_release(store: Store, root: Path) -> None:
    make_market(store)
    publish_night(store, root, 1)
    stop, torn, reads = threading.Event(), [], []

    def read() -> None:
        while not stop.is_set():
            folder = root / json.loads((root / "latest.json").read_text())["release"]
            manifest = json.loads((folder / "manifest.json").read_text())
            for entry in manifest["files"][:2]:
                if hashlib.sha256((folder / entry["path"]).read_bytes()).hexdigest() != entry["sha256"]:
                    torn.append(folder)
            reads.append(1)

    readers = [threading.Thread(target=read) for _ in range(3)]
    for reader in readers:
        reader.start()
    for night in range(2, 8):
        Listed(night, show("ab", str(night))).load(store)
        publish_night(store, root, night)
    stop.set()
    for reader in readers:
        reader.join()
    assert len(reads) > 100
    assert torn == []


# the gate


@pytest.mark.parametrize("spoiled", [
    replace(make_span("hours", "10 to 20 hours a week"), start=44),
    replace(make_span("hours", "MD required"), quote="MD  required"),
    Evidence(field="pay", start=0, end=3, quote="USD", segment="platform_structured", path="jobs[0].pay"),
])  # fmt: skip
def test_a_proof_that_does_not_reread_stops_the_release(store: Store, root: Path, spoiled: Evidence) -> None:
    load(store, 1, make_posting("a"), make_posting("b", evidence=(spoiled,)))
    with pytest.raises(ReleaseGateError, match=rf"1 of 4 proofs.*acme/b {spoiled.field} at"):
        publish_night(store, root, 1)
    assert list(root.iterdir()) == []


def test_a_mirror_s_proofs_are_checked_too(store: Store, root: Path) -> None:
    load(
        store, 1, make_posting("a"), make_posting("b", evidence=(replace(make_span("hours", "MD required"), start=0),))
    )
    members = (
        Member(source="acme", source_id="a", relation="primary"),
        Member(source="acme", source_id="b", relation="mirror"),
    )
    load_opportunities(store, night_of(1), [Opportunity(opportunity_id="o", family_id="f", members=members)])
    with pytest.raises(ReleaseGateError, match="acme/b hours at text 0:"):
        publish_night(store, root, 1)


def test_proofs_in_published_values_are_reread_where_they_stand(store: Store, root: Path) -> None:
    printed = (
        Published(name="pay_text", text="USD 90-120", path="jobs[0].pay"),
        Published(name="location", text="US", path="l"),
    )
    spans = (
        Evidence(field="pay", start=0, end=3, quote="USD", segment="platform_structured", path="jobs[0].pay"),
        Evidence(field="places", start=0, end=2, quote="US", segment="platform_text", path="location"),
        Evidence(field="specialties", start=0, end=5, quote="Cardi", segment="platform_text", path="title"),
    )
    load(store, 1, make_posting("a", published=printed, evidence=spans))
    assert publish_night(store, root, 1).changed


def test_a_night_without_anything_open_is_not_published(store: Store, root: Path) -> None:
    make_market(store)
    with pytest.raises(ReleaseGateError, match="nothing to publish"):
        publish_night(store, root, 9)


# the formats


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


class Scripts(HTMLParser):
    """What a browser would take for scripts."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: Any) -> None:
        if tag == "script":
            self.found.append("")

    def handle_data(self, data: str) -> None:
        if self.found and self.cdata_elem == "script":
            self.found[-1] += data


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


# schema.org


def make_opening(**changes: Any) -> Opening:
    posting = make_posting("a", platform="outlier", **changes)
    return Opening(
        night="2026-11-01", opportunity_id="o", family_id="f", source="acme", source_id="a", first_seen="2026-11-01",
        version_from="2026-11-01", source_as_of="2026-11-01", nights_stale=0, listing_rows=1, mirrors=(),
        posting=posting,
    )  # fmt: skip


REASONS = {
    "standing_call": {"posting_kind": "standing"},
    "posted_date_unknown": {"posted_at": None},
    "worldwide": {"countries_allowed": (), "geo_state": "worldwide"},
    "countries_not_listed": {"countries_allowed": (), "geo_state": "platform_list_unspecified"},
    "countries_not_stated": {"countries_allowed": (), "geo_state": "not_stated"},
    "place_not_stated": {"remote": "not_stated"},
    "pay_in_title": {"title": "Cardiologist $120/hr"},
    "title_missing": {"title": " "},
}


@pytest.mark.parametrize("reason", REASONS)
def test_what_cannot_be_valid_is_left_out_with_its_reason(reason: str) -> None:
    assert list(find_reasons(make_opening(**REASONS[reason]))) == [reason]


def test_a_relative_date_and_an_unknown_platform_are_reasons() -> None:
    assert list(find_reasons(make_opening(posted_precision="relative"))) == ["posted_date_unknown"]
    unknown = make_opening()
    assert list(find_reasons(replace(unknown, posting=replace(unknown.posting, platform="unknown")))) == [
        "platform_unknown"
    ]


def test_a_valid_posting_has_what_google_requires() -> None:
    opening = make_opening(
        listing_ids=(v.ListingId(scheme="publisher", id="77"),), experience_years=v.ExperienceYears(min=2.5)
    )
    assert list(find_reasons(opening)) == []
    made = make_job_posting(opening)
    assert made["title"] == "Cardiologist, AI trainer"
    assert made["datePosted"] == "2026-10-30"
    assert made["hiringOrganization"] == {"@type": "Organization", "name": "Outlier"}
    assert made["identifier"]["value"] == "77"
    assert made["jobLocationType"] == "TELECOMMUTE"
    assert [place["name"] for place in made["applicantLocationRequirements"]] == ["US", "CA"]
    assert made["baseSalary"]["value"] == {
        "@type": "QuantitativeValue", "minValue": 90.0, "maxValue": 120.0, "unitText": "HOUR"
    }  # fmt: skip
    assert made["employmentType"] == ["CONTRACTOR"]
    assert made["educationRequirements"]["credentialCategory"] == "postgraduate degree"
    assert made["experienceRequirements"]["monthsOfExperience"] == 30
    assert made["occupationalCategory"] == ["29-1212.00"]
    assert "validThrough" not in made
    assert "10 to 20 hours a week" in made["description"]
    assert BODY not in made["description"]


@pytest.mark.parametrize(("pay", "value"), [
    (v.Pay(max=60, currency="USD", unit="hour", qualifier="up_to"), {"maxValue": 60}),
    (v.Pay(min=60, currency="USD", unit="hour", qualifier="from"), {"minValue": 60}),
    (v.Pay(min=60, max=60, currency="USD", unit="hour", qualifier="exact"), {"value": 60}),
    (v.Pay(min=5, max=5, currency="USD", unit="task"), None),
    (v.Pay(min=5, max=5, unit="hour"), None),
    (v.Pay(min=5, max=5, currency="USD", unit="hour", suspect=True), None),
    (v.Pay(currency="USD", unit="hour", qualifier="varies"), None),
    (None, None),
])  # fmt: skip
def test_pay_is_the_hirer_s_own_or_absent(pay: v.Pay | None, value: dict[str, float] | None) -> None:
    made = make_salary(make_opening(pay=pay).posting)
    amounts = (
        None
        if made is None
        else {key: made["value"][key] for key in made["value"] if key[0] != "@" and key != "unitText"}
    )
    assert amounts == value


def test_a_description_escapes_what_it_quotes() -> None:
    made = make_job_posting(make_opening(title="<img src=x onerror=alert(1)> Doctor"))
    page = Scripts()
    page.feed(made["description"])
    assert "<img" not in made["description"]


def test_openings_without_markup_are_listed(store: Store, root: Path) -> None:
    load(store, 1, make_posting("a", platform="outlier"), make_posting("b", posted_at=None, posting_kind="standing"))
    publish_night(store, root, 1)
    [line] = read_lines(root / "latest" / "job_postings.jsonl")
    assert (line["opportunity_id"], line["json_ld"]["@type"]) == ("acme:a", "JobPosting")
    [skipped] = read_csv(root / "latest" / "json_ld_skipped.csv")
    assert skipped["reasons"] == "standing_call posted_date_unknown platform_unknown"


# tables


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
