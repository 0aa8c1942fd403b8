"""The stages of one night, each a function from settings and a date to a report. Here the rooms meet.

collect -> understand -> identify -> load -> publish. What passes from one to the next lies in the run folder
`<data>/runs/<night>/<source>/` as JSON Lines, so any stage can be run again alone. Rooms are imported inside the
functions: Dagster loads this module to show the graph, and must not pay for a crawler and a database to do so.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, TypeVar, cast

from pipeline import confirmations
from pipeline.settings import Settings
from pipeline.verdicts import Verdict, check_crawl
from transforms.records import CrawlReport, Issue, LoadReport, Opportunity, Posting
from transforms.wire import make_line, parse_record

if TYPE_CHECKING:
    from transforms.resolve.doubts import Doubt

__all__ = ["CrawlReport", "check_crawl", "collect", "identify", "load", "publish", "run_folders", "understand"]

Report = TypeVar("Report")
Stage = Callable[[Settings, date], Report]

AUTHORITATIVE = ("single_response", "declared_total")
"""Completeness rules of lists that hold everything: missing from one complete pull is then proof of closure."""


@dataclass(frozen=True, slots=True, kw_only=True)
class UnderstandReport:
    """Drafts read into postings; `rejected` could not be read, `not_postings` are guides and the like."""

    drafts: int = 0
    postings: int = 0
    not_postings: int = 0
    rejected: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class IdentifyReport:
    """Opportunities over tonight's postings and those still open from earlier nights."""

    postings: int = 0
    opportunities: int = 0
    families: int = 0
    doubts: int = 0
    """Pairs that wait for a person's word (`./run judge`)."""
    contradictions: int = 0
    """Pairs called different that other judgements join."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NightLoadReport:
    """One LoadReport per source, and the verdicts that guard the release."""

    loads: tuple[LoadReport, ...]
    open_postings: int
    verdicts: dict[str, Verdict] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class PublishReport:
    """Where the release stands, how many rows it has, whether it is new, and the verdicts that guard it."""

    path: str
    rows: int
    changed: bool
    verdicts: dict[str, Verdict] = field(default_factory=dict)


def run_folders(settings: Settings, night: date) -> list[Path]:
    """The run folders of all sources that reported that night, by source name."""
    return sorted(path.parent for path in night_folder(settings, night).glob("*/report.json"))


def read_report(folder: Path) -> CrawlReport:
    return parse_record(CrawlReport, (folder / "report.json").read_bytes())


def collect(settings: Settings, source: str, night: date, mode: str, *, quiet: bool) -> CrawlReport:
    """Crawls one source in a child process, or replays it from the archive.

    A source that was read well tonight is not asked again tonight: a second look would be another night's.
    """
    from spiders.run import crawl

    earlier = night_folder(settings, night) / source
    if mode == "live" and (earlier / "report.json").exists() and read_report(earlier).status == "ok":
        return read_report(earlier)
    outcome = crawl(
        source, night=night, data=settings.data, mode=cast(Literal["live", "replay"], mode), contact=settings.contact,
        previous_listed=read_previous_listed(settings, source, night),
    )  # fmt: skip
    if not quiet:
        report = outcome.report
        print(f"  {source:<18} {report.status:<13} {report.listed:>6} listed", file=sys.stderr)  # noqa: T201
    return outcome.report


def read_previous_listed(settings: Settings, source: str, night: date) -> int | None:
    """How many rows the source listed on the last night before that it was read; None where it never was."""
    earlier = sorted((settings.data / "runs").glob(f"*/{source}/report.json"), reverse=True)
    reports = (read_report(path.parent) for path in earlier if path.parent.parent.name < night.isoformat())
    return next((report.listed for report in reports if report.listed), None)


def understand(settings: Settings, night: date) -> UnderstandReport:
    """Reads the drafts of every source of the night into postings."""
    reports = [understand_source(settings, folder) for folder in run_folders(settings, night)]
    return UnderstandReport(**{
        name: sum(getattr(report, name) for report in reports)
        for name in ("drafts", "postings", "not_postings", "rejected")
    })  # fmt: skip


def understand_source(settings: Settings, folder: Path) -> UnderstandReport:
    """Reads one source's drafts; writes `postings.jsonl` and `understood.jsonl` (the issues) into its run folder."""
    from spiders.registry import find_source
    from spiders.run import read_drafts
    from transforms.normalise import normalise

    publisher = find_source(folder.name, data=settings.data).card.publisher
    made = [normalise(draft, publisher=publisher) for draft in read_drafts(folder / "drafts.jsonl")]
    postings = [record for record in made if isinstance(record, Posting)]
    issues = [record for record in made if isinstance(record, Issue)]
    write_records(folder / "postings.jsonl", postings)
    write_records(folder / "understood.jsonl", issues)
    real = sum(posting.is_posting for posting in postings)
    return UnderstandReport(
        drafts=len(made), postings=real, not_postings=len(postings) - real, rejected=len(issues)
    )  # fmt: skip


def identify(settings: Settings, night: date) -> IdentifyReport:
    """Joins tonight's postings, and those of earlier nights, into opportunities; lists what is doubtful."""
    from pipeline.ledger import read_judgements
    from transforms.resolve import State, resolve
    from transforms.resolve.candidates import make_candidate
    from transforms.resolve.doubts import list_doubts
    from transforms.resolve.judgements import find_contradictions
    from warehouse.resolution import Belonging, read_belonging, read_candidates
    from warehouse.store import Store

    store = Store(settings.warehouse)
    belonging = read_belonging(store)
    candidates = {candidate.key: candidate for candidate in read_candidates(store, night)}
    for posting in night_postings(settings, night):
        key = (posting.source, posting.source_id)
        known = belonging.get(key) or Belonging(night, night, None, None)
        known = known._replace(first_seen=min(known.first_seen, night), last_seen=max(known.last_seen, night))
        candidates[key] = make_candidate(posting, **known._asdict())
    judgements, state = read_judgements(settings), State()
    made = resolve(candidates.values(), judgements, state=state)
    doubts = list_doubts(state, judgements)
    write_records(night_folder(settings, night) / "opportunities.jsonl", made)
    write_records(night_folder(settings, night) / "doubts.jsonl", doubts)
    return IdentifyReport(
        postings=len(candidates), opportunities=len(made), families=len({one.family_id for one in made}),
        doubts=len(doubts), contradictions=len(find_contradictions(judgements)),
    )  # fmt: skip


def night_postings(settings: Settings, night: date) -> Iterator[Posting]:
    """Tonight's postings of all sources; pages that are no posting left out."""
    for folder in run_folders(settings, night):
        yield from (p for p in read_records(Posting, folder / "postings.jsonl") if p.is_posting)


def write_records(path: Path, records: Any) -> None:
    """JSON Lines, written beside and renamed: a reader sees the whole file or the one before."""
    beside = path.with_name(path.name + ".part")
    with beside.open("w", encoding="utf-8", newline="\n") as out:
        out.writelines(make_line(record) + "\n" for record in records)
    beside.replace(path)


def read_records(kind: type[Any], path: Path) -> Iterator[Any]:
    with path.open(encoding="utf-8") as lines:
        yield from (parse_record(kind, line) for line in lines)


def read_opportunities(settings: Settings, night: date) -> list[Opportunity]:
    return list(read_records(Opportunity, night_folder(settings, night) / "opportunities.jsonl"))


def read_doubts(settings: Settings) -> list[Doubt]:
    """The doubtful pairs of the newest night, the most valuable first; none before the first night."""
    from transforms.resolve.doubts import Doubt

    newest = max((settings.data / "runs").glob("*/doubts.jsonl"), default=None)
    return list(read_records(Doubt, newest)) if newest else []


def alone(stage: Stage[Report]) -> Stage[Report]:
    """Runs a stage under the night's lock: also where an orchestrator starts it in a process of its own."""

    @wraps(stage)
    def held(settings: Settings, night: date) -> Report:
        from warehouse.night_lock import hold_night

        with hold_night(settings.data, settings.warehouse, night.isoformat()):
            return stage(settings, night)

    return held


@alone
def load(settings: Settings, night: date) -> NightLoadReport:
    """Loads every source of the night, each in one transaction, then the opportunities; the invariants run inside."""
    from warehouse.accounting import AccountingError
    from warehouse.checks import InvariantError
    from warehouse.facts import MissingRawError
    from warehouse.load import NightTakenError
    from warehouse.resolution import load_opportunities
    from warehouse.store import Store

    store = Store(settings.warehouse)
    confirmations.apply(store, settings)
    loads: list[LoadReport] = []
    broken: dict[str, list[str]] = {"invariants": [], "accounting": []}
    for folder in run_folders(settings, night):
        try:
            loads.append(load_source(store, settings, folder))
        except InvariantError as error:
            broken["invariants"].append(f"{folder.name}: {error}")
        except (AccountingError, MissingRawError, NightTakenError) as error:
            broken["accounting"].append(f"{folder.name}: {error}")
    load_opportunities(store, night, read_opportunities(settings, night))
    write_records(night_folder(settings, night) / "loads.jsonl", loads)
    return NightLoadReport(
        loads=tuple(loads),
        open_postings=sum(one.open_postings for one in loads),
        verdicts={name: Verdict(not why, "; ".join(why) or "all hold") for name, why in broken.items()},
    )


def load_source(store: Any, settings: Settings, folder: Path) -> LoadReport:
    """Loads one source's run folder: its postings, its issues of both stages, and the archived pages they rest on."""
    from spiders.archive import Archive
    from spiders.registry import read_card
    from spiders.run import read_issues
    from transforms.normalise import EXTRACTOR_VERSION
    from warehouse.load import RawDoc, load_night

    report = read_report(folder)
    entries = Archive(settings.data / "archive").read_index(report.night, report.source)
    return load_night(
        store,
        report=report,
        postings=read_records(Posting, folder / "postings.jsonl"),
        issues=[*read_issues(folder / "issues.jsonl"), *read_records(Issue, folder / "understood.jsonl")],
        raw_docs=[RawDoc(sha256=e.sha256, url=e.url, bytes=e.bytes, fetched_at=e.fetched_at) for e in entries],
        parser_version=EXTRACTOR_VERSION,
        authoritative=read_card(report.source, data=settings.data).completeness in AUTHORITATIVE,
    )


@alone
def publish(settings: Settings, night: date) -> PublishReport:
    """Publishes the night's release; its gate re-reads every evidence span first."""
    from warehouse.exports.release import ReleaseGateError, export_release
    from warehouse.store import Store

    try:
        report = export_release(Store(settings.warehouse), night, settings.releases)
    except ReleaseGateError as error:
        return PublishReport(path="", rows=0, changed=False, verdicts={"proofs": Verdict(False, str(error))})
    made = PublishReport(
        path=report.path,
        rows=dict(report.rows).get("openings", 0),
        changed=report.changed,
        verdicts={"proofs": Verdict(True, "every span re-reads to its quote")},
    )
    write_records(night_folder(settings, night) / "published.jsonl", [made])
    return made


def night_folder(settings: Settings, night: date) -> Path:
    return settings.data / "runs" / night.isoformat()


def read_load(settings: Settings, night: date) -> list[LoadReport]:
    """What the night's load changed, per source; empty where it did not come so far."""
    path = night_folder(settings, night) / "loads.jsonl"
    return list(read_records(LoadReport, path)) if path.exists() else []


def read_published(settings: Settings, night: date) -> PublishReport | None:
    path = night_folder(settings, night) / "published.jsonl"
    return next(iter(read_records(PublishReport, path)), None) if path.exists() else None
