-- The lists that a person had confirmed.
select * from held.confirmation where night <= :day
