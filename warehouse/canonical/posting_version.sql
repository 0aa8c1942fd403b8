select
    p.source_id, v.valid_from, v.valid_to, v.content_hash, v.raw_sha, v.parser_version, v.listing_rows,
    s.source, s.logical_date, s.attempt
from posting_version v
join posting p on p.posting_id = v.posting_id
join source_run s on s.run_id = v.run_id;
