-- What the runs of then brought.
select * from held.observation where run_id in (select run_id from source_run)
