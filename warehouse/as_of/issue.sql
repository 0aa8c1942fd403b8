-- What the runs of then brought.
select * from held.issue where run_id in (select run_id from source_run)
