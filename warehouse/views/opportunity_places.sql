-- Where the work of an open opportunity may be done, over all its open postings: one row for each place that any of them names.
-- `source` is the best authority that names it: the platform's own posting before a mirror, the earliest first.
select opportunity_id, kind, country, source, source_id, postings
from (
    select
        o.opportunity_id, c.kind, c.country, o.source, o.source_id,
        count(*) over (partition by o.opportunity_id, c.kind, c.country) as postings,
        row_number() over (
            partition by o.opportunity_id, c.kind, c.country
            order by case when o.relation = 'primary' then 0 else 1 end, o.first_seen, o.source, o.source_id
        ) as place
    from current_postings o
    join version_country c on c.version_id = o.version_id
    where o.relation <> 'possible_same'
) as named
where place = 1;
