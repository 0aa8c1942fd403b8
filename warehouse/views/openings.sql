-- What is open now: the snapshot of the newest night.
select * from snapshots where night = (select max(night) from nights);
