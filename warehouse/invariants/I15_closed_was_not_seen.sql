-- The run that closed a posting did not see it open.
select p.posting_id from posting p
join observation o on o.posting_id = p.posting_id and o.run_id = p.closed_by_run
where p.closed_on is not null;
