-- Which openings suit somebody with two years of experience and a bachelor's degree in any field?
-- What a posting does not state is no obstacle and no proof: `silent_on` names it.
select
    o.opportunity_id, o.title, o.platform, o.degree_min_level, o.experience_years_min,
    trim(case when o.degree_basis = 'not_stated' then 'degree ' else '' end
        || case when o.experience_years_min is null then 'experience' else '' end) as silent_on
from openings o
where coalesce(o.degree_min_level, 6) <= 6 and coalesce(o.experience_years_min, 0) <= 2
    and o.licence_required not in ('yes', 'conditional') and o.board_required <> 'yes'
    and not exists (
        select 1 from version_degree d
        where d.version_id = o.version_id and d.requirement in ('required', 'any_of')
            and (d.fields <> '[]' or d.level is null)
    )
order by silent_on, o.opportunity_id;
