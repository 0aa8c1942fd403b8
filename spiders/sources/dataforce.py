"""DataForce by TransPerfect: a Teamtailor feed of collection and annotation projects under its own host."""

from datetime import date

from spiders.card import Card, Terms

CARD = Card(
    name="dataforce", title="DataForce", homepage="https://www.transperfect.com/dataforce", operator="TransPerfect",
    kind="platform", platform="dataforce", hosts=("community.transperfect.com",), completeness="natural_end",
    terms=Terms(status="unclear", read_on=date(2026, 10, 10), note="No statement on programs found; robots decides."),
    expected=(1, 500), reader="teamtailor", key="community.transperfect.com",
)  # fmt: skip
