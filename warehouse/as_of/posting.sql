-- The postings that had been seen by then, with the dates that follow from what was known.
select
    d.posting_id, d.source, d.source_id, d.first_seen, d.last_seen, d.closed_on,
    case when d.closed_on = d.last_closed_on then d.last_closed_by end as closed_by_run,
    case when d.closed_on is null then null when exists (
        select 1 from closed_sighting c join source_run r on r.run_id = c.run_id
        where r.source = d.source and r.logical_date = d.closed_on and c.source_id = d.source_id
    ) then 'stated' else 'missing' end as closed_how,
    d.listing_rows
from (
    select
        p.posting_id, p.source, p.source_id,
        (select min(v.valid_from) from posting_version v where v.posting_id = p.posting_id) as first_seen,
        (
            select max(r.logical_date) from held.observation o join source_run r on r.run_id = o.run_id
            where o.posting_id = p.posting_id
        ) as last_seen,
        case when not exists (
            select 1 from posting_version v where v.posting_id = p.posting_id and v.valid_to is null
        ) then (select max(v.valid_to) from posting_version v where v.posting_id = p.posting_id) end as closed_on,
        p.closed_on as last_closed_on, p.closed_by_run as last_closed_by, p.listing_rows
    from held.posting p
    where exists (select 1 from posting_version v where v.posting_id = p.posting_id)
) as d
