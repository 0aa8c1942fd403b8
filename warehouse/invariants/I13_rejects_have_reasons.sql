-- Every rejected record is kept, with a reason.
select s.run_id from source_run s
left join (
    select run_id, count(*) as n, sum(case when reason is null or reason = '' then 1 else 0 end) as blank
    from reject group by run_id
) as r on r.run_id = s.run_id
where s.status <> 'running' and (s.rejected <> coalesce(r.n, 0) or coalesce(r.blank, 0) > 0);
