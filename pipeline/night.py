"""One night as a Dagster resource: the only thing through which assets read and write."""

from datetime import date
from pathlib import Path

import dagster as dg
from pydantic import PrivateAttr

from pipeline.settings import Settings, make_settings


class Night(dg.ConfigurableResource["Night"]):
    """Where this run reads and writes. Empty values fall back to the environment (`pipeline/settings.py`)."""

    data: str = ""
    warehouse: str = ""
    mode: str = "live"
    """`live` asks the sources; `replay` reads the night's responses from the archive and opens no connection."""
    quiet: bool = True
    _settings: Settings | None = PrivateAttr(default=None)

    @property
    def settings(self) -> Settings:
        if self._settings is None:
            self._settings = make_settings(
                data=Path(self.data) if self.data else None, warehouse=self.warehouse or None
            )  # fmt: skip
        return self._settings


def date_of(context: dg.AssetExecutionContext) -> date:
    """The night that a run is about: its partition, the date of observation in UTC."""
    return date.fromisoformat(context.partition_key)
