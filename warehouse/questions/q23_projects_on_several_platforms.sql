-- Which families run on several platforms, at which pay?
select o.family_id, o.platform, min(o.pay_min) as pay_min, max(o.pay_max) as pay_max, o.pay_unit, count(*) as openings
from openings o
where o.family_id in (select family_id from openings group by family_id having count(distinct platform) > 1)
group by o.family_id, o.platform, o.pay_unit
order by o.family_id, o.platform;
