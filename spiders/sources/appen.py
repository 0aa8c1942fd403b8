"""CrowdGen by Appen at Lever: crowd work of all kinds, expert work among it (staff jobs are on another site)."""

from datetime import date

from spiders.card import Card, Terms

CARD = Card(
    name="appen",
    title="CrowdGen by Appen",
    homepage="https://crowdgen.com/",
    operator="Appen Limited",
    kind="platform",
    platform="appen",
    hosts=("api.lever.co",),
    terms=Terms(
        status="allowed", read_on=date(2026, 8, 3), note="Lever: published postings may be read by third parties."
    ),
    completeness="single_response",
    expected=(1, 2000),
    reader="lever",
    key="appen",
)
