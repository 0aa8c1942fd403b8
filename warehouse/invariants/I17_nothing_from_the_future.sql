-- No posting was seen later than the day after the newest run ended.
select posting_id from posting where last_seen > :tomorrow;
