-- Which openings can be taken up in a country, and how do we know: listed, a group, worldwide, or a list not given?
with asked as (select 'IN' as country)

select
    case
        when c.kind = 'allowed' then 'listed'
        when o.geo_state = 'worldwide' then 'worldwide'
        when o.geo_state = 'platform_list_unspecified' then 'list not given'
        when g.country is not null then 'group: ' || g.country
        else 'silent'
    end as how,
    o.opportunity_id, o.title, o.platform, o.country_codes, o.residence_required, o.apply_url
from openings o
cross join asked a
left join opportunity_places c on c.opportunity_id = o.opportunity_id and c.is_own = 1 and c.kind = 'allowed'
    and c.country = a.country
left join opportunity_places g on g.opportunity_id = o.opportunity_id and g.is_own = 1 and g.kind = 'group'
where (c.country is not null or g.country is not null
        or o.geo_state in ('worldwide', 'platform_list_unspecified', 'not_stated'))
    and (c.country is not null or not exists (
        select 1 from opportunity_places x
        where x.opportunity_id = o.opportunity_id and x.is_own = 1 and x.kind = 'excluded' and x.country = a.country
    ))
order by how, o.opportunity_id;
