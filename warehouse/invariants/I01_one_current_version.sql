-- A posting has at most one current version.
select posting_id from posting_version where valid_to is null group by posting_id having count(*) > 1;
