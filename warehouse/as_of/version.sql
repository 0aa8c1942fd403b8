-- The contents that somebody had seen by then.
select * from held.version
where version_id in (select version_id from posting_version)
