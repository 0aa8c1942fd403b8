-- A source has one posting under one id.
select min(posting_id) from posting group by source, source_id having count(*) > 1;
