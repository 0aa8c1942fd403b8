-- One family, several languages: how does pay differ?
select o.family_id, l.lang, o.pay_min, o.pay_max, o.pay_currency, o.pay_unit, o.country_codes, o.title, o.opportunity_id
from openings o
join version_language l on l.version_id = o.version_id and l.requirement in ('required', 'any_of')
where o.family_id in (
    select p.family_id from openings p
    join version_language k on k.version_id = p.version_id and k.requirement in ('required', 'any_of')
    where coalesce(p.pay_min, p.pay_max) is not null
    group by p.family_id having count(distinct k.lang) > 1
)
order by o.family_id, o.pay_max desc, l.lang;
