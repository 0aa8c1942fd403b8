"""The limits of a crawl: what keeps it polite and safe, in numbers."""

from __future__ import annotations

import tomllib
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from spiders.registry import read_cards
from spiders.settings import VERSION, Job, make_settings, make_user_agent

CARDS = read_cards()


def settings_of(name: str, mode: Any = "live", **more: Any) -> dict[str, Any]:
    card = next(card for card in CARDS if card.name == name)
    job = Job(
        source=name, night=date(2026, 11, 2), data=Path("/nowhere"), mode=mode, contact="us@site.example", **more
    )  # fmt: skip
    return make_settings(job, card)


LIMITS = {
    "DOWNLOAD_MAXSIZE": 16 * 2**20, "DOWNLOAD_TIMEOUT": 30, "REDIRECT_MAX_TIMES": 5, "METAREFRESH_ENABLED": False,
    "TELNETCONSOLE_ENABLED": False, "REMOTE_CONTROL_ENABLED": False, "COOKIES_ENABLED": False,
    "DOWNLOAD_VERIFY_CERTIFICATES": True, "HTTPPROXY_ENABLED": False, "MEMUSAGE_LIMIT_MB": 1024,
    "CONCURRENT_REQUESTS": 1, "LOG_LEVEL": "INFO", "RETRY_AFTER_CAP": 900,
}  # fmt: skip


@pytest.mark.parametrize("name", LIMITS)
def test_limit(name: str) -> None:
    assert settings_of("outlier")[name] == LIMITS[name]


@pytest.mark.parametrize("card", CARDS, ids=lambda card: card.name)
def test_every_source_is_read_slowly_and_with_all_guards(card: Any) -> None:
    settings = settings_of(card.name)
    assert settings["DOWNLOAD_DELAY"] >= 1 and settings["DOWNLOAD_DELAY_JITTER"] == 0
    on = {name for name, order in settings["DOWNLOADER_MIDDLEWARES"].items() if order is not None}
    assert on == {
        "spiders.guards.robots.RobotsGuard", "spiders.guards.patience.Patience", "spiders.cache.ArchiveMiddleware",
        "spiders.guards.reservation.ReservationGuard", "spiders.guards.redirects.RedirectGuard",
        "spiders.guards.bodies.BodyGuard",
    }  # fmt: skip
    assert settings["DOWNLOAD_HANDLERS"] == dict.fromkeys(("file", "ftp", "data", "s3"))
    assert settings["CLOSESPIDER_TIMEOUT"] < 1800
    assert "JOBDIR" not in settings, "it is no crash recovery; the archive is"


def test_a_replay_differs_in_where_answers_come_from_and_in_nothing_that_reads_them() -> None:
    live, replay = settings_of("outlier"), settings_of("outlier", mode="replay")
    assert {name for name in live if live[name] != replay[name]} == {
        "DOWNLOADER_MIDDLEWARES", "DOWNLOAD_DELAY", "HTTPCACHE_IGNORE_MISSING", "HTTPCACHE_POLICY",
    }  # fmt: skip
    assert replay["HTTPCACHE_IGNORE_MISSING"] is True


def test_the_user_agent_names_project_version_and_contact() -> None:
    project = tomllib.loads((Path(__file__).resolve().parents[2] / "pyproject.toml").read_text(encoding="utf-8"))
    assert project["project"]["version"] == VERSION
    expected = f"expertgigs/{VERSION} (+https://github.com/expertgigs/expertgigs; contact: us@site.example)"
    assert make_user_agent("us@site.example") == expected == settings_of("outlier")["USER_AGENT"]
