"""The schema's history. `env.py` runs it on a connection that is handed over; revisions stand in `versions/`."""
