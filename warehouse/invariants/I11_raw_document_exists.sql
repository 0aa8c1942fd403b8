-- A version names a raw document that is registered.
select v.posting_id from posting_version v left join raw_doc r on r.sha = v.raw_sha where r.sha is null;
