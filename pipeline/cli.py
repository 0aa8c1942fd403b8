"""The verbs of `./run`, each found by name in `pipeline/verbs/`: one module a verb, nothing to register.

A verb's module is imported only when it is asked for, so that `./run extract` does not pay for Dagster.
"""

from __future__ import annotations

import importlib
import pkgutil

import click

from pipeline import verbs


class Verbs(click.Group):
    """Looks verbs up in the folder; `_` in a module's name is `-` in the verb."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return sorted(module.name.replace("_", "-") for module in pkgutil.iter_modules(verbs.__path__))

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in self.list_commands(ctx):
            return None
        command: click.Command = importlib.import_module(f"pipeline.verbs.{cmd_name.replace('-', '_')}").command
        return command


@click.command(cls=Verbs, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 110})
def main() -> None:
    """expertgigs: the open record of expert AI-training work.

    \b
    ./run nightly     one night: collect, understand, load, publish
    ./run test        the test suite
    """
