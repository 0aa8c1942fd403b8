-- Every mirror with the posting that it mirrors, for each night on which both were open: the platform's own, where it is.
select
    m.night, m.opportunity_id, m.posting_id as mirror_posting, m.version_id as mirror_version, m.source as mirror_source,
    p.posting_id as primary_posting, p.version_id as primary_version, p.source as primary_source
from open_postings m
join open_postings p on p.night = m.night and p.opportunity_id = m.opportunity_id and p.relation = 'primary'
where m.relation = 'mirror'
