"""Single postings read back as they were understood, for people who ask about one."""

from __future__ import annotations

from sqlalchemy import or_, select

from transforms.records import Posting
from warehouse import models as m
from warehouse.contents import parse_posting
from warehouse.store import Store


def read_posting(store: Store, name: str) -> Posting | None:
    """The newest version of a posting named `source/source_id`, or by a part of its id or title that only it has.

    Raises LookupError, naming up to ten, where several fit.
    """
    source, _, key = name.partition("/")
    newest = (
        select(m.Posting.source, m.Posting.source_id, m.Version.record, m.Text.body)
        .join(m.PostingVersion, m.PostingVersion.posting_id == m.Posting.posting_id)
        .join(m.Version, m.Version.version_id == m.PostingVersion.version_id)
        .join(m.Text, m.Text.sha == m.Version.text_sha)
        .order_by(m.Posting.source, m.Posting.source_id, m.PostingVersion.valid_from.desc())
    )
    exact = newest.where(m.Posting.source == source, m.Posting.source_id == key)
    loose = newest.where(
        or_(m.Posting.source_id.contains(name, autoescape=True), m.Version.title.icontains(name, autoescape=True))
    )
    with store.engine.connect() as connection:
        rows = connection.execute(exact).all() or connection.execute(loose).all()
    found = {(row.source, row.source_id): row for row in reversed(rows)}
    if len(found) > 1:
        names = ", ".join("/".join(names) for names in sorted(found)[:10])
        raise LookupError(f"{len(found)} postings fit {name!r}: {names}")
    return next((parse_posting(row.record, row.body) for row in found.values()), None)
