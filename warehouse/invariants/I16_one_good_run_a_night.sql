-- A source has one successful run on a night.
select min(run_id) from source_run where status = 'ok' group by source, logical_date having count(*) > 1;
