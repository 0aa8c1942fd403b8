"""Renames what a page is read by, one name at a time, wherever it stands.

JSON: a key at one place of the records (`jobs.*.location.name`), all records at once, renamed or left out; the same in
what HTML embeds (JSON-LD, `__NEXT_DATA__`), and a key of flight chunks wherever it is. HTML: tags, names of attributes,
classes, ids and the like, the first part of links' paths. XML: elements, attributes, namespaces. Framer: field ids.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from typing import Any

from transforms.records import Page

Change = tuple[str, bytes]
"""What was renamed, and the body with it."""
LEFT_OUT = "no"
"""What the label of a change begins with that leaves a key out in place of renaming it."""
Edit = Callable[[dict[str, Any], str], None]

_KEY = re.compile(rb'(\\?")([A-Za-z@$_][\w@$.-]{0,60})\1(\s{0,3}:)')
_BLOCK = re.compile(rb"(<script[^>]{0,200}?application/(?:ld\+)?json[^>]{0,200}>)(.{0,100000}?)(</script>)", re.S)
_WORDS = re.compile(rb'\s(class|id|itemprop|role|rel|type|name|property|data-[a-z-]{1,40})="([^"<>]{1,300})"')
_TAG = re.compile(rb"(</?)([A-Za-z][\w:-]{0,40})(?=[\s/>])")
_ELEMENT = re.compile(
    rb"(</?)(h[1-6]|[uo]l|li|p|a|span|div|main|article|section|button|time|table|t[drh]|d[ldt])(?=[\s/>])"
)
_OPENING = re.compile(rb"<[A-Za-z][^<>]{0,2000}>")
_NAME = re.compile(rb'(\s)([A-Za-z][\w:-]{0,40})(?==["\'])')
_PATH = re.compile(rb'(<a\s[^<>]{0,300}?\bhref="(?:https?://[^/"]{1,80})?/)([\w.-]{1,60})(?=/)')
_NUMBER = re.compile(rb"_\d{1,12}\Z")
_SPACE = re.compile(rb'(xmlns(?::\w{1,20})?=")([^"]{1,200})"')
_FIELD = re.compile(rb"(\0\0\0\x09)([\w-]{9})(?=[\0-\x0c])")


def find_changes(page: Page, values: set[str]) -> Iterator[Change]:
    """Every change of one name; `values` are the postings' own ids, which are no names."""
    body = page.body
    if page.url.endswith(".framercms"):
        yield from _rename_each(body, _FIELD, "field", suffix=None)
    elif body.lstrip()[:1] in (b"{", b"["):
        yield from _edit_json(body)
    elif body.lstrip().startswith(b"<?xml") or b"<urlset" in body[:500]:
        yield from _rename_each(body, _TAG, "element")
        yield from _rename_each(body, _SPACE, "namespace")
        yield from _rename_within(body, _NAME, "attribute")
    elif b"<" in body:
        yield from _rename_html(body, values)
    else:
        yield from _rename_each(body, _KEY, "key")


def _rename_html(body: bytes, values: set[str]) -> Iterator[Change]:
    for block in _BLOCK.finditer(body):
        for label, changed in _edit_json(block[2]):
            yield label, body[: block.start(2)] + changed + body[block.end(2) :]
    yield from _rename_each(body, _KEY, "key")
    yield from _rename_each(body, _ELEMENT, "element", new=b"section")
    yield from _rename_within(body, _NAME, "attribute")
    yield from _rename_each(body, _PATH, "path", suffix=b"-x")
    found = (word for _, text in _WORDS.findall(body) for word in text.split() if word.decode() not in values)
    for word in dict.fromkeys(_NUMBER.sub(b"", word) for word in found):
        yield f"word {word.decode()}", _rename_word(body, word)


def _rename_each(
    body: bytes, pattern: re.Pattern[bytes], kind: str, suffix: bytes | None = b"_x", new: bytes | None = None
) -> Iterator[Change]:
    """Each distinct name of the second group, everywhere; without a suffix the name keeps its length."""
    for name in dict.fromkeys(match[2] for match in pattern.finditer(body)):
        if name == new:
            continue
        other = new or (name + suffix if suffix is not None else name[:-2] + b"zz")

        def rename(match: re.Match[bytes], name: bytes = name, other: bytes = other) -> bytes:
            if match[2] != name:
                return match[0]
            return match[1] + other + match[0][match.end(2) - match.start() :]

        yield f"{kind} {name.decode()}", pattern.sub(rename, body)


def _rename_within(body: bytes, pattern: re.Pattern[bytes], kind: str) -> Iterator[Change]:
    """Each distinct name inside tags, everywhere."""
    names = dict.fromkeys(match[2] for tag in _OPENING.findall(body) for match in pattern.finditer(tag))
    for name in names:

        def in_tag(tag: re.Match[bytes], name: bytes = name) -> bytes:
            return pattern.sub(lambda m: m[1] + name + b"-x" if m[2] == name else m[0], tag[0])

        yield f"{kind} {name.decode()}", _OPENING.sub(in_tag, body)


def _rename_word(body: bytes, name: bytes) -> bytes:
    within = re.compile(rb"(?<![\w-])" + re.escape(name) + rb"(?=_\d|(?![\w-]))")
    return _WORDS.sub(lambda m: m[0].replace(m[2], within.sub(name + b"-x", m[2])), body)


def _edit_json(body: bytes) -> Iterator[Change]:
    try:
        paths = dict.fromkeys(_find_paths(json.loads(body)))
    except ValueError:
        return
    for path in paths:
        for kind, edit in (("key", _rename), (LEFT_OUT, _leave_out)):
            payload = json.loads(body)
            _edit(payload, path, edit)
            yield f"{kind} {'.'.join(path)}", json.dumps(payload, ensure_ascii=False).encode()


def _rename(record: dict[str, Any], key: str) -> None:
    record[key + "_x"] = record.pop(key)


def _leave_out(record: dict[str, Any], key: str) -> None:
    del record[key]


def _find_paths(value: Any, path: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    if isinstance(value, dict):
        for key, inner in value.items():
            yield (*path, key)
            yield from _find_paths(inner, (*path, key))
    elif isinstance(value, list):
        for inner in value:
            yield from _find_paths(inner, (*path, "*"))


def _edit(value: Any, path: tuple[str, ...], edit: Edit) -> None:
    """Edits the last step of the path in every record that it leads to."""
    step, *rest = path
    if step == "*":
        for inner in value if isinstance(value, list) else ():
            _edit(inner, tuple(rest), edit)
    elif isinstance(value, dict) and step in value:
        if rest:
            _edit(value[step], tuple(rest), edit)
        else:
            edit(value, step)
