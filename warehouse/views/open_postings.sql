-- Which postings were open on which night, with the opportunity they are held to belong to.
-- A posting that nobody had judged by then stands for itself: a later judgement does not rewrite an earlier night.
select
    n.night, v.posting_id, v.version_id, v.valid_from as version_from, v.listing_rows, p.source, p.source_id, p.first_seen,
    coalesce(m.opportunity_id, p.source || ':' || p.source_id) as opportunity_id,
    coalesce(m.family_id, p.source || ':' || p.source_id) as family_id,
    coalesce(m.relation, 'primary') as relation
from nights n
join posting_version v on v.valid_from <= n.night and (v.valid_to is null or v.valid_to > n.night)
join posting p on p.posting_id = v.posting_id
left join membership m on m.posting_id = v.posting_id
    and m.valid_from <= n.night and (m.valid_to is null or m.valid_to > n.night);
