"""Alignerr's own list, where it posts since it left Greenhouse: one posting a master job, its city clones folded."""

from datetime import date

from spiders.card import Card, Terms

CARD = Card(
    name="alignerr_jobs",
    title="Alignerr",
    homepage="https://www.alignerr.com/",
    operator="Labelbox, Inc.",
    kind="platform",
    platform="alignerr",
    hosts=("www.alignerr.com",),
    terms=Terms(status="unclear", read_on=date(2026, 10, 10), note="No statement on programs found; robots decides."),
    completeness="natural_end",
    expected=(1, 6000),
    reader="alignerr",
    key="0",
    max_pages=1500,  # some 60 list pages, and one page for each group of clones on each of them
)
