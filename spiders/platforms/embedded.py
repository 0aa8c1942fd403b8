"""State that a site prints into its HTML: Next.js' `__NEXT_DATA__`, and JSON-LD blocks."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from spiders.payload import BrokenPage, load_json
from spiders.platforms.html_tree import make_tree
from transforms.records import Page


def read_next_data(page: Page) -> Any:
    """The page's `__NEXT_DATA__`. Raises BrokenPage where it is missing (a 404 page has none) or no JSON."""
    found = make_tree(page).css_first("script#__NEXT_DATA__")
    if found is None:
        raise BrokenPage("missing_envelope", "__NEXT_DATA__")
    return load_json(found.text().encode())


def read_json_ld(page: Page) -> Iterator[Any]:
    """Every object of every JSON-LD block, `@graph` and lists opened; a block that is no JSON comes as BrokenPage."""
    for script in make_tree(page).css('script[type="application/ld+json"]'):
        try:
            yield from _open(load_json(script.text().encode()))
        except BrokenPage as broken:
            yield broken


def _open(block: Any) -> Iterator[Any]:
    if isinstance(block, list):
        for item in block:
            yield from _open(item)
    elif isinstance(block, dict):
        graph = block.get("@graph")
        yield from _open(graph) if isinstance(graph, list) else (block,)


def is_of_type(block: Any, name: str) -> bool:
    """Whether a JSON-LD object is of a schema.org type; `@type` may be a list."""
    kind = block.get("@type") if isinstance(block, dict) else None
    return name in kind if isinstance(kind, list) else kind == name
