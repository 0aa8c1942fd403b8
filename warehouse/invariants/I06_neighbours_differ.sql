-- A version that follows another without a gap has other content.
select posting_id from (
    select posting_id, content_hash, valid_to,
        lead(content_hash) over (partition by posting_id order by valid_from) as next_hash,
        lead(valid_from) over (partition by posting_id order by valid_from) as next_from
    from posting_version
) as v
where next_hash = content_hash and next_from = valid_to;
