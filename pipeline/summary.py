"""What an operator reads in the morning: one table, the release, and what needs a person. Also as JSON."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from typing import Any

from rich.console import Console
from rich.table import Table

from transforms.records import CrawlReport, LoadReport

COLUMNS = ("listed", "fetched", "parsed", "rejected", "new", "changed", "closed", "held", "open")
_STYLE = {"ok": "green", "incomplete": "yellow", "suspect_empty": "yellow", "degraded": "yellow"}


@dataclass(frozen=True, slots=True, kw_only=True)
class NightSummary:
    """One night: per source what was collected and what changed, the release, the failed checks."""

    night: str
    sources: tuple[tuple[CrawlReport, LoadReport | None], ...]
    release: str | None
    release_rows: int
    release_changed: bool
    seconds: float
    failed_guards: tuple[str, ...] = ()
    attention: tuple[str, ...] = ()

    @property
    def is_good(self) -> bool:
        return not self.failed_guards and self.release is not None

    def figures(self, crawl: CrawlReport, load: LoadReport | None) -> dict[str, int]:
        """The numbers of one source's line. `open` counts postings, and rows where the source lists more rows."""
        loaded = load or LoadReport(source=crawl.source, night=crawl.night)
        return {
            "listed": crawl.listed, "fetched": crawl.fetched, "parsed": crawl.parsed, "rejected": crawl.rejected,
            "new": loaded.new, "changed": loaded.changed, "closed": loaded.closed, "held": loaded.held,
            "open": loaded.open_postings,
        }  # fmt: skip


def make_console(*, stderr: bool) -> Console:
    """A console for summaries: as wide as the terminal, and never narrower than the table when it is no terminal."""
    console = Console(stderr=stderr, highlight=False)
    return console if console.is_terminal else Console(stderr=stderr, highlight=False, width=120)


def print_summary(summary: NightSummary, console: Console) -> None:
    """The table, then the release, then what needs a person."""
    table = Table(title=f"Night {summary.night}", title_justify="left", header_style="bold", box=None, pad_edge=False)
    table.add_column("source", no_wrap=True)
    table.add_column("run", no_wrap=True)
    for name in COLUMNS:
        table.add_column(name, justify="right", no_wrap=True)
    for crawl, load in summary.sources:
        numbers = summary.figures(crawl, load)
        rows = f" ({load.open_rows} rows)" if load and load.open_rows > load.open_postings else ""
        table.add_row(
            crawl.source,
            f"[{_STYLE.get(crawl.status, 'red')}]{crawl.status}[/]",
            *(f"{numbers[name]}{rows}" if name == "open" else str(numbers[name] or "·") for name in COLUMNS),
        )
    console.print(table)
    console.print()
    changed = "" if summary.release_changed else " (unchanged)"
    console.print(f"release   {summary.release or 'none'}{changed}, {summary.release_rows} openings", soft_wrap=True)
    console.print(f"time      {summary.seconds:.1f} s")
    for line in summary.failed_guards:
        console.print(f"[red]failed[/]    {line}", soft_wrap=True)
    for line in summary.attention or ("nothing",):
        console.print(f"[yellow]look at[/]   {line}" if summary.attention else f"look at   {line}", soft_wrap=True)


def make_json(summary: NightSummary) -> str:
    """The same for machines: one object, stable keys."""
    values: dict[str, Any] = {
        "night": summary.night,
        "good": summary.is_good,
        "release": summary.release,
        "release_rows": summary.release_rows,
        "release_changed": summary.release_changed,
        "seconds": round(summary.seconds, 1),
        "failed_guards": list(summary.failed_guards),
        "attention": list(summary.attention),
        "sources": {
            crawl.source: {
                "status": crawl.status, "complete": crawl.complete, "reason": crawl.reason,
                **summary.figures(crawl, load), "open_rows": load.open_rows if load else 0,
                "accounting": asdict(crawl) | {"night": summary.night, "started_at": None, "finished_at": None},
            }
            for crawl, load in summary.sources
        },
    }  # fmt: skip
    return json.dumps(values, ensure_ascii=False)
