"""The same text gives the same bytes: over hash seeds, time zones, locales, and between Python versions."""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.nights.cast import CAST

ROOT = Path(__file__).resolve().parents[2]
WORLDS = [("0", "UTC", "C.UTF-8"), ("1", "America/New_York", "C"), ("2", "Asia/Kolkata", "C.UTF-8")]


def write_documents(path: Path) -> Path:
    """The sample world's postings as documents; with the labelled set beside the project, that too."""
    documents = [
        {"doc_id": gig.id, "url": None, "title": gig.title, "location": gig.location, "text": "\n".join(gig.lines)}
        for gigs in CAST.values()
        for gig in gigs
    ]
    gold = ROOT.parent / "shared" / "gold" / "dev" / "docs.jsonl"
    lines = [json.dumps(document, ensure_ascii=False) for document in documents]
    more = gold.read_text(encoding="utf-8").splitlines() if gold.exists() else []
    path.write_text("\n".join(lines + more) + "\n", encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def documents(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_documents(tmp_path_factory.mktemp("documents") / "documents.jsonl")


def test_hash_seeds_zones_and_locales_change_nothing(documents: Path, tmp_path: Path) -> None:
    digests = set()
    for seed, zone, locale in WORLDS:
        out = tmp_path / f"{seed}.jsonl"
        subprocess.run(
            [sys.executable, "-m", "pipeline", "extract", str(documents), "-o", str(out)],
            cwd=ROOT, check=True, capture_output=True,
            env=os.environ | {"PYTHONHASHSEED": seed, "TZ": zone, "LC_ALL": locale},
        )  # fmt: skip
        digests.add(hashlib.sha256(out.read_bytes()).hexdigest())
    assert len(digests) == 1


def test_no_line_is_lost(documents: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.jsonl"
    command = [sys.executable, "-m", "pipeline", "extract", str(documents), "-o", str(out)]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    given = [json.loads(line)["doc_id"] for line in documents.read_text(encoding="utf-8").splitlines()]
    made = [json.loads(line)["doc_id"] for line in out.read_text(encoding="utf-8").splitlines()]
    assert list(dict.fromkeys(made)) == given


@pytest.mark.parametrize(
    ("line", "message"), [("not json", ":1: not JSON"), ('["a"]', ":1: expected an object"), ('{"doc_id": "a"}', ":1:")]
)
def test_a_broken_document_is_a_located_error(line: str, message: str, tmp_path: Path) -> None:
    path = tmp_path / "documents.jsonl"
    path.write_text(line + "\n", encoding="utf-8")
    command = [sys.executable, "-m", "pipeline", "extract", str(path), "-o", str(tmp_path / "out.jsonl")]
    result = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert result.returncode != 0
    assert message in result.stderr
    assert not (tmp_path / "out.jsonl").exists()
