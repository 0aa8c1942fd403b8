-- Which openings say that hours are up to the worker, rather than saying nothing?
select o.opportunity_id, o.title, o.platform, o.hours_min, o.hours_max, e.quote
from openings o
left join version_evidence e on e.version_id = o.version_id and e.field = 'hours'
where o.hours_flexible = 1
order by o.opportunity_id, e.ord;
