-- The sentence that proves each opening's hours, with its place in the stored text.
select o.opportunity_id, o.hours_min, o.hours_max, e.quote, e.start_offset, e.end_offset, e.path, o.text_sha, o.page_url
from openings o
join version_evidence e on e.version_id = o.version_id and e.field = 'hours'
where o.hours_min is not null or o.hours_max is not null
order by o.opportunity_id, e.ord;
