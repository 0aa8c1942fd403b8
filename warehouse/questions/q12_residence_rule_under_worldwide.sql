-- Which postings require residence in a country although their page's header says otherwise?
select p.source, p.source_id, p.title, p.country_codes, p.residence_required, p.page_url
from posting_history p
where p.valid_to is null
    and (
        p.residence_required = 1
        or exists (
            select 1 from version_code f
            where f.version_id = p.version_id and f.field = 'flag' and f.code = 'geo_header_conflict'
        )
    )
order by p.source, p.source_id;
