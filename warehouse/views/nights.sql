-- Every night on which any source was asked. `day_number` counts days without a gap, `week_number` weeks from Monday on:
-- computed from the calendar's own rule, because engines agree on no function for it.
select
    night,
    day_number,
    (day_number + 1) / 7 as week_number
from (
    select
        night,
        365 * y + y / 4 - y / 100 + y / 400 + (153 * m + 2) / 5 + d as day_number
    from (
        select
            night,
            year - case when month < 3 then 1 else 0 end as y,
            month + case when month < 3 then 9 else -3 end as m,
            day as d
        from (
            select
                logical_date as night,
                cast(substr(logical_date, 1, 4) as integer) as year,
                cast(substr(logical_date, 6, 2) as integer) as month,
                cast(substr(logical_date, 9, 2) as integer) as day
            from (select distinct logical_date from source_run) as dates
        ) as parts
    ) as shifted
) as numbered;
