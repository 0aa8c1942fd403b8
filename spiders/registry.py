"""Finds the sources: every module in `spiders/sources/`, and an operator's own cards. Nothing has to be registered."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

import spiders.sources
from spiders.card import BadCard, Card
from spiders.operator_cards import read_operator_card
from transforms.records import Draft, Issue, Link, Page

CARDS = "cards"
"""The folder of an operator's own cards, inside the data folder: `<name>.toml`, each with a platform's reader."""


class UnknownSource(LookupError):  # noqa: N818
    """Raised when no module and no operator's card has the name that was asked for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A card with what it starts from and the two functions that read its pages."""

    card: Card
    start: tuple[Link, ...]
    follow: Callable[[Page], Iterable[Link]]
    extract: Callable[[Page], Iterable[Draft | Issue]]
    total_path: str | None
    fragments: Mapping[str, str] = field(default_factory=dict)
    """By the end of an address's path, the class of the element that is all of that body which counts: HTML without
    a page around it."""
    has_clones: bool = False
    """One posting has a page for each of its cities, under one id; such pages need not say the same."""
    empty_paths: tuple[str, ...] = ()
    """Where a list says that it is empty, by a 0 or an empty list at each path; none where that is not known."""


def read_names() -> tuple[str, ...]:
    """The names of all bundled sources, sorted."""
    return tuple(sorted(module.name for module in pkgutil.iter_modules(spiders.sources.__path__)))


def read_cards(data: Path | None = None) -> tuple[Card, ...]:
    """The cards of all sources, bundled and (where `data` is given) the operator's own, sorted by name.

    An operator's card that is broken is left out, so that it costs its own source and no other; `find_broken_cards`
    names it.
    """
    own = {name for name, problem in _read_own(data) if problem is None}
    return tuple(find_source(name, data=data).card for name in sorted({*read_names(), *own}))


def find_broken_cards(data: Path | None) -> tuple[str, ...]:
    """What is wrong with an operator's own cards, one line each."""
    return tuple(problem for _, problem in _read_own(data) if problem is not None)


def _read_own(data: Path | None) -> Iterator[tuple[str, str | None]]:
    """The operator's cards by name, each with what keeps it from being a source."""
    for path in sorted((data / CARDS).glob("*.toml")) if data else ():
        try:
            make_source(read_operator_card(path))
        except (BadCard, UnknownSource) as error:
            yield path.stem, str(error)
        else:
            yield path.stem, f"{path.name}: a bundled source has this name" if path.stem in read_names() else None


def read_card(name: str, *, data: Path | None = None) -> Card:
    """One card by name. Raises UnknownSource."""
    return find_source(name, data=data).card


def find_source(name: str, *, data: Path | None = None) -> Source:
    """One source by name; only its own modules are imported. Raises UnknownSource."""
    if name in read_names():
        module = importlib.import_module(f"spiders.sources.{name}")
        return make_source(module.CARD, module=module)
    path = data / CARDS / f"{name}.toml" if data else None
    if path is None or not path.is_file():
        raise UnknownSource(name)
    return make_source(read_operator_card(path))


def make_source(card: Card, *, module: object = None, reader: str | None = None) -> Source:
    """Fills what a source's module leaves out from the platform that its card names. Raises UnknownSource."""
    name = reader or card.reader
    platform = importlib.import_module(f"spiders.platforms.{name}") if name else None
    extract = getattr(module, "extract", None) or getattr(platform, "extract", None)
    if extract is None:
        raise UnknownSource(f"{card.name}: neither the module nor its reader can extract")
    total_path = card.total_path or getattr(platform, "TOTAL_PATH", None)
    return Source(
        card=card,
        start=card.start or (platform.make_start(card.key) if platform else ()),
        follow=getattr(module, "follow", None) or getattr(platform, "follow", None) or _follow_nothing,
        extract=extract,
        total_path=total_path if card.completeness == "declared_total" else None,
        fragments=getattr(module, "FRAGMENTS", getattr(platform, "FRAGMENTS", {})),
        has_clones=getattr(module, "HAS_CLONES", getattr(platform, "HAS_CLONES", False)),
        empty_paths=getattr(module, "EMPTY", getattr(platform, "EMPTY", ())),
    )


def _follow_nothing(page: Page) -> Iterable[Link]:
    return ()
