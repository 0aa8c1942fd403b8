-- What a run loaded was opened, changed, reopened or closed by flag.
select run_id from source_run where loaded <> opened + changed + reopened + closed_by_flag;
