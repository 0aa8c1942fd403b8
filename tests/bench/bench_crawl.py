"""Speed of collecting, interleaved with what it is measured against. `./run bench crawl [PAGES] [ROUNDS]`

Ours: the one spider with every guard, the archive (each page stored for good) and a draft per page, JSON-LD read.
Theirs: an empty Scrapy spider with Scrapy's own settings that asks for the same pages and does nothing with them.
Pages of about 100 kB on loopback, no pause (a setting for tests alone). CPU seconds of the crawling
process from its first request to its end, children forked warm on both sides; the medians of the rounds are compared.
"""

from __future__ import annotations

import json
import multiprocessing
import resource
import statistics
import sys
import tempfile
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
TARGET = 0.75
_CHROME = "".join(
    f'<li class="item-{n}"><a href="/jobs/{n}/x"><span>Job number {n}</span></a></li>' for n in range(1100)
)
_WORDS = "Judge what a model says about your field, line by line, and write down why it is right or wrong. " * 25


def make_page(number: int, root: str) -> bytes:
    """A posting page as boards have them: a JSON-LD block in the head, 110 kB of navigation around the text."""
    posting = {
        "@context": "https://schema.org", "@type": "JobPosting", "title": f"Expert {number}",
        "url": f"{root}/jobs/{number}", "description": f"<p>{_WORDS}</p>", "datePosted": "2026-11-01",
        "hiringOrganization": {"@type": "Organization", "name": "Acme"},
    }  # fmt: skip
    block = f'<script type="application/ld+json">{json.dumps(posting)}</script>'
    script = "<script>" + f"window.__state_{number} = {{}};" * 300 + "</script>"
    return (
        f"<!doctype html><html><head><title>Expert {number}</title>{block}{script}</head>"
        f"<body><ul>{_CHROME}</ul><main><h1>Expert {number}</h1><p>{_WORDS}</p></main></body></html>"
    ).encode()


def serve(count: int, ready: Any) -> None:
    """The site in a process of its own, so that its CPU time is nobody's. Sends its port through the pipe."""
    pages: dict[str, bytes] = {}

    class Site(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            body = pages.get(self.path)
            self.send_response(200 if body else 404)
            kind = "application/xml" if self.path.endswith(".xml") else "text/html; charset=utf-8"
            self.send_header("Content-Type", "text/plain" if self.path.endswith(".txt") else kind)
            self.send_header("Content-Length", str(len(body or b"")))
            self.end_headers()
            self.wfile.write(body or b"")

        def log_message(self, *_: object) -> None:
            return

    server = ThreadingHTTPServer(("127.0.0.1", 0), Site)
    root = f"http://127.0.0.1:{server.server_address[1]}"
    pages |= {f"/jobs/{n}": make_page(n, root) for n in range(1000, 1000 + count)}
    places = "".join(f"<url><loc>{root}{path}</loc></url>" for path in pages)
    pages |= {"/robots.txt": b"User-agent: *\n", "/sitemap.xml": f"<urlset>{places}</urlset>".encode()}
    ready.send(server.server_address[1])
    server.serve_forever()


def cpu() -> float:
    used = resource.getrusage(resource.RUSAGE_SELF)
    return used.ru_utime + used.ru_stime


def crawl_theirs(root: str, count: int, result: Any) -> None:
    """An empty spider under Scrapy's defaults."""
    import scrapy
    from scrapy.crawler import AsyncCrawlerProcess

    class Empty(scrapy.Spider):
        name = "empty"

        async def start(self) -> Any:
            for number in range(1000, 1000 + count):
                yield scrapy.Request(f"{root}/jobs/{number}")

        def parse(self, response: Any) -> None:
            return

    process = AsyncCrawlerProcess({
        "LOG_LEVEL": "ERROR", "TELNETCONSOLE_ENABLED": False, "REMOTE_CONTROL_ENABLED": False,
    })  # fmt: skip
    crawler = process.create_crawler(Empty)
    started = cpu()
    process.crawl(crawler)
    process.start()
    result.send((cpu() - started, crawler.stats.get_value("response_received_count")))


def crawl_ours(root: str, count: int, result: Any) -> None:
    """A card, the real child process's work, drafts and archive on the disk."""
    from spiders.child import run_child
    from spiders.settings import Job
    from transforms.records import CrawlReport
    from transforms.wire import parse_record

    with tempfile.TemporaryDirectory() as folder:
        data = Path(folder)
        (data / "cards").mkdir()
        (data / "cards" / "bench.toml").write_text(
            'title = "Bench"\nhomepage = "https://bench.example/"\noperator = "none"\nkind = "job_board"\n'
            f'hosts = ["127.0.0.1"]\nreader = "sitemap_json_ld"\nkey = "{root}/sitemap.xml"\nexpected = [1, 100000]\n'
            f"max_pages = {count + 10}\n"
            f'[terms]\nstatus = "allowed"\nread_on = {datetime.now(UTC).date()}\n',
            encoding="utf-8",
        )
        job = Job(
            source="bench", night=datetime.now(UTC).date(), data=data, mode="live", contact="bench@bench.example",
            allow_addresses=(root.removeprefix("http://"),),
        )  # fmt: skip
        started = cpu()
        run_child(job)
        report = parse_record(CrawlReport, (job.folder / "report.json").read_bytes())
        result.send((cpu() - started, report.parsed))


def run_apart(context: Any, work: Any, *given: Any) -> tuple[float, int]:
    """Runs one side in a forked child; returns its CPU seconds and the pages it read."""
    here, there = context.Pipe(duplex=False)
    child = context.Process(target=work, args=(*given, there))
    child.start()
    found: tuple[float, int] = here.recv()
    child.join()
    return found


def main(count: int = 300, rounds: int = 5) -> None:
    import spiders.preload  # noqa: F401  (what a night's children have in common, imported before the first fork)

    context = multiprocessing.get_context("fork")
    here, there = context.Pipe(duplex=False)
    site = context.Process(target=serve, args=(count, there), daemon=True)
    site.start()
    root = f"http://127.0.0.1:{here.recv()}"
    figures: dict[str, list[float]] = {"theirs": [], "ours": []}
    for _ in range(rounds):
        for name, work in (("theirs", crawl_theirs), ("ours", crawl_ours)):
            seconds, pages = run_apart(context, work, root, count)
            if pages != count:
                raise SystemExit(f"{name}: {pages} of {count} pages were read")
            figures[name].append(count / seconds)
    site.terminate()
    theirs, ours = (statistics.median(figures[name]) for name in ("theirs", "ours"))
    print(f"{count} pages of {len(make_page(1000, root)) / 1000:.0f} kB, {rounds} rounds")
    print(
        f"ours {ours:,.0f} pages per CPU second, empty Scrapy spider {theirs:,.0f}, "
        f"ratio {ours / theirs:.2f} (target {TARGET})"
    )


if __name__ == "__main__":
    main(*(int(text) for text in sys.argv[1:3]))
