"""React's flight format, as Next.js prints it into pages (`self.__next_f.push`) or answers a server action with it.

The stream is rows `id:value`. A value is JSON up to the line's end, or a text `T<hex>,` of that many UTF-8 bytes with
no line end. Strings refer to rows: `$15` is row 15, `$15:a:0` a place in it; `$$` is a dollar sign. A row, and a text's
bytes, may be cut anywhere between two chunks, so chunks are joined before anything is read.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from spiders.payload import BrokenPage, load_json
from transforms.charsets import decode
from transforms.errors import BrokenText
from transforms.records import Page

MARK = "self.__next_f.push("
_ROW = re.compile(rb"\s{0,3}([0-9a-f]{0,8}):")
_SIZED = re.compile(rb"([TAOoUSsLlGgMmV])([0-9a-f]{1,8}),")
_REFERENCE = re.compile(r"\$[L@]?([0-9a-f]{1,8})((?::[\w.-]{1,80}){0,9})\Z")
_DEPTH = 40


class Flight:
    """The rows of a stream by id, as printed; `resolve` follows their references."""

    __slots__ = ("rows",)

    def __init__(self, rows: dict[str, Any]) -> None:
        self.rows = rows

    def find_objects(self, *keys: str) -> Iterator[dict[str, Any]]:
        """Every object of the stream that has all the keys, resolved, in the order of the rows."""
        for row in self.rows.values():
            for found in walk(row):
                if all(key in found for key in keys):
                    yield self.resolve(found)

    def resolve(self, value: Any, depth: int = 0) -> Any:
        """The value with its references followed, at most 40 deep; a reference to no row stays as it is."""
        if depth > _DEPTH:
            return value
        if isinstance(value, dict):
            return {key: self.resolve(item, depth + 1) for key, item in value.items()}
        if isinstance(value, list):
            return [self.resolve(item, depth + 1) for item in value]
        return self._follow(value, depth) if isinstance(value, str) and value.startswith("$") else value

    def _follow(self, text: str, depth: int) -> Any:
        if text.startswith("$$"):
            return text[1:]
        if text == "$undefined":
            return None
        if text.startswith(("$D", "$n")):  # a date, a big integer
            return text[2:]
        found = _REFERENCE.match(text)
        if found is None or found[1] not in self.rows:
            return text
        value = self.rows[found[1]]
        for step in found[2].split(":")[1:]:
            value = _step_into(value, step)
        # A text row is raw: its dollar signs are no references.
        return value if isinstance(value, str) else self.resolve(value, depth + 1)


def _step_into(value: Any, step: str) -> Any:
    if isinstance(value, dict):
        return value.get(step)
    return value[int(step)] if isinstance(value, list) and step.isdigit() and int(step) < len(value) else None


def walk(value: Any) -> Iterator[dict[str, Any]]:
    """Every object inside a JSON value, outer ones first."""
    open_values = [value]
    while open_values:
        current = open_values.pop()
        if isinstance(current, dict):
            yield current
            open_values += reversed([item for item in current.values() if isinstance(item, dict | list)])
        elif isinstance(current, list):
            open_values += reversed([item for item in current if isinstance(item, dict | list)])


def read_flight(page: Page) -> Flight:
    """The stream of a page: its chunks, or the whole body where that is the stream. Raises BrokenPage."""
    if MARK.encode() not in page.body:
        if _ROW.match(page.body) is None:
            raise BrokenPage("missing_envelope", "self.__next_f")
        return Flight(parse_rows(page.body))
    try:
        text = decode(page.body, page.content_type)
    except BrokenText as error:
        raise BrokenPage("charset", value=str(error)) from error
    return Flight(parse_rows(_join_chunks(text)))


def _join_chunks(text: str) -> bytes:
    """The strings of all `push([1,"..."])`, joined; half a surrogate pair finds its other half in the next chunk."""
    decoder, parts, at = json.JSONDecoder(), list[str](), text.find(MARK)
    while at >= 0:
        try:
            chunk, end = decoder.raw_decode(text, at + len(MARK))
        except (ValueError, RecursionError) as error:
            raise BrokenPage("not_json", "self.__next_f", str(error)) from error
        if isinstance(chunk, list) and len(chunk) > 1 and chunk[0] == 1 and isinstance(chunk[1], str):
            parts.append(chunk[1])
        at = text.find(MARK, end)
    return "".join(parts).encode("utf-16", "surrogatepass").decode("utf-16", "replace").encode()


def parse_rows(data: bytes) -> dict[str, Any]:
    """Rows by id; those that hold no data (modules, hints, errors) are left out. Raises BrokenPage for a cut text.

    >>> parse_rows('1:T5,né: 2:{"a":"$1"}\\n3:I["m"]\\n'.encode())
    {'1': 'né: ', '2': {'a': '$1'}}
    """
    rows: dict[str, Any] = {}
    at = 0
    while found := _ROW.match(data, at):
        name, at = found[1].decode(), found.end()
        if sized := _SIZED.match(data, at):
            end = sized.end() + int(sized[2], 16)
            if end > len(data):
                raise BrokenPage("missing_envelope", f"self.__next_f {name}")
            if sized[1] == b"T":
                rows[name] = data[sized.end() : end].decode("utf-8", "replace")
            at = end
        else:
            end = data.find(b"\n", at)
            end = len(data) if end < 0 else end
            if data[at : at + 1] in (b"{", b"[", b'"'):
                rows[name] = load_json(data[at:end])
            at = end + 1
    return rows
