"""A page's bytes as an HTML tree: decoded as declared, refused where nothing fits or it nests beyond all reason."""

from __future__ import annotations

from selectolax.lexbor import LexborHTMLParser

from spiders.payload import VALUE_LIMIT, BrokenPage
from transforms.charsets import decode
from transforms.errors import BrokenText
from transforms.markup import check_depth
from transforms.records import Page


def make_tree(page: Page) -> LexborHTMLParser:
    """The page's tree. Raises BrokenPage("charset" or "too_deep")."""
    try:
        text = decode(page.body, page.content_type)
        check_depth(text.encode("utf-8", "surrogatepass"))
    except BrokenText as error:
        reason = "too_deep" if error.reason == "too_deep" else "charset"
        raise BrokenPage(reason, value=str(error)[:VALUE_LIMIT]) from error
    return LexborHTMLParser(text)
