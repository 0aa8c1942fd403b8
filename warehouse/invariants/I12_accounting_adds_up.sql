-- Everything listed is accounted for, with no remainder.
select run_id from source_run
where status <> 'running' and (
    listed <> fetched + fetch_failed + skipped
    or fetched <> parsed + rejected
    or parsed <> loaded + unchanged + duplicate
);
