select
    p.source, p.source_id, p.first_seen, p.last_seen, p.closed_on, p.closed_how, p.listing_rows, s.source,
    s.logical_date, s.attempt
from posting p
left join source_run s on s.run_id = p.closed_by_run;
