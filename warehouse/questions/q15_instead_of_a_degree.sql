-- Which openings take experience or a certification in place of the degree?
select o.opportunity_id, o.title, o.platform, o.degree_codes, o.experience_in_lieu, c.code as credential_in_lieu
from openings o
left join version_code c on c.version_id = o.version_id and c.field = 'credential_in_lieu'
where o.experience_in_lieu = 1 or c.code is not null
order by o.opportunity_id, c.code;
