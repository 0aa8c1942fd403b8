"""Every saved page of every platform reader, whichever source uses it: what it yields, and that changes are seen.

A case is a folder `tests/platforms/<reader>/<case>/`, its page's `source` is the reader's name; cases of a detail page
start with `detail`. `CARDS` holds the tenant that the pages pretend to be of.
"""

from __future__ import annotations

import importlib
import json
from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from spiders.archive import read_recorded_page
from spiders.card import Card, Terms
from spiders.expectation import find_differences, make_expectation
from spiders.harvest import Harvest, harvest
from spiders.payload import BrokenPage, Row
from spiders.platforms import ashby, flight, framer, greenhouse, wordpress
from spiders.platforms.embedded import is_of_type, read_json_ld
from spiders.platforms.json_ld import read_blocks
from spiders.platforms.sitemap_json_ld import follow as follow_sitemap
from spiders.platforms.xml_tree import make_xml
from spiders.reasons import ALL
from spiders.registry import Source, make_source
from transforms.records import PUBLISHED, Draft, Issue, Link, Page

ROOT = Path(__file__).resolve().parents[1] / "platforms"
FOLDERS = sorted(path.parent for path in ROOT.glob("*/*/page.json"))
KEYS = {
    "feed": "https://board.example/rss", "framer": "https://gigs.example/openings/",
    "next_data": "https://gigs.example/jobs", "next_flight": "https://gigs.example/post/1",
    "sitemap_json_ld": "https://board.example/sitemap.xml", "json_ld": "https://board.example/facet",
    "wordpress": "gigs.example/job", "workday": "acme.wd1.myworkdayjobs.com/acme/Careers", "workable": "v3/acme",
}  # fmt: skip
COLLECTION = framer.Collection(
    name="Openings", page="https://gigs.example/openings/{}", title="AAtitle01", slug="BBslug001",
    texts=("CCshort01", "DDrich001"), shown="EEshown01",
    values=(("pay_max", "FFpay0001"), ("posted_at", "GGdate001"), ("domain", "HHtags001"), ("apply_url", "IIlink001")),
    known=("JJnothing",),
)  # fmt: skip


def name_of(folder: Path) -> str:
    return str(folder.relative_to(ROOT))


def make_platform(reader: str) -> Source:
    """A source that is nothing but the reader and a key."""
    module = importlib.import_module(f"spiders.platforms.{reader}")
    start = module.make_start(KEYS.get(reader, "acme"))
    card = Card(
        name=reader, title=reader, homepage="https://acme.example/", operator="Acme", kind="job_board",
        hosts=("acme.example", *(link.url.split("/")[2] for link in start)),
        terms=Terms(status="unclear", read_on=date(2026, 11, 1)), completeness="none", expected=(0, 9), start=start,
        reader=reader,
    )  # fmt: skip
    return make_source(card, module=bind_framer() if reader == "framer" else None)


def bind_framer() -> object:
    def follow(page: Page) -> Iterable[Link]:
        return framer.follow(page, COLLECTION)

    def extract(page: Page) -> Iterable[Draft | Issue]:
        return framer.extract(page, COLLECTION)

    return SimpleNamespace(follow=follow, extract=extract)


def run(folder: Path, body: bytes | None = None) -> tuple[Harvest, dict[str, Any]]:
    page = read_recorded_page(folder / "page.json")
    kind: Any = "detail" if folder.name.startswith("detail") else "list"
    found = harvest(make_platform(page.source), page if body is None else replace(page, body=body), kind)
    return found, make_expectation(found, kind)


def expected_of(folder: Path) -> Any:
    return json.loads((folder / "expected.json").read_bytes())


def test_there_are_enough_readers_and_each_has_cases() -> None:
    readers = {folder.parent.name for folder in FOLDERS}
    assert len(readers) >= 15
    assert all(len([f for f in FOLDERS if f.parent.name == reader]) >= 1 for reader in readers)


@pytest.mark.parametrize("folder", FOLDERS, ids=name_of)
def test_page_yields_what_is_expected(folder: Path) -> None:
    differences = list(find_differences(expected_of(folder), run(folder)[1]))
    assert not differences, f"{name_of(folder)}: " + "; ".join(differences)


@pytest.mark.parametrize("folder", FOLDERS, ids=name_of)
def test_yield_keeps_the_contract(folder: Path) -> None:
    found, _ = run(folder)
    assert {issue.reason for issue in found.issues} <= ALL
    for draft in found.drafts:
        assert {value.name for value in draft.published} <= PUBLISHED
        texts: dict[str, set[str]] = {}
        for value in draft.published:
            texts.setdefault(value.path, set()).add(value.text)
        assert all(len(found) == 1 for found in texts.values()), "one path must not stand for two texts"


@pytest.mark.parametrize("folder", [folder for folder in FOLDERS if folder.name != "module"], ids=name_of)
def test_what_is_no_such_page_fails_and_is_never_an_empty_list(folder: Path) -> None:
    for body in (b"{}", b'"text"', b"null", b"{", b"", b"<html><body>We are back soon</body></html>"):
        found, _ = run(folder, body)
        assert not found.drafts
        assert found.failed or found.rejected


RECORD_KEYS = {"absolute_url", "careers_url", "content_html", "descriptionHtml", "hostedUrl", "jobAd", "jobDescription",
               "jobOpeningShareUrl", "link", "shortcode"}  # fmt: skip
"""Each names the records of one reader."""


def find_keys(folder: Path) -> list[tuple[Path, str]]:
    """The keys of the first record of a JSON case that yields drafts and nothing else."""
    page = read_recorded_page(folder / "page.json")
    expected = expected_of(folder)
    if "json" not in page.content_type or not expected["drafts"] or expected["issues"]:
        return []
    records = [item for item in flight.walk(json.loads(page.body)) if item.keys() & RECORD_KEYS and len(item) > 5]
    return [(folder, key) for key in records[0]]


RENAMED = [pair for folder in FOLDERS for pair in find_keys(folder)]


@pytest.mark.parametrize(("folder", "key"), RENAMED, ids=str)
def test_a_renamed_key_does_not_go_unseen(folder: Path, key: str) -> None:
    page = read_recorded_page(folder / "page.json")
    renamed = page.body.replace(f'"{key}":'.encode(), f'"{key}_":'.encode())
    assert renamed != page.body
    found, _ = run(folder, renamed)
    assert (
        found.failed
        or found.rejected
        or key + "_" in {(issue.field or "").rpartition(".")[2] for issue in found.issues}
    )


def make_page(
    body: str | bytes, content_type: str = "text/html; charset=utf-8", url: str = "https://a.example/x"
) -> Page:
    raw = body.encode() if isinstance(body, str) else body
    return Page(
        source="x",
        url=url,
        fetched_at=datetime(2026, 11, 1, tzinfo=UTC),
        status=200,
        content_type=content_type,
        body=raw,
    )


LD = '<script type="application/ld+json">%s</script>'
JOB = '{"@type":"JobPosting","title":"Tutor"}'
BLOCKS = {
    "object": (LD % JOB, 1),
    "list": (LD % f"[{JOB},{JOB}]", 2),
    "graph": (LD % f'{{"@graph":[{JOB},{{"@type":"WebSite"}}]}}', 1),
    "several": (LD % JOB + "<p>x</p>" + LD % JOB, 2),
    "malformed beside a good one": (LD % '{"@type":' + LD % JOB, 1),
    "bare line break in a text": (LD % '{"@type":"JobPosting","title":"Tu\ntor"}', 1),
    "other attributes": (f"<script id='a' type='application/ld+json' data-x=\"1\">{JOB}</script>", 1),
    "no quotes": (f"<script type=application/ld+json>{JOB}</script>", 1),
    "upper case": (f'<SCRIPT TYPE="application/ld+json">{JOB}</SCRIPT>', 1),
    "in a comment": (f"<!-- {LD % JOB} -->", 0),
    "after a comment": (f"<!-- {LD % JOB} -->{LD % JOB}", 1),
    "in another script": (f"<script>var a = '{LD.replace('</', '<&#47;') % JOB}'</script>", 0),
    "named by a script": (f'<script>kind = "application/ld+json"</script>{LD % JOB}', 1),
    "not ASCII": (LD % '{"@type":"JobPosting","title":"Lärare"}', 1),
    "none": ("<p>application/ld+json</p>", 0),
}  # fmt: skip


@pytest.mark.parametrize("charset", ["text/html; charset=utf-8", "text/html"])
@pytest.mark.parametrize(("html", "count"), BLOCKS.values(), ids=list(BLOCKS))
def test_json_ld_is_read_however_it_is_printed(html: str, count: int, charset: str) -> None:
    blocks = read_json_ld(make_page(f"<html><head></head><body>{html}</body></html>", charset))
    assert sum(is_of_type(block, "JobPosting") for block in blocks) == count


def make_flight(*chunks: str) -> str:
    return "".join(f"<script>self.__next_f.push({json.dumps([1, chunk])})</script>" for chunk in chunks)


def test_flight_text_is_measured_in_bytes_and_cut_anywhere() -> None:
    text = "Zürich: 100 € \U0001f600\n2:not a row"
    stream = f'1:T{len(text.encode()):x},{text}2:{{"job":"$1","pay":"$$20","gone":"$undefined"}}\n'
    for cut in range(1, len(stream)):
        found = flight.read_flight(make_page(make_flight(stream[:cut], stream[cut:])))
        assert next(found.find_objects("job")) == {"job": text, "pay": "$20", "gone": None}


def test_flight_follows_references_into_rows_and_survives_circles() -> None:
    rows = flight.parse_rows(b'1:{"a":["x",{"b":"deep"}]}\n2:{"to":"$1:a:1:b","round":"$3","none":"$9"}\n3:["$3"]\n')
    found = next(flight.Flight(rows).find_objects("to"))
    assert found["to"] == "deep" and found["none"] == "$9"


def test_flight_that_is_cut_off_fails() -> None:
    with pytest.raises(BrokenPage):
        flight.read_flight(make_page(make_flight("1:T40,short")))


@pytest.mark.parametrize("inner", [JOB.replace('"Tutor"', '"$2"'), json.dumps({"__html": JOB})])
def test_json_ld_inside_a_flight_chunk_is_found(inner: str) -> None:
    page = make_page(make_flight(f'1:{{"data":null}}\n2:T5,Tutor3:["$","script",null,{{"x":{inner}}}]\n'))
    (block,) = [block for block in read_blocks(page) if is_of_type(block, "JobPosting")]
    assert block["title"] == "Tutor"


@pytest.mark.parametrize(
    "body",
    [
        '<!DOCTYPE r [<!ENTITY a "b">]><rss>&a;</rss>',
        '<!DOCTYPE r SYSTEM "http://a.example/x.dtd"><rss/>',
        '<!DOCTYPE r [<!ENTITY a SYSTEM "file:///etc/hostname">]><rss>&a;</rss>',
        "<rss><channel></rss>",
        "<html/>",
        "",
    ],
)
def test_xml_with_a_document_type_or_broken_is_refused(body: str) -> None:
    with pytest.raises(BrokenPage):
        make_xml(make_page(body, "text/xml"), "rss")


def test_a_packed_sitemap_is_unpacked_but_not_without_end() -> None:
    import gzip

    urls = (
        "<urlset><url><loc>https://a.example/jobs/1</loc></url><url><loc>https://a.example/about</loc></url></urlset>"
    )
    page = make_page(gzip.compress(urls.encode()), "application/gzip", "https://a.example/s.xml.gz")
    assert [link.url for link in follow_sitemap(page)] == ["https://a.example/jobs/1"]
    with pytest.raises(BrokenPage, match="too_big"):
        list(follow_sitemap(replace(page, body=gzip.compress(b" " * (20 * 2**20)))))
    with pytest.raises(BrokenPage, match="corrupt_body"):
        list(follow_sitemap(replace(page, body=b"\x1f\x8bbroken")))


def test_european_hosts_are_asked_for_by_the_key() -> None:
    lever = importlib.import_module("spiders.platforms.lever")
    assert greenhouse.make_start("eu/acme")[0].url.startswith("https://boards-api.eu.greenhouse.io/v1/boards/acme/")
    assert lever.make_start("eu/acme")[0].url == "https://api.eu.lever.co/v0/postings/acme?mode=json"


def test_only_wages_are_pay_at_ashby() -> None:
    equity = Row({"compensationType": "EquityPercentage", "interval": "NONE", "minValue": 1, "maxValue": 2})
    assert ashby.read_wage(equity) == {}


def test_wordpress_goes_on_after_a_full_page_only_and_ends_at_the_last() -> None:
    url = "https://gigs.example/wp-json/wp/v2/job?per_page=100&page=1&_embed=wp:term"
    posts = [{"id": number} for number in range(100)]
    (second,) = wordpress.follow(make_page(json.dumps(posts), "application/json", url))
    assert second.url == url.replace("&page=1", "&page=2") + "&_envelope=1"
    last = {"body": posts, "status": 200, "headers": {"X-WP-TotalPages": 2}}
    assert not list(wordpress.follow(make_page(json.dumps(last), "application/json", second.url)))
    beyond = {"body": {"code": "rest_post_invalid_page_number"}, "status": 400, "headers": []}
    assert not list(wordpress.follow(make_page(json.dumps(beyond), "application/json", second.url)))


HOSTILE = {
    "scripts": "<script " * 12_000, "types": "application/ld+json" * 5_000, "blocks": LD.split("%")[0] * 2_500,
    "flight": "self.__next_f.push(" * 5_000, "brackets": LD % ("[" * 90_000), "comments": "<!--" * 20_000 + LD % JOB,
}  # fmt: skip


@pytest.mark.parametrize("body", HOSTILE.values(), ids=list(HOSTILE))
def test_hostile_pages_cost_no_time(body: str) -> None:
    import time

    page, started = make_page(body), time.process_time()
    for read in (read_blocks, flight.read_flight):
        try:
            list(read(page))  # type: ignore[operator]
        except (BrokenPage, TypeError):
            continue
    assert time.process_time() - started < 0.5
