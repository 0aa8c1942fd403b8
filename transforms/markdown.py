"""Markdown -> plain lines: marks, links and escapes removed, lists as "- ". Only what postings use, no full parser."""

from __future__ import annotations

import html
import re

_RULE = re.compile(r"^[ \t]*(?:[-*_][ \t]*){3,80}$", re.M)
_FENCE = re.compile(r"^[ \t]*(?:```|~~~)[^\n]*$", re.M)
_HEAD = re.compile(r"^[ \t]{0,3}#{1,6}[ \t]+", re.M)
_QUOTE = re.compile(r"^[ \t]{0,3}(?:>[ \t]?){1,5}", re.M)
_ITEM = re.compile(r"^[ \t]*(?:\\?[-*+•])[ \t]+", re.M)
_IMAGE = re.compile(r"!\[([^\]\[]{0,300})\]\([^()\s]{0,2000}(?:[ \t]\"[^\"\n]{0,200}\")?\)")
_LINK = re.compile(r"\[([^\]\[]{0,300})\]\([^()\s]{0,2000}(?:[ \t]\"[^\"\n]{0,200}\")?\)")
_AUTOLINK = re.compile(r"<((?:https?://|mailto:)[^<>\s]{1,2000})>")
_BREAK = re.compile(r"<br[ \t]*/?>", re.I)
_TAG = re.compile(r"</?[a-zA-Z][^<>\n]{0,300}>")
_STRONG = re.compile(r"(\*\*\*|\*\*|___|__)(?=\S)([^\n*]{1,1000}?)(?<=\S)\1")
_EMPHASIS = re.compile(r"(?<![\w*])([*_])(?=[^\s*_])([^\n*_]{1,500}?)(?<=[^\s*_])\1(?![\w*])")
_LEFTOVER = re.compile(r"\*\*+")
_CODE = re.compile(r"`{1,3}([^`\n]{0,1000})`{1,3}")
_ESCAPE = re.compile(r"\\([\\`*_{}\[\]()#+\-.!|<>~$&:])")
_BLANKS = re.compile(r"\n[ \t\u00a0]*(?:\n[ \t\u00a0]*)+")
_TRAILING = re.compile(r"(?<=[^ \t\u00a0\n])[ \t\u00a0]{1,200}\n")


def make_markdown_text(body: str) -> str:
    """The text of a Markdown body: one block a line, at most one blank line between blocks."""
    for pattern in (_FENCE, _RULE, _HEAD, _QUOTE):
        body = pattern.sub("", body)
    body = _ITEM.sub("- ", body)
    body = _LINK.sub(r"\1", _IMAGE.sub("", body))
    body = _AUTOLINK.sub(r"\1", _BREAK.sub("\n", body))
    body = _TAG.sub("", body)
    body = _EMPHASIS.sub(r"\2", _STRONG.sub(r"\2", body))
    body = _CODE.sub(r"\1", _LEFTOVER.sub("", body))
    body = html.unescape(_ESCAPE.sub(r"\1", body))
    return _BLANKS.sub("\n\n", _TRAILING.sub("\n", body)).strip()
