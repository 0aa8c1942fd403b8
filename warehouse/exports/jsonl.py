"""JSON Lines: one object a line, keys in the order of the type. Safe inside a `<script>` element too."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

_ESCAPES = {character: f"\\u{ord(character):04x}" for character in "<>&\u2028\u2029\x7f"}
"""Inside JSON these stand in strings only, where an escape means the same; outside, no page can be broken out of."""


def make_json(value: Any) -> str:
    """One line of JSON. Raises ValueError for NaN and infinities, which JSON does not know."""
    text = json.dumps(value, ensure_ascii=False, allow_nan=False, separators=(",", ":"))
    for character, escape in _ESCAPES.items():
        text = text.replace(character, escape)
    return text


def export_jsonl(path: Path, records: Iterable[Any]) -> int:
    """Writes one line a record; returns how many."""
    count = 0
    with path.open("w", encoding="utf-8", newline="\n") as out:
        for record in records:
            out.write(make_json(record) + "\n")
            count += 1
    return count
