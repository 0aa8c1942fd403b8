-- Open postings that the newest run of their source did not show, and for how long nobody has seen them: the opposite of a
-- closure that came too early.
select
    p.source, p.source_id, p.posting_id, c.title, p.first_seen, p.last_seen, n.night, n.day_number - l.day_number as days_unseen,
    (
        select count(distinct r.logical_date) from source_run r
        where r.source = p.source and r.logical_date > p.last_seen and r.complete = 1 and r.status in ('ok', 'suspect_empty')
    ) as nights_without
from posting p
join posting_version v on v.posting_id = p.posting_id and v.valid_to is null
join version c on c.version_id = v.version_id
join nights l on l.night = p.last_seen
join nights n on n.night = (select max(night) from nights)
where p.closed_on is null and p.last_seen < n.night;
