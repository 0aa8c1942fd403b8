-- Which mirrors hide the platform, or name another one than the first posting does?
select m.opportunity_id, m.source, o.platform, c.platform as shown_as, c.publisher_domain, c.page_url
from current_postings m
join openings o on o.opportunity_id = m.opportunity_id
join version c on c.version_id = m.version_id
where o.platform is not null and coalesce(c.platform, '') <> o.platform
order by m.source, m.opportunity_id;
