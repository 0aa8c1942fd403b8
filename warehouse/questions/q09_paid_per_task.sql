-- Which openings pay by the task, and what hourly equivalent do they state?
select o.opportunity_id, o.title, o.platform, o.pay_min, o.pay_max, o.pay_currency, o.pay_note, o.pay_suspect
from openings o
where o.pay_unit = 'task'
order by o.platform, o.opportunity_id;
