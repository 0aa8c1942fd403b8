"""Mindrift's roles at Workable (account of Toloka, its parent): one text posted once per country or city."""

from spiders.platforms.vendors import make_card

CARD = make_card(
    "workable", "toloka-ai", name="mindrift", title="Mindrift", homepage="https://mindrift.ai/",
    operator="Toloka AI", platform="mindrift", expected=(1, 3000),
)  # fmt: skip
