-- A version belongs to a posting, and its content to the same one.
select v.posting_id from posting_version v
left join posting p on p.posting_id = v.posting_id
left join version c on c.version_id = v.version_id and c.posting_id = v.posting_id and c.content_hash = v.content_hash
where p.posting_id is null or c.version_id is null;
