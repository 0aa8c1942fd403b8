select p.source, p.source_id, m.opportunity_id, m.family_id, m.relation, m.reasons, m.valid_from, m.valid_to
from membership m
join posting p on p.posting_id = m.posting_id;
