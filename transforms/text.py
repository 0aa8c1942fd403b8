"""Published bytes and markup -> stored text: UTF-8, NFC, LF, one block a line, nothing that a database refuses.

Belongs here: the two doors `make_text` and `make_page_text`, and what may not stand in a stored text. HTML is read in
`markup.py`, Markdown in `markdown.py`, bytes are decoded in `charsets.py`.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Literal

from transforms.charsets import decode
from transforms.errors import BadEncoding, BrokenText, TooDeep
from transforms.markdown import make_markdown_text
from transforms.markup import make_fragment_text, make_main_text

__all__ = ["BadEncoding", "BrokenText", "Format", "TooDeep", "make_page_text", "make_text"]

Format = Literal["html", "escaped_html", "markdown", "text"]

REPLACEMENT_LIMIT = 0.001
"""Share of U+FFFD above which a page counts as unreadable."""

_FORBIDDEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\ufdd0-\ufdef\ufffe\uffff"
    "\ud800-\udfff\U000e0000-\U000e0fff]"
)  # controls, bidi and zero-width marks, tag characters, lone surrogates, non-characters
_SURROGATE = re.compile("[\ud800-\udfff]")
_MARK_RUN = re.compile("([\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]{30})"
                       "[\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]+")  # fmt: skip
_STRUCTURAL = (
    ("&lt;", "<"), ("&#60;", "<"), ("&#x3c;", "<"), ("&#x3C;", "<"), ("&gt;", ">"), ("&#62;", ">"), ("&quot;", '"'),
    ("&#34;", '"'), ("&#39;", "'"), ("&apos;", "'"), ("&#38;", "&"), ("&amp;", "&"),
)  # fmt: skip
_ESCAPED_TAG = re.compile(r"&(?:lt|#0*60|#x0*3c);\s?/?[a-z!]", re.I)


def make_text(body: str, fmt: Format) -> str:
    """The stored text of a published body. Plain text keeps every character but CR and the forbidden ones.

    Raises `TooDeep` (a `BrokenText`, a ValueError) for markup nested deeper than `markup.DEPTH_LIMIT`.

    >>> make_text("<p>A &amp; B</p><ul><li>MD</li></ul>", "html")
    'A & B\\n- MD'
    >>> make_text("**1\\\\. Role**", "markdown")
    '1. Role'
    """
    if fmt == "html":
        return clean(make_fragment_text(encodable(body)))
    if fmt == "escaped_html":
        return clean(make_fragment_text(encodable(unescape_once(body))))
    if fmt == "markdown":
        return clean(make_markdown_text(clean(body)))
    return clean(body)


def make_page_text(page: bytes, content_type: str) -> str:
    """The main text of a whole HTML page. `content_type` is the response header, with or without a charset.

    Raises `BadEncoding` where more than 0.1 % of the characters cannot be decoded, `TooDeep` as `make_text` does.
    """
    decoded = decode(page, content_type)
    text = clean(make_main_text(encode(decoded)))
    if text.count("\ufffd") > REPLACEMENT_LIMIT * max(len(text), 1):
        raise BadEncoding(f"{text.count(chr(0xFFFD))} of {len(text)} characters cannot be decoded")
    return text


def clean(text: str) -> str:
    """NFC, LF, no forbidden character, at most 30 combining marks in a row (the stream-safe limit of UAX #15)."""
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    if not text.replace("\n", "").replace("\t", "").replace("\u00a0", "").isprintable():
        text = _FORBIDDEN.sub("", text)
    if text.isascii() or unicodedata.is_normalized("NFC", text):
        return text
    return unicodedata.normalize("NFC", _MARK_RUN.sub(r"\1", text))


def encodable(body: str) -> str:
    """The body without NUL and lone surrogates, which the HTML parser cannot take; all else is cleaned afterwards."""
    return body if body.isascii() and "\0" not in body else encode(body).decode()


def encode(body: str) -> bytes:
    """The same in UTF-8."""
    try:
        return body.replace("\0", "").encode()
    except UnicodeEncodeError:
        return _SURROGATE.sub("", body.replace("\0", "")).encode()


def unescape_once(body: str) -> str:
    """Undoes one level of escaping of the characters that make markup; the parser decodes all other entities.

    A body that holds real markup is not escaped and is left alone.
    """
    if _ESCAPED_TAG.search(body) is None:
        return body
    for entity, char in _STRUCTURAL:
        body = body.replace(entity, char)
    return body
