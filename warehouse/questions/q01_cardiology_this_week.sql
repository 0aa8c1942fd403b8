-- Which cardiology gigs opened this week, pay at least 100 USD an hour, take MBBS holders outside the US and need no more
-- than 20 hours a week? Those silent on hours follow, marked as such.
select
    o.opportunity_id, o.title, o.platform, o.first_seen, o.pay_min, o.pay_max, o.hours_min, o.hours_max,
    case when o.hours_min is null and o.hours_max is null then 'silent' else 'stated' end as hours_state,
    o.country_codes, o.geo_state, o.apply_url
from openings o
join nights f on f.night = o.first_seen
join nights n on n.night = o.night and n.day_number - f.day_number < 7
where o.posting_kind = 'opening'
    and exists (
        select 1 from version_specialty s
        where s.version_id = o.version_id and s.code = 'med.cardiology' and s.requirement in ('required', 'any_of')
    )
    and o.pay_unit = 'hour' and o.pay_currency = 'USD' and coalesce(o.pay_max, o.pay_min) >= 100
    and (
        o.degree_foreign_ok = 1
        or exists (
            select 1 from version_degree d
            where d.version_id = o.version_id and d.credential = 'MBBS' and d.requirement <> 'preferred'
        )
    )
    and (
        o.geo_state in ('worldwide', 'not_stated', 'platform_list_unspecified')
        or exists (
            select 1 from opportunity_places c
            where c.opportunity_id = o.opportunity_id and c.is_own = 1 and c.kind in ('allowed', 'group') and c.country <> 'US'
        )
    )
    and (
        (o.hours_min is null and o.hours_max is null and coalesce(o.hours_flexible, 0) = 0)
        or coalesce(o.hours_min, 0) <= 20
    )
order by hours_state desc, o.pay_max desc, o.opportunity_id;
