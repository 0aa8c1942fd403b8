-- Ends the intervals of what changed.
update posting_version set valid_to = :night, end_known_on = :known
from observation o
where o.run_id = :run and o.posting_id = posting_version.posting_id and posting_version.valid_to is null
    and o.version_id <> posting_version.version_id;
