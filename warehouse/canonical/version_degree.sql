select p.source, p.source_id, v.content_hash, t.ord, credential, level, fields, requirement, group_name, soft
from version_degree t
join version v on v.version_id = t.version_id
join posting p on p.posting_id = v.posting_id;
