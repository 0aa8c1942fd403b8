"""Human's roles: title, place and a line of pay; no text, and no page for a role."""

from spiders.card import Card
from spiders.platforms import listing
from spiders.platforms.vendors import NO_STATEMENT
from transforms.records import Link

CARD = Card(
    name="human", title="Human", homepage="https://www.joinhuman.org/", operator="Human", kind="platform",
    platform="human", hosts=("www.joinhuman.org",), completeness="single_response", expected=(1, 300),
    terms=NO_STATEMENT, start=(Link(url="https://www.joinhuman.org/api/roles"),),
)  # fmt: skip
extract = listing.make_extract(
    rows="roles", title="title", url="https://www.joinhuman.org/#{}",
    values={"pay": "pay_text", "location": "location", "department": "department"},
)  # fmt: skip
