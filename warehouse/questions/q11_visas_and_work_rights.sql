-- Which openings exclude holders of some visa, or need a right to work where one lives?
select
    o.opportunity_id, o.title, o.platform, x.code as excluded_status, o.authorised_in_residence, o.sponsorship, e.quote
from openings o
left join version_code x on x.version_id = o.version_id and x.field = 'excluded_status'
left join version_evidence e on e.version_id = o.version_id and e.field = 'work_authorization'
where x.code is not null or o.authorised_in_residence = 1 or o.sponsorship = 0
order by x.code, o.opportunity_id;
