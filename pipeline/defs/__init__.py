"""Assets, checks, the job and its schedule. An asset calls one function and returns its report."""
