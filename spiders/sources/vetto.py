"""Vetto's public opportunities. None has a page of its own: the address is the site, with the id."""

from spiders.card import Card
from spiders.platforms import listing
from spiders.platforms.vendors import NO_STATEMENT
from transforms.records import Link

CARD = Card(
    name="vetto", title="Vetto", homepage="https://vetto.ai/", operator="Vetto", kind="platform", platform="vetto",
    hosts=("api.vetto.ai",), completeness="single_response", expected=(1, 500), terms=NO_STATEMENT,
    start=(Link(url="https://api.vetto.ai/public/opportunities"),),
)  # fmt: skip
extract = listing.make_extract(
    rows="data", title="title", text="short_description", url="https://vetto.ai/#{}", words={"PER_PACKAGE": "per-task"},
    values={"remuneration.min_value": "pay_min", "remuneration.max_value": "pay_max", "remuneration.unit": "pay_unit",
            "remuneration.currency": "pay_currency",
            "knowledge_area": "domain", "domain": "domain"},
)  # fmt: skip
