"""AITraining.jobs: a board of other platforms' roles, without their texts. Ships off: its owner gives permission."""

from datetime import date

from spiders.card import Card, Terms

CARD = Card(
    name="aitraining_jobs",
    title="AITraining.jobs",
    homepage="https://aitraining.jobs/",
    operator="unknown",
    kind="aggregator",
    hosts=("aitraining.jobs",),
    terms=Terms(status="forbidden", read_on=date(2026, 8, 28), note="Another project has asked for permission."),
    completeness="none",
    expected=(1, 3000),
    reader="aitraining",
    key="/",
    enabled=False,
    off_reason="it is read with its owner's permission only",
)
