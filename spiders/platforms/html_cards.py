"""List pages in plain HTML whose cards say all that is read of a posting: title, a few labels, perhaps the text.

A card without an id is a template that the site's builder left in the page, and is passed over. A page that shows no
card is not what its source promised, so that a changed layout never reads as an empty list.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from html import escape
from urllib.parse import urljoin, urlsplit

from selectolax.lexbor import LexborNode

from spiders.payload import BrokenPage, MissingKey, Row, make_draft, make_issue
from spiders.platforms.html_tree import make_tree
from transforms.records import Draft, Issue, Page


@dataclass(frozen=True, slots=True, kw_only=True)
class Cards:
    """Where things stand, as CSS selectors inside one card.

    `key` is the card's attribute that names the posting: a slug or the link to it; `url` is filled with the slug.
    `values` publishes an element's words under one of our names, `required` are the selectors of those that every card
    has. `body` are the elements whose HTML is the text, on every card; every label of the card where it is empty.
    """

    card: str
    key: str
    url: str
    title: str
    values: tuple[tuple[str, str], ...] = ()
    required: tuple[str, ...] = ()
    body: tuple[str, ...] = ()


def extract(page: Page, cards: Cards) -> Iterator[Draft | Issue]:
    """One draft a card. Raises BrokenPage where the page has no card."""
    found = make_tree(page).css(cards.card)
    if not found:
        raise BrokenPage("no_posting", cards.card)
    named = [(key, node) for node in found if (key := find_key(node, cards))]
    if not named:
        raise BrokenPage("no_posting", f"{cards.card}@{cards.key}")
    for key, node in named:
        try:
            yield _read(page, key, node, cards)
        except MissingKey as missing:
            yield make_issue(page, "missing_key", source_id=key, field=missing.path)


def find_key(card: LexborNode, cards: Cards) -> str:
    """The last part of the card's link or its slug; blank for a template."""
    return urlsplit(card.attributes.get(cards.key) or "").path.strip("/").rpartition("/")[2]


def _read(page: Page, key: str, card: LexborNode, cards: Cards) -> Draft:
    row = Row({})
    for css in (cards.title, *cards.required):
        if not read_words(card, css):
            raise MissingKey(css)
    for css in cards.body:  # a part of the text may be empty, but its element is there
        if card.css_first(css) is None:
            raise MissingKey(css)
    for name, css in cards.values:
        row.add(name, read_words(card, css), css)
    url = urljoin(page.url, cards.url.format(key))
    return make_draft(
        page, row, source_id=key, url=url, title=read_words(card, cards.title) or "", description=_join(card, cards),
        description_format="html",
    )  # fmt: skip


def read_words(card: LexborNode, css: str) -> str | None:
    """The words of the first element that fits, on one line."""
    node = card.css_first(css)
    return (" ".join(node.text(separator=" ").split()) or None) if node is not None else None


def _join(card: LexborNode, cards: Cards) -> str:
    """The card's text, one label a line; where it has elements for its text, those under the title."""
    if not cards.body:
        labels = (" ".join(node.text(separator=" ").split()) for node in card.iter())
        return "\n".join(f"<p>{escape(label)}</p>" for label in labels if label)
    parts = [node.html or "" for css in cards.body for node in card.css(css)[:1]]
    return "\n".join((f"<h2>{escape(read_words(card, cards.title) or '')}</h2>", *parts))
