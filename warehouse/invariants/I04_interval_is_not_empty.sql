-- An interval of validity holds at least one night.
select posting_id from posting_version where valid_to is not null and valid_to <= valid_from;
