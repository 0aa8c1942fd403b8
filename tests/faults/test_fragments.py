"""HTML without a page around it, through the real crawl: read where its source knows of it, refused where it was cut."""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest

from spiders.guards.bodies import is_whole
from tests.faults.conftest import Crawled
from tests.faultsite.server import FaultSite, always, respond, respond_json

Crawl = Callable[..., Crawled]
ROBOTS = always(respond(b"User-agent: *\nDisallow: /private/\n"))
WIDGET = (
    b'<link rel="stylesheet" href="/w.css"><div class="BambooHR-ATS-board"><div class="BambooHR-ATS-h2">Openings</div>'
    b'<ul><li id="bhrPositionID_31"><div><a href="/careers/31">Translator</a></div></li></ul></div>\n<p>by us</p>'
)
OPENING = {"result": {"jobOpening": {
    "jobOpeningName": "Translator", "jobOpeningShareUrl": "https://site.example/31", "jobOpeningStatus": "Open",
    "description": "<p>Translate prompts.</p>"}}}  # fmt: skip


def crawl_widget(crawl_site: Crawl, widget: bytes) -> Crawled:
    answers = {"/jobs/embed2.php": always(respond(widget, kind="text/html; charset=utf-8")),
               "/careers/31/detail": always(respond_json(OPENING)), "/robots.txt": ROBOTS}  # fmt: skip
    with FaultSite(answers) as site:
        return crawl_site(site, "/jobs/embed2.php", reader="bamboohr", completeness="union")


def test_a_fragment_of_html_is_whole_when_its_container_is_closed(crawl_site: Crawl) -> None:
    found = crawl_widget(crawl_site, WIDGET)
    assert (found.report.status, found.report.complete) == ("ok", True)
    assert [draft.title for draft in found.drafts] == ["Translator"]


@pytest.mark.parametrize("end", ["</div></li></ul>", "</li></ul>", "Openings</div>", "<ul>", "</ul></div"])
def test_a_fragment_that_was_cut_is_refused(crawl_site: Crawl, end: str) -> None:
    cut = WIDGET[: WIDGET.index(end.encode()) + len(end)]
    found = crawl_widget(crawl_site, cut)
    assert found.reasons()["/jobs/embed2.php"] == "corrupt_body" and not found.report.complete


def test_no_cut_of_a_fragment_passes_before_its_end() -> None:
    end = WIDGET.index(b"</div>\n<p>") + len(b"</div>")
    passed = [at for at in range(len(WIDGET) + 1) if is_whole(WIDGET[:at], "text/html", "BambooHR-ATS-board")]
    assert passed == list(range(end, len(WIDGET) + 1))
    assert not is_whole(WIDGET, "text/html"), "nobody said that this page is a fragment"


def test_hostile_fragments_cost_no_time() -> None:
    started = time.process_time()
    for text in (
        b"<div class='x " * 8000,
        b"<" * 100_000,
        b"<div " * 20_000,
        b"<div class='b'>" * 7000,
        b" " * 100_000,
    ):
        assert not is_whole(text, "text/html", "b")
    assert time.process_time() - started < 0.5
