select p.source, p.source_id, v.content_hash, t.ord, lang, min_cefr, native, role, requirement
from version_language t
join version v on v.version_id = t.version_id
join posting p on p.posting_id = v.posting_id;
