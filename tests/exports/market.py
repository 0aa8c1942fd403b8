"""A small market to publish, and readers for what was published."""

from __future__ import annotations

import csv
import io
import json
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

from tests.warehouse.world import make_posting, make_raw, make_report, night_of
from transforms import values as v
from transforms.records import Member, Opportunity, Posting
from warehouse.exports.release import export_release
from warehouse.load import load_night
from warehouse.resolution import load_opportunities
from warehouse.store import Store


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
    return list(csv.DictReader(io.StringIO(path.read_bytes().decode("utf-8"), newline="")))


def read_lines(path: Path) -> list[Any]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").split("\n")[:-1]]


def make_market(store: Store) -> None:
    """Two sources; one opportunity on both."""
    load(store, 1, make_posting("a", platform="outlier"), make_posting("b", pay=None, hours=v.Hours()))
    load(store, 1, make_posting("m", source="bolt", title="Mirror"), source="bolt")
    members = (
        Member(source="acme", source_id="a", relation="primary"),
        Member(source="bolt", source_id="m", relation="mirror"),
    )
    load_opportunities(store, night_of(1), [Opportunity(opportunity_id="o", family_id="f", members=members)])


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
