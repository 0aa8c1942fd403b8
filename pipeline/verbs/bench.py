"""`./run bench`: the measurements, each a script in `tests/bench/` that prints its figures."""

from __future__ import annotations

import runpy
import sys

import click

from pipeline.settings import ROOT

BENCHES = ROOT / "tests" / "bench"


def bench_names() -> list[str]:
    return sorted(path.stem.removeprefix("bench_") for path in BENCHES.glob("bench_*.py"))


@click.command(
    "bench",
    epilog="Example: ./run bench extract",
    context_settings={"ignore_unknown_options": True},
)
@click.argument("name", type=click.Choice(bench_names()))
@click.argument("arguments", nargs=-1, type=click.UNPROCESSED)
def command(name: str, arguments: tuple[str, ...]) -> None:
    """Measure one thing, interleaved with what it is compared to, and print both."""
    sys.argv = [f"bench {name}", *arguments]
    sys.path.insert(0, str(ROOT))
    runpy.run_path(str(BENCHES / f"bench_{name}.py"), run_name="__main__")
