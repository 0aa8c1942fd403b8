-- How each source was doing on each night: its last attempt, its newest complete list, what it leaves open and unseen.
select
    h.*,
    h.day_number - l.day_number as nights_stale
from (
    select
        n.night, n.day_number, f.source,
        coalesce(r.status, 'not_run') as status,
        coalesce(r.complete, 0) as complete,
        r.reason, r.verdict, r.listed, r.fetched, r.parsed, r.rejected, r.loaded, r.unchanged, r.duplicate, r.set_aside,
        r.opened, r.changed, r.reopened, r.closed, r.held, r.seen, r.run_id,
        (
            select max(g.logical_date) from source_run g
            where g.source = f.source and g.logical_date <= n.night and g.complete = 1 and g.status = 'ok'
        ) as last_complete_night,
        (
            select max(g.logical_date) from source_run g where g.source = f.source and g.logical_date <= n.night
        ) as last_run_night,
        (
            select count(*) from posting p join posting_version v on v.posting_id = p.posting_id
            where p.source = f.source and v.valid_from <= n.night and (v.valid_to is null or v.valid_to > n.night)
        ) as open_postings,
        (
            select min(p.last_seen) from posting p
            where p.source = f.source and p.closed_on is null and p.first_seen <= n.night and p.last_seen < n.night
        ) as oldest_unseen
    from nights n
    join (select source, min(logical_date) as first_night from source_run group by source) as f on f.first_night <= n.night
    left join source_run r on r.run_id = (
        select b.run_id from source_run b
        where b.source = f.source and b.logical_date = n.night
        order by case when b.status = 'ok' then 0 else 1 end, b.attempt desc
        limit 1
    )
) as h
left join nights l on l.night = h.last_complete_night;
