"""Between the warehouse and identity: open postings out to the resolver, its opportunities back in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any, NamedTuple

import orjson
from sqlalchemy import Connection, Row, insert, text, update
from sqlalchemy.dialects import postgresql, sqlite

from transforms.records import Member, Opportunity, Posting
from transforms.resolve.candidates import Candidate, make_candidate
from warehouse.checks import check_invariants
from warehouse.contents import parse_posting
from warehouse.facts import read_known
from warehouse.models import Membership
from warehouse.models import Opportunity as OpportunityRow
from warehouse.store import Store

NEWEST_VERSIONS = """
select p.source, p.source_id, p.first_seen, p.last_seen, m.opportunity_id, m.family_id, c.record, t.body
from posting p
join posting_version v on v.posting_id = p.posting_id
    and v.valid_from = (select max(l.valid_from) from posting_version l where l.posting_id = p.posting_id)
join version c on c.version_id = v.version_id
join text t on t.sha = c.text_sha
left join membership m on m.posting_id = p.posting_id and m.valid_to is null
where p.closed_on is null or p.closed_on >= :since
order by p.source, p.source_id
"""
REMEMBERED = timedelta(days=180)
"""How long a posting that has closed can still be recognised in one that is put up again under another id."""
HELD = """
select
    p.source, p.source_id, p.posting_id, m.opportunity_id, m.family_id, m.relation, m.reasons, m.valid_from,
    (select min(f.valid_from) from membership f where f.posting_id = p.posting_id) as judged_from
from posting p
left join membership m on m.posting_id = p.posting_id and m.valid_to is null
"""
KEEP = """
insert into replaced_membership (posting_id, valid_from, valid_to, opportunity_id, family_id, relation, reasons, known_on,
    end_known_on, replaced_on)
select posting_id, valid_from, valid_to, opportunity_id, family_id, relation, reasons, known_on, end_known_on,
    cast(:known_on as varchar(10))
from membership where posting_id = :posting_id and valid_from = :was_from and known_on < cast(:known_on as varchar(10))
"""
EXTEND = """
update membership set valid_from = :valid_from, known_on = :known_on
where posting_id = :posting_id and valid_from = :was_from
"""
END = """
update membership set valid_to = :valid_from, end_known_on = :known_on
where posting_id = :posting_id and valid_to is null
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class MembershipReport:
    """What a night's opportunities changed: postings that joined one, moved to another, stayed; members not loaded."""

    opportunities: int = 0
    joined: int = 0
    moved: int = 0
    unchanged: int = 0
    unknown: int = 0


class Belonging(NamedTuple):
    """When a posting was first and last seen, and what it was last held to belong to."""

    first_seen: date
    last_seen: date
    opportunity_id: str | None
    family_id: str | None


def read_newest(store: Store, since: str) -> Iterator[Row[Any]]:
    with store.reading() as connection:
        yield from connection.execution_options(yield_per=500).execute(text(NEWEST_VERSIONS), {"since": since})


def read_open_postings(store: Store) -> Iterator[Posting]:
    """Every open posting as it was last understood, by source and id."""
    return (parse_posting(row.record, row.body) for row in read_newest(store, "9999-12-31"))


def read_candidates(store: Store, night: date) -> Iterator[Candidate]:
    """Every posting that is open, or closed not long before a night, as identity sees it."""
    for row in read_newest(store, (night - REMEMBERED).isoformat()):
        yield make_candidate(parse_posting(row.record, row.body), **make_belonging(row)._asdict())


def make_belonging(row: Row[Any]) -> Belonging:
    first_seen, last_seen = (date.fromisoformat(text) for text in (row.first_seen, row.last_seen))
    return Belonging(first_seen, last_seen, row.opportunity_id, row.family_id)


def read_belonging(store: Store) -> dict[tuple[str, str], Belonging]:
    """What identity has to know of every posting ever held: one that is opened again keeps it."""
    statement = """
    select p.source, p.source_id, p.first_seen, p.last_seen, m.opportunity_id, m.family_id
    from posting p left join membership m on m.posting_id = p.posting_id and m.valid_to is null
    """
    with store.reading() as connection:
        rows = connection.execute(text(statement)).all()
    return {(row.source, row.source_id): make_belonging(row) for row in rows}


def load_opportunities(store: Store, night: date, opportunities: Iterable[Opportunity]) -> MembershipReport:
    """Writes who belongs together as of `night`, in one transaction; a rerun changes nothing.

    A night that is older than the newest judgement changes none: postings that nobody has judged are added, and the
    first judgement of the others is extended back to it.
    """
    made = list(opportunities)
    with store.transaction() as connection:
        held = {(row.source, row.source_id): row for row in connection.execute(text(HELD))}
        newest = max((row.valid_from for row in held.values() if row.valid_from), default="")
        now = Now(night.isoformat(), read_known(connection, night.isoformat()))
        plan = make_plan(made, held, now, is_late=now.night < newest)
        save_opportunities(connection, made)
        write_plan(connection, plan)
        check_invariants(connection)
    return MembershipReport(
        opportunities=len(made), joined=len(plan.joined), moved=len(plan.moved) + len(plan.replaced), unchanged=plan.unchanged,
        unknown=plan.unknown,
    )  # fmt: skip


class Now(NamedTuple):
    """The night that is judged, and the night on which the judgement becomes known: later for a night that is late."""

    night: str
    known: str


@dataclass(slots=True)
class Plan:
    """Membership rows to insert, to end first, to write anew within their night, to let begin earlier."""

    joined: list[dict[str, Any]] = field(default_factory=list)
    moved: list[dict[str, Any]] = field(default_factory=list)
    replaced: list[dict[str, Any]] = field(default_factory=list)
    extended: list[dict[str, Any]] = field(default_factory=list)
    unchanged: int = 0
    unknown: int = 0


def make_plan(made: Iterable[Opportunity], held: dict[tuple[str, str], Row[Any]], now: Now, *, is_late: bool) -> Plan:
    """Compares what the resolver says with what is held. A posting that is not loaded is counted as unknown."""
    plan = Plan()
    for opportunity, member in ((one, member) for one in made for member in one.members):
        row = held.get((member.source, member.source_id))
        if row is None:
            plan.unknown += 1
            continue
        fresh = make_membership(opportunity, member, row, now)
        if row.opportunity_id is None:
            plan.joined.append(fresh)
        elif not is_late and not is_same(row, fresh):
            (plan.replaced if row.valid_from == now.night else plan.moved).append(fresh)
        else:
            plan.unchanged += 1
            if now.night < row.judged_from:
                plan.extended.append(fresh | {"was_from": row.judged_from})
    return plan


def make_membership(opportunity: Opportunity, member: Member, row: Row[Any], now: Now) -> dict[str, Any]:
    return {
        "posting_id": row.posting_id, "valid_from": now.night, "opportunity_id": opportunity.opportunity_id,
        "family_id": opportunity.family_id, "relation": member.relation,
        "reasons": orjson.dumps(list(member.reasons)).decode(), "known_on": now.known,
    }  # fmt: skip


def is_same(row: Row[Any], fresh: dict[str, Any]) -> bool:
    return all(getattr(row, name) == fresh[name] for name in ("opportunity_id", "family_id", "relation", "reasons"))


def save_opportunities(connection: Connection, made: Iterable[Opportunity]) -> None:
    """One row each; of an opportunity that is known, the family is brought up to date."""
    rows = [{"opportunity_id": one.opportunity_id, "family_id": one.family_id} for one in made]
    if not rows:
        return
    dialect = postgresql if connection.dialect.name == "postgresql" else sqlite
    statement = dialect.insert(OpportunityRow)
    new = statement.excluded.family_id
    connection.execute(
        statement.on_conflict_do_update(
            index_elements=["opportunity_id"], set_={"family_id": new}, where=new != OpportunityRow.family_id
        ),
        rows,
    )


def write_plan(connection: Connection, plan: Plan) -> None:
    replaced = [fresh | {"was_from": fresh["valid_from"]} for fresh in plan.replaced]
    if plan.extended or replaced:
        connection.execute(text(KEEP), plan.extended + replaced)
    if plan.extended:
        connection.execute(text(EXTEND), plan.extended)
    for fresh in plan.replaced:
        where = (Membership.posting_id == fresh["posting_id"]) & (Membership.valid_from == fresh["valid_from"])
        connection.execute(update(Membership).where(where).values(**fresh))
    if plan.moved:
        connection.execute(text(END), plan.moved)
    if plan.joined or plan.moved:
        connection.execute(insert(Membership), plan.joined + plan.moved)
