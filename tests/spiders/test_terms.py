"""How old the reading of terms may be: it warns, then it stops the source, until somebody renews it by name."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest
from click.testing import CliRunner

from pipeline.cli import main
from spiders.registry import UnknownSource, read_card
from spiders.run import CrawlOutcome, crawl, read_issues
from spiders.terms import STOP_AFTER, WARN_AFTER, judge_terms, read_review, review
from tests.faults.conftest import write_card
from tests.faultsite.server import FaultSite, always, respond, respond_json

READ_ON = date(2026, 11, 1)
"""What `write_card` says."""
LIST = {"jobs": [{"id": 1, "title": "Expert", "absolute_url": "https://site.example/1", "content": "<p>Work</p>"}]}


@pytest.fixture
def data(tmp_path: Path) -> Path:
    write_card(tmp_path, ["http://127.0.0.1/list"])
    return tmp_path


def after(days: int) -> date:
    return READ_ON + timedelta(days=days)


@pytest.mark.parametrize(
    ("days", "verdict"),
    [(0, None), (WARN_AFTER, None), (WARN_AFTER + 1, "terms_old"), (STOP_AFTER, "terms_old"),
     (STOP_AFTER + 1, "terms_stale"), (2000, "terms_stale")],
)  # fmt: skip
def test_the_age_decides(data: Path, days: int, verdict: str | None) -> None:
    assert (WARN_AFTER, STOP_AFTER) == (180, 210)
    assert judge_terms(read_card("site", data=data), on=after(days), data=data) == verdict


def test_a_review_renews_and_is_kept_with_its_name(data: Path) -> None:
    path = review("site", '  Ada "the reader"  Byron ', after(300), data)
    assert path == data / "terms" / "site.toml"
    found = read_review("site", data)
    assert found is not None and (found.by, found.on) == ('Ada "the reader" Byron', after(300))
    card = read_card("site", data=data)
    assert judge_terms(card, on=after(301), data=data) is None
    assert judge_terms(card, on=after(300 + STOP_AFTER + 1), data=data) == "terms_stale"
    assert judge_terms(card, on=after(250), data=data) == "terms_stale", "a review of tomorrow renews nothing today"


@pytest.mark.parametrize("text", ["", "by = 3", "on = 2027-09-01", 'by = ""\non = 2027-09-01', 'by = "A"\non = "soon"'])
def test_a_review_that_cannot_be_read_renews_nothing(data: Path, text: str) -> None:
    (data / "terms").mkdir()
    (data / "terms" / "site.toml").write_text(text, encoding="utf-8")
    assert judge_terms(read_card("site", data=data), on=after(305), data=data) == "terms_stale"


def test_a_review_needs_a_source_a_name_and_a_day_that_is_no_step_back(data: Path) -> None:
    with pytest.raises(UnknownSource):
        review("nobody", "Ada", after(1), data)
    with pytest.raises(ValueError, match="name"):
        review("site", "  ", after(1), data)
    with pytest.raises(ValueError, match="read later"):
        review("site", "Ada", after(-1), data)


def read(data: Path, site: FaultSite, night: date) -> CrawlOutcome:
    write_card(data, [f"{site.url}/list"])
    return crawl(
        "site", night=night, data=data, mode="live", contact="us@site.example", allow_addresses=(site.host,)
    )  # fmt: skip


def test_old_terms_warn_stale_ones_stop_and_a_review_lets_it_go_on(tmp_path: Path) -> None:
    robots = always(respond(b"User-agent: *\n"))
    with FaultSite({"/robots.txt": robots, "/list": always(respond_json(LIST))}) as site:
        old = read(tmp_path, site, after(WARN_AFTER + 1))
        asked = len(site.seen)
        stale = read(tmp_path, site, after(STOP_AFTER + 1))
        assert len(site.seen) == asked, "not even robots.txt is asked"
        review("site", "Ada", after(STOP_AFTER + 1), tmp_path)
        renewed = read(tmp_path, site, after(STOP_AFTER + 2))
    assert (old.report.status, old.report.reason, old.report.complete) == ("ok", "terms_old", True)
    assert [(issue.reason, issue.value) for issue in read_issues(old.issues_path)] == [("terms_old", "2026-11-01")]
    assert (stale.report.status, stale.report.reason, stale.report.complete) == ("failed", "terms_stale", False)
    assert [issue.reason for issue in read_issues(stale.issues_path)] == ["terms_stale"]
    assert (renewed.report.status, renewed.report.reason) == ("ok", None)


def test_the_verb_records_name_and_day(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("EXPERTGIGS_DATA", str(data))
    done = CliRunner().invoke(main, ["source", "review", "site", "--by", "Ada Byron", "--on", "2026-11-19"])
    assert done.exit_code == 0 and "Ada Byron" in done.output
    found = read_review("site", data)
    assert found is not None and (found.by, found.on) == ("Ada Byron", date(2026, 11, 19))
    listed = CliRunner().invoke(main, ["source", "list"])
    assert any("site" in line and "2026-11-19" in line for line in listed.output.splitlines())
    assert CliRunner().invoke(main, ["source", "review", "nobody", "--by", "Ada"]).exit_code == 1
    assert CliRunner().invoke(main, ["source", "review", "site"]).exit_code == 2
