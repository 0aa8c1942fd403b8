"""A platform's own list that comes as one JSON payload of flat records: a source only names the keys."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, Literal

from spiders.payload import BrokenPage, Row, load_json, make_draft, make_text, need, need_list, read_rows
from transforms.records import Draft, Issue, Page

Extract = Callable[[Page], Iterator[Draft | Issue]]


def make_extract(
    *, rows: str, title: str, url: str, values: dict[str, str], text: str | None = None, id: str = "id",
    sections: tuple[str, ...] = (), written: Literal["text", "markdown", "html"] = "text",
    words: dict[str, str] | None = None,
) -> Extract:  # fmt: skip
    """The `extract` of a source. Paths are dotted, a number is a place in a list.

    `url` has the key of a record in braces, or is the key of an address. `values` are our names by key; "pay" is
    both bounds where it is a bare figure, else a line. A list has no `text` at all, or every record has one; `sections` may
    be missing, and lists among them become bullets. `words` spell out codes.
    """

    def read(page: Page, row: Row) -> Draft:
        row.expect(*sections)
        source_id, heading = row.identify(id), row.require(title)
        address = _find_address(row, url)
        texts = [row.require(text) if text else "", *(_print_section(row, key) for key in sections)]
        opened: dict[str, Row] = {}
        for path, name in values.items():
            outer, _, key = path.rpartition(".")
            if outer and outer not in opened:
                opened[outer] = row.child(outer)
            _publish(opened[outer] if outer else row, key, name, words or {})
        return make_draft(
            page, row, source_id=source_id, url=address, title=heading, description="\n\n".join(filter(None, texts)),
            description_format=written,
        )  # fmt: skip

    def extract(page: Page) -> Iterator[Draft | Issue]:
        yield from read_rows(page, _open(load_json(page.body), rows.split(".")), read)

    return extract


def _open(payload: Any, steps: list[str]) -> list[Any]:
    """The list of records. Raises BrokenPage naming the path."""
    *outer, last = steps
    for step in outer:
        if step.isdigit():
            if not isinstance(payload, list) or len(payload) <= int(step):
                raise BrokenPage("missing_envelope", f"[{step}]")
            payload = payload[int(step)]
        else:
            payload = need(payload, step)
    return need_list(payload, last)


def _find_address(row: Row, url: str) -> str:
    """The address that a record prints, or the pattern with its id or another of its keys."""
    before, brace, rest = url.partition("{")
    if not brace:
        found = make_text(row.peek(url))
        return found or row.require(url)
    key, _, after = rest.partition("}")
    return before + (row.source_id or "" if key == "" else row.require(key)) + after


def _print_section(row: Row, key: str) -> str:
    value = row.take(key)
    items = value if isinstance(value, list) else None
    text = make_text(value) if items is None else "\n".join(f"- {item}" for item in items if make_text(item))
    return f"{key.capitalize()}\n{text}" if text else ""


def _publish(row: Row, key: str, name: str, words: dict[str, str]) -> None:
    text = row.text(key)
    if name == "pay":
        names = ("pay_min", "pay_max") if (text or "").replace(".", "").isdigit() else ("pay_text",)
    else:
        names = (name,)
    for ours in names:
        row.add(ours, words.get(text or "", text), key)
