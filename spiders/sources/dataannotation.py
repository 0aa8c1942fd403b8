"""DataAnnotation: standing tracks without dates. The home page's cards lead to one page each.

Every card has a rate ("$75 - $150+ / hr": open above), every track's page a button `a.rd-cta-btn`; the text may be
escaped once more. How the page shows the rate is not known: it is read where `span.rate` stands there too.
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from spiders.card import Card, Terms
from spiders.platforms import html_cards, html_page
from transforms.records import Draft, Issue, Link, Page

_HOME = "https://www.dataannotation.tech/"
CARD = Card(
    name="dataannotation",
    title="DataAnnotation",
    homepage=_HOME,
    operator="DataAnnotation",
    kind="platform",
    platform="dataannotation",
    hosts=("www.dataannotation.tech",),
    terms=Terms(status="unclear", read_on=date(2026, 10, 10), note="No statement on programs found; robots decides."),
    completeness="union",
    expected=(1, 60),
    start=(Link(url=_HOME),),
)
_CARDS = html_cards.Cards(
    card='a.jb-card.jb-item[href*="/job-board/"]', key="href", url="/job-board/{}", title="h2", required=("span.rate",)
)
_TRACK = html_page.Layout(
    root="body:has(a.rd-cta-btn)", links=_CARDS.card, apply="a.rd-cta-btn", values=(("pay_text", "span.rate"),)
)


def follow(page: Page) -> Iterator[Link]:
    yield from html_page.follow_cards(page, _CARDS.card)


def extract(page: Page) -> Iterator[Draft | Issue]:
    """The track of a page. The home page's cards are only checked: their text is too short to be a posting's."""
    if page.url == _HOME:
        yield from (found for found in html_cards.extract(page, _CARDS) if isinstance(found, Issue))
        return
    for found in html_page.extract(page, _TRACK):
        yield replace(found, description_format="escaped_html") if isinstance(found, Draft) else found
