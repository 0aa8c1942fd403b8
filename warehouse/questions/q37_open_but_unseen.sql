-- How many open postings has nobody seen for how long, by source?
select
    u.source, count(*) as postings, min(u.days_unseen) as least_days, max(u.days_unseen) as most_days,
    max(u.nights_without) as most_nights_without, min(u.last_seen) as oldest_last_seen
from unseen_postings u
group by u.source
order by most_days desc, u.source;
