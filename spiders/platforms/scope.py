"""Keeps staff jobs and other foreign work out of a board that mixes them with gigs: each source gives its own rule."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from spiders.payload import make_issue
from transforms.records import Draft, Issue, Page


def keep(
    page: Page, found: Iterable[Draft | Issue], is_wanted: Callable[[Draft], bool]
) -> Iterator[Draft | Issue]:  # fmt: skip
    """What is wanted, and every issue; a draft that is not becomes an `out_of_scope` issue, so that it is counted."""
    for record in found:
        if isinstance(record, Draft) and not is_wanted(record):
            yield make_issue(page, "out_of_scope", severity="info", source_id=record.source_id, value=record.title)
        else:
            yield record


def values(draft: Draft, *names: str) -> str:
    """The draft's published texts under the names, in lower case, one a line."""
    return "\n".join(value.text.casefold() for value in draft.published if value.name in names)


def is_contract(draft: Draft) -> bool:
    """Whether a post is for contractors: by its kind of employment, where it says none by its title and department."""
    kind = values(draft, "employment_type")
    if kind:
        return not any(word in kind.replace("-", "").replace(" ", "") for word in ("fulltime", "intern", "permanent"))
    words = f"{draft.title.casefold()}\n{values(draft, 'department')}"
    return any(word in words for word in ("trainer", "tutor", "annotator", "freelance", "contractor", "expert network"))
