-- What is open now: the snapshot of the newest night, one row for each opportunity. The same as `snapshots` on that night;
-- written out, because an engine would otherwise compute every night to show the last. `country_codes` is the union over the
-- platform's own postings; the other values are those of the posting that is shown.
select
    r.night, r.opportunity_id, r.family_id, r.source, r.source_id, r.posting_id, r.version_id, r.version_from,
    r.opportunity_first_seen as first_seen, r.postings, r.sources, r.opportunity_rows as listing_rows,
    c.title, c.platform, c.domain, c.specialty_codes, c.specialties_open, c.posting_kind,
    c.hours_min, c.hours_max, c.hours_basis, c.hours_qualifier, c.hours_approx, c.hours_flexible,
    c.hours_total_min, c.hours_total_max,
    c.pay_min, c.pay_max, c.pay_currency, c.pay_unit, c.pay_qualifier, c.pay_suspect, c.pay_note, c.pay_cadence,
    c.degree_codes, c.degree_min_level, c.degree_basis, c.degree_foreign_ok, c.experience_in_lieu,
    c.experience_years_min, c.experience_years_max, c.licence_required, c.board_required, c.board_eligible_ok,
    c.language_codes, c.remote, coalesce(u.country_codes, c.country_codes) as country_codes, c.geo_state, c.residence_required, c.authorised_in_residence,
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
        from current_postings o
    ) as s
) as r
join version c on c.version_id = r.version_id
left join (
    select
        opportunity_id, group_concat(country, ' ') over (partition by opportunity_id order by country) as country_codes,
        row_number() over (partition by opportunity_id order by country desc) as place
    from (select distinct opportunity_id, country from opportunity_places where is_own = 1 and kind in ('allowed', 'group')) as d
) as u on u.opportunity_id = r.opportunity_id and u.place = 1 and r.postings > 1
where r.place = 1;
