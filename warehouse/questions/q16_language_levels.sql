-- Lowest English level by platform, and who needs another language at C2 or as a native.
select
    o.platform,
    case when l.lang like 'en%' then 'English' else l.lang end as language,
    case when l.native = 1 then 'native' else coalesce(l.min_cefr, 'no level given') end as level,
    count(*) as openings
from openings o
join version_language l on l.version_id = o.version_id and l.requirement in ('required', 'any_of')
where l.lang like 'en%' or l.native = 1 or l.min_cefr = 'C2'
group by 1, 2, 3
order by 2, 4 desc, 1, 3;
