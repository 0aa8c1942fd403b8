-- How long does a posting stay open, by platform; how many come back, how many are standing calls?
select
    h.platform, h.posting_kind, count(distinct h.posting_id) as postings,
    count(distinct case when h.closed_on is not null then h.posting_id end) as closed,
    round(1.0 * sum(case when h.valid_to is not null then t.day_number - f.day_number end)
        / nullif(count(distinct case when h.closed_on is not null then h.posting_id end), 0), 1) as mean_days_open,
    count(distinct case when r.change = 'reopened' then h.posting_id end) as came_back
from posting_history h
join nights f on f.night = h.valid_from
left join nights t on t.night = h.valid_to and h.closed_on is not null
left join changes r on r.posting_id = h.posting_id and r.night = h.valid_from and r.change = 'reopened'
group by h.platform, h.posting_kind
order by postings desc, h.platform, h.posting_kind;
