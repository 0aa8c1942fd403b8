-- Ids that the source never showed before.
insert into posting (source, source_id, first_seen, last_seen, listing_rows)
select :source, s.source_id, :night, :night, s.listing_rows
from staged s
where s.place > :after
    and not exists (select 1 from posting p where p.source = :source and p.source_id = s.source_id)
order by s.place;
