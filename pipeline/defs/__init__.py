"""Assets, checks, the job and its schedule. An asset reads with one resource, calls one function, returns the report."""
