"""docs/adding-a-source.md to the keystroke: its commands, in its order, in a copy of the project, against a real site.

The site is on loopback, which the guards refuse; the one thing that differs from a terminal is that the commands are let
through to it.
"""

from __future__ import annotations

import json
import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.faultsite.server import FaultSite, always, respond

ROOT = Path(__file__).resolve().parents[2]
GUIDE = (ROOT / "docs" / "adding-a-source.md").read_text(encoding="utf-8")
EXAMPLE = "https://jobs.example.com/openings"
RUN = """
import sys
import spiders.probe
from spiders.run import crawl
spiders.probe.crawl = lambda *given, **named: crawl(*given, **(named | {"allow_addresses": (%r,)}))
from pipeline.cli import main
main(sys.argv[1:], standalone_mode=True)
"""
CRAWL = """
import datetime, pathlib
from spiders.run import crawl
found = crawl("acme", night=datetime.date(2026, 11, 2), data=pathlib.Path("data"), mode="live",
              contact="us@acme.example", allow_addresses=(%r,))
print(found.report.status, found.report.parsed)
"""
POSTING = {
    "@context": "https://schema.org", "@type": "JobPosting", "title": "Lichen Expert", "datePosted": "2026-11-01",
    "identifier": {"@type": "PropertyValue", "name": "Acme", "value": "lichen-7"},
    "description": "<p>Tell a model what grows on that stone.</p>",
}  # fmt: skip
PAGE = (
    "<!doctype html><html><head><title>Acme</title>"
    f'<script type="application/ld+json">{json.dumps(POSTING)}</script></head><body><main>Openings</main></body></html>'
)


def commands() -> list[list[str]]:
    """The commands of the guide's code blocks, in order."""
    blocks = re.findall(r"^```\w*\n(.*?)^```$", GUIDE, re.M | re.S)
    lines = [line for block in blocks for line in block.splitlines() if line.startswith("./run ")]
    return [shlex.split(line, comments=True) for line in lines]


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """The project as a newcomer has it, without the environment."""
    for room in ("pipeline", "spiders", "transforms", "warehouse", "tests"):
        shutil.copytree(ROOT / room, tmp_path / room, ignore=shutil.ignore_patterns("__pycache__", "nights"))
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    return tmp_path


class Terminal:
    """Runs commands in the copy, those of `./run source` with the site on loopback let through."""

    def __init__(self, folder: Path, site: FaultSite) -> None:
        self.folder, self.site = folder, site

    def python(self, *arguments: str) -> str:
        environment = {**os.environ, "EXPERTGIGS_CONTACT": "us@acme.example", "PYTHONPATH": str(self.folder)}
        done = subprocess.run(
            [sys.executable, *arguments], cwd=self.folder, env=environment, capture_output=True, text=True, check=False
        )  # fmt: skip
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout

    def run(self, command: list[str]) -> str:
        words = [word.replace(EXAMPLE, f"{self.site.url}/openings") for word in command[1:]]
        if words[0] == "test":
            return self.python("-m", "pytest", "-q", "-p", "no:cacheprovider", *words[1:], "-k", "acme")
        return self.python("-c", RUN % self.site.host, *words)


def test_the_guide_names_its_commands_in_order() -> None:
    assert [words[1:3] for words in commands()] == [
        ["source", "probe"], ["source", "new"], ["source", "accept"], ["test", "tests/spiders/test_sources.py"],
        ["source", "review"],
    ]  # fmt: skip


def test_the_documented_steps_add_a_source(copy: Path) -> None:
    robots = always(respond(b"User-agent: *\nDisallow: /private\n"))
    page = always(respond(PAGE.encode(), kind="text/html; charset=utf-8"))
    probe, new, accept, test, review = commands()
    with FaultSite({"/robots.txt": robots, "/openings": page}) as site:
        terminal = Terminal(copy, site)
        looked = terminal.run(probe)
        assert "JSON-LD     1 postings" in looked and "Lichen Expert" in looked
        written = terminal.run(new).split()
        assert written == ["spiders/sources/acme.py", *(f"tests/sources/acme/first/{name}" for name in (
            "expected.json", "page.body.html", "page.json"))]  # fmt: skip
        module = copy / "spiders" / "sources" / "acme.py"
        fill_in(module)
        expected = json.loads((copy / "tests" / "sources" / "acme" / "first" / "expected.json").read_bytes())
        assert [draft["source_id"] for draft in expected["drafts"]] == ["lichen-7"]
        rewrite(copy / "tests" / "sources" / "acme" / "first" / "page.body.html")
        assert "first: drafts[0].title: expected 'Lichen Expert', found 'Moss Expert'" in terminal.run(accept)
        assert terminal.run(accept).strip() == "nothing changed"
        assert " passed" in terminal.run(test)
        assert terminal.python("-c", CRAWL % site.host).split() == ["ok", "1"]
        assert "terms read by" in terminal.run(review)


def fill_in(module: Path) -> None:
    """Step 3, by hand: who runs it, and that its terms were read, so that it may be switched on."""
    text = module.read_text(encoding="utf-8")
    assert text.count("\n") < 30 and "def " not in text
    text = text.replace('operator="unknown"', 'operator="Acme Ltd"')
    text = re.sub(r"    enabled=False,\n    off_reason=[^\n]{1,200}\n", "", text)
    text = re.sub(r"read_on=date\([\d, ]{1,20}\)", "read_on=date(2026, 11, 1)", text)
    module.write_text(text, encoding="utf-8")


def rewrite(body: Path) -> None:
    """Step 5, by hand: the saved page in words of our own."""
    body.write_text(body.read_text(encoding="utf-8").replace("Lichen", "Moss"), encoding="utf-8")
