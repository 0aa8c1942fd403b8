-- What an open opportunity says, field by field, from the best authority that says it, and who that is. The platform's own
-- posting comes before a mirror; then what the text states before what is implied; then the earliest sighting.
select opportunity_id, field, value, source, source_id, relation, version_id
from (
    select
        f.*,
        row_number() over (
            partition by f.opportunity_id, f.field
            order by case f.relation when 'primary' then 0 when 'possible_same' then 2 else 1 end,
                case coalesce(s.state, 'stated') when 'stated' then 0 when 'flexible' then 1 when 'implied' then 2 else 3 end,
                f.first_seen, f.source, f.source_id
        ) as place
    from (
        select
            o.opportunity_id, 'hours' as field, o.relation, o.first_seen, o.source, o.source_id, o.version_id,
            coalesce(cast(c.hours_min as varchar(40)), '') || '-' || coalesce(cast(c.hours_max as varchar(40)), '') || ' '
                || c.hours_basis as value
        from current_postings o join version c on c.version_id = o.version_id where c.hours_basis <> 'not_stated'
        union all
        select
            o.opportunity_id, 'pay', o.relation, o.first_seen, o.source, o.source_id, o.version_id,
            coalesce(cast(c.pay_min as varchar(40)), '') || '-' || coalesce(cast(c.pay_max as varchar(40)), '') || ' '
                || coalesce(c.pay_currency, '') || '/' || coalesce(c.pay_unit, '')
        from current_postings o join version c on c.version_id = o.version_id
        where c.pay_min is not null or c.pay_max is not null
        union all
        select o.opportunity_id, 'degrees', o.relation, o.first_seen, o.source, o.source_id, o.version_id, c.degree_codes
        from current_postings o join version c on c.version_id = o.version_id where c.degree_codes <> ''
        union all
        select
            o.opportunity_id, 'specialties', o.relation, o.first_seen, o.source, o.source_id, o.version_id, c.specialty_codes
        from current_postings o join version c on c.version_id = o.version_id where c.specialty_codes <> ''
        union all
        select o.opportunity_id, 'languages', o.relation, o.first_seen, o.source, o.source_id, o.version_id, c.language_codes
        from current_postings o join version c on c.version_id = o.version_id where c.language_codes <> ''
        union all
        select
            o.opportunity_id, 'experience_years', o.relation, o.first_seen, o.source, o.source_id, o.version_id,
            coalesce(cast(c.experience_years_min as varchar(40)), '') || '-'
                || coalesce(cast(c.experience_years_max as varchar(40)), '')
        from current_postings o join version c on c.version_id = o.version_id
        where c.experience_years_min is not null or c.experience_years_max is not null
        union all
        select o.opportunity_id, 'geo_state', o.relation, o.first_seen, o.source, o.source_id, o.version_id, c.geo_state
        from current_postings o join version c on c.version_id = o.version_id where c.geo_state <> 'not_stated'
        union all
        select o.opportunity_id, 'remote', o.relation, o.first_seen, o.source, o.source_id, o.version_id, c.remote
        from current_postings o join version c on c.version_id = o.version_id where c.remote <> 'not_stated'
        union all
        select o.opportunity_id, 'title', o.relation, o.first_seen, o.source, o.source_id, o.version_id, c.title
        from current_postings o join version c on c.version_id = o.version_id
        union all
        select o.opportunity_id, 'apply_url', o.relation, o.first_seen, o.source, o.source_id, o.version_id, c.apply_url
        from current_postings o join version c on c.version_id = o.version_id where c.apply_url is not null
    ) as f
    left join version_state s on s.version_id = f.version_id and s.field = f.field
    where f.relation <> 'possible_same' or not exists (
        select 1 from current_postings p where p.opportunity_id = f.opportunity_id and p.relation <> 'possible_same'
    )
) as ranked
where place = 1;
