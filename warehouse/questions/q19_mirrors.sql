-- On how many sites is an opportunity shown, who had it first, and which mirrors print other pay or hours?
select
    m.opportunity_id, m.source, m.first_seen, m.relation, c.title, c.pay_min, c.pay_max, c.hours_min, c.hours_max,
    case when coalesce(c.pay_max, -1) <> coalesce(o.pay_max, -1) or coalesce(c.pay_min, -1) <> coalesce(o.pay_min, -1)
        then 1 else 0 end as other_pay,
    case when coalesce(c.hours_max, -1) <> coalesce(o.hours_max, -1) or coalesce(c.hours_min, -1) <> coalesce(o.hours_min, -1)
        then 1 else 0 end as other_hours,
    o.postings
from current_postings m
join openings o on o.opportunity_id = m.opportunity_id
join version c on c.version_id = m.version_id
where o.postings > 1
order by o.postings desc, m.opportunity_id, m.first_seen, m.source, m.source_id;
