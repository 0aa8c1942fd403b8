select r.sha, r.url, r.bytes, s.source, s.logical_date, s.attempt
from raw_doc r
join source_run s on s.run_id = r.run_id;
