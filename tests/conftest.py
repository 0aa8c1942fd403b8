"""For every room: the long forms of tests run only where they are asked for."""

from __future__ import annotations

import pytest


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """`-m load` asks for the long forms; without it a short form stands in."""
    if "load" not in config.option.markexpr:
        for item in items:
            if item.get_closest_marker("load"):
                item.add_marker(pytest.mark.skip(reason="long form: -m load"))
