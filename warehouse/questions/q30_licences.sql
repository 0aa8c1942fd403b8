-- Which licences are asked for, and in which jurisdictions, by domain?
select o.domain, k.code as licence, j.code as jurisdiction, o.licence_required, count(*) as openings
from openings o
left join version_code k on k.version_id = o.version_id and k.field = 'licence_kind'
left join version_code j on j.version_id = o.version_id and j.field = 'licence_jurisdiction'
where o.licence_required <> 'not_stated' or k.code is not null
group by o.domain, k.code, j.code, o.licence_required
order by openings desc, o.domain, k.code, j.code;
