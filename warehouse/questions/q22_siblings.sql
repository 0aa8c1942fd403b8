-- Which siblings does each opportunity have: other languages, specialties, seniorities of the same template?
select o.family_id, o.opportunity_id, o.title, o.specialty_codes, o.language_codes, o.country_codes, o.pay_min, o.pay_max
from openings o
where o.family_id in (select family_id from openings group by family_id having count(*) > 1)
order by o.family_id, o.opportunity_id;
