-- Staged rows whose content is not held, or is held from a later night's reading.
select s.place, p.posting_id, v.version_id
from staged s
join posting p on p.source = :source and p.source_id = s.source_id
left join version v on v.posting_id = p.posting_id and v.content_hash = s.content_hash
where s.place > :after and (v.version_id is null or v.read_on > :night)
order by s.place;
