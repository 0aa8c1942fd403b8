"""What Dagster loads: everything under `pipeline/defs/`, found by the loader. No list to edit, no side effect."""

from pathlib import Path

import dagster as dg


@dg.definitions
def defs() -> dg.Definitions:
    return dg.load_from_defs_folder(path_within_project=Path(__file__).parent)
