"""From drafts to a published release: four assets, one after the other."""

import dagster as dg

from pipeline import stages
from pipeline.defs.nights import NIGHTS
from pipeline.metadata import make_metadata
from pipeline.night import Night, date_of
from pipeline.settings import make_settings
from spiders.registry import read_cards

GUARDS = ("invariants", "accounting")
RELEASE_GUARDS = ("proofs",)


def make_postings(sources: list[str]) -> dg.AssetsDefinition:
    """The asset that waits for all sources, whichever this run has."""

    @dg.asset(group_name="understand", partitions_def=NIGHTS, deps=[f"raw_{name}" for name in sources])
    def postings(context: dg.AssetExecutionContext, night: Night) -> dg.MaterializeResult:  # type: ignore[type-arg]
        """Drafts of the night, read field by field into records with their evidence."""
        report = stages.understand(night.settings, date_of(context))
        return dg.MaterializeResult(metadata=make_metadata(report, rows=report.postings))

    return postings


@dg.asset(group_name="understand", partitions_def=NIGHTS, deps=["postings"])
def opportunities(context: dg.AssetExecutionContext, night: Night) -> dg.MaterializeResult:  # type: ignore[type-arg]
    """Postings joined into opportunities and families, with reasons."""
    report = stages.identify(night.settings, date_of(context))
    return dg.MaterializeResult(metadata=make_metadata(report, rows=report.opportunities))


@dg.asset(
    group_name="keep",
    partitions_def=NIGHTS,
    deps=[opportunities],
    check_specs=[dg.AssetCheckSpec(name, asset="warehouse", blocking=True) for name in GUARDS],
)
def warehouse(context: dg.AssetExecutionContext, night: Night) -> dg.MaterializeResult:  # type: ignore[type-arg]
    """The night's versions, observations and closures, loaded in one transaction per source."""
    report = stages.load(night.settings, date_of(context))
    return dg.MaterializeResult(
        metadata=make_metadata(report, rows=report.open_postings),
        check_results=[
            dg.AssetCheckResult(check_name=name, passed=verdict.passed, description=verdict.reason)
            for name, verdict in report.verdicts.items()
        ],
    )


@dg.asset(
    group_name="publish",
    partitions_def=NIGHTS,
    deps=[warehouse],
    check_specs=[dg.AssetCheckSpec(name, asset="release", blocking=True) for name in RELEASE_GUARDS],
)
def release(context: dg.AssetExecutionContext, night: Night) -> dg.MaterializeResult:  # type: ignore[type-arg]
    """The dated, immutable folder that downstream sites read."""
    report = stages.publish(night.settings, date_of(context))
    return dg.MaterializeResult(
        metadata=make_metadata(report, rows=report.rows),
        check_results=[
            dg.AssetCheckResult(check_name=name, passed=verdict.passed, description=verdict.reason)
            for name, verdict in report.verdicts.items()
        ],
    )


@dg.definitions
def curated() -> dg.Definitions:
    """The four, the first of them after every source."""
    names = [card.name for card in read_cards(make_settings().data)]
    return dg.Definitions(assets=[make_postings(names), opportunities, warehouse, release])
