-- There is a sighting on the night a posting was last seen.
select p.posting_id from posting p
where not exists (
    select 1 from observation o join source_run s on s.run_id = o.run_id
    where o.posting_id = p.posting_id and s.logical_date = p.last_seen
);
