-- No posting has two versions on one night.
select posting_id from (
    select posting_id, valid_to, lead(valid_from) over (partition by posting_id order by valid_from) as next_from
    from posting_version
) as v
where next_from is not null and (valid_to is null or next_from < valid_to);
