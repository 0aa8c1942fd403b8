-- What happened on each night: one row for each posting that was opened, changed, reopened or closed.
-- `what` names the groups of fields that changed; `_before` is the value that held until then.
select
    s.valid_from as night,
    case when s.valid_from = s.first_seen then 'opened' when v.valid_to = s.valid_from then 'changed' else 'reopened' end as change,
    s.source, s.source_id, s.posting_id, s.title, s.platform, s.specialty_codes, s.posting_kind,
    case when b.version_id is null then '' else trim(
        case when b.title <> s.title then 'title ' else '' end
        || case when coalesce(b.pay_min, -1) <> coalesce(s.pay_min, -1) or coalesce(b.pay_max, -1) <> coalesce(s.pay_max, -1)
            or coalesce(b.pay_unit, '') <> coalesce(s.pay_unit, '')
            or coalesce(b.pay_currency, '') <> coalesce(s.pay_currency, '') then 'pay ' else '' end
        || case when coalesce(b.hours_min, -1) <> coalesce(s.hours_min, -1)
            or coalesce(b.hours_max, -1) <> coalesce(s.hours_max, -1) or b.hours_basis <> s.hours_basis then 'hours ' else '' end
        || case when b.country_codes <> s.country_codes or b.geo_state <> s.geo_state or b.remote <> s.remote
            then 'places ' else '' end
        || case when b.specialty_codes <> s.specialty_codes then 'specialties ' else '' end
        || case when b.degree_codes <> s.degree_codes
            or coalesce(b.degree_min_level, -1) <> coalesce(s.degree_min_level, -1) then 'degrees ' else '' end
        || case when b.language_codes <> s.language_codes then 'languages ' else '' end
        || case when coalesce(b.posted_on, '') <> coalesce(s.posted_on, '') then 'posted_on ' else '' end
        || case when b.text_sha <> s.text_sha then 'text ' else '' end
    ) end as what,
    b.pay_min as pay_min_before, s.pay_min, b.pay_max as pay_max_before, s.pay_max, s.pay_currency, s.pay_unit,
    b.hours_min as hours_min_before, s.hours_min, b.hours_max as hours_max_before, s.hours_max,
    b.country_codes as country_codes_before, s.country_codes, b.title as title_before,
    s.content_hash, s.raw_sha, s.page_url
from posting_history s
left join posting_version v on v.posting_id = s.posting_id
    and v.valid_from = (
        select max(e.valid_from) from posting_version e where e.posting_id = s.posting_id and e.valid_from < s.valid_from
    )
left join version b on b.version_id = v.version_id

union all

select
    s.valid_to, 'closed', s.source, s.source_id, s.posting_id, s.title, s.platform, s.specialty_codes, s.posting_kind, '',
    s.pay_min, null, s.pay_max, null, s.pay_currency, s.pay_unit, s.hours_min, null, s.hours_max, null, s.country_codes,
    null, s.title, s.content_hash, s.raw_sha, s.page_url
from posting_history s
where s.valid_to is not null
    and not exists (select 1 from posting_version f where f.posting_id = s.posting_id and f.valid_from = s.valid_to);
