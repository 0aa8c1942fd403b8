"""Third-party pages that quote a posting in plain HTML: the whole visible text is kept.

Who says what on such a page (the platform, the board, a teaser of something else) is judged later, where the text is
cut into segments; leaving words out here would hide the evidence.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urljoin, urlsplit

from selectolax.lexbor import LexborHTMLParser, LexborNode

from spiders.payload import BrokenPage, Row, make_draft, make_issue
from spiders.platforms.html_tree import make_tree
from transforms.cards import split_postings
from transforms.records import Draft, Issue, Link, Page
from transforms.text import make_text

_NO_WORD = re.compile(r"\W+")
_UNSEEN = ("script", "style", "template", "noscript", "svg", "iframe", "form", "input", "head", "[hidden]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """Where things stand on a site's pages, as CSS selectors.

    `root` holds all that a visitor reads of one posting and is on every posting page; `links` are a list page's links
    to such pages. `values` publishes the text of an element (or `css@attribute`) under one of our names.
    """

    root: str
    title: str = "h1"
    links: str | None = None
    apply: str | None = None
    values: tuple[tuple[str, str], ...] = ()


def follow(page: Page, layout: Layout) -> Iterator[Link]:
    """The posting pages that a list page links to, each once."""
    tree = make_tree(page)
    if layout.links is None or tree.css_first(layout.root) is not None:
        return
    yield from _find_links(page, tree, layout.links)


def follow_cards(page: Page, links: str) -> Iterator[Link]:
    """The pages that a list page's elements link to, each once, whatever else the page holds."""
    yield from _find_links(page, make_tree(page), links)


def _find_links(page: Page, tree: LexborHTMLParser, links: str) -> Iterator[Link]:
    found = (urljoin(page.url, node.attributes.get("href") or "") for node in tree.css(links))
    yield from (Link(url=url.partition("#")[0], kind="detail") for url in dict.fromkeys(found))


def extract(page: Page, layout: Layout) -> Iterator[Draft | Issue]:
    """The page's posting, or one for each role that it offers; nothing for a list page.

    Raises BrokenPage for a page that is neither.
    """
    tree = make_tree(page)
    root = tree.css_first(layout.root)
    if root is None:
        if layout.links is not None and tree.css_first(layout.links) is not None:
            return
        raise BrokenPage("no_posting", layout.root)
    row = Row({})
    source_id = urlsplit(page.url).path.strip("/") or (urlsplit(page.url).hostname or "")
    title = _read_text(tree, layout.title)
    for name, where in layout.values:
        row.add(name, _read_text(tree, where), where)
    if layout.apply is not None and (target := _read_text(tree, f"{layout.apply}@href")):
        row.add("apply_url", urljoin(page.url, target), layout.apply)
    if title is None:
        yield make_issue(page, "missing_key", source_id=source_id, field=layout.title)
        return
    visible = _keep_visible(root)
    whole = make_draft(
        page, row, source_id=source_id, url=page.url, title=title, description=visible, description_format="html",
    )  # fmt: skip
    yield from _split(page, whole) or (whole,)


def _split(page: Page, whole: Draft) -> list[Draft]:
    """One draft for each role of a page that offers several, named after the role: numbers would move with the page.

    What the page's header publishes is about none of them alone, and left out.
    """
    text = make_text(whole.description, "html")
    roles = [text[start:end] for start, end in split_postings(text)]
    titles = [role.partition("\n")[0].strip("#*_ ") for role in roles]
    return [
        make_draft(
            page, Row({}), source_id=f"{whole.source_id}#{_NO_WORD.sub('-', title.lower()).strip('-')}", url=page.url,
            title=title, description=role, description_format="text",
        )
        for title, role in zip(titles, roles, strict=True)
    ]  # fmt: skip


def _read_text(tree: LexborHTMLParser, where: str) -> str | None:
    """The words of the first element that fits, on one line; of an attribute after `@`."""
    css, _, attribute = where.partition("@")
    node = tree.css_first(css)
    if node is None:
        return None
    words = (node.attributes.get(attribute) or "") if attribute else node.text(separator=" ")
    return " ".join(words.split()) or None


def _keep_visible(root: LexborNode) -> str:
    """The element's HTML without what a visitor does not see."""
    for css in _UNSEEN:
        for node in root.css(css):
            node.decompose()
    return root.html or ""
