-- What is new, changed, back or gone since the night before, and what changed?
select
    c.change, c.what, c.source, c.title, c.pay_min_before, c.pay_min, c.pay_max_before, c.pay_max, c.pay_currency, c.pay_unit,
    c.hours_min_before, c.hours_min, c.hours_max_before, c.hours_max, c.country_codes_before, c.country_codes, c.page_url
from changes c
where c.night = (select max(night) from nights) and c.posting_kind = 'opening'
order by c.change, c.source, c.source_id;
