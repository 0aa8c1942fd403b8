-- Which openings accept physicians with a degree from outside the US, and which demand an active US licence?
select
    o.opportunity_id, o.title, o.platform, o.degree_codes, o.degree_foreign_ok,
    case when o.licence_required = 'yes' and exists (
        select 1 from version_code c
        where c.version_id = o.version_id and c.field = 'licence_jurisdiction' and c.code like 'US%'
    ) then 1 else 0 end as us_licence_demanded,
    o.licence_required, o.apply_url
from openings o
where exists (
    select 1 from version_degree d
    where d.version_id = o.version_id and d.credential in ('MD', 'DO', 'MBBS', 'MBChB') and d.requirement <> 'preferred'
)
order by us_licence_demanded, o.degree_foreign_ok desc, o.opportunity_id;
