"""Single postings read back as they were understood, for people who ask about one."""

from __future__ import annotations

from dataclasses import dataclass

import orjson
from sqlalchemy import or_, select, text

from transforms.records import Posting
from warehouse import models as m
from warehouse.contents import parse_posting
from warehouse.store import Store


@dataclass(frozen=True, slots=True, kw_only=True)
class Belonging:
    """One posting's place in an opportunity over some nights; `valid_to` null: still so."""

    source: str
    source_id: str
    title: str
    relation: str
    reasons: tuple[str, ...]
    first_seen: str
    last_seen: str
    closed_on: str | None
    valid_from: str
    valid_to: str | None
    family_id: str


BELONGINGS = """
select p.source, p.source_id, c.title, m.relation, m.reasons, p.first_seen, p.last_seen, p.closed_on,
    m.valid_from, m.valid_to, m.family_id
from membership m
join posting p on p.posting_id = m.posting_id
join posting_version v on v.posting_id = p.posting_id
    and v.valid_from = (select max(l.valid_from) from posting_version l where l.posting_id = p.posting_id)
join version c on c.version_id = v.version_id
where m.opportunity_id = :opportunity
order by m.valid_to is not null, m.relation <> 'primary', p.first_seen, p.source, p.source_id, m.valid_from
"""


def read_opportunity(store: Store, opportunity_id: str) -> list[Belonging]:
    """All postings that belong, or belonged, to an opportunity: its present ones first; none where nobody knows it."""
    with store.reading() as connection:
        rows = connection.execute(text(BELONGINGS), {"opportunity": opportunity_id}).mappings().all()
    return [Belonging(**{**row, "reasons": tuple(orjson.loads(row["reasons"]))}) for row in rows]


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
