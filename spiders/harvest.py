"""One page in, all that it holds out: drafts, issues, links, declared total. No crawler, no network.

The crawl, the fixture tests and the scaffold all read pages with `harvest`: what a test sees is what a night gets.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import Any, Literal

from spiders.payload import BrokenPage, load_json, make_issue, need
from spiders.reasons import REJECTED, SKIPPED
from spiders.registry import Source
from spiders.scrub import scrub_draft
from spiders.versions import add_versions
from transforms.records import Draft, Issue, Link, Page


@dataclass(slots=True)
class Harvest:
    """What a page held. `failed` is the reason why it could not be read; then there is nothing else but issues."""

    drafts: list[Draft] = field(default_factory=list)
    issues: list[Issue] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    declared_total: int | None = None
    failed: str | None = None

    @property
    def rejected(self) -> int:
        return sum(issue.reason in REJECTED for issue in self.issues)

    @property
    def skipped(self) -> Counter[str]:
        return Counter(issue.reason for issue in self.issues if issue.reason in SKIPPED)


def harvest(source: Source, page: Page, kind: Literal["list", "detail"] = "list") -> Harvest:
    """Reads a page with the source's own functions. A broken page fails as a whole; whatever it raises is an issue."""
    found = Harvest()
    try:
        for record in source.extract(page):
            if isinstance(record, Draft):
                found.drafts.append(scrub_draft(record))
            else:
                found.issues.append(record)
        if kind == "list":
            found.links = add_versions(page, list(source.follow(page)))
            found.declared_total = _read_total(source, page)
            if source.empty_paths and not (found.drafts or found.issues or found.links) and _says_empty(source, page):
                found.declared_total = 0
    except BrokenPage as broken:
        return _fail(page, broken.reason, broken.field, broken.value)
    except Exception as error:  # a source's bug costs its page, never the night
        return _fail(page, "extract_error", value=f"{type(error).__name__}: {error}")
    return found


def _fail(page: Page, reason: str, field: str | None = None, value: str | None = None) -> Harvest:
    return Harvest(issues=[make_issue(page, reason, field=field, value=value)], failed=reason)


def _read_total(source: Source, page: Page) -> int | None:
    """The number of postings that a list page declares, where the card says where it stands."""
    if source.total_path is None:
        return None
    total: Any = need(load_json(page.body), *source.total_path.split("."))
    if not isinstance(total, int | str) or not str(total).isdigit():
        raise BrokenPage("missing_envelope", source.total_path, repr(total))
    return int(total)


def _says_empty(source: Source, page: Page) -> bool:
    """Whether a list of which nothing was read says in its own words that there is nothing."""
    payload = load_json(page.body)
    said = [_look_up(payload, path) for path in source.empty_paths]
    return bool(said) and all(value == [] or (value == 0 and value is not False) for value in said)


def _look_up(payload: Any, path: str) -> Any:
    """What stands at the path; None where the page has no such place."""
    try:
        return need(payload, *filter(None, path.split(".")))
    except BrokenPage:
        return None
