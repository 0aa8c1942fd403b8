-- How many opportunities opened in each week, by specialty? `week_of` is the first night on record of that week.
with opened as (
    select
        coalesce(m.opportunity_id, p.source || ':' || p.source_id) as opportunity_id, s.code as specialty,
        min(p.first_seen) as first_seen
    from posting p
    join posting_version v on v.posting_id = p.posting_id and v.valid_from = p.first_seen
    join version c on c.version_id = v.version_id and c.posting_kind = 'opening'
    join version_specialty s on s.version_id = v.version_id and s.requirement in ('required', 'any_of')
    left join membership m on m.posting_id = p.posting_id and m.valid_to is null
    group by 1, 2
)

select w.week_of, o.specialty, count(*) as opportunities
from opened o
join nights n on n.night = o.first_seen
join (select week_number, min(night) as week_of from nights group by week_number) as w on w.week_number = n.week_number
group by w.week_of, o.specialty
order by w.week_of, opportunities desc, o.specialty;
