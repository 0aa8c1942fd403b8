select p.source, p.source_id, v.content_hash, t.ord, field, key, start_offset, end_offset, quote, segment, path
from version_evidence t
join version v on v.version_id = t.version_id
join posting p on p.posting_id = v.posting_id;
