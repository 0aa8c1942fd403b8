"""HTML -> plain lines with lexbor: one block a line, list items as "- ", no scripts, styles or hidden parts.

Belongs here: which elements are blocks, items or never text, and where a page's main part is. Nothing here looks at
what the text says. Everything that grows with the page runs inside lexbor; Python sees lines only.
"""

from __future__ import annotations

import re

from selectolax.lexbor import LexborHTMLParser, LexborNode

from transforms.errors import TooDeep

DEPTH_LIMIT = 500
"""Open elements beyond which a document is refused: parsers lose text from a few thousand on without an error."""

_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9-]{0,40})(?=[\s/>])([^<>]*)>")
_RAW = re.compile(r"<!--|<(script|style)\b", re.I)
_NOT_NESTED = frozenset({
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr",
    "p", "li", "dt", "dd", "tr", "td", "th", "option", "optgroup", "thead", "tbody", "tfoot", "html", "head", "body",
    "colgroup", "rp", "rt",
})  # fmt: skip
"""Void elements, and those that the parser closes by itself."""
_DROPPED = frozenset({
    "script", "style", "template", "noscript", "svg", "math", "iframe", "object", "embed", "select", "textarea",
    "audio", "video", "canvas", "head", "title",
})  # fmt: skip
_BLOCKS = frozenset({
    "p", "div", "section", "article", "main", "header", "footer", "aside", "nav", "form", "fieldset", "address", "pre",
    "blockquote", "figure", "figcaption", "table", "thead", "tbody", "tfoot", "tr", "ul", "ol", "dl", "dt", "dd", "li",
    "h1", "h2", "h3", "h4", "h5", "h6", "details", "summary", "caption", "legend", "button", "label", "br", "hr",
    "body", "html",
})  # fmt: skip
"""Everything else, table cells included, runs on within its line."""
_ROUNDS = 64
"""Nesting up to which the cheap bound is sharp; deeper pages are counted tag by tag."""
_NAME = re.compile(rb"<(/?[a-zA-Z][a-zA-Z0-9-]{0,40})")
_MOST_NAMES = 120
_HIDDEN = "[hidden], [style*='display:none' i], [style*='display: none' i], [style*='visibility:hidden' i]"
_CHROME = "nav, footer, aside, dialog, [role=navigation], [role=banner], [role=contentinfo], [role=search]"
_MAIN = ("main", "[role=main]", "article", "[itemprop=description]")
_STRUCTURE = re.compile(r"<(?:p|div|br|li|ul|ol|h[1-6]|tr|table|section|article|pre|dt|dd|blockquote)\b", re.I)
_BREAK = "\ue000"
"""A line break that the markup means (private use); line feeds of the source are only white space."""


def make_fragment_text(body: str) -> str:
    """The text of an HTML fragment. Raises `TooDeep` before parsing.

    Line breaks of a body without any block element are kept: feeds send plain text with a few inline tags.

    >>> make_fragment_text("<p>We need:</p><ul><li>an <b>MD</b></li><li></li></ul>or<br>more")
    'We need:\\n- an MD\\nor\\nmore'
    """
    body = body.replace(_BREAK, "")
    if _STRUCTURE.search(body) is None:
        body = body.replace("\n", "<br>")
    source = body.encode()
    check_depth(source)
    root = LexborHTMLParser(source).body
    return "" if root is None else _read(root, source)


def make_main_text(page: bytes) -> str:
    """The main text of a page in UTF-8: its main part with the first heading, else all but navigation and footer."""
    if _BREAK.encode()[:1] in page:  # one byte is found much faster than three
        page = page.replace(_BREAK.encode(), b"")
    check_depth(page)
    parser = LexborHTMLParser(page)
    root = parser.body
    if root is None:
        return ""
    heading, main = parser.css_first("h1"), _find_main(parser)
    title = " ".join(heading.text(deep=True).split()) if heading is not None else ""
    if main is None:
        for node in root.css(_CHROME):
            node.decompose()
    text = _read(root, page) if main is None else _read(main, (main.html or "").encode())
    return text if not title or title in text else f"{title}\n{text}"


def check_depth(body: bytes) -> None:
    """Raises `TooDeep` where more than `DEPTH_LIMIT` elements may be open at once. Linear; a cheap bound comes first."""
    tags = _NAME.findall(body)
    if (
        len(tags) > DEPTH_LIMIT
        and _bound(tags) > DEPTH_LIMIT
        and _count_all_open(body.decode("utf-8", "surrogatepass")) > DEPTH_LIMIT
    ):
        raise TooDeep(f"more than {DEPTH_LIMIT} elements are open at once")


def _bound(tags: list[bytes]) -> int:
    """At least as many elements as are ever open at once, by the names of all tags in order.

    Each name has one byte for its opening and one for its closing tags; what is open innermost is closed all over the
    page at once, one level at a time, and what is never closed stays open.
    """
    names = sorted({tag.removeprefix(b"/") for tag in set(tags)})
    if len(names) > _MOST_NAMES:
        return len(tags)
    byte = {tag: bytes((at,)) for at, tag in enumerate(tag for name in names for tag in (name, b"/" + name))}
    loose = {name for name in names if name.decode().lower() in _NOT_NESTED}
    marks = b"".join(map((byte | {tag: b"" for name in loose for tag in (name, b"/" + name)}).__getitem__, tags))
    pairs = [byte[name] + byte[b"/" + name] for name in names if name not in loose]
    levels = 0
    for _ in range(_ROUNDS):
        closed = 0
        for pair in pairs:
            if pair in marks:
                marks, closed = marks.replace(pair, b""), closed + 1
        if not closed:
            break
        levels += closed
    return levels + sum(mark % 2 == 0 for mark in marks)


def _count_all_open(body: str) -> int:
    """The sum over names of the most elements of that name open at once; scripts and comments do not count.

    Per name, because a closing tag that matches nothing closes nothing.
    """
    depth: dict[str, int] = {}
    most: dict[str, int] = {}
    for tag in _TAG.finditer(_without_raw(body)):
        name = tag[2].lower()
        if name in _NOT_NESTED or tag[3].endswith("/"):
            continue
        depth[name] = max(depth.get(name, 0) + (-1 if tag[1] else 1), 0)
        most[name] = max(most.get(name, 0), depth[name])
    return sum(most.values())


def _without_raw(body: str) -> str:
    """The body without comments, scripts and styles, whose content is no markup."""
    kept: list[str] = []
    at = 0
    while (raw := _RAW.search(body, at)) is not None:
        kept.append(body[at : raw.start()])
        close = f"</{raw[1]}" if raw[1] else "-->"
        end = body.find(close, raw.end())
        if end < 0:
            return "".join(kept)
        at = end + len(close)
    return "".join((*kept, body[at:]))


def _find_main(parser: LexborHTMLParser) -> LexborNode | None:
    """The page's declared main part, where there is exactly one."""
    for selector in _MAIN:
        found = parser.css(selector)
        if len(found) == 1:
            return found[0]
    return None


def _read(root: LexborNode, source: bytes) -> str:
    """The text below `root`, laid out in lines; only tags that its source holds are looked for, each look costs."""
    names = {name.decode().lower() for name in set(_NAME.findall(source)) if name[:1] != b"/"}
    dropped, inline = names & _DROPPED, names - _DROPPED - _BLOCKS
    if dropped:
        root.strip_tags(list(dropped), recursive=True)
    if b"hidden" in source or b"display" in source:
        for node in root.css(_HIDDEN):
            node.decompose()
    for tag, lead in (("li", "- "), ("td", " | "), ("th", " | ")):
        for node in root.css(tag) if tag in names else ():
            first = node.first_child
            if first is not None:
                first.insert_before(lead)
    if inline:
        root.unwrap_tags(list(inline))
    if inline or dropped:
        root.merge_text_nodes()
    return _lay_out(root.text(deep=True, separator=_BREAK))


def _lay_out(text: str) -> str:
    """Lines of single-spaced text; a bullet that stands alone belongs to the next line, blank lines are dropped."""
    kept: list[str] = []
    for piece in " ".join(text.split()).split(_BREAK):
        line = piece.strip("| ")
        if kept and kept[-1] == "-":
            kept[-1] = line if line[:1] == "-" else f"- {line}" if line else "-"
        elif line:
            kept.append(line)
    return "\n".join(line for line in kept if line != "-")
