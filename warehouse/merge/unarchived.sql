-- Staged rows whose page nobody has received.
select s.raw_sha
from staged s
left join raw_doc r on r.sha = s.raw_sha
where r.raw_id is null
order by s.raw_sha;
