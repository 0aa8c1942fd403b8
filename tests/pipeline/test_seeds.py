"""The five pages that the project was conceived from reproduce their labels on every scored field."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from pipeline.settings import ROOT
from transforms.documents import extract
from transforms.scoring import score

SHARED = ROOT.parent / "shared"
pytestmark = pytest.mark.skipif(not SHARED.exists(), reason="the recorded pages are not beside the project")


def read_labels() -> list[dict[str, Any]]:
    guide = (SHARED / "gold" / "labelling.md").read_text(encoding="utf-8")
    return [json.loads(block) for block in re.findall(r'```json\n(\{"doc_id": "00.*?)\n```', guide, re.S)]


def read_pages() -> list[dict[str, Any]]:
    pages = sorted((SHARED / "real" / "seeds").glob("*.txt"))
    return [
        record
        for path in pages
        for record, _ in extract({"doc_id": path.stem, "text": path.read_text(encoding="utf-8")})
    ]


def test_the_seeds_reproduce_their_labels() -> None:
    labels = read_labels()
    assert len(labels) == 5
    figures, differences = score(labels, read_pages())
    assert differences == []
    assert {figure.value for figure in figures} <= {1.0, None}


@pytest.mark.parametrize("path", sorted((SHARED / "real" / "seeds").glob("*.txt")), ids=lambda path: path.stem)
def test_every_quote_of_a_seed_re_reads(path: Path) -> None:
    for record, _ in extract({"doc_id": path.stem, "text": path.read_text(encoding="utf-8")}):
        for proof in record["evidence"]:
            if proof["path"] is None:
                assert record["text"][proof["start"] : proof["end"]] == proof["quote"]
