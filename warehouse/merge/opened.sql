-- A new interval for each sighting that has no current one.
insert into posting_version
    (posting_id, version_id, valid_from, valid_to, content_hash, raw_sha, run_id, parser_version, listing_rows, known_on)
select
    o.posting_id, o.version_id, :night, null, v.content_hash, r.sha, o.run_id, v.parser_version, o.listing_rows, :known
from observation o
join version v on v.version_id = o.version_id
join raw_doc r on r.raw_id = o.raw_id
left join posting_version c on c.posting_id = o.posting_id and c.valid_to is null
where o.run_id = :run and c.posting_id is null
order by o.posting_id;
