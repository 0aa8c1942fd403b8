"""micro1: its sitemap and the page of each post, the surface that its robots.txt leaves open.

Its portal's list refuses data centres, and the referrers' list would attribute every applicant to somebody.
"""

from datetime import date

from spiders.card import Card, Terms

CARD = Card(
    name="micro1",
    title="micro1",
    homepage="https://www.micro1.ai/",
    operator="micro1, Inc.",
    kind="platform",
    platform="micro1",
    hosts=("jobs.micro1.ai",),
    terms=Terms(status="unclear", read_on=date(2026, 10, 10), note="robots.txt was reported to allow everything."),
    completeness="union",
    expected=(1, 2000),
    reader="micro1",
    key="sitemap.xml",
    max_pages=1200,
)
