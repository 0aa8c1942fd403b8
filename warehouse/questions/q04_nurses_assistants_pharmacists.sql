-- Which openings accept NP, PA, RN or PharmD: as a main requirement, or admitted though not the norm?
select
    d.credential,
    case when d.requirement in ('required', 'any_of') then 'main' else d.requirement end as how,
    o.opportunity_id, o.title, o.platform, o.apply_url
from openings o
join version_degree d on d.version_id = o.version_id
where d.credential in ('NP', 'PA', 'RN', 'PharmD')
order by d.credential, how, o.opportunity_id;
