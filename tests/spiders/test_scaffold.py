"""Looking at a site, writing a source's first draft, and agreeing to a change: the ten-minute path, end to end."""

from __future__ import annotations

import importlib
import json
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

import spiders.sources
from spiders.card import BadCard
from spiders.cases import CASES, read_case
from spiders.operator_cards import read_operator_card, write_operator_card
from spiders.probe import probe
from spiders.registry import read_cards
from spiders.scaffold import accept, new
from tests.faultsite.server import FaultSite, always, respond, respond_json
from transforms.records import Page


def make_page(body: str, url: str = "https://acme.example/jobs", kind: str = "text/html; charset=utf-8") -> Page:
    return Page(
        source="any", url=url, fetched_at=datetime(2026, 11, 2, 3, tzinfo=UTC), status=200, content_type=kind,
        body=body.encode(),
    )  # fmt: skip


@pytest.fixture
def tree(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """An empty room for sources and cases beside the real ones."""
    for name in ("sources", "cases"):
        (tmp_path / name).mkdir()
    monkeypatch.setattr(spiders.sources, "__path__", [*spiders.sources.__path__, str(tmp_path / "sources")])
    importlib.invalidate_caches()
    yield tmp_path
    importlib.invalidate_caches()


def test_probe_tells_what_serves_the_postings() -> None:
    body = (CASES / "aigigjobs" / "facet" / "page.body.html").read_text(encoding="utf-8")
    link = '<a href="https://jobs.lever.co/acme/1">x</a><iframe src="https://boards.greenhouse.io/embed/job_board?for=acme-gh">'
    found = probe(make_page(body + link + "<script>self.__next_f.push([1])</script>"))
    assert set(found.tenants) == {("lever", "acme"), ("greenhouse", "acme-gh")}
    assert found.json_ld_postings == 3
    assert found.states == ("Next.js flight",)
    assert [(tried.reader, len(tried.titles)) for tried in found.tried] == [("json_ld", 2)]
    assert "missing_key title" in found.tried[0].issues
    assert "vendor: lever, key acme" in found.describe() and "JSON-LD postings: 3" in found.describe()


def test_probe_fetches_under_the_guards_and_reads_robots() -> None:
    robots = always(respond(b"User-agent: *\nSitemap: https://acme.example/sitemap.xml\n"))
    with FaultSite({"/robots.txt": robots, "/jobs": always(respond_json({"jobs": []}))}) as site:
        found = probe(f"{site.url}/jobs", contact="us@acme.example", allow_addresses=(site.host,))
        walled = probe(f"{site.url}/none", contact="us@acme.example", allow_addresses=(site.host,))
    assert (found.status, found.problem, found.sitemaps) == (200, None, ("https://acme.example/sitemap.xml",))
    assert walled.problem == "not_found" and "404" in walled.describe()
    with pytest.raises(ValueError, match="contact"):
        probe("https://acme.example/")


def test_a_new_source_on_a_known_vendor_is_a_card_and_a_key(tree: Path) -> None:
    page = read_case(CASES / "alignerr" / "list")[1]
    written = new(
        "acme_board", "https://job-boards.greenhouse.io/acme/jobs/1", contact=None, page=page,
        sources=tree / "sources", cases=tree / "cases",
    )  # fmt: skip
    assert [path.name for path in written] == ["acme_board.py", "expected.json", "page.body.json", "page.json"]
    text = written[0].read_text(encoding="utf-8")
    compile(text, "acme_board.py", "exec")
    assert 'reader="greenhouse"' in text and 'key="acme"' in text and "def " not in text
    assert text.count("\n") < 30
    expected = json.loads(written[1].read_bytes())
    assert expected["drafts"][0]["title"].startswith("AI Trainer for Soil Science")
    assert accept("acme_board", cases=tree / "cases") == []


def test_a_new_source_of_its_own_is_a_layout_and_a_repair_is_a_difference(tree: Path) -> None:
    body = "<html><body><main><h1>Botanist</h1><p>Name plants for a model.</p></main></body></html>"
    written = new(
        "plain_site", "https://plain.example/gigs/1", contact=None,
        page=make_page(body, url="https://plain.example/gigs/1"), sources=tree / "sources", cases=tree / "cases",
    )  # fmt: skip
    compile(written[0].read_text(encoding="utf-8"), "plain_site.py", "exec")
    assert [draft["title"] for draft in json.loads(written[1].read_bytes())["drafts"]] == ["Botanist"]
    page_body = tree / "cases" / "plain_site" / "first" / "page.body.html"
    page_body.write_text(body.replace("Botanist", "Plant Expert"), encoding="utf-8")
    changed = accept("plain_site", cases=tree / "cases")
    assert "first: drafts[0].title: expected 'Botanist', found 'Plant Expert'" in changed
    assert accept("plain_site", cases=tree / "cases") == []


@pytest.mark.parametrize("name", ["outlier", "Acme", "a", "no-dash", "../up"])
def test_a_name_that_is_taken_or_no_name_is_refused(name: str, tmp_path: Path) -> None:
    with pytest.raises(BadCard):
        new(name, "https://acme.example/", contact=None, page=make_page("{}"), cases=tmp_path)


def test_cards_survive_being_written(tmp_path: Path) -> None:
    for card in read_cards():
        path = tmp_path / f"{card.name}.toml"
        if card.reader:
            write_operator_card(path, card)
            assert read_operator_card(path) == card
