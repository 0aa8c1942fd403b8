"""Reads a payload by popping: what a source uses is taken out, what it knows and drops is ignored by name, and what
is left in the end is reported. So a renamed key shows twice: once as missing, once as unknown.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from decimal import Decimal
from difflib import SequenceMatcher
from typing import Any, Literal, NoReturn

from transforms.reading import Published
from transforms.records import PUBLISHED, Draft, Issue, Page

VALUE_LIMIT = 200


class BrokenPage(Exception):  # noqa: N818
    """Raised by `extract` and `follow` when a page is not what its source promised; the whole page then fails."""

    def __init__(self, reason: str, field: str | None = None, value: str | None = None) -> None:
        super().__init__(reason, field, value)
        self.reason, self.field, self.value = reason, field, value


class MissingKey(Exception):  # noqa: N818
    """Raised by `Row.require`; the record is quarantined under the key's path."""

    def __init__(self, path: str) -> None:
        super().__init__(path)
        self.path = path


def load_json(body: bytes, *, bare_controls: bool = False) -> Any:
    """Strict JSON: no NaN, no duplicate keys, numbers as printed. Raises BrokenPage("not_json").

    `bare_controls` lets line breaks and tabs stand unescaped in strings.
    """
    try:
        return json.loads(
            body.decode("utf-8-sig"), strict=not bare_controls, object_pairs_hook=_unique, parse_constant=_refuse,
            parse_float=Decimal,
        )  # fmt: skip
    except (ValueError, RecursionError) as error:
        raise BrokenPage("not_json", value=str(error)[:VALUE_LIMIT]) from error


def _unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError("an object has the same key twice")
    return found


def _refuse(constant: str) -> NoReturn:
    raise ValueError(f"{constant} is no JSON number")


def need(envelope: Any, *keys: str) -> Any:
    """The value under the keys of the envelope. Raises BrokenPage("missing_envelope") naming the path."""
    for depth, key in enumerate(keys, 1):
        if not isinstance(envelope, dict) or key not in envelope:
            raise BrokenPage("missing_envelope", ".".join(keys[:depth]))
        envelope = envelope[key]
    return envelope


def need_list(envelope: Any, *keys: str) -> list[Any]:
    """Like `need`, for a list."""
    found = need(envelope, *keys)
    if not isinstance(found, list):
        raise BrokenPage("missing_envelope", ".".join(keys) or "[]")
    return found


def find_next(envelope: dict[str, Any], key: str, *known: str) -> str | None:
    """The text that leads to the next page, None on the last one. Raises BrokenPage where the key is missing and a text
    is there that nobody knows: the way on may have another name."""
    if key not in envelope:
        strange = [name for name, value in envelope.items() if name not in known and isinstance(value, str)]
        if strange:
            raise BrokenPage("missing_envelope", key, ", ".join(strange))
    return make_text(envelope.get(key))


def make_text(value: Any) -> str | None:
    """A scalar as its source printed it; None for null, blank and the word None.

    >>> make_text(Decimal("60.0")), make_text(True), make_text("None"), make_text([1])
    ('60.0', 'true', None, None)
    """
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        bare = value.strip()
        return bare if bare and bare not in ("None", "null") else None
    return str(value) if isinstance(value, int | float | Decimal) else None


class Row:
    """One record of a payload; `published` collects the structured values, `path` is where it stands in the record."""

    __slots__ = ("_children", "_data", "_missed", "is_read", "path", "published", "source_id")

    def __init__(self, data: dict[str, Any], *, path: str = "", published: list[Published] | None = None) -> None:
        self._data = dict(data)
        self._children: list[Row] = []
        self._missed: list[tuple[str, bool]] = []
        self.path = path
        self.published: list[Published] = [] if published is None else published
        self.source_id: str | None = None
        self.is_read = False  # to its end, so that nobody knows what is left

    def take(self, key: str) -> Any:
        """Pops the raw value, None where it is absent."""
        return self._data.pop(key, None)

    def has(self, key: str) -> bool:
        """Whether the key is there, not popped yet, and not null or blank."""
        return self._data.get(key) not in (None, "")

    def peek(self, key: str) -> Any:
        """The raw value, left where it is."""
        return self._data.get(key)

    def left(self) -> list[str]:
        """The keys that nobody popped yet."""
        return list(self._data)

    def text(self, key: str) -> str | None:
        """Pops the value as printed text."""
        return make_text(self.take(key))

    def require(self, key: str) -> str:
        """Pops a value that every record has. Raises MissingKey where it is absent or blank."""
        found = self.text(key)
        if found is None:
            raise MissingKey(self.path + key)
        return found

    def identify(self, key: str) -> str:
        """Pops the record's own id and remembers it for issues. Raises MissingKey."""
        self.source_id = self.require(key)
        return self.source_id

    def demand(self, *keys: str) -> None:
        """Raises MissingKey for the first key that the record does not have at all; a value may be null."""
        for key in keys:
            if key not in self._data:
                raise MissingKey(self.path + key)

    def expect(self, *keys: str, words: bool = False) -> None:
        """Remembers which of the keys are not there, as may be. Where something unknown is left in the end (with `words`,
        an unknown text), the key may only have another name: then `read_rows` turns the record away."""
        self._missed += [(key, words) for key in keys if key not in self._data]

    def has_key(self, key: str) -> bool:
        """Whether the key is there and not popped yet, null or not."""
        return key in self._data

    def find_moved(self) -> str | None:
        """The path of an expected key that may stand under another name, of several the one that is most like it."""
        left = [(key, name) for key, words in self._missed for name, value in self._data.items()
                if not words or has_words(value)]  # fmt: skip
        if left:
            return self.path + max(left, key=lambda pair: SequenceMatcher(None, *pair).ratio())[0]
        return next((path for child in self._children if (path := child.find_moved())), None)

    def ignore(self, *keys: str) -> None:
        """Drops values that are known and not wanted."""
        for key in keys:
            self._data.pop(key, None)

    def child(self, key: str) -> Row:
        """Pops a nested object; an empty one where it is absent. Its left-over keys are reported with the parent's."""
        data = self.take(key)
        return self._adopt(data if isinstance(data, dict) else {}, f"{self.path}{key}.")

    def children(self, key: str) -> list[Row]:
        """Pops a list of nested objects, or a single one."""
        data = self.take(key)
        found = data if isinstance(data, list) else [data]
        return [
            self._adopt(item, f"{self.path}{key}[{index}].")
            for index, item in enumerate(found)
            if isinstance(item, dict)
        ]

    def _adopt(self, data: dict[str, Any], path: str) -> Row:
        row = Row(data, path=path, published=self.published)
        self._children.append(row)
        return row

    def publish(self, name: str, key: str) -> str | None:
        """Pops a scalar or a list of scalars and publishes each under one of our names. Returns the first text."""
        value = self.take(key)
        if not isinstance(value, list):
            return self.add(name, make_text(value), key)
        texts = [self.add(name, make_text(item), f"{key}[{index}]") for index, item in enumerate(value)]
        return next((text for text in texts if text), None)

    def add(self, name: str, text: str | None, key: str) -> str | None:
        """Publishes a text that stood at `key`, or is implied by the key itself (then written `key~what`)."""
        if name not in PUBLISHED:
            raise ValueError(f"{name} is no published name")
        if text is not None:
            self.published.append(Published(name=name, text=text, path=self.path + key))
        return text

    def unread(self) -> set[str]:
        """The paths of the keys that nobody popped, list positions left out."""
        mine = {self.path + key for key in self._data}
        below = (path for child in self._children for path in child.unread())
        return {without_positions(path) for path in (*mine, *below)}


def has_words(value: Any) -> bool:
    """Whether a value is a text of some words or markup, or holds one.

    >>> has_words("Two of them"), has_words(["<p>"]), has_words("2026-10-01 10:00"), has_words({"id": 7})
    (True, True, False, False)
    """
    if isinstance(value, str):
        return "<" in value or value.strip().count(" ") > 1
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return any(has_words(item) for item in inner)


def without_positions(path: str) -> str:
    """
    >>> without_positions("locations[12].city")
    'locations[].city'
    """
    head, *rest = path.split("[")
    return head + "".join("[]" + part.partition("]")[2] for part in rest)


def make_draft(
    page: Page,
    row: Row,
    *,
    source_id: str,
    url: str,
    title: str,
    description: str,
    description_format: Literal["html", "escaped_html", "markdown", "text"],
    is_open: bool = True,
    rows: int = 1,
) -> Draft:
    """A draft with the values that the row published, and the page it was read from."""
    return Draft(
        source=page.source, source_id=source_id, url=url, title=title, description=description,
        description_format=description_format, published=tuple(row.published), page_sha256=page.sha256,
        fetched_at=page.fetched_at, rows=rows, is_open=is_open,
    )  # fmt: skip


def make_issue(
    page: Page, reason: str, *, severity: Literal["info", "warning", "error"] = "error",
    source_id: str | None = None, field: str | None = None, value: str | None = None,
) -> Issue:  # fmt: skip
    """An issue about something on a page."""
    return Issue(
        severity=severity, stage="extract", reason=reason, source=page.source, url=page.url, source_id=source_id,
        sha256=page.sha256, field=field, value=value[:VALUE_LIMIT] if value else None,
    )  # fmt: skip


def read_rows(
    page: Page, records: Iterable[Any], read: Callable[[Page, Row], Draft | Issue]
) -> Iterator[Draft | Issue]:
    """Reads each record with `read`; quarantines what lacks a required key; ends with one note per unknown key."""
    unknown: set[str] = set()
    for index, data in enumerate(records):
        if not isinstance(data, dict):
            yield make_issue(page, "bad_record", field=f"[{index}]", value=repr(data))
            continue
        row = Row(data)
        found = read_row(page, row, read)
        unknown |= row.unread() if row.is_read else set()
        yield found
    yield from note_unknown(page, unknown)


def read_row(page: Page, row: Row, read: Callable[[Page, Row], Draft | Issue]) -> Draft | Issue:
    """Reads one record; an issue where a key is missing that it needs, or has got another name."""
    try:
        found = read(page, row)
    except MissingKey as missing:
        return make_issue(page, "missing_key", source_id=row.source_id, field=missing.path)
    row.is_read = isinstance(found, Draft)
    moved = row.find_moved() if row.is_read else None
    return found if moved is None else make_issue(page, "missing_key", source_id=row.source_id, field=moved)


def note_unknown(page: Page, unknown: Iterable[str]) -> Iterator[Issue]:
    """One note for each key that nobody reads, once per page."""
    for key in sorted(unknown):
        yield make_issue(page, "unknown_key", severity="warning", field=key)
