-- Who pays weekly, and by which method?
select o.platform, m.code as method, count(*) as openings
from openings o
left join version_code m on m.version_id = o.version_id and m.field = 'payment_method'
where o.pay_cadence = 'weekly'
group by o.platform, m.code
order by openings desc, o.platform, m.code;
