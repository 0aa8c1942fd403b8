-- The intervals that were held true by then; an end counts once it was known and had come.
select
    spell_id, posting_id, version_id, valid_from,
    case when valid_to <= :day and end_known_on <= :known then valid_to end as valid_to, content_hash, raw_sha, run_id,
    parser_version, listing_rows, known_on, case when valid_to <= :day and end_known_on <= :known then end_known_on end as end_known_on
from held.posting_version
where valid_from <= :day and known_on <= :known
union all
select
    -replaced_id, posting_id, version_id, valid_from,
    case when valid_to <= :day and end_known_on <= :known then valid_to end, content_hash, raw_sha, run_id, parser_version,
    listing_rows, known_on, case when valid_to <= :day and end_known_on <= :known then end_known_on end
from held.replaced_version
where valid_from <= :day and known_on <= :known and replaced_on > :known
