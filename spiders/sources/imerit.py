"""iMerit's list of projects: pay is a bare figure in local money ("16"), or a line ("$7/Hour")."""

from spiders.card import Card
from spiders.platforms import listing
from spiders.platforms.vendors import NO_STATEMENT
from transforms.records import Link

CARD = Card(
    name="imerit", title="iMerit", homepage="https://imerit.ai/", operator="iMerit Technology Services",
    kind="platform", platform="imerit", hosts=("imerit.ai",), completeness="declared_total", total_path="total",
    expected=(1, 500), terms=NO_STATEMENT, start=(Link(url="https://imerit.ai/jobs.json"),),
)  # fmt: skip
extract = listing.make_extract(
    rows="jobs", id="job_id", title="title", text="description", url="https://imerit.ai/jobs/{slug}",
    sections=("responsibilities", "requirements"),
    values={"apply_link": "apply_url", "country": "country", "state": "state", "language": "language",
            "type": "employment_type", "expiry_date": "closes_at", "pay_rate": "pay"},
)  # fmt: skip
