-- A closed posting has none.
select p.posting_id from posting p
join posting_version v on v.posting_id = p.posting_id and v.valid_to is null
where p.closed_on is not null;
