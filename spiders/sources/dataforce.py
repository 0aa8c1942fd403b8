"""DataForce by TransPerfect: a Teamtailor feed of collection and annotation projects under its own host."""

from spiders.card import Card
from spiders.platforms.vendors import NO_STATEMENT

CARD = Card(
    name="dataforce", title="DataForce", homepage="https://www.transperfect.com/dataforce", operator="TransPerfect",
    kind="platform", platform="dataforce", hosts=("community.transperfect.com",), completeness="natural_end",
    terms=NO_STATEMENT, expected=(1, 500), reader="teamtailor", key="community.transperfect.com",
)  # fmt: skip
