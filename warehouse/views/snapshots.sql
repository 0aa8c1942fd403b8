-- Any night's deduplicated state: one row for each opportunity that was open. Ask `where night = '2026-11-20'`.
-- The values are those of the opportunity's first posting: the primary one where it is open, else the one seen earliest.
-- `country_codes` is the union over the platform's own postings, or over all where none of them was open.
select
    r.night, r.opportunity_id, r.family_id, r.source, r.source_id, r.posting_id, r.version_id, r.version_from,
    r.opportunity_first_seen as first_seen, r.postings, r.sources, r.opportunity_rows as listing_rows,
    c.title, c.platform, c.domain, c.specialty_codes, c.specialties_open, c.posting_kind,
    c.hours_min, c.hours_max, c.hours_basis, c.hours_qualifier, c.hours_approx, c.hours_flexible,
    c.hours_total_min, c.hours_total_max,
    c.pay_min, c.pay_max, c.pay_currency, c.pay_unit, c.pay_qualifier, c.pay_suspect, c.pay_note, c.pay_cadence,
    c.degree_codes, c.degree_min_level, c.degree_basis, c.degree_foreign_ok, c.experience_in_lieu,
    c.experience_years_min, c.experience_years_max, c.licence_required, c.board_required, c.board_eligible_ok,
    c.language_codes, c.remote,
    case when r.postings = 1 then c.country_codes else coalesce((
        select group_concat(d.country, ' ') over (order by d.country)
        from (
            select distinct k.country
            from (
                select a.version_id, a.is_own, max(a.is_own) over () as has_own
                from (
                    select v.version_id, case when w.publisher_kind = 'platform' then 1 else 0 end as is_own
                    from membership m
                    join posting_version v on v.posting_id = m.posting_id
                        and v.valid_from <= r.night and (v.valid_to is null or v.valid_to > r.night)
                    join version w on w.version_id = v.version_id
                    where m.opportunity_id = r.opportunity_id
                        and m.valid_from <= r.night and (m.valid_to is null or m.valid_to > r.night)
                        and (m.relation <> 'possible_same' or r.relation = 'possible_same')
                ) as a
            ) as o
            join version_country k on k.version_id = o.version_id and k.kind in ('allowed', 'group')
            where o.is_own = o.has_own
        ) as d
        order by d.country desc limit 1
    ), c.country_codes) end as country_codes,
    c.geo_state, c.residence_required, c.authorised_in_residence,
    c.sponsorship, c.duration_min, c.duration_max, c.duration_unit, c.duration_kind, c.starts, c.openings,
    c.posted_on, c.posted_precision, c.closes_on, c.client_name, c.publisher_domain, c.page_url, c.apply_url,
    c.referral, c.flag_codes, c.page_kind, c.text_sha
from (
    select
        s.*,
        row_number() over (
            partition by night, opportunity_id
            order by case relation when 'primary' then 0 when 'possible_same' then 2 else 1 end, first_seen, source, source_id
        ) as place,
        min(first_seen) over (partition by night, opportunity_id) as opportunity_first_seen,
        count(*) over (partition by night, opportunity_id) as postings,
        sum(listing_rows) over (partition by night, opportunity_id) as opportunity_rows,
        max(source_number) over (partition by night, opportunity_id) as sources
    from (
        select
            o.*,
            dense_rank() over (partition by night, opportunity_id order by source) as source_number
        from open_postings o
    ) as s
) as r
join version c on c.version_id = r.version_id
where r.place = 1;
