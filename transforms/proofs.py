"""Re-reading evidence: the string that a span points into, and the spans that no longer say what they said."""

from __future__ import annotations

from collections.abc import Iterator

from transforms.records import Evidence, Posting


def read_string(posting: Posting, path: str | None) -> str | None:
    """The string at a path: None is the stored text, "title" and "location" by name, else a published JSON path."""
    if path is None:
        return posting.text
    if path == "title":
        return posting.title
    if path == "location":
        return next((value.text for value in posting.published if value.name == "location"), None)
    return next((value.text for value in posting.published if value.path == path), None)


def find_broken(posting: Posting) -> Iterator[Evidence]:
    """Evidence whose quote is not what stands at its place; none for a sound posting."""
    strings = {path: read_string(posting, path) for path in {evidence.path for evidence in posting.evidence}}
    for evidence in posting.evidence:
        string = strings[evidence.path]
        if string is None or not evidence.quote or string[evidence.start : evidence.end] != evidence.quote:
            yield evidence
