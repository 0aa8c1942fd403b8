-- The original link for applying, without anybody's referral code.
select o.opportunity_id, o.title, o.platform, o.apply_url, o.referral
from openings o
where o.apply_url is not null
order by o.opportunity_id;
