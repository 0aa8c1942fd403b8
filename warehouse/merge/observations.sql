-- The sightings of a run.
insert into observation (run_id, posting_id, version_id, raw_id, listing_rows)
select :run, p.posting_id, v.version_id, r.raw_id, s.listing_rows
from staged s
join posting p on p.source = :source and p.source_id = s.source_id
join version v on v.posting_id = p.posting_id and v.content_hash = s.content_hash
join raw_doc r on r.sha = s.raw_sha
order by p.posting_id;
