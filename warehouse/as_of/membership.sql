-- The memberships that were held true by then.
select
    posting_id, valid_from, case when valid_to <= :day and end_known_on <= :known then valid_to end as valid_to,
    opportunity_id, family_id, relation, reasons, known_on,
    case when valid_to <= :day and end_known_on <= :known then end_known_on end as end_known_on
from held.membership
where valid_from <= :day and known_on <= :known
union all
select
    posting_id, valid_from, case when valid_to <= :day and end_known_on <= :known then valid_to end,
    opportunity_id, family_id, relation, reasons, known_on,
    case when valid_to <= :day and end_known_on <= :known then end_known_on end
from held.replaced_membership
where valid_from <= :day and known_on <= :known and replaced_on > :known
