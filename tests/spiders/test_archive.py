"""The raw store: an index that survives a crash, files that are whole or old, recorded nights imported."""

from __future__ import annotations

import os
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from spiders.archive import (
    Archive,
    BadNight,
    Entry,
    import_night,
    make_fingerprint,
    write_atomically,
)
from tests.spiders.recorded import make_outlier, write_outlier, write_page

NIGHT = date(2026, 11, 2)


def make_entry(archive: Archive, body: bytes, url: str = "https://a.example/") -> Entry:
    return Entry(
        run="r", source="a", url=url, fingerprint=make_fingerprint("GET", url, None), status=200,
        content_type="text/plain", fetched_at=datetime(2026, 11, 2, 3, tzinfo=UTC), bytes=len(body),
        sha256=archive.bodies.write(NIGHT, "a", body),
    )  # fmt: skip


def test_the_index_keeps_order_and_passes_over_torn_lines(tmp_path: Path) -> None:
    archive = Archive(tmp_path)
    first, second = make_entry(archive, b"1", "https://a.example/1"), make_entry(archive, b"2", "https://a.example/2")
    archive.append(NIGHT, first)
    path = tmp_path / "index" / "2026-11-02" / "a.jsonl"
    with path.open("ab") as index:
        index.write(b'{"run": "r", "source": "a", "url": "https://a.ex')
    archive.append(NIGHT, second)
    assert list(archive.read_index(NIGHT, "a")) == [first, second]
    assert list(archive.read_index(NIGHT, "b")) == []
    assert (archive.nights("a"), archive.sources(NIGHT)) == ([NIGHT], ["a"])


def test_a_write_that_fails_leaves_the_old_file_and_no_other(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target = tmp_path / "file"
    write_atomically(target, b"old")

    def fail(_: int) -> None:
        raise OSError("disk full")

    monkeypatch.setattr(os, "fsync", fail)
    with pytest.raises(OSError, match="disk full"):
        write_atomically(target, b"new")
    assert target.read_bytes() == b"old"
    assert [path.name for path in tmp_path.iterdir()] == ["file"]


def test_the_order_of_query_parameters_does_not_matter_the_rest_does() -> None:
    base = make_fingerprint("GET", "https://a.example/jobs?a=1&b=2", None)
    assert make_fingerprint("GET", "https://a.example/jobs?b=2&a=1", None) == base
    others = [("POST", "https://a.example/jobs?a=1&b=2", None), ("GET", "https://a.example/jobs?a=1", None),
              ("GET", "https://a.example/jobs?a=1&b=2", "{}")]  # fmt: skip
    assert base not in {make_fingerprint(*other) for other in others}


def test_a_recorded_night_is_imported_once(tmp_path: Path) -> None:
    folder = write_outlier(tmp_path / "nights", "2026-11-02", make_outlier(1))
    write_page(tmp_path / "nights", "2026-11-02", "mindrift", "https://apply.workable.com/x", {"jobs": []})
    archive = Archive(tmp_path / "archive")
    assert import_night(folder, archive) == ("mindrift", "outlier")
    assert import_night(folder, archive) == ("mindrift", "outlier")
    (entry,) = archive.read_index(NIGHT, "outlier")
    page = archive.read_page(entry)
    assert page.body == (folder / "outlier" / "000" / "page.body.json").read_bytes()
    assert (page.method, page.request_body) == ("POST", '{"page": 1, "pageSize": 100}')
    assert page.fetched_at == datetime(2026, 11, 2, 3, tzinfo=UTC)


@pytest.mark.parametrize("fault", ["no body", "two bodies", "no json", "no status", "another source", "no date"])
def test_a_folder_that_is_no_recorded_night_is_named(tmp_path: Path, fault: str) -> None:
    night = "november" if fault == "no date" else "2026-11-02"
    folder = write_page(tmp_path / "nights", "2026-11-02", "outlier", "https://app.outlier.ai/", {}).parent / night
    (tmp_path / "nights" / "2026-11-02").rename(folder)
    case = folder / "outlier" / "000"
    if fault == "no body":
        (case / "page.body.json").unlink()
    elif fault == "two bodies":
        (case / "page.body.html").write_text("", encoding="utf-8")
    elif fault == "no json":
        (case / "page.json").write_text("{", encoding="utf-8")
    elif fault == "no status":
        (case / "page.json").write_text('{"source": "outlier", "url": "https://a.example/"}', encoding="utf-8")
    elif fault == "another source":
        (folder / "outlier").rename(folder / "mercor")
    with pytest.raises(BadNight, match=folder.name):
        import_night(folder, Archive(tmp_path / "archive"))
