-- A posting is first seen, then last seen, then closed.
select posting_id from posting where first_seen > last_seen or (closed_on is not null and closed_on < last_seen);
