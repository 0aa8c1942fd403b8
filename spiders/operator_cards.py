"""An operator's own source as a TOML file: a card for a platform that is already known, without any code."""

from __future__ import annotations

import importlib
import json
import tomllib
from dataclasses import fields
from pathlib import Path
from typing import Any

from spiders.card import BadCard, Card, Terms
from transforms.records import Link


def read_operator_card(path: Path) -> Card:
    """Reads `<name>.toml`; keys are those of `Card`, `terms` and `[[start]]` are tables. Raises BadCard.

    On a platform that serves one host, `hosts` and `completeness` may be left out.
    """
    try:
        values: dict[str, Any] = tomllib.loads(path.read_text(encoding="utf-8"))
        terms = Terms(**values.pop("terms"))
        start = tuple(_read_link(link) for link in values.pop("start", ()))
        _fill_in(values)
        for name in ("hosts", "expected"):
            values[name] = tuple(values[name])
        return Card(**{"name": path.stem} | values, terms=terms, start=start)
    except BadCard:
        raise
    except (KeyError, TypeError, ValueError, ImportError, AttributeError) as error:
        raise BadCard(f"{path.name}: {error}") from error


def _read_link(values: dict[str, Any]) -> Link:
    """One `[[start]]` table; its `headers` are a table of their own."""
    return Link(**values | {"headers": tuple((values.get("headers") or {}).items())})


def _fill_in(values: dict[str, Any]) -> None:
    """What a platform knows of all its boards need not be said again: its host and what proves a list whole."""
    if isinstance(reader := values.get("reader"), str) and reader.isidentifier():
        platform = importlib.import_module(f"spiders.platforms.{reader}")
        if hasattr(platform, "HOST"):
            values.setdefault("hosts", [platform.HOST])
        if hasattr(platform, "COMPLETENESS"):
            values.setdefault("completeness", platform.COMPLETENESS)


def write_operator_card(path: Path, card: Card) -> None:
    """Writes a card as `read_operator_card` reads it; what the card leaves at its default is left out."""
    path.parent.mkdir(parents=True, exist_ok=True)
    plain = [field for field in fields(card) if field.name not in ("name", "terms", "start")]
    lines = [
        f"{field.name} = {_print(getattr(card, field.name))}"
        for field in plain
        if getattr(card, field.name) != field.default
    ]
    lines += ["", "[terms]", f"status = {_print(card.terms.status)}", f"note = {_print(card.terms.note)}"]
    lines += [f"read_on = {card.terms.read_on.isoformat()}"]
    for link in card.start:
        lines += ["", "[[start]]", f"url = {_print(link.url)}", f"method = {_print(link.method)}"]
        lines += [f"body = {_print(link.body)}"] if link.body else []
        lines += [f"headers.{_print(name)} = {_print(value)}" for name, value in link.headers]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def _print(value: Any) -> str:
    """A value in TOML; JSON's texts, numbers and lists are TOML as well."""
    return json.dumps(list(value) if isinstance(value, tuple) else value)
