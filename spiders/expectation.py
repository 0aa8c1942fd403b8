"""What a page is expected to yield, in a form that a person can review line by line.

A test compares it, `accept` rewrites it. Descriptions are kept by their ends and their length: enough to see a change.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from spiders.harvest import Harvest
from transforms.records import Draft, Issue

_ENDS = 60


def make_expectation(found: Harvest, kind: str) -> dict[str, Any]:
    """The harvest of one page as JSON-ready values; `kind` says whether the page was read as a list or a detail."""
    return {
        "kind": kind,
        "failed": found.failed,
        "declared_total": found.declared_total,
        "drafts": [_draft(draft) for draft in found.drafts],
        "issues": [_issue(issue) for issue in found.issues],
        "links": [f"{link.kind} {link.method} {link.url} {link.body or ''}".strip() for link in found.links],
    }


def print_expectation(values: dict[str, Any]) -> str:
    return json.dumps(values, indent=1, ensure_ascii=False) + "\n"


def find_differences(expected: Any, found: Any, path: str = "") -> Iterator[str]:
    """Each place where two expectations differ, as `drafts[0].published[2].text: expected ..., found ...`."""
    if isinstance(expected, dict) and isinstance(found, dict):
        for key in dict.fromkeys((*expected, *found)):
            yield from find_differences(expected.get(key), found.get(key), f"{path}.{key}".lstrip("."))
    elif isinstance(expected, list) and isinstance(found, list):
        if len(expected) != len(found):
            yield f"{path}: expected {len(expected)}, found {len(found)}"
        for index, pair in enumerate(zip(expected, found, strict=False)):
            yield from find_differences(*pair, f"{path}[{index}]")
    elif expected != found:
        yield f"{path}: expected {expected!r}, found {found!r}"


def _draft(draft: Draft) -> dict[str, Any]:
    return {
        "source_id": draft.source_id,
        "url": draft.url,
        "title": draft.title,
        "is_open": draft.is_open,
        "rows": draft.rows,
        "description_format": draft.description_format,
        "description": _shorten(draft.description),
        "published": [f"{value.name}: {value.text}  <- {value.path}" for value in draft.published],
    }


def _issue(issue: Issue) -> dict[str, Any]:
    known = {name: getattr(issue, name) for name in ("reason", "severity", "source_id", "field", "value")}
    return {name: value for name, value in known.items() if value is not None}


def _shorten(text: str) -> str:
    if len(text) <= 3 * _ENDS:
        return text
    return f"{text[:_ENDS]} ... {text[-_ENDS:]} ({len(text)} characters)"
