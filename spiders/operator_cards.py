"""An operator's own source as a TOML file: a card for a platform that is already known, without any code."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

from spiders.card import BadCard, Card, Terms
from transforms.records import Link


def read_operator_card(path: Path) -> Card:
    """Reads `<name>.toml`; keys are those of `Card`, `terms` and `[[start]]` are tables. Raises BadCard."""
    try:
        values: dict[str, Any] = tomllib.loads(path.read_text(encoding="utf-8"))
        terms = Terms(**values.pop("terms"))
        start = tuple(Link(**link) for link in values.pop("start", ()))
        for name in ("hosts", "expected"):
            values[name] = tuple(values[name])
        return Card(**{"name": path.stem} | values, terms=terms, start=start)
    except BadCard:
        raise
    except (KeyError, TypeError, ValueError) as error:
        raise BadCard(f"{path.name}: {error}") from error
