"""A release: whole or absent, the same bytes for the same night, no broken proof in it."""

from __future__ import annotations

import hashlib
import json
import subprocess
import threading
from dataclasses import replace
from pathlib import Path

import pytest

from tests.exports.market import join, load, make_market, publish_night, read_bytes
from tests.warehouse.world import Listed, make_posting, make_span, night_of, query, show
from transforms.reading import Published
from transforms.records import Evidence, Member, Opportunity
from warehouse.exports import publish
from warehouse.exports.gate import ReleaseGateError
from warehouse.exports.manifest import is_whole
from warehouse.resolution import load_opportunities
from warehouse.store import Store

FILES = {
    "SHA256SUMS", "changes.csv", "expertgigs.duckdb", "expertgigs.sqlite", "job_postings.jsonl", "json_ld_skipped.csv",
    "manifest.json",
    "openings.csv", "openings.jsonl", "openings.parquet", "pay.csv", "quality.csv", "schema/opening.schema.json",
    "schema/openings.columns.json", "sources.csv",
}  # fmt: skip


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
        keys = ("Z", "a", "é", "_", "B", "10", "9")
        load(each, 2, *(make_posting(key, night=2, countries_allowed=(f"X{at}",)) for at, key in enumerate(keys)))
        join(each, 2, "p", ("acme", "Z"), ("acme", "é"), ("acme", "10"))
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
