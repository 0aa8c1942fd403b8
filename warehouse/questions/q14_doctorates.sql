-- Which openings need a PhD, and which accept PhD students?
select
    o.opportunity_id, o.title, o.platform, o.degree_min_level, o.degree_codes,
    case when o.degree_min_level = 8 then 1 else 0 end as needed,
    case when exists (
        select 1 from version_code t
        where t.version_id = o.version_id and t.field = 'training_status' and t.code = 'phd_student'
    ) then 1 else 0 end as students_accepted
from openings o
where exists (
    select 1 from version_degree d
    where d.version_id = o.version_id and d.credential = 'PhD' and d.requirement <> 'preferred'
)
order by needed desc, students_accepted desc, o.opportunity_id;
