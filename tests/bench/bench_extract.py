"""Speed of extraction, interleaved with what it is measured against. `./run bench extract [NIGHTS]`

1 the whole extractor (all fields, full vocabulary) against spaCy's EntityRuler with the vocabulary's terms alone
2 page to text against BeautifulSoup with html.parser, with and without JSON-LD on the page
Texts: the distinct postings of recorded nights (../shared/real/nights where it is there, else the sample world's).
CPU seconds of this process; each round runs both sides, the medians of the rounds are compared. Both sides of 1 get
ready texts. What our side remembers of the lines that it read (`transforms/templates.py`) is forgotten before each
round, as if a night began: only what postings of one round share is read once.
"""

from __future__ import annotations

import functools
import gc
import json
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

from spiders.archive import Archive, import_night
from spiders.registry import find_source
from transforms.normalise import normalise
from transforms.records import Draft, Page
from transforms.text import make_page_text, make_text
from transforms.vocabulary import load_rows, split_cell

ROOT = Path(__file__).resolve().parents[2]
REAL = ROOT.parent / "shared" / "real" / "nights"
ROUNDS = 5
PAGE = {
    "source": "bench", "url": "https://board.example/job", "fetched_at": datetime(2026, 11, 20, tzinfo=UTC), "status": 200,
    "content_type": "text/html; charset=utf-8",
}  # fmt: skip


def read_drafts(nights: Path) -> list[tuple[Draft, str]]:
    """One draft per distinct description, with its source."""
    found: dict[str, tuple[Draft, str]] = {}
    with tempfile.TemporaryDirectory() as folder:
        archive = Archive(Path(folder))
        for night in sorted(path for path in nights.iterdir() if path.is_dir() and path.name[0].isdigit()):
            for source in import_night(night, archive):
                reader = find_source(source)
                for entry in archive.read_index(date.fromisoformat(night.name), source):
                    for record in reader.extract(archive.read_page(entry)):
                        if isinstance(record, Draft):
                            found.setdefault(record.title + record.description, (record, source))
    return list(found.values())


def timed(work: Callable[[], object]) -> float:
    started = time.process_time()
    work()
    return time.process_time() - started


def forget() -> None:
    """Empties every bounded cache; vocabularies and compiled patterns stay."""
    for kept in gc.get_objects():
        if isinstance(kept, functools._lru_cache_wrapper) and kept.cache_parameters()["maxsize"]:
            kept.cache_clear()


def compare(name: str, ours: Callable[[], object], theirs: Callable[[], object], count: int, target: float) -> None:
    """Prints both sides in units per CPU second and their ratio."""
    pairs = []
    for _ in range(ROUNDS):
        forget()
        pairs.append((timed(ours), timed(theirs)))
    mine, other = (statistics.median(side) for side in zip(*pairs, strict=True))
    print(
        f"{name}: ours {count / mine:,.0f}/s, theirs {count / other:,.0f}/s, ratio {other / mine:.2f} (target {target})"
    )


def bench_fields(drafts: list[tuple[Draft, str]]) -> None:
    import spacy

    publishers = {source: find_source(source).card.publisher for _, source in drafts}
    texts = [make_text(draft.description, draft.description_format) for draft, _ in drafts]
    terms = sorted(
        {s for name in ("specialties", "credentials") for row in load_rows(name) for s in split_cell(row["synonyms"])}
    )
    ready = [
        (replace(draft, description=text, description_format="text"), publishers[source])
        for (draft, source), text in zip(drafts, texts, strict=True)
    ]
    nlp = spacy.blank("en")
    ruler = nlp.add_pipe("entity_ruler", config={"phrase_matcher_attr": "LOWER"})
    ruler.add_patterns([{"label": "TERM", "pattern": term} for term in terms])
    print(f"{len(texts)} postings, mean {statistics.mean(map(len, texts)):,.0f} characters, {len(terms)} terms")
    compare(
        "extractor against EntityRuler",
        lambda: [normalise(draft, publisher=publisher) for draft, publisher in ready],
        lambda: [nlp(text) for text in texts],
        len(texts),
        4.0,
    )


def make_pages(drafts: list[tuple[Draft, str]], *, with_json_ld: bool) -> list[bytes]:
    """Whole pages of about 110 kB around the descriptions: navigation, scripts, footer."""
    chrome = "".join(
        f'<li class="nav-item-{n}"><a href="/jobs/{n}"><span>Job number {n}</span></a></li>' for n in range(700)
    )
    script = "<script>" + "window.__data = {};" * 1500 + "</script>"
    pages = []
    for draft, _ in drafts[:120]:
        posting = {
            "@context": "https://schema.org",
            "@type": "JobPosting",
            "title": draft.title,
            "description": draft.description,
        }
        block = f'<script type="application/ld+json">{json.dumps(posting)}</script>' if with_json_ld else ""
        pages.append(
            f"<html><head><title>x</title>{block}{script}</head><body><nav><ul>{chrome}</ul></nav>"
            f"<main><h1>x</h1><div class='description'>{draft.description}</div></main></body></html>".encode()
        )
    return pages


def bench_pages(drafts: list[tuple[Draft, str]]) -> None:
    from bs4 import BeautifulSoup

    from spiders.platforms.embedded import read_json_ld

    for with_json_ld, target in ((False, 20.0), (True, 50.0)):
        pages = make_pages(drafts, with_json_ld=with_json_ld)

        def ours(pages: list[bytes] = pages, with_json_ld: bool = with_json_ld) -> None:
            for page in pages:
                if with_json_ld:
                    (block,) = read_json_ld(Page(body=page, **PAGE))
                    make_text(block["description"], "html")
                else:
                    make_page_text(page, "text/html; charset=utf-8")

        def theirs(pages: list[bytes] = pages) -> None:
            for page in pages:
                BeautifulSoup(page, "html.parser").get_text("\n")

        name = "page to text " + ("with JSON-LD" if with_json_ld else "without JSON-LD")
        compare(f"{name} ({sum(map(len, pages)) / len(pages) / 1000:.0f} kB)", ours, theirs, len(pages), target)


if __name__ == "__main__":
    drafts = read_drafts(
        Path(sys.argv[1]) if len(sys.argv) > 1 else REAL if REAL.exists() else ROOT / "tests" / "nights"
    )
    bench_fields(drafts)
    bench_pages(drafts)
