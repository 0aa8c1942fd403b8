"""What a release is about: the opportunities open on a night, read back from the warehouse with their records."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import groupby
from operator import attrgetter
from typing import Any, Literal, NamedTuple

import orjson
from sqlalchemy import Connection, Row, bindparam, text

from transforms.records import Posting
from warehouse.contents import parse_posting

OPENINGS = """
select s.*, h.last_complete_night as source_as_of, h.nights_stale, c.record, t.body
from snapshots s
join version c on c.version_id = s.version_id
join text t on t.sha = c.text_sha
join source_health h on h.night = s.night and h.source = s.source
where s.night = :night
order by s.opportunity_id
"""
POSTINGS = """
select c.*, o.opportunity_id
from open_postings o
join posting_history c on c.posting_id = o.posting_id and c.valid_from = o.version_from
where o.night = :night
order by o.source, o.source_id
"""
PLACES = """
select o.opportunity_id, o.relation, o.source, o.source_id, c.publisher_kind, k.kind, k.country
from open_postings o
join version c on c.version_id = o.version_id
left join version_country k on k.version_id = o.version_id
where o.night = :night
order by o.opportunity_id, case when o.relation = 'primary' then 0 else 1 end, o.first_seen, o.source, o.source_id, k.ord
"""
MEMBERS = """
select o.opportunity_id, o.source, o.source_id, o.relation, m.reasons
from open_postings o
left join membership m on m.posting_id = o.posting_id
    and m.valid_from <= o.night and (m.valid_to is null or m.valid_to > o.night)
where o.night = :night
"""
RECORDS = """
select c.version_id, c.record, t.body from version c join text t on t.sha = c.text_sha
where c.version_id in :versions order by c.version_id
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mirror:
    """Another place where the same opportunity was open that night, and how it relates to the first."""

    source: str
    source_id: str
    relation: Literal["primary", "mirror", "reposted", "changed_version", "possible_same"]
    first_seen: str
    page_url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A place that the platform's own postings of an opportunity name, or its copies where none of those was open."""

    kind: Literal["allowed", "excluded", "group", "subdivision"]
    code: str
    source: str
    source_id: str
    postings: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Opening:
    """One opportunity that was open on a night, with the record of its first posting.

    `first_seen` is the opportunity's, `version_from` the night since which the record says what it says. `source_as_of`
    is the newest night on which the source's list was proved complete, `nights_stale` how many days before `night`.
    """

    night: str
    opportunity_id: str
    family_id: str
    source: str
    source_id: str
    first_seen: str
    version_from: str
    source_as_of: str | None
    nights_stale: int | None
    listing_rows: int
    mirrors: tuple[Mirror, ...]
    places: tuple[Place, ...]
    possible_same: tuple[str, ...]
    posting: Posting


class Around(NamedTuple):
    """What belongs to an opening beside the record that is shown; `links` are opportunities that may be the same."""

    mirrors: tuple[Mirror, ...]
    places: tuple[Place, ...]
    links: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Shown:
    """An opening with its flat row, as the table formats want it."""

    opening: Opening
    row: Mapping[str, Any]


def read_openings(connection: Connection, night: str) -> Iterator[Shown]:
    """The night's openings by opportunity id, with their whole records, a few hundred at a time."""
    mirrors, places, links = (
        read_mirrors(connection, night), read_places(connection, night), read_links(connection, night)
    )  # fmt: skip
    held = connection.execution_options(yield_per=500).execute(text(OPENINGS), {"night": night})
    for row in held:
        key = row.opportunity_id
        others = tuple(one for one in mirrors.get(key, ()) if (one.source, one.source_id) != row[3:5])
        around = Around(others, tuple(places.get(key, ())), tuple(sorted(links.get(key, ()))))
        yield Shown(make_opening(row, around), make_flat(row))


def make_opening(row: Row[Any], around: Around) -> Opening:
    return Opening(
        night=row.night, opportunity_id=row.opportunity_id, family_id=row.family_id, source=row.source,
        source_id=row.source_id, first_seen=row.first_seen, version_from=row.version_from,
        source_as_of=row.source_as_of,
        nights_stale=row.nights_stale, listing_rows=row.listing_rows, mirrors=around.mirrors, places=around.places,
        possible_same=around.links, posting=parse_posting(row.record, row.body),
    )  # fmt: skip


def make_flat(row: Row[Any]) -> dict[str, Any]:
    return {name: value for name, value in row._mapping.items() if name not in ("record", "body")}


def read_mirrors(connection: Connection, night: str) -> dict[str, list[Mirror]]:
    """Opportunity -> all its open postings, for those that have more than one."""
    sql = """
    select o.opportunity_id, o.source, o.source_id, o.relation, o.first_seen, c.page_url
    from open_postings o join version c on c.version_id = o.version_id
    where o.night = :night order by o.source, o.source_id
    """
    found: dict[str, list[Mirror]] = {}
    for opportunity_id, source, source_id, relation, first_seen, page_url in connection.execute(
        text(sql), {"night": night}
    ):
        found.setdefault(opportunity_id, []).append(Mirror(
            source=source, source_id=source_id, relation=relation, first_seen=first_seen, page_url=page_url
        ))  # fmt: skip
    return {key: group for key, group in found.items() if len(group) > 1}


def read_places(connection: Connection, night: str) -> dict[str, list[Place]]:
    """Opportunity -> the places of the platform's own postings, each with the best source that names it."""
    found: dict[str, list[Place]] = {}
    rows = connection.execute(text(PLACES), {"night": night}).all()
    for opportunity_id, group in groupby(rows, key=attrgetter("opportunity_id")):
        members = list(group)
        joined = [one for one in members if one.relation != "possible_same"] or members
        own = [one for one in joined if one.publisher_kind == "platform"] or joined
        named = Counter((one.kind, one.country) for one in own if one.kind is not None)
        first = {(one.kind, one.country): one for one in reversed(own)}
        found[opportunity_id] = [
            Place(kind=kind, code=code, source=first[kind, code].source, source_id=first[kind, code].source_id, postings=count)
            for (kind, code), count in sorted(named.items())
        ]  # fmt: skip
    return found


def read_links(connection: Connection, night: str) -> dict[str, set[str]]:
    """Opportunity -> those that it may be the same as and was not joined to, both ways."""
    rows = connection.execute(text(MEMBERS), {"night": night}).all()
    owners = {f"{row.source} {row.source_id}": row.opportunity_id for row in rows}
    found: defaultdict[str, set[str]] = defaultdict(set)
    for row in rows:
        if row.relation != "possible_same":
            continue
        for reason in orjson.loads(row.reasons):
            other = owners.get(reason.partition(": ")[2], row.opportunity_id)
            if other != row.opportunity_id:
                found[row.opportunity_id].add(other)
                found[other].add(row.opportunity_id)
    return found


def read_postings(connection: Connection, night: str) -> list[dict[str, Any]]:
    """The flat rows of all postings open on the night, mirrors included."""
    return [make_flat(row) for row in connection.execute(text(POSTINGS), {"night": night})]


def read_records(connection: Connection, versions: Iterable[int]) -> Iterator[Posting]:
    """The records of the given versions, with their texts."""
    wanted = sorted(versions)
    statement = text(RECORDS).bindparams(bindparam("versions", expanding=True))
    for start in range(0, len(wanted), 500):
        for row in connection.execute(statement, {"versions": wanted[start : start + 500]}):
            yield parse_posting(row.record, row.body)


def without_text(opening: Opening) -> Opening:
    """The opening without the platform's text, which is not ours to publish."""
    return replace(opening, posting=replace(opening.posting, text=""))
