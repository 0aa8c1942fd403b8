select p.source, p.source_id, v.content_hash, v.read_on, v.parser_version, v.text_sha, v.record
from version v
join posting p on p.posting_id = v.posting_id;
