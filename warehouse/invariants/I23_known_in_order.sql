-- Every interval says since when it was known, never before its own nights; its end is known if it has one.
select posting_id, valid_from from posting_version
where known_on is null or known_on < valid_from or (valid_to is null) <> (end_known_on is null) or end_known_on < valid_to
union all
select posting_id, valid_from from membership
where known_on is null or known_on < valid_from or (valid_to is null) <> (end_known_on is null) or end_known_on < valid_to
union all
select posting_id, valid_from from replaced_version where replaced_on <= known_on or known_on < valid_from
union all
select posting_id, valid_from from replaced_membership where replaced_on <= known_on or known_on < valid_from
union all
select run_id, logical_date from source_run where known_on is null or known_on < logical_date;
