"""The sample world's story: five nights of invented postings. `python -m tests.nights.story` writes the night folders.

What happens, night by night (2026-11-02 to 2026-11-06):
  1  everything opens: a mirror with a distorted header, a family in three languages, a standing page, a guide
  2  Mercor raises a rate; Outlier drops a posting (closed, with proof); SME Careers closes a key by its own status;
     new: a legal posting on Mercor, a writing one on Outlier
  3  Outlier answers an empty list (an outage: nothing closes); Appen sends a record without its title (rejected)
  4  Outlier is back; Alignerr has retired one of its two posts: half a list at once is held; Appen's record is whole now
  5  the posting that Outlier dropped returns under its old id (reopened); Alignerr's closure still waits for a third night
"""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

from spiders.registry import find_source
from tests.nights import boards, shapes
from tests.nights.cast import CAST, Gig
from transforms.records import Link

ROOT = Path(__file__).parent
NIGHTS = ("2026-11-02", "2026-11-03", "2026-11-04", "2026-11-05", "2026-11-06")
CONTENT_TYPES = (
    ("<?xml", "application/xml"),
    ("<!doctype html>", "text/html; charset=utf-8"),
    ("{", "application/json"),
    ("[", "application/json"),
)
EXTENSIONS = {"application/json": "json", "text/html; charset=utf-8": "html", "application/xml": "xml"}


def on_stage(source: str, night: int) -> list[Gig]:
    """The postings that a source lists on a night (1 to 5), as they read on that night."""
    gigs = {gig.id: gig for gig in CAST[source]}
    gone: dict[tuple[str, int], set[str]] = {
        ("outlier", 1): {"5010031"},
        ("outlier", 2): {"5010021"},
        ("outlier", 3): set(gigs),
        ("outlier", 4): {"5010021"},
        ("mercor", 1): {"list_AAABsampleLawMnA0000004"},
        ("alignerr", 4): {"4810000007"},
        ("alignerr", 5): {"4810000007"},
        ("appen", 1): {"5c0ffee0-0000-4000-8000-000000000003"},
        ("appen", 2): {"5c0ffee0-0000-4000-8000-000000000003"},
    }
    if source == "mercor" and night >= 2:
        raised = gigs["list_AAABsampleCardio00000001"]
        lines = tuple(line.replace("$110-160", "$120-170") for line in raised.lines)
        extra = {"updatedAt": "2026-11-03T02:00:00Z"}
        gigs[raised.id] = replace(raised, pay=(120.0, 170.0), lines=lines, extra=extra)
    if source == "sme_careers" and night >= 2:
        closing = gigs["STAT-26-112"]
        gigs[closing.id] = replace(closing, extra={"status": "closed"})
    if source == "appen" and night >= 4:
        whole = gigs["5c0ffee0-0000-4000-8000-000000000003"]
        gigs[whole.id] = replace(whole, extra={"salary": "$9.50 - $9.50 an hour"})
    return [gig for gig in gigs.values() if gig.id not in gone.get((source, night), set())]


BODIES: dict[str, Callable[[list[Gig]], Any]] = {
    "outlier": shapes.outlier,
    "mercor": shapes.mercor,
    "sme_careers": shapes.sme_careers,
    "alignerr": lambda gigs: shapes.greenhouse(gigs, "alignerr"),
    "invisible": lambda gigs: shapes.greenhouse(gigs, "agency", "job-boards.eu.greenhouse.io"),
    "mindrift": lambda gigs: shapes.workable(gigs, "toloka-ai"),
    "appen": lambda gigs: shapes.lever(gigs, "appen"),
}


def write_page(night: str, source: str, number: int, link: Link, body: str) -> None:
    """One recorded response: `page.json` beside `page.body.<ext>`."""
    folder = ROOT / night / source / f"{number:03}"
    content_type = next(kind for start, kind in CONTENT_TYPES if body.startswith(start))
    folder.mkdir(parents=True, exist_ok=True)
    envelope = {
        "source": source,
        "url": link.url,
        "method": link.method,
        "request_body": link.body,
        "status": 200,
        "content_type": content_type,
        "fetched_at": f"{night}T03:00:00Z",
    }
    (folder / "page.json").write_text(json.dumps(envelope, indent=1) + "\n", encoding="utf-8")
    (folder / f"page.body.{EXTENSIONS[content_type]}").write_text(body, encoding="utf-8")


def make_pages(source: str, night: int) -> list[tuple[Link, str]]:
    """Every response of a source on a night, in the order of the requests."""
    start = find_source(source).start
    if source in BODIES:
        body = json.dumps(BODIES[source](on_stage(source, night)), ensure_ascii=False, indent=1) + "\n"
        listed = [(start[0], body)]
        return [*listed, (start[1], shapes.sitemap(on_stage(source, night)))] if source == "mercor" else listed
    return list(boards.PAGES[source](start))


def write_nights() -> None:
    """All nights of all sources."""
    for number, night in enumerate(NIGHTS, 1):
        for source in (*BODIES, *boards.PAGES):
            for index, (link, body) in enumerate(make_pages(source, number)):
                write_page(night, source, index, link, body)


if __name__ == "__main__":
    write_nights()
