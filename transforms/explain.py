"""A posting with the words that prove its values marked: as pieces for a terminal, or as one HTML page."""

from __future__ import annotations

import html
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from transforms.proofs import read_string
from transforms.records import Evidence, Posting


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text and the fields that it proves, in alphabetical order; none for plain text."""

    text: str
    fields: tuple[str, ...]


def make_name(evidence: Evidence) -> str:
    return f"{evidence.field}={evidence.key}" if evidence.key else evidence.field


def make_pieces(text: str, evidence: Sequence[Evidence]) -> Iterator[Piece]:
    """The text cut wherever a span begins or ends; overlapping spans give pieces with several fields.

    >>> spans = [Evidence(field="hours", start=0, end=8, quote="20 h/wee", segment="platform_text")]
    >>> [piece.fields for piece in make_pieces("20 h/week", spans)]
    [('hours',), ()]
    """
    cuts = sorted({0, len(text), *(e.start for e in evidence), *(e.end for e in evidence)})
    for start, end in pairwise(cuts):
        names = {make_name(e) for e in evidence if e.start <= start and end <= e.end}
        yield Piece(text[start:end], tuple(sorted(names)))


def by_path(posting: Posting) -> dict[str | None, list[Evidence]]:
    """The evidence by the string that it points into: None is the stored text."""
    found: dict[str | None, list[Evidence]] = defaultdict(list)
    for evidence in posting.evidence:
        found[evidence.path].append(evidence)
    return found


def make_strings(posting: Posting) -> Iterator[tuple[str, str, list[Evidence]]]:
    """Every string that proves something: its name, itself, its evidence. The stored text comes last."""
    found = by_path(posting)
    for path in sorted(path for path in found if path is not None):
        yield path, read_string(posting, path) or "", found[path]
    yield "text", posting.text, found[None]


_PAGE = """<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>{title}</title><style>
body {{ font: 16px/1.6 system-ui, sans-serif; max-width: 46rem; margin: 2rem auto; padding: 0 1rem; color: #1c1c1c }}
h2 {{ font-size: 1rem; color: #555; margin: 2rem 0 .3rem }} pre {{ white-space: pre-wrap; font: inherit; margin: 0 }}
mark {{ background: #fff1a8; border-bottom: 2px solid #d9a400 }} small {{ color: #7a5c00; font-size: .72em; margin: 0 .3em }}
</style></head><body><h1>{title}</h1>{body}</body></html>
"""


def make_html(posting: Posting) -> str:
    """One self-contained page. Everything that came from the posting is escaped; nothing is loaded from elsewhere."""
    parts = []
    for name, string, evidence in make_strings(posting):
        marked = "".join(
            f"<mark>{html.escape(piece.text)}</mark><small>{html.escape(', '.join(piece.fields))}</small>"
            if piece.fields else html.escape(piece.text)
            for piece in make_pieces(string, evidence)
        )  # fmt: skip
        parts.append(f"<h2>{html.escape(name)}</h2><pre>{marked}</pre>")
    return _PAGE.format(title=html.escape(posting.title), body="".join(parts))
