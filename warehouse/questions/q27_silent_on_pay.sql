-- What share of openings states no pay at all, by platform?
select
    o.platform, count(*) as openings,
    sum(case when o.pay_min is null and o.pay_max is null then 1 else 0 end) as silent,
    round(100.0 * sum(case when o.pay_min is null and o.pay_max is null then 1 else 0 end) / count(*), 1) as percent
from openings o
group by o.platform
order by percent desc, o.platform;
