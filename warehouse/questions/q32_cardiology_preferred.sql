-- Which openings of the last month for internal medicine named cardiology as preferred?
select distinct o.opportunity_id, o.title, o.platform, o.first_seen
from snapshots o
join version_specialty m on m.version_id = o.version_id and m.code = 'med.internal_medicine'
    and m.requirement in ('required', 'any_of')
join version_specialty p on p.version_id = o.version_id and p.code = 'med.cardiology' and p.requirement = 'preferred'
join nights n on n.night = o.night
where n.day_number > (select max(day_number) from nights) - 31
order by o.first_seen, o.opportunity_id;
