"""CrowdGen by Appen at Lever: crowd work of all kinds, expert work among it (staff jobs are on another site)."""

from spiders.platforms.vendors import make_card

CARD = make_card(
    "lever", "appen", name="appen", title="CrowdGen by Appen", homepage="https://crowdgen.com/",
    operator="Appen Limited", platform="appen", expected=(1, 2000),
)  # fmt: skip
