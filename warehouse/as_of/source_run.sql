-- The runs of the nights until the day that had been loaded by the day of knowledge.
select * from held.source_run where logical_date <= :day and known_on <= :known
