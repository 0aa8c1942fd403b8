-- Median and quartiles of hourly pay in USD by specialty and platform. A range counts with its middle; "up to" is a
-- ceiling, not a rate, and is kept apart. Suspect figures are left out.
with rate as (
    select
        s.code as specialty, o.platform, case when o.pay_qualifier = 'up_to' then 'ceiling' else 'rate' end as kind,
        (coalesce(o.pay_min, o.pay_max) + coalesce(o.pay_max, o.pay_min)) / 2 as pay
    from openings o
    join version_specialty s on s.version_id = o.version_id and s.requirement in ('required', 'any_of')
    where o.pay_unit = 'hour' and o.pay_currency = 'USD' and coalesce(o.pay_suspect, 0) = 0
        and coalesce(o.pay_min, o.pay_max) is not null
),

placed as (
    select
        rate.*,
        row_number() over (partition by specialty, platform, kind order by pay) as place,
        count(*) over (partition by specialty, platform, kind) as n
    from rate
)

select
    specialty, platform, kind, n,
    avg(case when place in ((n + 1) / 2, (n + 2) / 2) then pay end) as median,
    min(case when place >= (n + 3) / 4 then pay end) as lower_quartile,
    max(case when place <= n + 1 - (n + 3) / 4 then pay end) as upper_quartile,
    min(pay) as lowest, max(pay) as highest
from placed
group by specialty, platform, kind, n
order by n desc, specialty, platform, kind;
