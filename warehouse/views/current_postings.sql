-- The postings that are open now, in the form of `open_postings` on the newest night, without looking at any other.
select
    (select max(logical_date) from source_run) as night, v.posting_id, v.version_id, v.valid_from as version_from,
    v.listing_rows, p.source, p.source_id, p.first_seen,
    coalesce(m.opportunity_id, p.source || ':' || p.source_id) as opportunity_id,
    coalesce(m.family_id, p.source || ':' || p.source_id) as family_id,
    coalesce(m.relation, 'primary') as relation
from posting_version v
join posting p on p.posting_id = v.posting_id
left join membership m on m.posting_id = v.posting_id and m.valid_to is null
where v.valid_to is null;
