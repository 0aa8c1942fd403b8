-- Every night on which any source was asked, one row each.
select distinct logical_date as night from source_run;
