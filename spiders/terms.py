"""How long ago a source's terms were read, and by whom again since: a card has a date, an operator renews it by name.

A reading older than WARN_AFTER warns every night, older than STOP_AFTER the source is not asked any more until somebody
reads its terms and says so. The renewal is the operator's own word, kept in `<data>/terms/<name>.toml`.
"""

from __future__ import annotations

import json
import tomllib
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from spiders.archive import write_atomically
from spiders.card import Card
from spiders.registry import read_card

WARN_AFTER, STOP_AFTER = 180, 210
"""Days since the terms were read."""
FOLDER = "terms"


@dataclass(frozen=True, slots=True, kw_only=True)
class Review:
    """Somebody read the terms of a source again and leaves it on."""

    by: str
    on: date


def review(name: str, by: str, on: date, data: Path) -> Path:
    """Records that `by` read the terms of a source on a day; returns the file. Raises UnknownSource, ValueError."""
    card = read_card(name, data=data)
    by = " ".join(by.split())
    if not by:
        raise ValueError("a review needs the name of who read the terms")
    if on < card.terms.read_on:
        raise ValueError(f"the card of {name} was read later, on {card.terms.read_on}")
    path = data / FOLDER / f"{name}.toml"
    write_atomically(path, f"by = {json.dumps(by, ensure_ascii=False)}\non = {on.isoformat()}\n".encode())
    return path


def read_review(name: str, data: Path) -> Review | None:
    """The operator's latest review; None where there is none that can be read."""
    try:
        values = tomllib.loads((data / FOLDER / f"{name}.toml").read_text(encoding="utf-8"))
        found = Review(by=str(values["by"]), on=values["on"])
    except (OSError, ValueError, KeyError):
        return None
    return found if type(found.on) is date and found.by else None


def find_read_on(card: Card, *, on: date, data: Path) -> date:
    """The last day, as seen on a day, on which somebody read the terms: the card's, or the operator's later one."""
    renewed = read_review(card.name, data)
    return max(card.terms.read_on, renewed.on) if renewed is not None and renewed.on <= on else card.terms.read_on


def judge_terms(card: Card, *, on: date, data: Path) -> str | None:
    """`terms_old` warns, `terms_stale` stops the source, None is fine."""
    age = (on - find_read_on(card, on=on, data=data)).days
    if age > STOP_AFTER:
        return "terms_stale"
    return "terms_old" if age > WARN_AFTER else None
