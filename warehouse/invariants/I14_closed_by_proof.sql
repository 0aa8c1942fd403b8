-- A posting is closed because a run that proved its list complete did not have it, or because its source said so.
-- The second needs no complete list: the statement is about the posting itself.
select p.posting_id from posting p
left join source_run s on s.run_id = p.closed_by_run
left join closed_sighting c on c.run_id = p.closed_by_run and c.source_id = p.source_id
where p.closed_on is not null and (
    s.run_id is null
    or s.source <> p.source
    or s.logical_date <> p.closed_on
    or p.closed_how is null
    or p.closed_how not in ('missing', 'stated')
    or (p.closed_how = 'missing' and (s.complete <> 1 or s.status not in ('ok', 'suspect_empty')))
    or (p.closed_how = 'stated' and c.run_id is null)
);
