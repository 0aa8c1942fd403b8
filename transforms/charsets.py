"""Page bytes -> str: the byte order mark, then what is declared, then UTF-8, then Windows-1252; never UTF-7."""

from __future__ import annotations

from w3lib.encoding import html_body_declared_encoding, http_content_type_encoding, read_bom

from transforms.errors import BadEncoding

BROKEN_LIMIT = 0.001
"""Share of undecodable characters up to which UTF-8 with a few broken bytes is still taken for UTF-8."""
HIGH_LIMIT = 0.3
"""Share of bytes over 0x7F beyond which an undeclared text is not Western, so that Windows-1252 would be a guess."""
_FALLBACK = "cp1252"


def decode(page: bytes, content_type: str) -> str:
    """The page as text. Raises `BadEncoding` where nothing fits; a few broken bytes become U+FFFD."""
    mark, bom = read_bom(page)
    if mark is not None and bom is not None:
        return page[len(bom) :].decode(mark, "replace")
    for name in _declared(page, content_type):
        try:
            return page.decode(name)
        except (UnicodeDecodeError, LookupError):
            continue
    return _guess(page)


def _declared(page: bytes, content_type: str) -> list[str]:
    """The declared encodings, header first, without those that a page must not choose."""
    names = [http_content_type_encoding(content_type), html_body_declared_encoding(page[:4096])]
    known = [name for name in names if name and name.replace("_", "-").lower() not in ("utf-7", "utf7")]
    return [*known, "utf-8"] if not _looks_wide(page) else known


def _looks_wide(page: bytes) -> str | None:
    """UTF-16 without a mark: every other byte of the beginning is zero."""
    head = page[:200]
    if head.count(0) * 3 < len(head) or len(head) < 4:
        return None
    return "utf-16-le" if head[1::2].count(0) > head[::2].count(0) else "utf-16-be"


def _guess(page: bytes) -> str:
    wide = _looks_wide(page)
    if wide is not None:
        return page.decode(wide, "replace")
    text = page.decode("utf-8", "replace")
    if text.count("\ufffd") <= BROKEN_LIMIT * len(text):
        return text
    high = sum(byte > 0x7F for byte in page[:20_000])
    if high > HIGH_LIMIT * len(page[:20_000]):
        raise BadEncoding(f"no declared encoding fits and {high} of the first {len(page[:20_000])} bytes are not ASCII")
    return page.decode(_FALLBACK, "replace")
