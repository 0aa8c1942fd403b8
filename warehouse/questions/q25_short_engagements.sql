-- Which openings last four weeks at most, and which have a budget of hours in total?
select
    o.opportunity_id, o.title, o.platform, o.duration_min, o.duration_max, o.duration_unit, o.duration_kind,
    o.hours_total_min, o.hours_total_max
from openings o
where o.duration_kind = 'short_term_unspecified'
    or (o.duration_unit = 'day' and coalesce(o.duration_max, o.duration_min) <= 28)
    or (o.duration_unit = 'week' and coalesce(o.duration_max, o.duration_min) <= 4)
    or (o.duration_unit = 'month' and coalesce(o.duration_max, o.duration_min) <= 1)
    or o.duration_unit = 'hour_total' or o.hours_total_min is not null or o.hours_total_max is not null
order by o.opportunity_id;
