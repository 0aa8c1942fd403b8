-- No run is still running a day after it began.
select run_id from source_run where status = 'running' and started_at < :yesterday;
