"""Where a run reads and writes, from the command line's options or the environment. No side effect."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SAMPLE_NIGHTS = ROOT / "tests" / "nights"
"""The bundled sample world: recorded nights written by the project in its sources' shapes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """One run's places. `contact` goes into the user agent; without one nothing is crawled live."""

    data: Path
    warehouse: str
    contact: str | None

    @property
    def releases(self) -> Path:
        return self.data / "releases"


def make_settings(*, data: Path | None = None, warehouse: str | None = None) -> Settings:
    """Options win over EXPERTGIGS_DATA and EXPERTGIGS_WAREHOUSE; everything defaults to `./data`."""
    place = (data or Path(os.environ.get("EXPERTGIGS_DATA") or ROOT / "data")).resolve()
    url = warehouse or os.environ.get("EXPERTGIGS_WAREHOUSE") or f"sqlite:///{place / 'warehouse.sqlite'}"
    return Settings(data=place, warehouse=url, contact=os.environ.get("EXPERTGIGS_CONTACT") or None)
