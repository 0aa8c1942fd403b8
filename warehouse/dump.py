"""The whole warehouse as one hash, the same on every engine and in whatever order its nights arrived.

Ids that the database hands out and times of day are replaced by natural keys or left out; rows are sorted here,
because engines sort text differently.
"""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import sha256

from sqlalchemy import Connection, text

from warehouse.store import Store

RUN = "s.source, s.logical_date, s.attempt"
LISTS = {
    "version_specialty": "code, label, requirement, group_name, soft",
    "version_degree": "credential, level, fields, requirement, group_name, soft",
    "version_language": "lang, min_cefr, native, role, requirement",
    "version_country": "country, kind",
    "version_code": "field, code, requirement",
    "version_state": "field, state, alternatives",
    "version_evidence": "field, key, start_at, end_at, quote, segment, path",
}
QUERIES = {
    "source_run": f"""select {RUN}, status, complete, authoritative, reason, listed, fetched, fetch_failed, skipped, parsed,
        rejected, loaded, unchanged, duplicate, set_aside, opened, changed, reopened, closed_by_flag, closed, held, seen,
        verdict, digest, parser_version from source_run s""",
    "raw_doc": f"select r.sha, r.url, r.bytes, {RUN} from raw_doc r join source_run s on s.run_id = r.run_id",
    "observation": f"""select {RUN}, p.source_key, v.content_hash, r.sha, o.listing_rows from observation o
        join source_run s on s.run_id = o.run_id join posting p on p.posting_id = o.posting_id
        join version v on v.version_id = o.version_id join raw_doc r on r.raw_id = o.raw_id""",
    "closed_sighting": f"""select {RUN}, c.source_key, r.sha from closed_sighting c
        join source_run s on s.run_id = c.run_id join raw_doc r on r.raw_id = c.raw_id""",
    "reject": f"""select {RUN}, t.stage, t.reason, t.source_key, t.url, t.raw_sha, t.field, t.value from reject t
        join source_run s on s.run_id = t.run_id""",
    "issue": f"""select {RUN}, t.severity, t.stage, t.reason, t.source_key, t.url, t.raw_sha, t.field, t.value, t.is_derived
        from issue t join source_run s on s.run_id = t.run_id""",
    "posting": f"""select p.source, p.source_key, p.first_seen, p.last_seen, p.closed_on, p.closed_how, p.listing_rows,
        {RUN} from posting p left join source_run s on s.run_id = p.closed_by_run""",
    "version": """select p.source, p.source_key, v.content_hash, v.read_on, v.parser_version, v.text_sha, v.record
        from version v join posting p on p.posting_id = v.posting_id""",
    "posting_version": f"""select p.source_key, v.valid_from, v.valid_to, v.content_hash, v.raw_sha, v.parser_version,
        v.listing_rows, {RUN} from posting_version v join posting p on p.posting_id = v.posting_id
        join source_run s on s.run_id = v.run_id""",
    "text": "select sha, body from text",
    "opportunity": "select opportunity_id, family_id from opportunity",
    "membership": """select p.source, p.source_key, m.opportunity_id, m.relation, m.reasons, m.valid_from, m.valid_to
        from membership m join posting p on p.posting_id = m.posting_id""",
    **{
        table: f"""select p.source, p.source_key, v.content_hash, t.ord, {columns} from {table} t
        join version v on v.version_id = t.version_id join posting p on p.posting_id = v.posting_id"""
        for table, columns in LISTS.items()
    },
}  # fmt: skip


def make_dump_hash(store: Store) -> str:
    """SHA-256 over all rows of all tables."""
    digest = sha256()
    with store.reading() as connection:
        for name in sorted(QUERIES):
            digest.update(name.encode())
            for line in read_lines(connection, name):
                digest.update(line.encode("utf-8"))
    return digest.hexdigest()


def read_lines(connection: Connection, name: str) -> Iterator[str]:
    """The rows of one table in canonical form, sorted."""
    return iter(sorted(f"{tuple(row)!r}\n" for row in connection.execute(text(QUERIES[name]))))
