-- Which postings carry a sentence of a sibling, or a body that does not fit their title?
select p.source, p.source_id, p.title, f.code as flag, p.specialty_codes, p.page_url
from posting_history p
join version_code f on f.version_id = p.version_id and f.field = 'flag'
    and f.code in ('title_body_mismatch', 'sibling_text_leak')
where p.valid_to is null
order by f.code, p.source, p.source_id;
