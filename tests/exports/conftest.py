"""An empty warehouse to publish from, and the real PostgreSQL server of the warehouse's tests."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.warehouse.conftest import postgres, url
from warehouse.store import Store

__all__ = ["postgres", "url"]


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(f"sqlite:///{tmp_path / 'warehouse.sqlite'}")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return tmp_path / "releases"
