-- What share of openings states weekly hours, by specialty and platform, and what do they ask for?
select
    s.code as specialty, o.platform, count(*) as openings,
    sum(case when o.hours_min is not null or o.hours_max is not null then 1 else 0 end) as with_hours,
    round(100.0 * sum(case when o.hours_min is not null or o.hours_max is not null then 1 else 0 end) / count(*), 1) as percent,
    min(o.hours_min) as lowest_min, avg(o.hours_min) as mean_min, max(o.hours_min) as highest_min,
    min(o.hours_max) as lowest_max, avg(o.hours_max) as mean_max, max(o.hours_max) as highest_max
from openings o
join version_specialty s on s.version_id = o.version_id and s.requirement in ('required', 'any_of')
group by s.code, o.platform
order by count(*) desc, s.code, o.platform;
