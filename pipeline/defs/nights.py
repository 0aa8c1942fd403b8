"""The partitions: one per observation date (UTC). A past night can be parsed again, never crawled again."""

import dagster as dg

NIGHTS = dg.DailyPartitionsDefinition(start_date="2025-01-01", end_offset=1)
