-- The history of every posting: one row for each interval [valid_from, valid_to) of nights with one content.
select
    p.source, p.source_id, p.posting_id, v.version_id, v.valid_from, v.valid_to, p.first_seen, p.last_seen, p.closed_on,
    p.closed_how, v.listing_rows, v.content_hash, v.raw_sha, v.run_id, v.parser_version,
    c.title, c.platform, c.domain, c.specialty_codes, c.specialties_open, c.posting_kind,
    c.hours_min, c.hours_max, c.hours_basis, c.hours_qualifier, c.hours_approx, c.hours_flexible,
    c.hours_total_min, c.hours_total_max,
    c.pay_min, c.pay_max, c.pay_currency, c.pay_unit, c.pay_qualifier, c.pay_suspect, c.pay_note, c.pay_cadence,
    c.degree_codes, c.degree_min_level, c.degree_basis, c.degree_foreign_ok, c.experience_in_lieu,
    c.experience_years_min, c.experience_years_max, c.licence_required, c.board_required, c.board_eligible_ok,
    c.language_codes, c.remote, c.country_codes, c.geo_state, c.residence_required, c.authorised_in_residence,
    c.sponsorship, c.duration_min, c.duration_max, c.duration_unit, c.duration_kind, c.starts, c.openings,
    c.posted_on, c.posted_precision, c.closes_on, c.client_name, c.publisher_domain, c.page_url, c.apply_url,
    c.referral, c.flag_codes, c.page_kind, c.text_sha
from posting_version v
join posting p on p.posting_id = v.posting_id
join version c on c.version_id = v.version_id;
