select p.source, p.source_id, v.content_hash, t.ord, field, code, requirement
from version_code t
join version v on v.version_id = t.version_id
join posting p on p.posting_id = v.posting_id;
