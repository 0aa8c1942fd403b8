-- A version starts on the night of the run that saw it.
select v.posting_id from posting_version v
join source_run s on s.run_id = v.run_id
where s.logical_date <> v.valid_from;
