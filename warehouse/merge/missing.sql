-- Open postings of a source that a run did not show.
select p.posting_id, p.first_seen, p.last_seen, p.listing_rows, c.version_id as current_version, c.valid_from as current_from
from posting p
join posting_version c on c.posting_id = p.posting_id and c.valid_to is null
left join observation o on o.run_id = :run and o.posting_id = p.posting_id
where p.source = :source and o.posting_id is null;
