-- How many postings changed their text but kept their id, by source?
select c.source, count(distinct c.posting_id) as postings, count(*) as changes
from changes c
where c.change = 'changed' and c.what like '%text%'
group by c.source
order by postings desc, c.source;
