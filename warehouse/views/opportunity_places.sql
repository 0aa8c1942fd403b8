-- Where the work of an open opportunity may be done, over all its open postings: one row for each place that any of them names.
-- `source` is the best authority that names it: the platform's own posting before a copy, the earliest first. `is_own` is 1
-- where one of the platform's own postings names the place, or where none of them is open.
select opportunity_id, kind, country, source, source_id, postings, is_own
from (
    select
        n.*,
        count(*) over (partition by opportunity_id, kind, country) as postings,
        row_number() over (
            partition by opportunity_id, kind, country
            order by is_own desc, case when relation = 'primary' then 0 else 1 end, first_seen, source, source_id
        ) as place
    from (
        select
            m.opportunity_id, m.relation, m.first_seen, m.source, m.source_id, c.kind, c.country,
            case when m.is_platform = m.has_platform then 1 else 0 end as is_own
        from (
            select
                o.*,
                max(is_platform) over (partition by opportunity_id) as has_platform,
                min(is_linked) over (partition by opportunity_id) as is_alone
            from (
                select
                    p.opportunity_id, p.version_id, p.relation, p.first_seen, p.source, p.source_id,
                    case when p.relation = 'possible_same' then 1 else 0 end as is_linked,
                    case when v.publisher_kind = 'platform' and p.relation <> 'possible_same' then 1 else 0 end as is_platform
                from current_postings p
                join version v on v.version_id = p.version_id
            ) as o
        ) as m
        join version_country c on c.version_id = m.version_id
        where m.is_linked = m.is_alone
    ) as n
) as named
where place = 1;
