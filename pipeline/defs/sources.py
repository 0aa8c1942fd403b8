"""One asset per source, made by a factory: freshness and checks are judged per source, so a dead one is one red box."""

from collections.abc import Iterator

import dagster as dg

from pipeline import stages
from pipeline.defs.nights import NIGHTS
from pipeline.metadata import make_metadata
from pipeline.night import Night, date_of
from pipeline.settings import make_settings
from spiders.card import Card
from spiders.registry import read_cards

CHECKS = ("complete", "volume", "accounting")


def make_asset(card: Card) -> dg.AssetsDefinition:
    """The asset that collects one source. An unhealthy crawl ends in a failed check, it does not raise."""

    @dg.asset(
        name=f"raw_{card.name}",
        group_name="collect",
        partitions_def=NIGHTS,
        pool="crawl",
        description=f"{card.title}: archived responses and drafts of one night.",
        check_specs=[dg.AssetCheckSpec(name, asset=f"raw_{card.name}") for name in CHECKS],
    )
    def collect(context: dg.AssetExecutionContext, night: Night) -> dg.MaterializeResult:  # type: ignore[type-arg]
        report = stages.collect(night.settings, card.name, date_of(context), night.mode, quiet=night.quiet)
        return dg.MaterializeResult(
            metadata=make_metadata(report, rows=report.parsed), check_results=list(make_checks(card, report))
        )

    return collect


def make_checks(card: Card, report: stages.CrawlReport) -> Iterator[dg.AssetCheckResult]:
    """The verdicts on one crawl. They warn: a failed source keeps yesterday's rows, it does not stop the release."""
    for name, verdict in stages.check_crawl(card, report).items():
        yield dg.AssetCheckResult(
            check_name=name,
            passed=verdict.passed,
            severity=dg.AssetCheckSeverity.ERROR if name == "accounting" else dg.AssetCheckSeverity.WARN,
            description=verdict.reason,
        )


@dg.definitions
def collected() -> dg.Definitions:
    """Bundled sources, and the operator's own cards in the data folder of this run."""
    return dg.Definitions(assets=[make_asset(card) for card in read_cards(make_settings().data)])
