"""Mercor: the explore list, and the sitemap for what the list leaves out. Neither alone is whole.

Absence from the list is no closure, so the pages that only the sitemap names are read. `/_next/data` is not: robots.txt
of www.mercor.com disallows it, and the pages themselves hold the same.
"""

from datetime import date

from spiders.card import Card, Terms
from transforms.records import Link

_LIST, _SITEMAP = "https://aws.api.mercor.com/work/listings-explore-page", "https://work.mercor.com/sitemap.xml"
CARD = Card(
    name="mercor",
    title="Mercor",
    homepage="https://work.mercor.com/",
    operator="Mercor.io Corporation",
    kind="platform",
    platform="mercor",
    hosts=("aws.api.mercor.com", "work.mercor.com"),
    terms=Terms(status="unclear", read_on=date(2026, 10, 10), note="robots.txt of work.mercor.com allows /jobs/."),
    completeness="union",
    expected=(1, 3000),
    start=(Link(url=_LIST, headers=(("Accept", "application/json"),)), Link(url=_SITEMAP)),
    reader="mercor",
    max_pages=1200,
)
