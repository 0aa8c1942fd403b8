-- No posting belongs to two opportunities on one night.
select posting_id from (
    select posting_id, valid_to, lead(valid_from) over (partition by posting_id order by valid_from) as next_from
    from membership
) as m
where next_from is not null and (valid_to is null or next_from < valid_to);
