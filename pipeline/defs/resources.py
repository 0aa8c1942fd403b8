"""The one resource. It stands alone: a module that holds Definitions is loaded for these and nothing else."""

import dagster as dg

from pipeline.night import Night

resources = dg.Definitions(resources={"night": Night()})
