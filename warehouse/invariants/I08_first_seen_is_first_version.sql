-- A posting's first version starts on the night it was first seen.
select p.posting_id from posting p
join (select posting_id, min(valid_from) as first_from from posting_version group by posting_id) as v
    on v.posting_id = p.posting_id
where v.first_from <> p.first_seen;
