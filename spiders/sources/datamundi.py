"""Datamundi at BambooHR: linguistic work for models."""

from spiders.platforms.vendors import make_card

CARD = make_card(
    "bamboohr", "datamundi", name="datamundi", title="Datamundi", homepage="https://datamundi.ai/",
    operator="Datamundi", platform="datamundi", expected=(1, 300),
)  # fmt: skip
