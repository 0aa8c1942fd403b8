-- Which closures wait for a person, or for three complete nights that agree? One line for each source.
select
    h.source, h.night, h.verdict, h.held, count(*) as postings_unseen, min(h.nights_without) as least_nights_without,
    max(h.nights_without) as most_nights_without, min(h.last_seen) as oldest_last_seen
from held_closures h
group by h.source, h.night, h.verdict, h.held
order by h.held desc, h.source;
