select
    s.source, s.logical_date, s.attempt, t.severity, t.stage, t.reason, t.source_id, t.url, t.raw_sha,
    t.field, t.value, t.is_derived
from issue t
join source_run s on s.run_id = t.run_id;
