-- Which openings accept residents, fellows or students?
select o.opportunity_id, o.title, o.platform, c.code as training_status, o.apply_url
from openings o
join version_code c on c.version_id = o.version_id and c.field = 'training_status'
where c.code in ('student', 'resident', 'final_year_resident', 'fellow', 'phd_student')
order by c.code, o.opportunity_id;
