-- Which postings were open on which night, with the opportunity they are held to belong to.
-- Before the resolver first judged a posting, its first judgement counts; without any, it stands for itself.
select
    n.night, v.posting_id, v.version_id, v.valid_from as version_from, v.listing_rows, p.source, p.source_id, p.first_seen,
    coalesce(m.opportunity_id, p.source || ':' || p.source_id) as opportunity_id,
    coalesce(m.family_id, p.source || ':' || p.source_id) as family_id,
    coalesce(m.relation, 'primary') as relation
from nights n
join posting_version v on v.valid_from <= n.night and (v.valid_to is null or v.valid_to > n.night)
join posting p on p.posting_id = v.posting_id
left join membership m on m.posting_id = v.posting_id
    and (m.valid_to is null or m.valid_to > n.night)
    and (m.valid_from <= n.night
        or m.valid_from = (select min(f.valid_from) from membership f where f.posting_id = v.posting_id));
