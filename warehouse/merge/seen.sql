-- What was seen was last seen tonight, and is open.
update posting set
    last_seen = :night, closed_on = null, closed_by_run = null, closed_how = null, listing_rows = o.listing_rows
from observation o
where o.run_id = :run and o.posting_id = posting.posting_id;
