-- What a run shows otherwise than it is held: new postings, closed ones, other content.
select
    o.posting_id, o.version_id, o.raw_id, o.listing_rows, p.first_seen, p.last_seen, p.closed_on,
    c.version_id as current_version, c.valid_from as current_from
from observation o
join posting p on p.posting_id = o.posting_id
left join posting_version c on c.posting_id = o.posting_id and c.valid_to is null
where o.run_id = :run and (c.version_id is null or c.version_id <> o.version_id);
