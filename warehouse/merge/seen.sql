-- What was seen was last seen tonight, and is open. A row that says so already is not written again.
update posting set
    last_seen = :night, closed_on = null, closed_by_run = null, closed_how = null, listing_rows = o.listing_rows
from observation o
where o.run_id = :run and o.posting_id = posting.posting_id
    and (posting.last_seen <> :night or posting.closed_on is not null or posting.listing_rows <> o.listing_rows);
