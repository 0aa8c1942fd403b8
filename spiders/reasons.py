"""The closed lists of reasons: why a record was turned away, why a row was passed over, why a page or a run failed.

Every slug that `spiders` writes stands here with its meaning; `docs/operations.md` is for people, this is for code.
"""

from __future__ import annotations

REJECTED = {
    "missing_key": "a required key of the record is absent or blank; `field` names it",
    "bad_record": "the record is not an object",
    "bad_value": "a required value cannot be what it says it is",
    "conflicting_id": "a second record has the id of an earlier one and another content",
}
"""A record that was fetched and turned away: one issue each, counted in `rejected`."""

SKIPPED = {
    "superseded": "an older version of a record that is listed too",
    "duplicate": "the same record again, on another page",
    "unlisted": "the source marks the record as not to be shown",
    "out_of_scope": "a staff job, or other work that the source's own rule keeps out",
    "gone": "the detail page says 404 or 410",
    "offsite": "the link leaves the hosts that the card names",
    "too_long": "the link's address has more than 2,083 characters",
    "cap": "the card's page cap was reached",
    "robots": "robots.txt disallows the address",
}
"""A row that was listed and passed over on purpose, counted in `skipped`."""

NOTED = {
    "unknown_key": "the payload has a key that nobody reads; `field` names it",
    "volume_high": "more rows than the card expects",
    "broken_block": "a structured block on the page cannot be parsed",
    "clones_differ": "two clones of one posting say different things, of which the first is kept; `field` says what",
    "repeated_page": "a list page had the bytes of an earlier one",
    "terms_old": "the terms were read more than 180 days ago; after 210 days the source stops",
    "value_vanished": "a structured value is on far fewer records than the night before, or on none; `field` names it",
}
"""Worth a look, changes no count."""

PAGE_FAILED = {
    "not_recorded": "replay: the archive has no response for this link and night",
    "missing_envelope": "the page lacks a key that every page of the source has; `field` names it",
    "not_json": "the page should be JSON and is not",
    "no_posting": "the page should show a posting and lacks its anchor",
    "extract_error": "the source's own code failed on the page; `value` names the exception",
    "bit_rot": "the archived bytes are not what was stored",
    "too_big": "the body is longer than DOWNLOAD_MAXSIZE",
    "corrupt_body": "the body is cut, or its checksum is wrong",
    "too_deep": "the page nests deeper than a parser can be trusted with",
    "charset": "the bytes are not text in the charset they declare",
    "offsite_redirect": "the answer points to a host that the card does not name",
    "too_many_redirects": "more hops than REDIRECT_MAX_TIMES",
    "address_refused": "the name resolves to an address that is not public",
    "rate_limited": "the host asked to wait longer than we do, or again and again",
    "http_error": "an answer that is neither 200 nor one of the named ones; `value` has the status",
    "not_found": "a list page says 404 or 410",
    "timeout": "no answer in time",
    "dns": "the host name does not resolve",
    "connection": "the connection was refused, reset or closed early",
    "tls": "the certificate is not valid",
}
"""A page that could not be read, counted in `fetch_failed`."""

BLOCKED = {
    "access_denied": "401 or 403",
    "login_wall": "a login page in place of the content",
    "challenge": "a bot challenge in place of the content",
    "robots_disallowed": "robots.txt disallows the start address",
    "tdm_reserved": "the site reserves its rights against text and data mining (TDMRep)",
    "robots_unreachable": "robots.txt could not be read, so nothing else was asked",
}
"""The source does not want to be read tonight. Nothing is worked around and nothing is closed."""

RUN = {
    "records_rejected": "a record was listed and turned away, so its absence from the drafts proves nothing",
    "total_mismatch": "fewer distinct rows were read than the source declares",
    "total_moved": "two pages of one walk declare different totals",
    "total_missing": "the page that should declare a total does not",
    "cap_reached": "the page cap stopped the walk",
    "below_expected": "fewer rows than the card's minimum",
    "empty_after_rows": "nothing is listed where the night before had rows",
    "retention_low": "too many records lack their required keys",
    "time_limit": "the wall-clock limit stopped the run",
    "stopped": "a signal ended the run",
    "crashed": "the child process ended by itself before it was done",
    "terms_stale": "the terms were read more than 210 days ago: read them and run `./run source review`",
    "switched_off": "the card is not enabled, or its terms forbid reading",
    "no_contact": "live crawling needs a contact address",
}
"""Reasons that belong to a run as a whole."""

ALL = frozenset({*REJECTED, *SKIPPED, *NOTED, *PAGE_FAILED, *BLOCKED, *RUN})
