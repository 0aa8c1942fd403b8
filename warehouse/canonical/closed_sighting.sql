select s.source, s.logical_date, s.attempt, c.source_id, r.sha
from closed_sighting c
join source_run s on s.run_id = c.run_id
join raw_doc r on r.raw_id = c.raw_id;
