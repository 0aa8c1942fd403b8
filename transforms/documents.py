"""Single documents, outside any night: `{doc_id, url, title, location, text | html}` -> labelling records.

This is what `./run extract` does with each line, and what accuracy is scored on.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from typing import Any

from transforms.cards import split_postings
from transforms.errors import BrokenText
from transforms.labels import make_label, make_unreadable_label
from transforms.normalise import normalise
from transforms.publishers import parse_publisher
from transforms.reading import Published
from transforms.records import Draft, Issue, Posting
from transforms.text import make_page_text, make_text

UNDATED = datetime(1970, 1, 1, tzinfo=UTC)
"""The fetch time of a document that does not say when it was fetched: relative dates then stay relative."""


class BadDocumentError(ValueError):
    """Raised by `make_drafts` when a document lacks what every document must have; the message names the key."""


def make_drafts(document: Mapping[str, Any]) -> Iterator[Draft]:
    """The drafts of one document, one for each role on the page."""
    doc_id = document.get("doc_id")
    if not isinstance(doc_id, str) or not doc_id:
        raise BadDocumentError("doc_id is missing or no string")
    body, form = _body(document)
    fetched = document.get("fetched_at")
    common: dict[str, Any] = {
        "source": str(document.get("source") or "document"),
        "url": str(document.get("url") or ""),
        "published": _published(document),
        "page_sha256": hashlib.sha256(body.encode("utf-8", "surrogatepass")).hexdigest(),
        "fetched_at": datetime.fromisoformat(fetched) if isinstance(fetched, str) else UNDATED,
    }
    parts = split_postings(body) if form == "text" else ()
    for number, (start, end) in enumerate(parts or ((0, len(body)),), 1):
        yield Draft(
            source_id=str(document.get("source_id") or doc_id) + (f"#{number}" if len(parts) > 1 else ""),
            title=str(document.get("title") or "") if len(parts) < 2 else "",
            description=body[start:end],
            description_format=form,
            **common,
        )


def extract(document: Mapping[str, Any]) -> Iterator[tuple[dict[str, Any], Posting | Issue]]:
    """The labelling records of one document with what they were made from."""
    doc_id = str(document.get("doc_id"))
    try:
        drafts = list(make_drafts(document))
    except BrokenText as error:
        issue = Issue(
            severity="error", stage="normalise", reason=error.reason, source="document", source_id=doc_id,
            url=document.get("url"), value=str(error)[:200],
        )  # fmt: skip
        yield make_unreadable_label(doc_id, issue), issue
        return
    for part, draft in enumerate(drafts, 1):
        posting = normalise(draft, publisher=parse_publisher(draft.url))
        if isinstance(posting, Issue):
            yield make_unreadable_label(doc_id, posting), posting
        else:
            yield make_label(doc_id, posting, part), posting


def _body(document: Mapping[str, Any]) -> tuple[str, Any]:
    """The document's text and its format; a page's HTML is reduced to its main text first."""
    text, html = document.get("text"), document.get("html")
    if isinstance(text, str):
        return make_text(text, "text"), "text"
    if isinstance(html, str):
        return make_page_text(html.encode("utf-8", "surrogatepass"), "text/html; charset=utf-8"), "text"
    raise BadDocumentError("neither text nor html is a string")


def _published(document: Mapping[str, Any]) -> tuple[Published, ...]:
    location = document.get("location")
    return (Published(name="location", text=location, path="location"),) if isinstance(location, str) else ()
