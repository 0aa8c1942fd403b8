select s.source, s.logical_date, s.attempt, p.source_id, v.content_hash, r.sha, o.listing_rows
from observation o
join source_run s on s.run_id = o.run_id
join posting p on p.posting_id = o.posting_id
join version v on v.version_id = o.version_id
join raw_doc r on r.raw_id = o.raw_id;
