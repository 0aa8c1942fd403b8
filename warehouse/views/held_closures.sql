-- What is due to close and waits: the list that lacks it is doubted. Three complete nights in a row that agree close it, or
-- a person (./run source confirm). One row for each posting; `nights_without` counts the complete nights since it was seen.
select
    r.source, r.logical_date as night, r.verdict, p.source_id, p.posting_id, c.title, p.first_seen, p.last_seen,
    (
        select count(distinct l.logical_date) from source_run l
        where l.source = p.source and l.logical_date > p.last_seen and l.complete = 1 and l.status in ('ok', 'suspect_empty')
    ) as nights_without,
    r.held
from source_run r
join posting p on p.source = r.source and p.closed_on is null and p.last_seen < r.logical_date
join posting_version v on v.posting_id = p.posting_id and v.valid_to is null
join version c on c.version_id = v.version_id
where r.held > 0 and r.logical_date = (select max(n.logical_date) from source_run n where n.source = r.source);
