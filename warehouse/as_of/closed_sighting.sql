-- What the runs of then brought.
select * from held.closed_sighting where run_id in (select run_id from source_run)
