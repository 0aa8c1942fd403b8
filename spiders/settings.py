"""Every Scrapy setting that is not the default, with its reason. Limits stand here and nowhere else."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, Literal

from spiders.card import Card

VERSION = "0.1.0"
HOMEPAGE = "https://github.com/expertgigs/expertgigs"


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """One source on one night, as the child process gets it.

    For tests only: `allow_addresses` are `host:port` pairs on loopback that may be asked, and are asked without a pause
    unless `loopback_delay` (seconds) says otherwise. Every other host keeps the card's delay.
    """

    source: str
    night: date
    data: Path
    mode: Literal["live", "replay"]
    contact: str | None = None
    allow_addresses: tuple[str, ...] = ()
    loopback_delay: float = 0.0
    previous_listed: int | None = None
    time_limit: float = 1800.0

    @property
    def folder(self) -> Path:
        return self.data / "runs" / self.night.isoformat() / self.source


def make_user_agent(contact: str | None) -> str:
    """An honest name, where to read about it, and whom to write to."""
    reach = f"; contact: {contact}" if contact else ""
    return f"expertgigs/{VERSION} (+{HOMEPAGE}{reach})"


def make_settings(job: Job, card: Card) -> dict[str, Any]:
    """The settings of one crawl."""
    return _QUIET | _LIMITS | _extensions() | _handlers() | _middlewares(job) | _archive(job) | _politeness(job, card)


_QUIET: dict[str, Any] = {
    "TELNETCONSOLE_ENABLED": False,  # opens a port that runs code, and logs its password
    "REMOTE_CONTROL_ENABLED": False,  # the same, since Scrapy 2.19
    "LOG_LEVEL": "INFO",  # DEBUG prints whole requests
    "LOG_VERSIONS": [],  # importing what it lists costs 0.2 s in each child
    "STATS_DUMP": False,  # our own report says it
    "LOGSTATS_INTERVAL": 0,  # a child without a console
    "COOKIES_ENABLED": False,  # we have no session; setting a cookie would fetch the public suffix list
    "HTTPPROXY_ENABLED": False,  # behind a proxy the address guard could not see where a request goes
    "METAREFRESH_ENABLED": False,  # a page does not send us elsewhere
    "WARN_ON_GENERATOR_RETURN_VALUE": False,  # reads the spider's source text for every callback
    "CONCURRENT_ITEMS": 1,  # the default of 100 makes a hundred tasks for every page
    "DOWNLOADER_STATS": False,  # our own tally counts
    # Every status is judged, every link counted by the spider itself; these would drop some in silence.
    "SPIDER_MIDDLEWARES": {
        f"scrapy.spidermiddlewares.{name}": None
        for name in (
            "httperror.HttpErrorMiddleware",
            "referer.RefererMiddleware",
            "urllength.UrlLengthMiddleware",
            "depth.DepthMiddleware",
        )
    },
}
_LIMITS: dict[str, Any] = {
    "DOWNLOAD_MAXSIZE": 16 * 2**20,  # the largest list seen is 2 MB; the default of 1 GiB lets 4 kB fill the memory
    "DOWNLOAD_WARNSIZE": 0,
    "REDIRECT_MAX_TIMES": 5,  # more hops than that are a loop
    "RETRY_TIMES": 2,
    "RETRY_AFTER_CAP": 900,  # seconds; a host that asks for more is left alone tonight
    "MEMUSAGE_LIMIT_MB": 1024,
    "MEMUSAGE_CHECK_INTERVAL_SECONDS": 5.0,
    "DOWNLOAD_VERIFY_CERTIFICATES": True,  # off by default
    "CONCURRENT_REQUESTS": 1,  # one connection per host, and Retry-After then silences the whole source
    "CONCURRENT_REQUESTS_PER_DOMAIN": 1,
}


def _extensions() -> dict[str, Any]:
    """Nothing that a headless crawl of a few pages does not need."""
    unused = ("telnet.TelnetConsole", "remote_control.RemoteControl", "feedexport.FeedExporter", "logstats.LogStats",
              "spiderstate.SpiderState", "throttle.AutoThrottle", "memdebug.MemoryDebugger")  # fmt: skip
    return {"EXTENSIONS": {f"scrapy.extensions.{name}": None for name in unused}}


def _handlers() -> dict[str, Any]:
    """Only http and https: by default a page could make us read file:///etc/passwd."""
    return {"DOWNLOAD_HANDLERS": dict.fromkeys(("file", "ftp", "data", "s3"))}


def _middlewares(job: Job) -> dict[str, Any]:
    """Our guards in place of Scrapy's; a higher number is nearer to the network."""
    ours = "scrapy.downloadermiddlewares."
    unused = ("httpauth.HttpAuthMiddleware", "httpproxy.HttpProxyMiddleware", "cookies.CookiesMiddleware")
    middlewares: dict[str, int | None] = {ours + name: None for name in (*unused, "redirect.MetaRefreshMiddleware")}
    middlewares |= {
        ours + "offsite.OffsiteMiddleware": None,  # drops silently; the spider and the redirect guard count instead
        ours + "robotstxt.RobotsTxtMiddleware": None,  # lets everything pass where robots.txt is unreachable
        ours + "retry.RetryMiddleware": None,  # does not know Retry-After
        ours + "redirect.RedirectMiddleware": None,
        ours + "httpcompression.HttpCompressionMiddleware": None,  # accepts cut and corrupt streams
        ours + "httpcache.HttpCacheMiddleware": None,
        "spiders.guards.redirects.RedirectGuard": 600,
        "spiders.cache.ArchiveMiddleware": 900,
        "spiders.guards.bodies.BodyGuard": 920,  # inside the archive, which keeps decoded bytes
    }
    if job.mode == "live":
        middlewares |= {
            "spiders.guards.robots.RobotsGuard": 100,
            "spiders.guards.reservation.ReservationGuard": 110,
            "spiders.guards.patience.Patience": 550,
        }
    return {"DOWNLOADER_MIDDLEWARES": middlewares}


def _archive(job: Job) -> dict[str, Any]:
    """Live nights write the archive, replays read it: this is all the difference between the two."""
    live = job.mode == "live"
    return {
        "HTTPCACHE_ENABLED": True,
        "HTTPCACHE_STORAGE": "spiders.cache.ArchiveStorage",
        "HTTPCACHE_POLICY": "spiders.cache.NightPolicy" if live else "scrapy.extensions.httpcache.DummyPolicy",
        "HTTPCACHE_IGNORE_MISSING": not live,
        "ARCHIVE_ROOT": str(job.data / "archive"),
        "NIGHT": job.night.isoformat(),
        "SOURCE": job.source,
        "RUN": f"{job.night.isoformat()}/{job.source}",
    }


def _politeness(job: Job, card: Card) -> dict[str, Any]:
    """Slow and named. Only a test's server on loopback is asked without a pause, and given up sooner."""
    pace = {"concurrency": 1, "delay": job.loopback_delay, "jitter": 0}
    return {
        "USER_AGENT": make_user_agent(job.contact),
        "DEFAULT_REQUEST_HEADERS": {"Accept": "*/*", "Accept-Language": "en", "Accept-Encoding": "gzip"},
        "DOWNLOAD_DELAY": 0 if job.mode == "replay" else max(1.0, card.delay),
        "DOWNLOAD_SLOTS": {address.rpartition(":")[0]: pace for address in job.allow_addresses},
        "BACKOFF": 0.1 if job.allow_addresses else 5.0,
        "DOWNLOAD_TIMEOUT": 1.0 if job.allow_addresses else 30,  # the slowest known list takes 10 s
        "DOWNLOAD_DELAY_JITTER": 0,  # the delay is a promise, not an average
        "ALLOWED_HOSTS": list(card.hosts),
        # Scrapy's own clock stops a little before the parent's: then what was read is kept.
        "CLOSESPIDER_TIMEOUT": max(1.0, job.time_limit * 0.9),
    }
