-- An open posting has a current version.
select p.posting_id from posting p
left join posting_version v on v.posting_id = p.posting_id and v.valid_to is null
where p.closed_on is null and v.posting_id is null;
