"""The job of one night and its schedule."""

import dagster as dg

from pipeline.defs.nights import NIGHTS

# In one process: with one process a step each step would pay Dagster's import again.
job = dg.define_asset_job(
    "nightly",
    selection=dg.AssetSelection.all(),
    partitions_def=NIGHTS,
    executor_def=dg.in_process_executor,
    description="One night: collect every source, understand, load, publish.",
)


@dg.schedule(
    job=job, cron_schedule="0 3 * * *", execution_timezone="UTC", default_status=dg.DefaultScheduleStatus.RUNNING
)
def nightly_at_three(context: dg.ScheduleEvaluationContext) -> dg.RunRequest:
    """Every night at 03:00 UTC; the partition is the schedule's own date, not the clock's."""
    return dg.RunRequest(partition_key=context.scheduled_execution_time.strftime("%Y-%m-%d"))


@dg.run_failure_sensor(default_status=dg.DefaultSensorStatus.RUNNING)
def night_failed(context: dg.RunFailureSensorContext) -> None:
    """Leaves one line in the daemon's log for whatever watches it."""
    context.log.error(f"night {context.partition_key} failed: {context.failure_event.message}")
