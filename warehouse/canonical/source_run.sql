select
    s.source, s.logical_date, s.attempt, status, complete, authoritative, reason, listed, fetched,
    fetch_failed, skipped, parsed, rejected, loaded, unchanged, duplicate, set_aside, opened, changed,
    reopened, closed_by_flag, closed, held, seen, verdict, profile, digest, parser_version
from source_run s;
