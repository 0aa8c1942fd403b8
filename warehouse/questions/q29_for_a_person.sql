-- Which records are uncertain and want a person: two readings, an implied value, a flag?
select o.opportunity_id, o.title, o.source, 'state' as kind, s.field, s.state as word, s.alternatives
from openings o
join version_state s on s.version_id = o.version_id and s.state in ('conflicting', 'implied')
union all
select o.opportunity_id, o.title, o.source, 'flag', null, f.code, null
from openings o
join version_code f on f.version_id = o.version_id and f.field = 'flag'
order by 1, 4, 5, 6;
