"""AIGigJobs: a board that lists other platforms' roles as JSON-LD, ten on each facet page.

A facet page shows a sample, so absence proves nothing. `url` is the board's own, `hiringOrganization` may read
"via ..."; robots.txt asks for five seconds between requests.
"""

from datetime import date

from spiders.card import Card, Terms
from transforms.records import Link

_FACETS = ("platforms/mercor", "platforms/outlier", "platforms/alignerr", "platforms/micro1", "skills/medicine",
           "skills/law", "skills/finance", "skills/writing", "skills/python", "verticals/healthcare")  # fmt: skip
CARD = Card(
    name="aigigjobs",
    title="AIGigJobs",
    homepage="https://www.aigigjobs.com/",
    operator="unknown",
    kind="aggregator",
    hosts=("www.aigigjobs.com",),
    terms=Terms(status="unclear", read_on=date(2026, 10, 5), note="No terms page; robots: all but /api/ and /admin/."),
    completeness="none",
    expected=(1, 500),
    start=tuple(Link(url=f"https://www.aigigjobs.com/{facet}") for facet in _FACETS),
    reader="json_ld",
    delay=5.0,
)
