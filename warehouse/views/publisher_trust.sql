-- How far each publisher's mirrors agree with the platform's own posting, by field, as of any night: over all pairs of a
-- mirror and its primary that were open together, how often both state the field and how often they say the same.
select
    night, publisher_domain, field,
    count(*) as compared,
    sum(case when mirrored = origin then 1 else 0 end) as agreed,
    round(1.0 * sum(case when mirrored = origin then 1 else 0 end) / count(*), 3) as trust
from (
    select m.night, c.publisher_domain, 'pay_min' as field, cast(c.pay_min as text) as mirrored, cast(p.pay_min as text) as origin
    from mirrors m join version c on c.version_id = m.mirror_version join version p on p.version_id = m.primary_version
    union all
    select m.night, c.publisher_domain, 'pay_max', cast(c.pay_max as text), cast(p.pay_max as text)
    from mirrors m join version c on c.version_id = m.mirror_version join version p on p.version_id = m.primary_version
    union all
    select m.night, c.publisher_domain, 'pay_unit', c.pay_unit, p.pay_unit
    from mirrors m join version c on c.version_id = m.mirror_version join version p on p.version_id = m.primary_version
    union all
    select m.night, c.publisher_domain, 'hours_min', cast(c.hours_min as text), cast(p.hours_min as text)
    from mirrors m join version c on c.version_id = m.mirror_version join version p on p.version_id = m.primary_version
    union all
    select m.night, c.publisher_domain, 'hours_max', cast(c.hours_max as text), cast(p.hours_max as text)
    from mirrors m join version c on c.version_id = m.mirror_version join version p on p.version_id = m.primary_version
    union all
    select m.night, c.publisher_domain, 'degree_min_level', cast(c.degree_min_level as text), cast(p.degree_min_level as text)
    from mirrors m join version c on c.version_id = m.mirror_version join version p on p.version_id = m.primary_version
    union all
    select m.night, c.publisher_domain, 'experience_years_min', cast(c.experience_years_min as text),
        cast(p.experience_years_min as text)
    from mirrors m join version c on c.version_id = m.mirror_version join version p on p.version_id = m.primary_version
    union all
    select m.night, c.publisher_domain, 'title', c.title, p.title
    from mirrors m join version c on c.version_id = m.mirror_version join version p on p.version_id = m.primary_version
) as pairs
where mirrored is not null and origin is not null
group by night, publisher_domain, field
